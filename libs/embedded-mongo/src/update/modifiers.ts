import { Double, Int32, type Timestamp } from 'bson';
import { fail } from '../failure.js';
import { add, multiply } from '../values/arithmetic.js';
import { compare } from '../values/compare.js';
import type { Document, Numeric, Value } from '../values/types.js';
import { clone, isDocument, isNumeric, typeName } from '../values/types.js';
import { addedToSet, arrayOf, popped, pulled, pulledAll, pushed } from './array-modifiers.js';
import { checkViable, readPath, removePath, writePath } from './path.js';

/** Applies one modifier at one concrete path of a document that may be changed. */
export type Modifier = (document: Document, path: readonly string[], argument: Value, moment: Moment) => void;

/** What `$currentDate` writes: the same for the whole command. */
export interface Moment {
  readonly date: Date;
  readonly timestamp: Timestamp;
}

const set: Modifier = (document, path, argument) => {
  writePath(document, path, clone(argument));
};

const arithmetic =
  (operator: '$inc' | '$mul'): Modifier =>
  (document, path, argument) => {
    // Checked when the update was compiled, so that it is refused even where no document matches.
    if (!isNumeric(argument)) return;
    const current = readPath(document, path);
    if (current !== undefined && !isNumeric(current)) {
      fail(
        14,
        `Cannot apply ${operator} to a value of non-numeric type. ` +
          `The field '${path.at(-1) ?? ''}' is of non-numeric type ${typeName(current)}`,
      );
    }
    // Added to a missing field, a number stays as it is written; multiplied, it leaves a zero of its type.
    if (current === undefined && operator === '$inc') {
      writePath(document, path, argument);
      return;
    }
    const start = current ?? new Int32(0);
    const result = operator === '$inc' ? add(start, argument) : multiply(start, argument);
    if (overflowed(result, start, argument)) {
      fail(2, `Failed to apply ${operator} operations to current value (${String(current)}): integer overflow`);
    }
    writePath(document, path, result);
  };

const overflowed = (result: Numeric, ...operands: readonly Numeric[]): boolean =>
  result instanceof Double && !operands.some((operand) => operand instanceof Double);

const extreme =
  (wanted: 1 | -1): Modifier =>
  (document, path, argument) => {
    const current = readPath(document, path);
    if (current === undefined || Math.sign(compare(argument, current)) === wanted) {
      writePath(document, path, clone(argument));
    }
  };

const currentDate: Modifier = (document, path, argument, { date, timestamp }) => {
  const type = isDocument(argument) ? argument['$type'] : argument;
  if (isDocument(argument) && Object.keys(argument).join() !== '$type') {
    fail(2, `Unrecognized $currentDate option: ${Object.keys(argument).join()}`);
  }
  if (type === true || type === false || type === 'date') writePath(document, path, date);
  else if (type === 'timestamp') writePath(document, path, timestamp);
  else
    fail(
      2,
      "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
    );
};

const rename: Modifier = (document, path, argument) => {
  if (typeof argument !== 'string') return;
  refuseArrayOn(document, path);
  const value = readPath(document, path);
  if (value === undefined) return;
  const target = argument.split('.');
  refuseArrayOn(document, target);
  writePath(document, target, value);
  removePath(document, path);
};

function refuseArrayOn(document: Document, path: readonly string[]): void {
  const passed = path.some((_, i) => i > 0 && Array.isArray(readPath(document, path.slice(0, i))));
  if (passed) fail(2, `$rename cannot go through an array element: ${path.join('.')}`);
}

const onArray =
  (change: (array: readonly Value[], argument: Value) => Value[], creates: boolean, wrongType = 2): Modifier =>
  (document, path, argument) => {
    const current = readPath(document, path);
    const changed = change(arrayOf(current, path, wrongType), argument);
    if (current !== undefined || creates) writePath(document, path, changed);
    else checkViable(document, path);
  };

/** Every update modifier there is; others are refused with code 9. */
export const MODIFIERS: ReadonlyMap<string, Modifier> = new Map([
  ['$set', set],
  ['$setOnInsert', set],
  ['$unset', (document: Document, path: readonly string[]) => removePath(document, path)],
  ['$inc', arithmetic('$inc')],
  ['$mul', arithmetic('$mul')],
  ['$min', extreme(-1)],
  ['$max', extreme(1)],
  ['$currentDate', currentDate],
  ['$rename', rename],
  ['$push', onArray(pushed, true)],
  ['$addToSet', onArray(addedToSet, true)],
  ['$pull', onArray(pulled, false)],
  ['$pullAll', onArray(pulledAll, false)],
  ['$pop', onArray(popped, false, 14)],
]);
