import { Refusal, refusalText } from '@chengwen/domain';

/** How a command answers: JSON for programs on stdout, Chinese for people; what it is doing meanwhile goes to stderr. */
export interface Output {
  readonly json: boolean;
  /** The answer: `value` as JSON, or `text` for people. */
  answer(value: unknown, text: () => string): void;
  /** What is being done. */
  step(text: string): void;
}

/** Exit codes: 0 fine, 1 findings or refusals, 2 wrong use. */
export const EXIT = { fine: 0, findings: 1, wrongUse: 2 } as const;

export function outputFor({ json = false }: { readonly json?: boolean }): Output {
  return {
    json,
    answer: (value, text) => void process.stdout.write(`${json ? JSON.stringify(value, null, 2) : text()}\n`),
    step: (text) => void process.stderr.write(`[呈文] ${text}\n`),
  };
}

/** Wrong use of a command (用法有误): exit code 2. */
export class WrongUse extends Error {}

/** Says what ended a command and answers its exit code. Programs get `{error: {code, message, params}}`. */
export function reportFailure(error: unknown, json: boolean): number {
  if (error instanceof WrongUse) return say(json, 'wrongUse', error.message, {}, EXIT.wrongUse);
  if (error instanceof Refusal) {
    const exit = error.code === 'config.invalid' ? EXIT.wrongUse : EXIT.findings;
    return say(json, error.code, refusalText(error), error.params, exit);
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
  return say(json, 'internal.error', '程序出错，详情见上', {}, EXIT.findings);
}

function say(json: boolean, code: string, message: string, params: object, exit: number): number {
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, params } }, null, 2)}\n`);
  else process.stderr.write(`[呈文] ${message}\n`);
  return exit;
}
