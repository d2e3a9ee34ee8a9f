import type { Decimal } from 'decimal.js';
import { quantityOf, type Quantity } from './quantity.js';
import { convertible, inBaseUnits, NO_UNIT } from './unit.js';
import type { Unit, Value } from './value.js';

/** An amount in base units (基本单位) with the unit it is then in: 39.31万人 → 393100 人. Exact. */
export const normalise = ({ amount, unit }: Quantity): { readonly amount: Decimal; readonly unit: Unit } => ({
  amount: inBaseUnits(amount, unit),
  unit: { ...unit, scale: '' },
});

/** Smaller, same or greater, whatever the scales; undefined where the two measure different things (人 and 人次). */
export const compareQuantities = (a: Quantity, b: Quantity): -1 | 0 | 1 | undefined =>
  comparable(a, b) ? (inBaseUnits(a.amount, a.unit).cmp(inBaseUnits(b.amount, b.unit)) as -1 | 0 | 1) : undefined;

/** Compares two values by the figures they are measured on; undefined where one has none or they measure different things. */
export const compareValues = (a: Value, b: Value): -1 | 0 | 1 | undefined => {
  const [one, other] = [quantityOf(a), quantityOf(b)];
  return one && other && compareQuantities(one, other);
};

/** Nought is nought in any unit; otherwise the units have to measure the same thing. */
export const comparable = (a: Quantity, b: Quantity): boolean =>
  convertible(a.unit, b.unit) || isBareNought(a) || isBareNought(b);

const isBareNought = ({ amount, unit }: Quantity): boolean =>
  unit.measure === NO_UNIT.measure && inBaseUnits(amount, unit).isZero();
