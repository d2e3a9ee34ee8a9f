import { describeError, jsonLog } from './log.js';

describe('log', () => {
  it('a value with line breaks, escapes and quotes stays one line of JSON', () => {
    const written: string[] = [];
    const hostile = 'a\r\n{"level":"info","event":"forged"}\u001b[2J"';
    jsonLog((line) => written.push(line)).info('request', { path: hostile });
    expect(written).toHaveLength(1);
    expect(written[0]?.slice(0, -1)).not.toMatch(/[\r\n\u001b]/);
    expect(JSON.parse(written[0] ?? '')).toMatchObject({ event: 'request', path: hostile });
  });

  it('an error is told with its causes', () => {
    const told = describeError(new Error('outer', { cause: new Error('inner') }));
    expect(told).toContain('outer');
    expect(told).toContain('caused by Error: inner');
  });
});
