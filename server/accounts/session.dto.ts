import { ApiProperty } from '@nestjs/swagger';
import { IdField, SecretField, TextField } from '../platform/dto/fields.js';
import {
  permissionTable,
  roles,
  sectors,
  type Action,
  type Role,
  type Sector,
} from '../platform/permissions/permission-table.js';
import { Province } from '../platform/provinces/provinces.js';

const longestPassword = 200;

export class SignIn {
  @TextField({ max: 100 })
  username!: string;
  @SecretField({ max: longestPassword })
  password!: string;
  @TextField({ max: 10, optional: true, description: 'Six digits; asked for by the problem totpRequired.' })
  totp?: string;
}

export class PasswordChange {
  @SecretField({ max: longestPassword })
  currentPassword!: string;
  @SecretField({ max: longestPassword, description: 'At least 12 characters, without the user name.' })
  newPassword!: string;
}

export class ProvinceChoice {
  @IdField()
  provinceId!: string;
}

export class TotpCode {
  @TextField({ max: 10, description: 'Six digits.' })
  code!: string;
}

export class PasswordConfirmation {
  @SecretField({ max: longestPassword })
  password!: string;
}

export class TotpSetUp {
  @ApiProperty()
  secret!: string;
  @ApiProperty()
  otpauthUrl!: string;
  @ApiProperty()
  qrSvg!: string;
}

export class SessionAccount {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  username!: string;
  @ApiProperty()
  fullName!: string;
  @ApiProperty({ enum: roles })
  role!: Role;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  agencyId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  agencyName!: string | null;
  @ApiProperty({ type: String, enum: sectors, nullable: true })
  sector!: Sector | null;
}

export class Session {
  @ApiProperty({ type: () => SessionAccount })
  account!: SessionAccount;
  @ApiProperty({ type: () => Province })
  province!: Province;
  /** Provinces that this account may act in; more than one only when it is bound to none. */
  @ApiProperty({ type: () => Province, isArray: true })
  provinces!: Province[];
  /** To be sent as x-csrf-token with every change. */
  @ApiProperty()
  csrfToken!: string;
  @ApiProperty()
  mustChangePassword!: boolean;
  @ApiProperty()
  totpEnabled!: boolean;
  @ApiProperty({ enum: Object.keys(permissionTable), isArray: true })
  permissions!: Action[];
}

export class OwnSession {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;
  @ApiProperty({ type: String, format: 'date-time' })
  lastSeenAt!: Date;
  @ApiProperty()
  userAgent!: string;
  @ApiProperty()
  current!: boolean;
}

export class OwnSessions {
  @ApiProperty({ type: () => OwnSession, isArray: true })
  items!: OwnSession[];
}
