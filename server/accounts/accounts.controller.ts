import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdPath, type Page } from '../platform/dto/shapes.js';
import { Actor, Permit, type Principal } from '../platform/permissions/principal.js';
import {
  Account,
  AccountChange,
  AccountPage,
  AccountQuery,
  MadeAccount,
  NewAccount,
  OneTimePassword,
} from './account.dto.js';
import { AccountService } from './account.service.js';

@ApiTags('accounts')
@Controller('api/v1/accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountService) {}

  /** Accounts of the session's province. */
  @Get()
  @Permit('accounts.read')
  @ApiOkResponse({ type: AccountPage })
  list(@Actor() actor: Principal, @Query() query: AccountQuery): Promise<Page<Account>> {
    return this.accounts.list(actor, query);
  }

  /** Makes an account; the one-time password is shown only here. */
  @Post()
  @Permit('accounts.write')
  @ApiCreatedResponse({ type: MadeAccount })
  create(@Actor() actor: Principal, @Body() wanted: NewAccount): Promise<MadeAccount> {
    return this.accounts.create(actor, wanted);
  }

  /** Changes name, role, agency, sector; disables or enables. */
  @Patch(':id')
  @Permit('accounts.write')
  @ApiOkResponse({ type: Account })
  change(@Actor() actor: Principal, @Param() { id }: IdPath, @Body() wanted: AccountChange): Promise<Account> {
    return this.accounts.change(actor, id, wanted);
  }

  /** A new one-time password. */
  @Post(':id/reset')
  @HttpCode(200)
  @Permit('accounts.write')
  @ApiOkResponse({ type: OneTimePassword })
  reset(@Actor() actor: Principal, @Param() { id }: IdPath): Promise<OneTimePassword> {
    return this.accounts.reset(actor, id);
  }
}
