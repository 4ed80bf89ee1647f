import { Module } from '@nestjs/common';
import { AccountService } from './account.service.js';
import { AccountsController } from './accounts.controller.js';
import { PasswordProof } from './password-proof.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInGate } from './sign-in-gate.js';
import { SignInService } from './sign-in.service.js';
import { TwoStepService } from './two-step.service.js';

@Module({
  controllers: [SessionController, AccountsController],
  providers: [SignInGate, PasswordProof, SignInService, SessionService, TwoStepService, AccountService],
})
export class AccountsModule {}
