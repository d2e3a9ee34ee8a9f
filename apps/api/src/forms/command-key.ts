import { canonical, refusal, sha256, type Person } from '@chengwen/domain';

/** Refuses what cannot be a key of a command (操作编号). */
export function checkKey(key: string): void {
  if (!/^[A-Za-z0-9_-]{8,64}$/.test(key)) throw refusal('command.keyMalformed', { key: key.slice(0, 80) });
}

/**
 * What a key stands for: the whole command as this person gave it. Halves of characters have no canonical form; they are
 * looked for in the words themselves, because JSON writes them as harmless escapes.
 */
export function commandDigest(type: string, input: object, by: Person): string {
  if (wordsOf(input).some((words) => /\p{Cs}/u.test(words)))
    throw refusal('command.malformed', { path: type, problem: '含有无法打印的字符' });
  return sha256(canonical(JSON.parse(JSON.stringify({ type, input, by: by.id }))));
}

const wordsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, part]) => [key, ...wordsOf(part)])
    : [];
};
