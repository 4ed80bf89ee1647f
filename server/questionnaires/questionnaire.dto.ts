/** Bodies and answers of the questionnaire routes. */
import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { BilingualText, pageShape } from '../platform/dto/shapes.js';
import { WholeField } from '../platform/dto/fields.js';

export class LockBody {
  @WholeField({ min: 1, max: 2_000_000_000, description: 'The `lockVersion` that was read.' })
  lockVersion!: number;
}

export class DefinitionBody extends LockBody {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'server/catalogue/questionnaire.schema.json',
  })
  @IsObject()
  definition!: Record<string, unknown>;
}

export class QuestionnaireSummary {
  @ApiProperty({ format: 'uuid', description: 'Id of this version.' })
  id!: string;
  @ApiProperty({ example: 'sipas-2017' })
  questionnaireId!: string;
  @ApiProperty({ example: '1.0' })
  version!: string;
  @ApiProperty({ type: BilingualText })
  title!: BilingualText;
  @ApiProperty({ enum: ['draft', 'published'] })
  state!: 'draft' | 'published';
  @ApiProperty({ enum: ['official', 'secondary', 'modelled', 'unverified'], description: 'How well it is documented.' })
  evidence!: string;
  @ApiProperty({ type: 'integer' })
  items!: number;
  @ApiProperty({ type: 'integer' })
  factors!: number;
  @ApiProperty({ description: 'Came with the system; drafts are made from it.' })
  isShipped!: boolean;
  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  publishedAt!: Date | null;
  @ApiProperty({ type: 'integer' })
  lockVersion!: number;
}

export class QuestionnaireShape extends QuestionnaireSummary {
  @ApiProperty({ type: 'object', additionalProperties: true })
  definition!: Record<string, unknown>;
}

export class QuestionnairePage extends pageShape(QuestionnaireSummary) {}
