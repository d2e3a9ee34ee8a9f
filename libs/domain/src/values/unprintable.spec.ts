import { unprintableIn } from './unprintable.js';

describe('unprintableIn', () => {
  it('names the first control character and the first half of a letter', () => {
    expect(unprintableIn('同意\u0007\u0000')).toBe('U+0007');
    expect(unprintableIn('同意\ud800')).toBe('U+D800');
    expect(unprintableIn('\udc00同意')).toBe('U+DC00');
    expect(unprintableIn('\u007f')).toBe('U+007F');
  });

  it('lets line ends, tabs and letters beyond the basic plane stand', () => {
    expect(unprintableIn('一、同意\r\n\t二、𠮷野家😀')).toBeUndefined();
    expect(unprintableIn('')).toBeUndefined();
  });
});
