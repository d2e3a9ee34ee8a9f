/** Starts of the embedded store that are killed before, or just when, they are done. */
import { fork, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Difference } from './embedded-load.mjs';

const PROCESS = fileURLToPath(new URL('process.js', import.meta.resolve('@chengwen/embedded-mongo')));
const OLDER = fileURLToPath(new URL('embedded-older.mjs', import.meta.url));
/** A little longer than a start takes where nothing else runs, and than a check of a small file. */
const LONGEST_START = 350;
const LONGEST_CHECK = 12;

/** How many starts were killed, by how far they were. */
export const starts = { early: 0, checking: 0, ready: 0, older: 0 };

/** Starts the store and kills it at a random moment, every third time while it checks or upgrades its file. */
export async function killStart(directory) {
  const aged = Math.random() < 0.3 && age(directory);
  const child = fork(PROCESS, [directory], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const kill = () => child.kill('SIGKILL');
  const timer = setTimeout(kill, Math.random() < 0.33 ? 10_000 : Math.random() * LONGEST_START);
  let stage = 'early';
  let refusal;
  child.on('message', (message) => {
    if ('refused' in message) refusal = message.refused;
    else stage = 'ready' in message ? 'ready' : 'checking';
    if (stage === 'checking') setTimeout(kill, Math.random() * LONGEST_CHECK);
    else kill();
  });
  const [code, signal] = await new Promise((resolve) => child.once('exit', (...why) => resolve(why)));
  clearTimeout(timer);
  if (refusal) throw new Difference(`a start was refused: ${JSON.stringify(refusal)}`);
  if (signal !== 'SIGKILL') throw new Difference(`a start ended by itself with ${signal ?? code}`);
  starts[stage] += 1;
  if (aged) starts.older += 1;
}

/** Leads the file back to the format before, so that the next start upgrades it; false if there is none yet. */
const age = (directory) => spawnSync(process.execPath, [OLDER, directory], { stdio: 'ignore' }).status === 0;

export const startsInWords = () =>
  `${starts.early} starts killed on the way, ${starts.checking} while they checked or opened the file, ` +
  `${starts.ready} as they were ready; ${starts.older} of these with an upgrade to do`;
