import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import { stageLabel } from '../forms/form-answers.js';
import { chains } from '@chengwen/workflows';
import { describeVerification } from '../cli/verify.js';
import { WrongUse } from '../cli/output.js';
import type { Verification } from '../verify/verify-form.js';
import type { SeenForm } from './form-at-hand.js';
import type { GraphqlClient } from './graphql-client.js';
import type { Telling } from './teller.js';

/** An audit event as GraphQL tells it. */
interface ToldEvent {
  readonly seq: number;
  readonly label: string;
  readonly by: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly round: number;
  readonly contentVersion: number;
  readonly version: number | null;
  readonly opinion: string | null;
  readonly reason: string | null;
  readonly hash: string;
}

/** A fresh folder for results. Only one that is plainly an output folder is emptied. */
export async function emptyFolder(folder: string): Promise<void> {
  if (folder === parse(folder).root || !/^out|demo/.test(basename(folder)))
    throw new WrongUse(`结果目录会被清空，名称须以 out 开头或包含 demo：${folder}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

/** Prints every version as whoever may see it would, and keeps the files. */
export async function keepPdfs(client: GraphqlClient, form: SeenForm, folder: string, telling: Telling): Promise<void> {
  for (const { number, cause, pdf } of [...form.versions].reverse()) {
    const response = await client.file(pdf);
    const bytes = Buffer.from(await response.arrayBuffer());
    const name = `version-${number}-${cause}.pdf`;
    telling.expect(
      response.status === 200 && bytes.subarray(0, 5).toString() === '%PDF-',
      `${name} 应为 PDF，实际为 ${response.status}`,
    );
    await writeFile(join(folder, name), bytes);
    telling.say(`${name}（${Math.ceil(bytes.length / 1024)} KB）`);
  }
}

/** Keeps the audit trail (办理记录), for programs and for people. */
export async function keepTrail(
  client: GraphqlClient,
  form: SeenForm,
  folder: string,
  telling: Telling,
): Promise<void> {
  const query = `query ($id: ID!) { form(id: $id) { chain history {
    seq type label by at from to round contentVersion version opinion reason hash } } }`;
  const { form: told } = await client.get<{ form: { chain: string; history: ToldEvent[] } }>(query, { id: form.id });
  const chain = chains[told.chain];
  const name = (state: string): string => (chain && state ? stageLabel(chain, state) : state);
  await writeJson(join(folder, 'audit.json'), { form: form.id, number: form.number, events: told.history });
  const lines = told.history.map((event) => line(event, name));
  await writeFile(join(folder, 'audit.txt'), `办理记录　编号 ${form.number}\n\n${lines.join('\n')}\n`);
  telling.say(
    `audit.json、audit.txt：${told.history.length} 条，自“${told.history[0]?.label ?? ''}”至“${told.history.at(-1)?.label ?? ''}”`,
  );
  telling.expect(told.history.at(-1)?.to === 'published', '最后一条记录应为公开');
}

function line(event: ToldEvent, name: (state: string) => string): string {
  const { seq, label, by, at, from, to, contentVersion, version, opinion, reason, hash } = event;
  const way = from === to || from === '' ? name(to) : `${name(from)} → ${name(to)}`;
  const words = [reason && `原因：${reason}`, opinion && `意见：${opinion}`].filter(Boolean).join('；');
  return [
    `${String(seq).padStart(3)}  ${at}  ${by}  ${label}  ${way}`,
    `     内容第 ${contentVersion} 版${version === null ? '' : `，冻结第 ${version} 版`}　摘要 ${hash.slice(0, 16)}`,
    ...(words ? [`     ${words}`] : []),
  ].join('\n');
}

/** Keeps what the verification of the form said. */
export async function keepVerification(verification: Verification, folder: string, telling: Telling): Promise<void> {
  await writeJson(join(folder, 'verification.json'), verification);
  const text = describeVerification(verification);
  await writeFile(join(folder, 'verification.txt'), `${text}\n`);
  telling.say(text);
  telling.expect(verification.problems.length === 0 && verification.events > 0, '留痕应当完整');
}

const writeJson = (path: string, value: unknown): Promise<void> =>
  writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
