// `npm start`: install what is missing, build what is older than its source, start. Stays in this process so that signals arrive.
import { ensureBuilt } from './build.mjs';

ensureBuilt();
await import('../../dist/server/main.js');
