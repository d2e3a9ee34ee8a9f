/** `npm start`: everything that is missing, then the product with its demo people on http://localhost:3000. */
import { become, setUp } from './set-up.mjs';

await setUp();
await become(['serve', '--demo', ...process.argv.slice(2)]);
