import { refusal } from '../refusal.js';
import { convertible, printUnit } from '../values/unit.js';
import type { Unit, Value } from '../values/value.js';
import type { FormContent } from './content.js';

const unitOf = (value: Value): Unit | undefined => {
  const plain = value.kind === 'composite' ? value.part : value;
  return 'unit' in plain && plain.unit.measure !== '' ? plain.unit : undefined;
};

/**
 * Refuses an actual that is newly entered in a unit its target cannot be measured by (人次 for 人). What was imported so
 * stays as it is, for the checker to show: only a change from `before` is refused.
 *
 * @throws Refusal content.unit {name, expected, actual}
 */
export function refuseWrongUnits(before: FormContent, after: FormContent): void {
  for (const { id, name, target, actual } of after.indicators) {
    const old = before.indicators.find((row) => row.id === id);
    const [due, given] = [unitOf(target), unitOf(actual)];
    // A judged target takes a percentage whatever its words say.
    if (due === undefined || given === undefined || convertible(due, given)) continue;
    const was = old && unitOf(old.actual);
    if (was !== undefined && printUnit(was) === printUnit(given)) continue;
    throw refusal('content.unit', { name, expected: printUnit(due), actual: printUnit(given) });
  }
}
