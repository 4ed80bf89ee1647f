// `npm run -s published -- <folder>`: recomputes published tables with `scoring`.
import { ensureBuilt } from './build.mjs';

ensureBuilt(['server']);
const { run } = await import('../../dist/server/cli/published.js');
process.exitCode = await run(process.argv.slice(2));
