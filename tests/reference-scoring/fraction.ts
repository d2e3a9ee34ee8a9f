/** Exact fractions of whole numbers: nothing is ever rounded before a rule says so. No decimal library comes near it. */
export interface Fraction {
  readonly n: bigint;
  /** Always above nought. */
  readonly d: bigint;
}

export const fraction = (n: bigint, d = 1n): Fraction => (d < 0n ? { n: -n, d: -d } : { n, d });
/** Reads a printed decimal: -12.50 is -1250/100. */
export const read = (text: string): Fraction => {
  const [whole = '0', places = ''] = text.replace('-', '').split('.');
  const n = BigInt(whole + places);
  return fraction(text.startsWith('-') ? -n : n, 10n ** BigInt(places.length));
};
export const ZERO = fraction(0n);
export const ONE = fraction(1n);
export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const compare = (a: Fraction, b: Fraction): number => {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
};
export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const most = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
/** Half up to so many places, for nought and above (四舍五入). */
export const roundHalfUp = ({ n, d }: Fraction, places: number): Fraction => {
  const unit = 10n ** BigInt(places);
  return fraction((n * unit * 2n + d) / (d * 2n), unit);
};
/** The digits before and after the point, cut off, as one whole number. */
export const digits = ({ n, d }: Fraction, places: number): bigint => (n * 10n ** BigInt(places)) / d;
/** As a score is printed: no trailing noughts. */
export const print = (value: Fraction, places = 20): string => {
  const text = digits(value, places)
    .toString()
    .padStart(places + 1, '0');
  return `${text.slice(0, -places)}.${text.slice(-places)}`.replace(/\.?0+$/, '');
};
