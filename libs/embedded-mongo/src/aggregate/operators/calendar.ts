import { fail } from '../../failure.js';

/** Wall-clock time in some zone, as a date whose UTC fields are the zone's. */
export type Wall = Date;

/** The wall-clock time of an instant. Zones are `UTC`, an offset such as `+08:00`, or an Olson name. */
export function wallOf(instant: Date, zone: string | undefined): Wall {
  return new Date(instant.getTime() + offsetOf(instant, zone));
}

/** The instant of a wall-clock time; in the hour that a zone repeats, the first. */
export function instantOf(wall: Wall, zone: string | undefined): Date {
  const guess = new Date(wall.getTime() - offsetOf(wall, zone));
  return new Date(wall.getTime() - offsetOf(guess, zone));
}

/** Minutes east of UTC, in milliseconds. */
export function offsetOf(instant: Date, zone: string | undefined): number {
  if (zone === undefined || zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const match = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(zone);
  if (match) {
    const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
    return (match[1] === '-' ? -minutes : minutes) * 60_000;
  }
  const wall = formatOf(zone).formatToParts(instant);
  const part = (type: string): number => Number(wall.find((found) => found.type === type)?.value);
  const clock = part('hour') * 3_600_000 + part('minute') * 60_000 + part('second') * 1000;
  const seconds = midnight(part('year'), part('month') - 1, part('day')) + clock;
  return seconds - Math.floor(instant.getTime() / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format) return format;
  const numeric = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...numeric });
  } catch {
    return fail(40485, `unrecognized time zone identifier: "${zone}"`);
  }
  formats.set(zone, format);
  return format;
}

const DAY = 86_400_000;

/** Midnight of a day, months from 0; the language's own function takes the years 0 to 99 for those after 1900. */
const midnight = (year: number, month: number, day: number): number => new Date(0).setUTCFullYear(year, month, day);

export const dayOfYear = (wall: Wall): number =>
  Math.floor((wall.getTime() - midnight(wall.getUTCFullYear(), 0, 1)) / DAY) + 1;

/** Week of the year that begins on Sunday; the days before the first Sunday are week 0. */
export const weekOf = (wall: Wall): number => Math.floor((dayOfYear(wall) + 6 - wall.getUTCDay()) / 7);

/** ISO 8601 week: the one with the year's first Thursday is the first. */
export function isoWeekOf(wall: Wall): { year: number; week: number; day: number } {
  const day = wall.getUTCDay() || 7;
  const thursday = new Date(wall.getTime() + (4 - day) * DAY);
  return { year: thursday.getUTCFullYear(), week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1, day };
}

const LENGTH: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: DAY,
  week: 7 * DAY,
};
const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** Length of a unit: in milliseconds, or in months. */
export function unitOf(unit: string): { milliseconds: number } | { months: number } {
  const milliseconds = Object.hasOwn(LENGTH, unit) ? LENGTH[unit] : undefined;
  if (milliseconds !== undefined) return { milliseconds };
  const months = Object.hasOwn(MONTHS, unit) ? MONTHS[unit] : undefined;
  return months === undefined ? fail(9, `unknown time unit value: ${unit}`) : { months };
}

/** Adds units; a day that the month does not have becomes its last. */
export function shifted(wall: Wall, unit: string, amount: number): Wall {
  const length = unitOf(unit);
  if ('milliseconds' in length) return new Date(wall.getTime() + amount * length.milliseconds);
  const first = new Date(wall);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + amount * length.months);
  const last = new Date(midnight(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(wall.getUTCDate(), last));
  return first;
}

const monthsSince2000 = (wall: Wall): number => (wall.getUTCFullYear() - 2000) * 12 + wall.getUTCMonth();

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The start of the bin of so many units; bins are counted from 2000-01-01, weeks from the first chosen weekday. */
export function truncated(wall: Wall, unit: string, bin: number, startOfWeek: string): Wall {
  const length = unitOf(unit);
  if ('months' in length) {
    const step = length.months * bin;
    return new Date(midnight(2000, Math.floor(monthsSince2000(wall) / step) * step, 1));
  }
  const base = unit === 'week' ? firstWeek(startOfWeek) : Date.UTC(2000, 0, 1);
  const step = length.milliseconds * bin;
  return new Date(base + Math.floor((wall.getTime() - base) / step) * step);
}

function firstWeek(startOfWeek: string): number {
  const day = WEEKDAYS.findIndex(
    (name) => name === startOfWeek.toLowerCase() || name.slice(0, 3) === startOfWeek.toLowerCase(),
  );
  if (day < 0) fail(9, `unknown day of week value: ${startOfWeek}`);
  // 2000-01-01 was a Saturday.
  return Date.UTC(2000, 0, 1 + ((day + 1) % 7));
}

/** How many boundaries of a unit lie between two times. */
export function boundariesBetween(start: Wall, end: Wall, unit: string, startOfWeek: string): number {
  const [from, to] = [start, end].map((wall) => truncated(wall, unit, 1, startOfWeek));
  const length = unitOf(unit);
  if (!from || !to) return 0;
  if ('milliseconds' in length) return Math.round((to.getTime() - from.getTime()) / length.milliseconds);
  return (monthsSince2000(to) - monthsSince2000(from)) / length.months;
}
