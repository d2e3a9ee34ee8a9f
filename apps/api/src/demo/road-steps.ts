import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyChanges, type Change } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import type { SeenForm } from './form-at-hand.js';
import { SAMPLE_FOLDER } from './printed-sample.js';
import type { Telling } from './teller.js';

/** The form stands in this stage. */
export const standsAt = (seen: SeenForm, state: string, expect: Telling['expect']): void =>
  expect(seen.state === state, `环节应为 ${state}，实际为 ${seen.state}`);

/** The command froze a version: this one, for this cause, and nothing else. */
export function frozen(
  seen: SeenForm,
  number: number,
  cause: string,
  say: Telling['say'],
  expect: Telling['expect'],
): void {
  const [newest] = seen.versions;
  say(`冻结第 ${newest?.number ?? 0} 版（${newest?.causeLabel ?? '无'}）`);
  expect(newest?.number === number && newest.cause === cause, `应冻结第 ${number} 版（${cause}）`);
}

/** Half a point less, exactly. */
export function lower(score: string): string {
  const [whole = '0', part = ''] = score.split('.');
  const hundredths = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2)) - 50n;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** A change and its reason, in words for the clerk. */
export type Correction = Change & { readonly why: string };

/** The list of corrections that comes with the sample (更正清单). */
export async function listedCorrections(): Promise<readonly Correction[]> {
  return JSON.parse(await readFile(join(SAMPLE_FOLDER, 'corrections.json'), 'utf8')) as Correction[];
}

/** A content with changes applied, as the editor would send it. */
export function corrected(seen: SeenForm, changes: readonly Change[]): unknown {
  const template = templates['self-evaluation@2020'];
  return template ? applyChanges(template, seen.content, changes) : seen.content;
}
