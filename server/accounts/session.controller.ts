import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../platform/config/config.js';
import { IdPath } from '../platform/dto/shapes.js';
import { Actor, AllowDuringPasswordChange, Permit, type Principal } from '../platform/permissions/principal.js';
import { sessionCookie } from '../platform/permissions/sessions.js';
import { clearSessionCookie, sessionToken, setSessionCookie } from './session-cookie.js';
import {
  OwnSessions,
  PasswordChange,
  PasswordConfirmation,
  ProvinceChoice,
  Session,
  SignIn,
  TotpCode,
  TotpSetUp,
} from './session.dto.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';
import { TwoStepService } from './two-step.service.js';

@ApiTags('session')
@Controller('api/v1')
@Permit('session.own')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly session: SessionService,
    private readonly twoStep: TwoStepService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Signs in and sets the session cookie. */
  @Post('session')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Permit('session.open')
  @ApiOkResponse({ type: Session })
  async signIn(
    @Body() wanted: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const token = await this.signIns.signIn(wanted, {
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
      presentToken: request.cookies[sessionCookie],
    });
    setSessionCookie(this.config, request, reply, token);
    return this.session.show(token);
  }

  /** Who is signed in, what they may do, and the token for changes. */
  @Get('session')
  @Header('cache-control', 'no-store')
  @AllowDuringPasswordChange()
  @ApiOkResponse({ type: Session })
  show(@Req() request: FastifyRequest): Promise<Session> {
    return this.session.show(sessionToken(request));
  }

  /** Signs out. */
  @Delete('session')
  @HttpCode(204)
  @AllowDuringPasswordChange()
  @ApiNoContentResponse()
  async signOut(
    @Actor() actor: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.session.signOut(actor);
    clearSessionCookie(this.config, request, reply);
  }

  /** Changes the own password; other sessions close. */
  @Post('session/password')
  @HttpCode(204)
  @AllowDuringPasswordChange()
  @ApiNoContentResponse()
  changePassword(
    @Actor() actor: Principal,
    @Body() wanted: PasswordChange,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.session.changePassword(actor, wanted, request.ip);
  }

  /** Acts in another province; only for accounts that are bound to none. */
  @Post('session/province')
  @HttpCode(200)
  @ApiOkResponse({ type: Session })
  async switchProvince(
    @Actor() actor: Principal,
    @Body() wanted: ProvinceChoice,
    @Req() request: FastifyRequest,
  ): Promise<Session> {
    await this.session.switchProvince(actor, wanted.provinceId);
    return this.session.show(sessionToken(request));
  }

  /** Own open sessions. */
  @Get('sessions')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: OwnSessions })
  own(@Actor() actor: Principal): Promise<OwnSessions> {
    return this.session.own(actor);
  }

  /** Closes one of the own sessions. */
  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  close(@Actor() actor: Principal, @Param() { id }: IdPath): Promise<void> {
    return this.session.close(actor, id);
  }

  /** A new two-step key, shown once; in use only after it was confirmed. */
  @Post('session/totp')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: TotpSetUp })
  setUpTotp(@Actor() actor: Principal): Promise<TotpSetUp> {
    return this.twoStep.setUp(actor);
  }

  /** Confirms the two-step key with a code of the app. */
  @Post('session/totp/confirm')
  @HttpCode(204)
  @ApiNoContentResponse()
  confirmTotp(@Actor() actor: Principal, @Body() { code }: TotpCode): Promise<void> {
    return this.twoStep.confirm(actor, code);
  }

  /** Switches two-step sign-in off. */
  @Delete('session/totp')
  @HttpCode(204)
  @ApiNoContentResponse()
  switchOffTotp(
    @Actor() actor: Principal,
    @Body() { password }: PasswordConfirmation,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.twoStep.switchOff(actor, password, request.ip);
  }
}
