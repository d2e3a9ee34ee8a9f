/** Where lines of the log go; stderr, because a command's stdout belongs to its answer. */
export type LogLine = Readonly<Record<string, unknown>>;

/** Writes the log (运行日志). */
export interface Log {
  info(event: string, fields?: LogLine): void;
  error(event: string, fields?: LogLine): void;
}

/** DI token of the log. */
export const LOG = Symbol('log');

/**
 * One JSON object per line. JSON escapes line breaks and control characters, so nothing a request carries can forge a
 * line or move a terminal's cursor; long texts are cut.
 */
export function jsonLog(write: (line: string) => void = (line) => void process.stderr.write(line)): Log {
  const line = (level: string, event: string, fields: LogLine = {}): void =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields }, shorten)}\n`);
  return {
    info: (event, fields) => line('info', event, fields),
    error: (event, fields) => line('error', event, fields),
  };
}

/** What an error is, whole: its stack and those of its causes. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${describeError(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

const shorten = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > 8000 ? `${value.slice(0, 8000)}…` : value;
