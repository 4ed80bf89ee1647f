/** Bodies and answers of publications and of the public rankings. */
import { ApiProperty } from '@nestjs/swagger';
import { DayField, IdField, PartField, TextField, WholeField } from '../platform/dto/fields.js';
import { BilingualText, PageQuery, pageShape } from '../platform/dto/shapes.js';
import { FigureShape, IntervalShape, RankedGroup, ResultRow, RuleShape } from './run.dto.js';

export class NewPublication {
  @IdField()
  runId!: string;
  @PartField(() => BilingualText)
  title!: BilingualText;
  @TextField({ max: 60, optional: true, description: 'Number of the decision, such as 1234/QĐ-UBND.' })
  decisionNumber?: string;
  @DayField({ optional: true })
  decisionOn?: string;
  @TextField({ max: 1000, optional: true })
  note?: string;
  @IdField({ optional: true, description: 'The publication that this one corrects.' })
  replacesId?: string;
}

export class Withdrawal {
  @TextField({ max: 500, min: 5 })
  reason!: string;
}

export class RankingQuery {
  @TextField({ max: 40, optional: true, description: 'Code of the province; the installation’s own when absent.' })
  province?: string;
  @WholeField({ min: 2000, max: 2200, optional: true, query: true })
  year?: number;
}

export class PublicationQuery extends PageQuery {}

class PublicationHead {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: () => BilingualText })
  title!: BilingualText;
  @ApiProperty({ enum: ['satisfaction'] })
  measure!: string;
  @ApiProperty({ type: () => BilingualText })
  surveyTitle!: BilingualText;
  @ApiProperty({ type: 'integer' })
  year!: number;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  publishedAt!: string | null;
  @ApiProperty({ type: String, nullable: true })
  decisionNumber!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' })
  decisionOn!: string | null;
  @ApiProperty({ description: 'Invented content of the demo.' })
  isSample!: boolean;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  replacesId!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  replacedById!: string | null;
  @ApiProperty({ type: 'integer' })
  agencies!: number;
  @ApiProperty({ type: 'integer' })
  ranked!: number;
  @ApiProperty({ type: 'integer', description: 'Forms of the shown agencies.' })
  responses!: number;
}

export class PublicationShape extends PublicationHead {
  @ApiProperty({ enum: ['prepared', 'published', 'withdrawn', 'replaced'] })
  state!: string;
  @ApiProperty({ format: 'uuid' })
  runId!: string;
  @ApiProperty({ description: 'The inputs have changed since the run.' })
  stale!: boolean;
  @ApiProperty({ type: String, nullable: true })
  note!: string | null;
  @ApiProperty({ format: 'date-time' })
  preparedAt!: string;
  @ApiProperty({ type: String, nullable: true })
  preparedBy!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  preparedById!: string | null;
  @ApiProperty({ type: String, nullable: true })
  approvedBy!: string | null;
  @ApiProperty({ type: String, nullable: true })
  withdrawnReason!: string | null;
  @ApiProperty({ description: 'Prepared and approved by one account (setting of a one-person installation).' })
  singlePerson!: boolean;
  @ApiProperty()
  fingerprint!: string;
}

export class PublicationPage extends pageShape(PublicationShape) {}

export class RankingHead extends PublicationHead {}

export class RankingList {
  @ApiProperty({ type: () => RankingHead, isArray: true })
  items!: RankingHead[];
}

export class MethodShape {
  @ApiProperty({ type: () => RuleShape })
  rule!: RuleShape;
  @ApiProperty()
  methodVersion!: string;
  @ApiProperty({ type: () => BilingualText, description: 'Population that was asked.' })
  population!: BilingualText;
  @ApiProperty({ type: String, nullable: true, description: 'The round’s own words about the population.' })
  populationText!: string | null;
  @ApiProperty({ type: () => BilingualText })
  questionnaireTitle!: BilingualText;
  @ApiProperty()
  questionnaireId!: string;
  @ApiProperty()
  questionnaireVersion!: string;
  @ApiProperty()
  legalBasis!: string;
  @ApiProperty({ enum: ['official', 'secondary', 'modelled', 'unverified'] })
  evidence!: string;
  @ApiProperty({ type: String, isArray: true })
  channels!: string[];
  @ApiProperty({ type: String, isArray: true, description: 'Channels that enter the index.' })
  indexChannels!: string[];
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Rule of the minimum number of forms.' })
  minimum!: object;
  @ApiProperty({ type: 'integer', description: 'Bases under this are hidden.' })
  hideBelow!: number;
  @ApiProperty({ type: 'integer' })
  decimals!: number;
  @ApiProperty({ description: 'competition (1 2 2 4) or dense (1 2 2 3)' })
  rankMethod!: string;
}

export class RankingShape extends RankingHead {
  @ApiProperty({ type: () => BilingualText })
  provinceName!: BilingualText;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  opensAt!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  closesAt!: string | null;
  @ApiProperty({ description: 'SHA-256 of the published content, hex.' })
  fingerprint!: string;
  @ApiProperty({ description: 'Prepared and approved by one account.' })
  singlePerson!: boolean;
  @ApiProperty({ type: () => MethodShape })
  method!: MethodShape;
  @ApiProperty({ type: () => RankedGroup, isArray: true })
  groups!: RankedGroup[];
  @ApiProperty({ type: () => ResultRow, isArray: true, description: 'In rank order, those without a place last.' })
  rows!: ResultRow[];
}

export class LevelShare {
  @ApiProperty({ type: 'integer' })
  level!: number;
  @ApiProperty({ type: () => BilingualText })
  label!: BilingualText;
  @ApiProperty()
  satisfied!: boolean;
  @ApiProperty({ type: 'integer', description: 'Forms; empty list when hidden.' })
  count!: number;
}

export class ItemShape extends FigureShape {
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: String, nullable: true })
  factorCode!: string | null;
  @ApiProperty({ type: () => BilingualText })
  name!: BilingualText;
  @ApiProperty({ description: 'Enters the index.' })
  rated!: boolean;
  @ApiProperty({ type: () => LevelShare, isArray: true })
  levels!: LevelShare[];
}

export class ChannelShape {
  @ApiProperty()
  channel!: string;
  @ApiProperty()
  entersIndex!: boolean;
  @ApiProperty({ type: 'integer', nullable: true })
  n!: number | null;
  @ApiProperty({ type: String, nullable: true })
  value!: string | null;
  @ApiProperty({ type: () => IntervalShape, nullable: true })
  interval!: IntervalShape | null;
}

export class ProfileShape {
  @ApiProperty({ type: () => RankingHead })
  publication!: RankingHead;
  @ApiProperty({ type: () => BilingualText })
  provinceName!: BilingualText;
  @ApiProperty({ type: () => ResultRow })
  row!: ResultRow;
  @ApiProperty({ type: () => RankedGroup })
  group!: RankedGroup;
  @ApiProperty({ type: () => ItemShape, isArray: true })
  items!: ItemShape[];
  @ApiProperty({ type: () => ChannelShape, isArray: true })
  channels!: ChannelShape[];
  @ApiProperty({ type: () => MethodShape })
  method!: MethodShape;
}
