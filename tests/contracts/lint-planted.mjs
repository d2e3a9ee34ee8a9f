/** Lints code that exists nowhere: [{ file, code }] as JSON on stdin, the messages of each on stdout. */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// Rules that need types need a file on disk; the boundaries do not.
const overrideConfig = [{ files: ['**/*.{ts,tsx}'], ...tseslint.configs.disableTypeChecked }];
const eslint = new ESLint({ cwd: new URL('../..', import.meta.url).pathname, overrideConfig });

const answers = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: file });
  answers.push(result.messages.map(({ ruleId, message }) => ({ ruleId, message })));
}
process.stdout.write(JSON.stringify(answers));
