/** `thuocdo migrate`: brings the database to this release and loads the shipped catalogue, then ends. */
import { firstStart } from '../first-start.js';
import { loadSecrets } from '../platform/secrets/secrets.js';
import { withDatabase } from './database.js';

export async function run(): Promise<number> {
  await withDatabase((dataSource, config) => firstStart(config, loadSecrets(config.secretFile), dataSource, null));
  return 0;
}
