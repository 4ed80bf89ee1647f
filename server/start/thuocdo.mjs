// `npm run -s thuocdo -- <command>`: the command line of the system, on the compiled code.
import { ensureBuilt } from './build.mjs';

ensureBuilt(['server']);
await import('../../dist/server/cli/main.js');
