import { run } from './program.js';

await run(process.argv);
// Whatever still holds the process a second after its work is done must not keep it.
setTimeout(() => process.exit(), 1000).unref();
