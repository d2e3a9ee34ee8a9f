/** `npm test [-- Jest arguments]`: set-up, the tests, and a last line that anyone and any script can read. */
import { jest } from './jest.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const { passed, failed, code } = await jest(process.argv.slice(2));
process.exitCode = code;
console.log(`${passed} passed, ${failed} failed`);
