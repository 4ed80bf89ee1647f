import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, DayField, FlagField, IdField, ListField, TextField, WholeField } from '../platform/dto/fields.js';
import { PageQuery, pageShape } from '../platform/dto/shapes.js';

export const agencyKinds = [
  'province',
  'department',
  'centralAgency',
  'district',
  'commune',
  'serviceUnit',
  'counter',
] as const;
export type AgencyKind = (typeof agencyKinds)[number];

export const procedureScopes = ['normal', 'few'] as const;
export type ProcedureScope = (typeof procedureScopes)[number];

export class AgencyQuery extends PageQuery {
  @TextField({ max: 60, optional: true, description: 'Code of the province; the default one unless told.' })
  province?: string;
  @ChoiceField({ of: agencyKinds, optional: true })
  kind?: AgencyKind;
  @DayField({ optional: true, description: 'Only agencies that exist on this day.' })
  on?: string;
  @TextField({ max: 100, optional: true, description: 'Words of the name or code; accents do not matter.' })
  search?: string;
  @IdField({ optional: true })
  parentId?: string;
}

export class ExportQuery {
  @ChoiceField({ of: agencyKinds, optional: true })
  kind?: AgencyKind;
  @DayField({ optional: true })
  on?: string;
}

export class PredecessorLink {
  @IdField()
  agencyId!: string;
  @FlagField({ optional: true, description: 'Only a part of that unit came here.' })
  partial?: boolean;
}

export class NewAgency {
  @TextField({
    max: 60,
    min: 2,
    optional: true,
    pattern: /^[a-z0-9][a-z0-9-]{1,59}$/,
    description: 'Made from the name unless told.',
  })
  code?: string;
  @TextField({ max: 20, optional: true, nullable: true, description: 'Statistical code; not unique over time.' })
  officialCode?: string | null;
  @TextField({ max: 200 })
  name!: string;
  @TextField({ max: 60, optional: true, nullable: true })
  shortName?: string | null;
  @ChoiceField({ of: agencyKinds })
  kind!: AgencyKind;
  @TextField({
    max: 60,
    optional: true,
    nullable: true,
    description: 'The word before the name: xã, phường, bệnh viện.',
  })
  unitType?: string | null;
  @IdField({ optional: true, nullable: true, description: 'Needed for serviceUnit and counter.' })
  parentId?: string | null;
  @DayField({ optional: true, nullable: true })
  validFrom?: string | null;
  @DayField({ optional: true, nullable: true, description: 'Last day, inclusive.' })
  validTo?: string | null;
  @ChoiceField({ of: procedureScopes, optional: true, nullable: true })
  procedureScope?: ProcedureScope | null;
  @ListField(() => PredecessorLink, { max: 50, optional: true })
  predecessors?: PredecessorLink[];
}

export class AgencyChange {
  @WholeField({ min: 1, max: 2_147_483_647 })
  version!: number;
  @TextField({ max: 20, optional: true, nullable: true })
  officialCode?: string | null;
  @TextField({ max: 200, min: 1, optional: true })
  name?: string;
  @TextField({ max: 60, optional: true, nullable: true })
  shortName?: string | null;
  @TextField({ max: 60, optional: true, nullable: true })
  unitType?: string | null;
  @IdField({ optional: true, nullable: true })
  parentId?: string | null;
  @DayField({ optional: true, nullable: true })
  validFrom?: string | null;
  @DayField({ optional: true, nullable: true })
  validTo?: string | null;
  @ChoiceField({ of: procedureScopes, optional: true, nullable: true })
  procedureScope?: ProcedureScope | null;
  @ListField(() => PredecessorLink, { max: 50, optional: true, description: 'Replaces the list.' })
  predecessors?: PredecessorLink[];
}

export class Agency {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: String, nullable: true })
  officialCode!: string | null;
  @ApiProperty()
  slug!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ type: String, nullable: true })
  shortName!: string | null;
  @ApiProperty({ enum: agencyKinds })
  kind!: AgencyKind;
  @ApiProperty({ type: String, nullable: true })
  unitType!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  parentId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  parentName!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  validFrom!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo!: string | null;
  @ApiProperty({ type: String, enum: procedureScopes, nullable: true })
  procedureScope!: ProcedureScope | null;
  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class AgencyPage extends pageShape(Agency) {}

export class AgencyLink {
  @ApiProperty({ type: () => Agency })
  agency!: Agency;
  @ApiProperty()
  partial!: boolean;
  /** Share of the predecessor that came here (0..1), where a document states it. */
  @ApiProperty({ type: Number, nullable: true })
  share!: number | null;
}

export class AgencyWithLinks extends Agency {
  @ApiProperty({ type: () => AgencyLink, isArray: true })
  predecessors!: AgencyLink[];
  @ApiProperty({ type: () => AgencyLink, isArray: true })
  successors!: AgencyLink[];
}
