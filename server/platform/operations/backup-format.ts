/**
 * The backup file: gzip over lines. One header, then for each table a line of JSON, its rows in COPY text form, `\.`, and a
 * line with row count and SHA-256; last a line that closes the file. COPY text never has a raw line break, so lines are safe.
 */
export const backupFormat = 'thuocdo-backup/1';

export interface BackupHeader {
  readonly format: typeof backupFormat;
  readonly createdAt: string;
  /** Names of the migrations that the data belong to, in order. */
  readonly migrations: readonly string[];
  readonly tables: readonly string[];
}

export interface TableHead {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface TableFoot {
  readonly rows: number;
  readonly sha256: string;
}

export interface BackupFoot {
  readonly end: true;
  readonly tables: number;
  readonly rows: number;
}

export const endOfRows = '\\.';

/** Thrown for a file that is no backup, cut short or changed. */
export class BackupDamaged extends Error {}
