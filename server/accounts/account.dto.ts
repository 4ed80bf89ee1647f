import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, FlagField, IdField, TextField, WholeField } from '../platform/dto/fields.js';
import { PageQuery, pageShape } from '../platform/dto/shapes.js';
import { roles, sectors, type Role, type Sector } from '../platform/permissions/permission-table.js';

const usernamePattern = /^[a-z0-9][a-z0-9._-]{2,39}$/;

export class AccountQuery extends PageQuery {
  @TextField({ max: 100, optional: true, description: 'Part of the user name or full name; accents do not matter.' })
  search?: string;
  @ChoiceField({ of: roles, optional: true })
  role?: Role;
  @ChoiceField({ of: ['active', 'disabled'], optional: true })
  state?: 'active' | 'disabled';
}

export class NewAccount {
  @TextField({
    max: 40,
    min: 3,
    pattern: usernamePattern,
    description: 'Small letters without accents, digits, dot, dash, underscore.',
  })
  username!: string;
  @TextField({ max: 120 })
  fullName!: string;
  @ChoiceField({ of: roles })
  role!: Role;
  @IdField({ optional: true, nullable: true, description: 'Needed for agency roles.' })
  agencyId?: string | null;
  @ChoiceField({ of: sectors, optional: true, nullable: true, description: 'Needed for surveyManager.' })
  sector?: Sector | null;
  @FlagField({ optional: true, description: 'Not bound to one province; only an account that is not may make one.' })
  allProvinces?: boolean;
}

export class AccountChange {
  @WholeField({ min: 1, max: 2_147_483_647 })
  version!: number;
  @TextField({ max: 120, min: 1, optional: true })
  fullName?: string;
  @ChoiceField({ of: roles, optional: true })
  role?: Role;
  @IdField({ optional: true, nullable: true })
  agencyId?: string | null;
  @ChoiceField({ of: sectors, optional: true, nullable: true })
  sector?: Sector | null;
  @FlagField({ optional: true, description: 'A disabled account cannot sign in; its sessions close at once.' })
  disabled?: boolean;
}

export class Account {
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
  /** null = acts in any province of the installation. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  provinceId!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  disabledAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastSignInAt!: Date | null;
  @ApiProperty()
  totpEnabled!: boolean;
  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;
  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class AccountPage extends pageShape(Account) {}

export class OneTimePassword {
  /** Shown once; to be changed at the first sign-in. */
  @ApiProperty()
  oneTimePassword!: string;
}

export class MadeAccount extends OneTimePassword {
  @ApiProperty({ type: () => Account })
  account!: Account;
}
