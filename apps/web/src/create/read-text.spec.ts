import { readText } from './read-text.js';

describe('text files', () => {
  it('UTF-8 is read, a byte order mark left out', async () => {
    expect(await readText(new Blob(['\ufeff自评表']))).toBe('自评表');
  });

  it('GB 18030 is read where the bytes are no UTF-8', async () => {
    // 自评表 in GB 18030.
    expect(await readText(new Blob([new Uint8Array([0xd7, 0xd4, 0xc6, 0xc0, 0xb1, 0xed])]))).toBe('自评表');
  });
});
