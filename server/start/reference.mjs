// `npm run -s reference -- <folder>`: runs statistical reference cases against `scoring`.
import { ensureBuilt } from './build.mjs';

ensureBuilt(['server']);
await import('../../tests/reference/run.mjs');
