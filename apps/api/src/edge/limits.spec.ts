import { Refusal } from '@chengwen/domain';
import { buildSchema, parse, validate } from 'graphql';
import { LIMITS, limitsRule, measureSource } from './limits.js';

const schema = buildSchema(
  'directive @x repeatable on FIELD type Query { a: Query, leaf: Int } type Mutation { a: Int, b: Int }',
);
const refused = (document: string): string | undefined => {
  const error = validate(schema, parse(document), [limitsRule])[0];
  return error?.originalError instanceof Refusal ? String(error.originalError.params['what']) : error?.message;
};
const deep = (levels: number): string => (levels === 1 ? '{ leaf }' : `{ a ${deep(levels - 1)} }`);

describe('limits of a document', () => {
  it('a page’s own query passes', () => expect(refused('{ a { a { leaf } } }')).toBeUndefined());
  it('depth: the limit passes, one more does not', () => {
    expect(refused(deep(LIMITS.depth))).toBeUndefined();
    expect(refused(deep(LIMITS.depth + 1))).toBe('层数');
  });
  it('aliases: a field asked a thousand times is refused', () => {
    const aliases = Array.from({ length: LIMITS.aliases + 1 }, (_, index) => `x${index}: leaf`).join(' ');
    expect(refused(`{ ${aliases} }`)).toBe('别名数');
  });
  it('breadth: the same field over and over is refused', () => {
    expect(refused(`{ ${'leaf '.repeat(LIMITS.fields + 1)} }`)).toBe('字段数');
  });
  it('fragments count where they are spread, not where they are written', () => {
    const wide = `fragment w on Query { ${'leaf '.repeat(100)} }`;
    expect(refused(`{ ${'...w '.repeat(9)} } ${wide}`)).toBe('字段数');
    const tower = Array.from({ length: 30 }, (_, n) => `fragment f${n} on Query { a { ...f${n + 1} } }`).join(' ');
    expect(refused(`{ ...f0 } ${tower} fragment f30 on Query { leaf }`)).toBe('层数');
  });
  it('fragments in a circle end', () => {
    expect(refused('{ ...f } fragment f on Query { leaf ...g } fragment g on Query { leaf ...f }')).toBeUndefined();
  });
  it('directives: a flood is refused', () => {
    expect(refused(`{ leaf ${'@x '.repeat(LIMITS.directives + 1)} }`)).toBe('指令数');
  });
  it('one document holds one operation, because a compiled document answers for one', () => {
    expect(refused('query A { leaf } query B { a { leaf } }')).toBe('操作数');
  });
  it('one request decides one thing', () => expect(refused('mutation { a b }')).toBe('每次办理的操作数'));
});

describe('a document before it is parsed', () => {
  const codeOf = (source: string): string | undefined => {
    try {
      measureSource(source);
    } catch (error) {
      return error instanceof Refusal ? error.code : String(error);
    }
    return undefined;
  };
  it('length and number of words are bounded', () => {
    expect(codeOf('{ leaf }')).toBeUndefined();
    expect(codeOf(`{ ${' '.repeat(LIMITS.characters)} leaf }`)).toBe('edge.tooDeep');
    expect(codeOf(`{ ${'a '.repeat(LIMITS.tokens)} }`)).toBe('edge.tooDeep');
  });
  it('a syntax tree in JSON is refused', () => {
    expect(codeOf('{"kind":"Document","definitions":[]}')).toBe('edge.badSyntax');
  });
});
