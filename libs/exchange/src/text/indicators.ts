import { parseValue, type DecimalText, type Indicator, type Template } from '@chengwen/domain';
import { decimalOf } from './funding.js';
import type { HeadColumn } from './grid-head.js';
import type { Place } from './places.js';

/** A form holds no more rows than that, and cells no longer texts. */
const MOST_ROWS = 500;
const LONGEST: Readonly<Record<string, number>> = {
  name: 200,
  variance: 2000,
  measure: 2000,
  basis: 200,
  rule: 200,
  evidence: 500,
  value: 2000,
};

/** What stands before a row: its place, its number and its side. */
export interface RowHead {
  readonly place: Place;
  readonly no?: string;
  readonly track?: Indicator['track'];
}

/** The indicators of a form as they are read (三级指标). */
export class Indicators {
  readonly rows: Indicator[] = [];

  constructor(private readonly template: Template) {}

  /** Adds a row; false where it cannot be held as it was printed. */
  add({ place, no, track }: RowHead, name: string, columns: readonly HeadColumn[], values: readonly string[]): boolean {
    const texts = new Map(columns.map(({ spec }, at) => [spec.key, values[at] ?? '']));
    const fits = [...texts].every(([key, text]) => text.length <= (LONGEST[key] ?? LONGEST['value'] ?? 0));
    const labels = [place.categoryLabel, place.dimensionLabel].every((label) => (label?.length ?? 0) <= 40);
    if (!fits || !labels || name.length > (LONGEST['name'] ?? 0) || (no?.length ?? 0) > 10 || this.isFull) return false;
    const value = (text: string) => parseValue(text, { name });
    const words = (key: 'basis' | 'rule' | 'evidence' | 'measure') => texts.get(key) && { [key]: texts.get(key) };
    const valued = (key: 'lastYear' | 'forecast') => texts.get(key) && { [key]: value(texts.get(key) ?? '') };
    this.rows.push({
      id: `i${this.rows.length + 1}`,
      ...place,
      ...(track && this.template.tracks ? { track } : {}),
      ...(no ? { no } : {}),
      name,
      target: value(texts.get('target') ?? ''),
      actual: value(texts.get('actual') ?? ''),
      weight: numberOf(texts.get('weight')),
      score: numberOf(texts.get('score')),
      scoreReason: '',
      variance: texts.get('variance') ?? '',
      ...words('basis'),
      ...valued('lastYear'),
      ...words('rule'),
      ...words('evidence'),
      ...valued('forecast'),
      ...words('measure'),
    } as Indicator);
    return true;
  }

  /** Whether no further row can be held. */
  get isFull(): boolean {
    return this.rows.length >= MOST_ROWS;
  }

  /** Words alone on a line go on with the reasons of the row above. */
  goOn(words: string): boolean {
    const last = this.rows.at(-1);
    if (!last || last.variance === '' || decimalOf(words) !== undefined || last.variance.length + words.length > 2000)
      return false;
    this.rows[this.rows.length - 1] = { ...last, variance: last.variance + words };
    return true;
  }
}

const numberOf = (text: string | undefined): DecimalText | null => (text ? (decimalOf(text) ?? null) : null);
