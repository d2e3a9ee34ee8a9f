import { Long, ObjectId, Timestamp } from 'bson';
import { fail } from '../../failure.js';
import { toNumber } from '../../values/number.js';
import { requireDate } from '../../values/storable.js';
import type { Document, Value } from '../../values/types.js';
import { int, isDocument, isNullish, isNumeric, typeName } from '../../values/types.js';
import type { Evaluator, Operator, Scope } from '../operator.js';
import { named } from '../operator.js';
import type { Wall } from './calendar.js';
import {
  boundariesBetween,
  dayOfYear,
  instantOf,
  isoWeekOf,
  offsetOf,
  shifted,
  truncated,
  wallOf,
  weekOf,
} from './calendar.js';

function dateOf(value: Value): Date {
  if (value instanceof Date) return requireDate(value);
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.getHighBitsUnsigned() * 1000);
  return fail(16006, `can't convert from BSON type ${typeName(value)} to Date`);
}

/** Compiles named arguments and reads them with their types; null as soon as a needed one is null or missing. */
function dated(
  name: string,
  required: readonly string[],
  optional: readonly string[],
  compute: (read: Reader) => Value,
): Operator {
  return (argument, { compile }) => {
    const parts = named(name, argument, required, optional);
    const evaluators = new Map(Object.keys(parts).map((key) => [key, compile(parts[key])]));
    return (scope) => {
      const read = new Reader(name, evaluators, scope);
      const absent = required.some((key) => isNullish(read.value(key)));
      if (absent) return evaluators.has('onNull') ? read.value('onNull') : null;
      return evaluators.has('timezone') && isNullish(read.value('timezone')) ? null : compute(read);
    };
  };
}

class Reader {
  constructor(
    private readonly name: string,
    private readonly evaluators: ReadonlyMap<string, Evaluator>,
    private readonly scope: Scope,
  ) {}

  value(key: string): Value {
    return this.evaluators.get(key)?.(this.scope);
  }

  date(key: string): Date {
    return dateOf(this.value(key));
  }

  text(key: string): string | undefined {
    const value = this.value(key);
    if (isNullish(value)) return undefined;
    return typeof value === 'string' ? value : fail(40517, `${this.name} requires ${key} to be a string`);
  }

  whole(key: string, otherwise?: number): number {
    const value = this.value(key);
    if (isNullish(value) && otherwise !== undefined) return otherwise;
    const number = isNumeric(value) ? toNumber(value) : Number.NaN;
    return Number.isInteger(number) ? number : fail(5166405, `${this.name} requires ${key} to be a whole number`);
  }

  wall(key: string): Wall {
    return wallOf(this.date(key), this.text('timezone'));
  }

  instant(wall: Wall): Date {
    return requireDate(instantOf(requireDate(wall), this.text('timezone')));
  }
}

const PARTS: Readonly<Record<string, (wall: Wall) => Value>> = {
  $year: (wall) => int(wall.getUTCFullYear()),
  $month: (wall) => int(wall.getUTCMonth() + 1),
  $dayOfMonth: (wall) => int(wall.getUTCDate()),
  $hour: (wall) => int(wall.getUTCHours()),
  $minute: (wall) => int(wall.getUTCMinutes()),
  $second: (wall) => int(wall.getUTCSeconds()),
  $millisecond: (wall) => int(wall.getUTCMilliseconds()),
  $dayOfWeek: (wall) => int(wall.getUTCDay() + 1),
  $dayOfYear: (wall) => int(dayOfYear(wall)),
  $week: (wall) => int(weekOf(wall)),
  $isoWeek: (wall) => int(isoWeekOf(wall).week),
  $isoWeekYear: (wall) => Long.fromNumber(isoWeekOf(wall).year),
  $isoDayOfWeek: (wall) => int(isoWeekOf(wall).day),
};

const partOperator =
  (name: string, part: (wall: Wall) => Value): Operator =>
  (argument, compiler) => {
    const long = isDocument(argument) && Object.hasOwn(argument, 'date');
    const short = Array.isArray(argument) && argument.length === 1 ? argument[0] : argument;
    const given: Document = long ? argument : { date: short };
    return dated(name, ['date'], ['timezone'], (read) => part(read.wall('date')))(given, compiler);
  };

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

function offsetText(milliseconds: number, separator: string): string {
  const minutes = Math.abs(milliseconds) / 60_000;
  return `${milliseconds < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${separator}${padded(minutes % 60, 2)}`;
}

const FORMATS: Readonly<Record<string, (wall: Wall, offset: number) => string>> = {
  Y: (wall) => padded(wall.getUTCFullYear(), 4),
  m: (wall) => padded(wall.getUTCMonth() + 1, 2),
  d: (wall) => padded(wall.getUTCDate(), 2),
  H: (wall) => padded(wall.getUTCHours(), 2),
  M: (wall) => padded(wall.getUTCMinutes(), 2),
  S: (wall) => padded(wall.getUTCSeconds(), 2),
  L: (wall) => padded(wall.getUTCMilliseconds(), 3),
  j: (wall) => padded(dayOfYear(wall), 3),
  w: (wall) => String(wall.getUTCDay() + 1),
  u: (wall) => String(isoWeekOf(wall).day),
  U: (wall) => padded(weekOf(wall), 2),
  V: (wall) => padded(isoWeekOf(wall).week, 2),
  G: (wall) => padded(isoWeekOf(wall).year, 4),
  z: (_, offset) => offsetText(offset, ''),
  Z: (_, offset) => String(offset / 60_000),
  '%': () => '%',
};

const dateToString = dated('$dateToString', ['date'], ['format', 'timezone', 'onNull'], (read) => {
  const zone = read.text('timezone');
  const offset = offsetOf(read.date('date'), zone);
  const format =
    read.text('format') ?? (zone === undefined || offset === 0 ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L');
  return format.replace(/%(.?)/gs, (_, mark: string) => {
    const write = Object.hasOwn(FORMATS, mark) ? FORMATS[mark] : undefined;
    return write
      ? write(read.wall('date'), offset)
      : fail(18536, `Invalid format character '%${mark}' in format string`);
  });
});

const moved = (name: string, sign: 1 | -1): [string, Operator] => [
  name,
  dated(name, ['startDate', 'unit', 'amount'], ['timezone'], (read) => {
    const unit = read.text('unit') ?? '';
    const amount = sign * read.whole('amount');
    // Hours and less are lengths of time; days and more are steps in the calendar of the zone.
    if (['hour', 'minute', 'second', 'millisecond'].includes(unit))
      return requireDate(shifted(read.date('startDate'), unit, amount));
    return read.instant(shifted(read.wall('startDate'), unit, amount));
  }),
];

/** Expressions on dates. */
export const dateOperators: [string, Operator][] = [
  ...Object.entries(PARTS).map(([name, part]): [string, Operator] => [name, partOperator(name, part)]),
  ['$dateToString', dateToString],
  moved('$dateAdd', 1),
  moved('$dateSubtract', -1),
  [
    '$dateTrunc',
    dated('$dateTrunc', ['date', 'unit'], ['binSize', 'timezone', 'startOfWeek'], (read) => {
      const bin = read.whole('binSize', 1);
      if (bin <= 0) fail(5439018, '$dateTrunc requires binSize to be greater than 0');
      return read.instant(
        truncated(read.wall('date'), read.text('unit') ?? '', bin, read.text('startOfWeek') ?? 'sunday'),
      );
    }),
  ],
  [
    '$dateDiff',
    dated('$dateDiff', ['startDate', 'endDate', 'unit'], ['timezone', 'startOfWeek'], (read) =>
      Long.fromNumber(
        boundariesBetween(
          read.wall('startDate'),
          read.wall('endDate'),
          read.text('unit') ?? '',
          read.text('startOfWeek') ?? 'sunday',
        ),
      ),
    ),
  ],
];
