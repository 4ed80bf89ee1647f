/** Bodies and answers of runs. */
import { ApiProperty } from '@nestjs/swagger';
import { IdField, TextField } from '../platform/dto/fields.js';
import { BilingualText, PageQuery, pageShape } from '../platform/dto/shapes.js';

export class NewRun {
  @TextField({ max: 500, optional: true })
  note?: string;
}

export class RunQuery extends PageQuery {
  @IdField({ optional: true })
  surveyId?: string;
}

export class IntervalShape {
  @ApiProperty({ description: 'wilson, wilsonFpc, logitT, t, wilsonForms or census' })
  name!: string;
  @ApiProperty({ description: '0.95' })
  level!: number;
  @ApiProperty({ description: 'Unrounded, in the unit of the value.' })
  lower!: number;
  @ApiProperty()
  upper!: number;
}

export class RankRangeShape {
  @ApiProperty({ type: 'integer' })
  from!: number;
  @ApiProperty({ type: 'integer' })
  to!: number;
}

export class RankShape {
  @ApiProperty({ type: 'integer', description: 'By competition: 1 2 2 4.' })
  rank!: number;
  @ApiProperty({ type: 'integer', description: 'Ranked agencies of the group.' })
  of!: number;
  @ApiProperty({ type: () => RankRangeShape })
  range!: RankRangeShape;
}

/** A figure: rounded and exact, with its base and interval. Hidden cells have nulls. */
export class FigureShape {
  @ApiProperty({ type: String, nullable: true, description: 'Rounded half up, such as "83.87".' })
  value!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Lowest terms, such as "2600/31".' })
  valueExact!: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Forms in the denominator; null when under 10 (hidden).',
  })
  n!: number | null;
  @ApiProperty({ type: () => IntervalShape, nullable: true })
  interval!: IntervalShape | null;
}

export class FactorShape extends FigureShape {
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: () => BilingualText })
  name!: BilingualText;
}

export class ResultRow extends FigureShape {
  @ApiProperty({ format: 'uuid' })
  agencyId!: string;
  @ApiProperty()
  code!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ description: 'Kind of agency; agencies are ranked inside it.' })
  kind!: string;
  @ApiProperty({ type: String, nullable: true })
  unitType!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  population!: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Forms needed to be ranked.' })
  minimum!: number | null;
  @ApiProperty()
  eligible!: boolean;
  @ApiProperty({ enum: ['ranked', 'shown', 'hidden'] })
  visibility!: 'ranked' | 'shown' | 'hidden';
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['excluded', 'undefined', 'tooFewToShow', 'belowMinimum', 'minimumUnknown', null],
    description: 'Why the agency is not ranked.',
  })
  unranked!: string | null;
  @ApiProperty({ type: () => RankShape, nullable: true })
  rank!: RankShape | null;
  @ApiProperty({ type: () => FactorShape, isArray: true })
  factors!: FactorShape[];
}

export class RankedGroup {
  @ApiProperty()
  kind!: string;
  @ApiProperty({ type: 'integer' })
  agencies!: number;
  @ApiProperty({ type: 'integer' })
  shown!: number;
  @ApiProperty({ type: 'integer' })
  ranked!: number;
  @ApiProperty({ type: 'integer', description: 'Forms of the shown agencies.' })
  forms!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Plain mean of the shown agencies.' })
  mean!: string | null;
  @ApiProperty({
    type: () => FactorShape,
    isArray: true,
    description: 'Mean of each factor over the shown agencies; n is agencies.',
  })
  factors!: FactorShape[];
}

export class RuleShape {
  @ApiProperty({ description: 'method/aggregation' })
  id!: string;
  @ApiProperty()
  version!: string;
  @ApiProperty({ enum: ['percent', 'level', 'points'] })
  unit!: string;
  @ApiProperty({ type: () => BilingualText })
  name!: BilingualText;
}

export class RunShape {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: ['satisfaction'] })
  measure!: string;
  @ApiProperty({ format: 'uuid' })
  surveyId!: string;
  @ApiProperty({ type: () => BilingualText })
  surveyTitle!: BilingualText;
  @ApiProperty({ type: () => RuleShape })
  rule!: RuleShape;
  @ApiProperty()
  methodVersion!: string;
  @ApiProperty({ description: 'SHA-256 of the inputs, hex.' })
  fingerprint!: string;
  @ApiProperty({ description: 'Inputs have changed since: run again before publishing.' })
  stale!: boolean;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  @ApiProperty({ type: String, nullable: true })
  createdBy!: string | null;
  @ApiProperty({ type: String, nullable: true })
  note!: string | null;
  @ApiProperty({ type: 'integer' })
  agencies!: number;
  @ApiProperty({ type: 'integer' })
  ranked!: number;
  @ApiProperty({ type: 'integer' })
  responses!: number;
  @ApiProperty({ type: 'integer', description: 'Stored forms that do not count.' })
  excludedForms!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'Open or published publication of this run.',
  })
  publicationId!: string | null;
}

export class RunDetail extends RunShape {
  @ApiProperty({ type: () => RankedGroup, isArray: true })
  groups!: RankedGroup[];
  @ApiProperty({ type: () => ResultRow, isArray: true })
  rows!: ResultRow[];
}

export class RunPage extends pageShape(RunShape) {}
