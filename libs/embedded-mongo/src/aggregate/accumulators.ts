import { fail } from '../failure.js';
import { weightOf } from '../query/budget.js';
import { add, divide } from '../values/arithmetic.js';
import { compare } from '../values/compare.js';
import { keyOf } from '../values/key.js';
import { integer } from '../values/number.js';
import type { Document, Numeric, Value } from '../values/types.js';
import { int, isDocument, isNullish, isNumeric, setField, typeName } from '../values/types.js';
import type { Compiler, Evaluator } from './operator.js';

/** Collects one field of one group. */
export interface Accumulator {
  /** Answers how many bytes more it holds, where that grows. */
  take(value: Value): number;
  result(): Value;
}

class Sum implements Accumulator {
  private total: Numeric = int(0);

  take(value: Value): number {
    if (isNumeric(value)) this.total = add(this.total, value);
    return 0;
  }

  result(): Value {
    return this.total;
  }
}

class Average implements Accumulator {
  private total: Numeric = int(0);
  private count = 0;

  take(value: Value): number {
    if (!isNumeric(value)) return 0;
    this.total = add(this.total, value);
    this.count += 1;
    return 0;
  }

  result(): Value {
    return this.count > 0 ? divide(this.total, integer(this.count)) : null;
  }
}

class Count implements Accumulator {
  private count = 0;

  take(): number {
    this.count += 1;
    return 0;
  }

  result(): Value {
    return integer(this.count);
  }
}

class Extreme implements Accumulator {
  private best: Value;

  constructor(private readonly wanted: 1 | -1) {}

  take(value: Value): number {
    if (isNullish(value)) return 0;
    const better = this.best === undefined || Math.sign(compare(value, this.best)) === this.wanted;
    if (!better) return 0;
    const more = weightOf(value) - (this.best === undefined ? 0 : weightOf(this.best));
    this.best = value;
    return more;
  }

  result(): Value {
    return this.best ?? null;
  }
}

class Edge implements Accumulator {
  private value: Value;
  private seen = false;

  constructor(private readonly first: boolean) {}

  take(value: Value): number {
    if (this.first && this.seen) return 0;
    const more = weightOf(value) - (this.seen ? weightOf(this.value) : 0);
    this.seen = true;
    this.value = value;
    return more;
  }

  result(): Value {
    return this.value ?? null;
  }
}

class List implements Accumulator {
  private readonly values: Value[] = [];
  private readonly keys: Set<string> | undefined;

  constructor(distinct: boolean) {
    this.keys = distinct ? new Set() : undefined;
  }

  take(value: Value): number {
    if (value === undefined) return 0;
    const key = this.keys && keyOf(value).toString('latin1');
    if (key !== undefined && this.keys?.has(key)) return 0;
    if (key !== undefined) this.keys?.add(key);
    this.values.push(value);
    return weightOf(value) + (key?.length ?? 0);
  }

  result(): Value {
    return this.values;
  }
}

class Merged implements Accumulator {
  private readonly document: Document = {};

  take(value: Value): number {
    if (isNullish(value)) return 0;
    if (!isDocument(value))
      return fail(40400, `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`);
    for (const [key, inner] of Object.entries(value)) setField(this.document, key, inner);
    return weightOf(value);
  }

  result(): Value {
    return this.document;
  }
}

const ACCUMULATORS: ReadonlyMap<string, () => Accumulator> = new Map<string, () => Accumulator>([
  ['$sum', () => new Sum()],
  ['$avg', () => new Average()],
  ['$count', () => new Count()],
  ['$min', () => new Extreme(-1)],
  ['$max', () => new Extreme(1)],
  ['$first', () => new Edge(true)],
  ['$last', () => new Edge(false)],
  ['$push', () => new List(false)],
  ['$addToSet', () => new List(true)],
  ['$mergeObjects', () => new Merged()],
]);

/** One computed field of `$group`. */
export interface GroupField {
  readonly name: string;
  readonly value: Evaluator;
  start(): Accumulator;
}

/** Compiles `{total: {$sum: '$x'}}`; an unknown accumulator is refused with 15952. */
export function compileGroupField(name: string, specification: Value, compiler: Compiler): GroupField {
  if (!isDocument(specification)) return fail(40234, `The field '${name}' must be an accumulator object`);
  const [operator, ...more] = Object.keys(specification);
  if (operator === undefined || more.length > 0) return fail(40238, `The field '${name}' must specify one accumulator`);
  if (name.includes('.')) fail(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$')) fail(40236, `The field name '${name}' cannot be an operator name`);
  const start = ACCUMULATORS.get(operator);
  if (!start) return fail(15952, `unknown group operator '${operator}'`);
  return { name, value: compiler.compile(operator === '$count' ? null : specification[operator]), start };
}
