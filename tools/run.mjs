/** `npm run -s chengwen -- <args>` and `npm run demo`: the command, set up first where needed. */
import { become, setUp } from './set-up.mjs';

await setUp();
await become(process.argv.slice(2));
