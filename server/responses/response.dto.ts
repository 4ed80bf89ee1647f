/** Shapes of answers at the border, for the API document; `envelope.ts` and the questionnaire's validator check them. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class ResponseBody {
  @ApiProperty({ format: 'uuid', description: 'Made by the device, version 4 or 7; repeating it repeats the receipt.' })
  id!: string;
  @ApiProperty({ description: 'Public code of the round or of one of its agencies.', example: '7K2MQX4F' })
  form!: string;
  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String, description: "Needed with a round's own code." })
  agencyId?: string | null;
  @ApiProperty({ example: 'citizen' })
  respondentKind!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Item code → level, list of options, number or text.',
    example: { K1: 5 },
  })
  answers!: Record<string, unknown>;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Profile question code → answer.' })
  profile?: Record<string, unknown>;
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  startedAt?: string | null;
  @ApiProperty({ format: 'date-time', description: "By the device's clock." })
  answeredAt!: string;
  @ApiProperty({
    format: 'date-time',
    description: "The device's clock when sending; the server corrects the others by it.",
  })
  sentAt!: string;
  @ApiProperty({ enum: ['vi', 'en'] })
  locale!: string;
  @ApiProperty({ description: 'The device had no connection when the form was answered.' })
  offline!: boolean;
}

export class ReceiptShape {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ example: 'TN-7K2M-QX4F-94' })
  receipt!: string;
  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;
  @ApiProperty({ description: 'False when the answer is stored but does not enter the figures.' })
  counted!: boolean;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'late, overQuota, deviceRevoked or reviewed.',
  })
  exclusion!: string | null;
}
