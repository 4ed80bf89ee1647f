import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField } from '../platform/dto/fields.js';
import { BilingualText } from '../platform/dto/shapes.js';
import type { SheetFault } from './agency-sheet.js';

export const importModes = ['preview', 'goodRows', 'allOrNothing'] as const;
export type ImportMode = (typeof importModes)[number];

export class ImportQuery {
  @ChoiceField({ of: importModes })
  mode!: ImportMode;
}

export class ImportFault implements SheetFault {
  @ApiProperty()
  sheet!: string;
  /** As Excel counts, from 1. */
  @ApiProperty({ type: 'integer' })
  row!: number;
  /** Letter of the column, or "" for the whole row. */
  @ApiProperty()
  column!: string;
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: () => BilingualText })
  message!: BilingualText;
}

export class ImportReport {
  /** Rows with any text. */
  @ApiProperty({ type: 'integer' })
  rows!: number;
  @ApiProperty({ type: 'integer' })
  created!: number;
  @ApiProperty({ type: 'integer' })
  updated!: number;
  @ApiProperty({ type: 'integer' })
  unchanged!: number;
  /** False: nothing was written; `created` and `updated` then tell what a preview found. */
  @ApiProperty()
  applied!: boolean;
  @ApiProperty({ type: 'integer' })
  faultCount!: number;
  /** The first 500. */
  @ApiProperty({ type: () => ImportFault, isArray: true })
  faults!: ImportFault[];
}
