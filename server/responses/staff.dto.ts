/** Bodies and answers of the routes for staff: import, live counts, recount, exclusion. */
import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { ChoiceField, FlagField, IdField, ListField, MomentField, TextField } from '../platform/dto/fields.js';
import { channels, type Channel } from '../surveys/survey.dto.js';

/** Channels whose forms staff bring in; the others have doors of their own. */
export const staffChannels = ['paper', 'interviewer', 'phone', 'import'] as const;

export class ImportedResponse {
  @IdField({ description: 'Made by the sender; repeating it changes nothing.' })
  id!: string;
  @IdField()
  agencyId!: string;
  @TextField({ max: 50, pattern: /^[A-Za-z0-9._-]+$/ })
  respondentKind!: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  answers!: Record<string, unknown>;
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  profile!: Record<string, unknown>;
  @MomentField()
  answeredAt!: string;
}

export class ImportBody {
  @ChoiceField({ of: staffChannels })
  channel!: (typeof staffChannels)[number];
  @ListField(() => ImportedResponse, { max: 500 })
  responses!: ImportedResponse[];
}

export class ImportedShape {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  receipt!: string;
  @ApiProperty()
  counted!: boolean;
}

export class ImportShape {
  @ApiProperty({ type: ImportedShape, isArray: true })
  items!: ImportedShape[];
}

export class AgencyCounts {
  @ApiProperty({ format: 'uuid' })
  agencyId!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ type: 'integer' })
  counted!: number;
  @ApiProperty({ type: 'integer', description: 'Stored but not counted.' })
  excluded!: number;
  @ApiProperty({ type: 'integer' })
  minimum!: number;
  @ApiProperty({ type: 'integer', nullable: true })
  target!: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastReceivedAt!: Date | null;
}

export class CountsShape {
  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;
  @ApiProperty({ type: 'integer' })
  total!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: `Channel (${channels.join(', ')}) → forms.`,
  })
  byChannel!: Partial<Record<Channel, number>>;
  @ApiProperty({ type: 'integer', description: 'Forms received in the last sixty minutes.' })
  lastHour!: number;
  @ApiProperty({ type: AgencyCounts, isArray: true })
  agencies!: AgencyCounts[];
}

export class RecountQuery {
  @FlagField({ optional: true, query: true, description: 'Set tallies to what the responses say.' })
  repair?: boolean;
}

class DifferenceShape {
  @ApiProperty({ format: 'uuid' })
  agencyId!: string;
  @ApiProperty()
  channel!: string;
  @ApiProperty()
  respondentKind!: string;
  @ApiProperty({ type: 'integer', description: 'Forms in the tally.' })
  tallied!: number;
  @ApiProperty({ type: 'integer', description: 'Forms by the responses.' })
  counted!: number;
  @ApiProperty({ type: 'integer', description: 'Figures of the tally that differ.' })
  figures!: number;
}

export class RecountShape {
  @ApiProperty({ format: 'uuid' })
  surveyId!: string;
  @ApiProperty({ type: 'integer' })
  responses!: number;
  @ApiProperty({ type: 'integer' })
  excluded!: number;
  @ApiProperty({ type: DifferenceShape, isArray: true })
  differences!: readonly DifferenceShape[];
  @ApiProperty()
  repaired!: boolean;
}

export class ExclusionBody {
  @TextField({ max: 500, min: 5, description: 'Why the answer does not count; kept with it.' })
  reason!: string;
}

export class ExclusionShape {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, nullable: true })
  exclusion!: string | null;
}
