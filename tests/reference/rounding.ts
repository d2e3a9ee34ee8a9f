import { nearest } from './number.js';
import type { NumberValue } from './value.js';
import { refuse } from './value.js';

type Mode = '$round' | '$trunc' | '$ceil' | '$floor';

/** Drops the last `places` digits: to the even neighbour in the middle, towards zero, up or down. */
function dropped(value: bigint, places: number, mode: Mode): bigint {
  const unit = 10n ** BigInt(places);
  const towardsZero = value / unit;
  const rest = value % unit;
  if (rest === 0n || mode === '$trunc') return towardsZero;
  if (mode === '$floor') return rest < 0n ? towardsZero - 1n : towardsZero;
  if (mode === '$ceil') return rest > 0n ? towardsZero + 1n : towardsZero;
  const twice = rest < 0n ? -rest * 2n : rest * 2n;
  const up = twice > unit || (twice === unit && towardsZero % 2n !== 0n);
  return up ? towardsZero + (value < 0n ? -1n : 1n) : towardsZero;
}

/** Rounds to decimal places, keeping the type; negative places round whole digits away. */
export function rounded(value: NumberValue, places: number, mode: Mode): NumberValue {
  if (value.t === 'int' || value.t === 'long') {
    if (places >= 0) return value;
    const result = dropped(value.v, -places, mode) * 10n ** BigInt(-places);
    if (BigInt.asIntN(64, result) !== result) return refuse(51080);
    return value.t === 'int' && BigInt.asIntN(32, result) === result
      ? { t: 'int', v: result }
      : { t: 'long', v: result };
  }
  if (value.t === 'double') return { t: 'double', v: roundedDouble(value.v, places, mode) };
  const d = value.v;
  if (d.kind !== 'finite') return value;
  // A decimal gets exactly these places: 1.5 to three of them is 1.500. More than 34 digits do not fit and stay.
  const missing = d.exponent + places;
  if (missing > 0 && String(d.coefficient).length + missing > 34) return value;
  const signed = d.negative ? -d.coefficient : d.coefficient;
  const result = missing > 0 ? signed * 10n ** BigInt(missing) : dropped(signed, -missing, mode);
  return {
    t: 'decimal',
    v: { kind: 'finite', negative: d.negative, coefficient: result < 0n ? -result : result, exponent: -places },
  };
}

function roundedDouble(value: number, places: number, mode: Mode): number {
  if (!Number.isFinite(value) || value === 0) return value;
  // Every double is a whole number of 2^-1074; times 5^1074 it is one of 10^-1074.
  let exponent = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    exponent += 1;
  }
  if (exponent <= places) return value;
  const digits = BigInt(scaled) * 5n ** BigInt(exponent);
  const result = nearest({
    t: 'decimal',
    v: {
      kind: 'finite',
      negative: value < 0,
      coefficient: magnitude(dropped(digits, exponent - places, mode)),
      exponent: -places,
    },
  });
  return result;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
