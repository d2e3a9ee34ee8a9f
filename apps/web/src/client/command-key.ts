const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Key of one click (操作编号): 32 characters, never used for a second command. */
export const newKey = (): string => crypto.randomUUID().replaceAll('-', '');

/** A ULID: what a new form's id is made of, so that forms sort by the time they were begun. `now` in milliseconds. */
export const newUlid = (now: number, random: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string => {
  let time = '';
  for (let rest = now, place = 0; place < 10; place += 1, rest = Math.floor(rest / 32))
    time = CROCKFORD[rest % 32] + time;
  return time + Array.from(random, (byte) => CROCKFORD[byte % 32]).join('');
};

/**
 * Keys of clicks whose answer has not come (网络中断后的重试). The same command with the same payload, clicked again after
 * a lost answer, goes out under its first key, so the server counts it once. Any answer, a refusal too, ends the click.
 */
export class ClickKeys {
  readonly #unanswered = new Map<string, string>();

  /** The key to send this payload under: a kept one where its answer was lost, else a fresh one. */
  keyFor(command: string, payload: unknown, fresh: () => string = newKey): string {
    const click = JSON.stringify([command, payload]);
    const key = this.#unanswered.get(click) ?? fresh();
    this.#unanswered.set(click, key);
    return key;
  }

  /** The server has answered: the next click is another one. */
  answered(command: string, payload: unknown): void {
    this.#unanswered.delete(JSON.stringify([command, payload]));
  }
}
