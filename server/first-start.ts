/** What every start makes sure of (shipped catalogue) and what only the very first does (administrator, demo). */
import type { DataSource } from 'typeorm';
import type { Config } from './platform/config/config.js';
import type { Secrets } from './platform/secrets/secrets.js';

export async function firstStart(
  _config: Config,
  _secrets: Secrets,
  _dataSource: DataSource,
  _say: (line: string) => void,
): Promise<void> {}
