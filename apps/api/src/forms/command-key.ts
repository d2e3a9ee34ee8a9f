import { canonical, refusal, sha256, type Person } from '@chengwen/domain';

/** Refuses what cannot be a key of a command (操作编号). */
export function checkKey(key: string): void {
  if (!/^[A-Za-z0-9_-]{8,64}$/.test(key)) throw refusal('command.keyMalformed', { key: key.slice(0, 80) });
}

/** What a key stands for: the whole command as this person gave it. */
export const commandDigest = (type: string, input: object, by: Person): string =>
  sha256(canonical(JSON.parse(JSON.stringify({ type, input, by: by.id }))));
