import { ClickKeys, newKey, newUlid } from './command-key.js';

describe('keys of clicks', () => {
  const payload = { formId: 'f1', round: 0, contentVersion: 3 };

  it('a click whose answer was lost goes out again under its own key', () => {
    const keys = new ClickKeys();
    expect(keys.keyFor('submit', payload)).toBe(keys.keyFor('submit', { ...payload }));
  });

  it('an answered click never lends its key to the next one', () => {
    const keys = new ClickKeys();
    const first = keys.keyFor('submit', payload);
    keys.answered('submit', payload);
    expect(keys.keyFor('submit', payload)).not.toBe(first);
  });

  it('another payload or another command is another click', () => {
    const keys = new ClickKeys();
    const sent = [
      keys.keyFor('submit', payload),
      keys.keyFor('submit', { ...payload, contentVersion: 4 }),
      keys.keyFor('void', payload),
    ];
    expect(new Set(sent).size).toBe(3);
  });

  it('keys have the shape that commands accept', () => {
    expect(newKey()).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    expect(newUlid(Date.UTC(2021, 0, 1))).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  });

  it('ulids sort by time', () => {
    const earlier = newUlid(1_600_000_000_000);
    const later = newUlid(1_600_000_000_001);
    expect(earlier < later).toBe(true);
    expect(newUlid(0, new Uint8Array(16))).toBe('0'.repeat(26));
  });
});
