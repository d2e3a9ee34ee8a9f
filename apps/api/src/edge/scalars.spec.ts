import { DateTimeScalar, DecimalScalar, FormContentScalar, JsonScalar } from './scalars.js';

const nested = (levels: number): object => (levels === 0 ? {} : { a: nested(levels - 1) });

describe('Decimal', () => {
  it('keeps its places', () => expect(DecimalScalar.parseValue('2.50')).toBe('2.50'));
  it.each([2.5, 1, '1e3', '01', '1,000', '', ' 1', '+1', 'NaN', null, {}, []])('%j is not one', (value) => {
    expect(() => DecimalScalar.parseValue(value)).toThrow('十进制');
  });
});

describe('DateTime', () => {
  it('goes out in UTC', () =>
    expect(DateTimeScalar.serialize(new Date('2020-12-31T16:00:00Z'))).toBe('2020-12-31T16:00:00.000Z'));
  it.each(['yesterday', '2020-12-31', 0, null])('%j is not one', (value) => {
    expect(() => DateTimeScalar.parseValue(value)).toThrow('ISO 8601');
  });
});

describe('FormContent', () => {
  it('is an object', () => expect(() => FormContentScalar.parseValue([])).toThrow('JSON 对象'));
  it('is not nested without end', () => expect(() => FormContentScalar.parseValue(nested(17))).toThrow('16 层'));
  it.each(['{"__proto__":{"admin":true}}', '{"fields":{"constructor":{}}}', '{"a":[{"$where":"1"}]}'])(
    '%s is refused: names that reach into objects or queries',
    (json) => expect(() => FormContentScalar.parseValue(JSON.parse(json))).toThrow('不允许的名称'),
  );
});

describe('JSON', () => {
  it('goes out as it is', () => expect(JsonScalar.serialize([{ a: '1' }])).toEqual([{ a: '1' }]));
});
