import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer';
import { BrowserUnavailable } from './browser-unavailable.js';

const BUSY_ATTEMPTS = 5;

/** Starts the browser; turns what may go wrong into {@link BrowserUnavailable}. */
export async function startBrowser(options: LaunchOptions): Promise<Browser> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await puppeteer.launch(options);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      // A child forked by anybody in this process while the executable was being written holds it open for a moment.
      if (/ETXTBSY/.test(text) && attempt < BUSY_ATTEMPTS) await sleep(100 * attempt);
      // Containers may forbid namespaces in ways the kernel's settings do not show.
      else if (/sandbox|namespace/i.test(text) && !options.args?.includes('--no-sandbox')) {
        return startBrowser({ ...options, args: ['--no-sandbox', '--no-zygote', ...(options.args ?? [])] });
      } else throw await unavailable(text, options, error);
    }
  }
}

async function unavailable(text: string, options: LaunchOptions, cause: unknown): Promise<BrowserUnavailable> {
  const executable = options.executablePath ?? 'The browser';
  // Driven through a pipe it leaves no word behind; asked for its version it says what it lacks.
  const said = `${text}\n${await answerOf(executable, options.env)}`;
  const library = /error while loading shared libraries: (\S+?):/.exec(said)?.[1];
  if (library) return new BrowserUnavailable('missing-library', `${executable} needs ${library}.`, { cause });
  const first = text.split('\n').find((line) => line.trim() !== '') ?? text;
  return new BrowserUnavailable('launch', `${executable} did not start: ${first}.`, { cause });
}

function answerOf(executable: string, env: LaunchOptions['env']): Promise<string> {
  return new Promise((resolve) => {
    execFile(executable, ['--version'], { timeout: 5000, env: env as NodeJS.ProcessEnv }, (_error, out, err) =>
      resolve(`${out}\n${err}`),
    );
  });
}
