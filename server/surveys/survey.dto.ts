/** Bodies and answers of the survey routes. */
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import {
  IsObject,
  IsOptional,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import {
  ChoiceField,
  ChoicesField,
  IdField,
  ListField,
  MomentField,
  PartField,
  TextField,
  WholeField,
} from '../platform/dto/fields.js';
import { BilingualText, PageQuery, pageShape } from '../platform/dto/shapes.js';
import { sectors, type Sector } from '../platform/permissions/permission-table.js';
import { agencyKinds, type SurveyMinimum } from './survey-minimum.js';
import type { SurveyState } from './survey-states.js';

/** METHODS §2.1, in this order everywhere. */
export const channels = [
  'kiosk',
  'publicLink',
  'oneTimeCode',
  'paper',
  'interviewer',
  'phone',
  'openRosa',
  'import',
] as const;
export type Channel = (typeof channels)[number];

export const surveyStates = ['draft', 'open', 'closed'] as const;

@ValidatorConstraint({ name: 'codesByCode' })
class CodesByCode implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const entries = Object.entries(value);
    const code = /^[A-Za-z0-9._-]{1,50}$/;
    return (
      entries.length <= 300 &&
      entries.every(([key, name]) => code.test(key) && typeof name === 'string' && code.test(name))
    );
  }
  defaultMessage(): string {
    return 'must be an object from item code to scale name';
  }
}

@ValidatorConstraint({ name: 'minimumByKind' })
class MinimumByKind implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.entries(value).every(
      ([kind, forms]) =>
        (agencyKinds as readonly string[]).includes(kind) &&
        Number.isInteger(forms) &&
        (forms as number) >= 1 &&
        (forms as number) <= 1_000_000,
    );
  }
  defaultMessage(): string {
    return 'must be an object from kind of agency to a whole number of forms from 1';
  }
}

export class MinimumBody {
  @ChoiceField({ of: ['fixed'] })
  rule!: 'fixed';
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, example: { department: 200, commune: 50 } })
  @IsObject()
  @Validate(MinimumByKind)
  byKind!: Record<string, number>;
}

export class SurveyBody {
  @PartField(() => BilingualText)
  title!: BilingualText;
  @IdField()
  questionnaireVersionId!: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' }, example: { K1: 'face3' } })
  @IsOptional()
  @Validate(CodesByCode)
  scaleChoices?: Record<string, string>;
  @ChoiceField({ of: sectors, optional: true, nullable: true })
  sector?: Sector | null;
  @MomentField({ optional: true, nullable: true })
  opensAt?: string | null;
  @MomentField({ optional: true, nullable: true, description: 'The round ends by itself at this moment.' })
  closesAt?: string | null;
  @PartField(() => MinimumBody, { optional: true })
  minimum?: MinimumBody;
  @ChoicesField({ of: channels })
  channels!: Channel[];
  @ChoicesField({ of: channels, description: 'Which of the channels enter the index.' })
  indexChannels!: Channel[];
  @TextField({ max: 500, optional: true, nullable: true })
  populationText?: string | null;
  @WholeField({
    min: 0,
    max: 90,
    optional: true,
    description: 'Days after the end in which forms answered in time still count.',
  })
  graceDays?: number;
}

export class SurveyPatch extends PartialType(SurveyBody, { skipNullProperties: false }) {
  @WholeField({ min: 1, max: 2_000_000_000 })
  version!: number;
}

export class SurveyQuery extends PageQuery {
  @ChoiceField({ of: surveyStates, optional: true })
  state?: SurveyState;
}

export class QrQuery {
  @ChoiceField({ of: ['a4', 'a6'], optional: true, description: 'a4 (default) for a wall, a6 for a counter.' })
  format?: 'a4' | 'a6';
  @IdField({ optional: true, description: 'Only the sheet of this agency.' })
  agencyId?: string;
}

export class SurveyAgencyBody {
  @IdField()
  agencyId!: string;
  @WholeField({
    min: 0,
    max: 100_000_000,
    optional: true,
    nullable: true,
    description: 'People concerned, when known.',
  })
  population?: number | null;
  @WholeField({ min: 0, max: 10_000_000, optional: true, nullable: true, description: 'Forms that are aimed at.' })
  target?: number | null;
}

export class SurveyAgenciesBody {
  @ListField(() => SurveyAgencyBody, { max: 2_000 })
  agencies!: SurveyAgencyBody[];
}

export class SurveyShape {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: BilingualText })
  title!: BilingualText;
  @ApiProperty({ enum: surveyStates })
  state!: SurveyState;
  @ApiProperty({ format: 'uuid' })
  questionnaireVersionId!: string;
  @ApiProperty({ type: BilingualText })
  questionnaireTitle!: BilingualText;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  scaleChoices!: Record<string, string>;
  @ApiProperty({ enum: sectors, nullable: true, type: String })
  sector!: Sector | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  opensAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closesAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  openedAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closedAt!: Date | null;
  @ApiProperty({ type: MinimumBody })
  minimum!: SurveyMinimum;
  @ApiProperty({ enum: channels, isArray: true })
  channels!: Channel[];
  @ApiProperty({ enum: channels, isArray: true })
  indexChannels!: Channel[];
  @ApiProperty({ type: String, nullable: true })
  populationText!: string | null;
  @ApiProperty({ type: 'integer' })
  graceDays!: number;
  @ApiProperty({ description: 'Public code of the whole round: /k/<code>.' })
  code!: string;
  @ApiProperty({ type: 'integer' })
  agencies!: number;
  @ApiProperty({ type: 'integer', description: 'Counted responses.' })
  responses!: number;
  @ApiProperty()
  isSample!: boolean;
  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class SurveyPage extends pageShape(SurveyShape) {}

export class SurveyAgencyShape {
  @ApiProperty({ format: 'uuid' })
  agencyId!: string;
  @ApiProperty({ description: "The agency's public code in this round: /k/<code>." })
  code!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ enum: agencyKinds })
  kind!: string;
  @ApiProperty({ type: 'integer', nullable: true })
  population!: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  target!: number | null;
  @ApiProperty({ type: 'integer', description: 'Forms needed for being ranked.' })
  minimum!: number;
  @ApiProperty({ type: 'integer' })
  counted!: number;
}

export class SurveyAgencyList {
  @ApiProperty({ type: SurveyAgencyShape, isArray: true })
  items!: SurveyAgencyShape[];
}
