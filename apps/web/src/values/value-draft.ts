import {
  parseValue,
  printValue,
  suggestValue,
  valueProblem,
  type SimpleValue,
  type Unit,
  type Value,
  type ValueRole,
} from '@chengwen/domain';
import { usualBoxes } from '../library/usual-boxes.js';
import { readDecimal } from './decimal-typing.js';

type Deadline = Extract<SimpleValue, { kind: 'deadline' }>;
type Compare = Extract<SimpleValue, { kind: 'compare' }>;

/** What a person chooses among when filling an indicator value (填写方式). Words may hold a figure; then it is scored on that. */
export type ValueKind = 'compare' | 'figure' | 'range' | 'deadline' | 'list' | 'text' | 'none' | 'blank';

/** Every box of the value editor, filled or not: switching the kind to and fro loses nothing. */
export interface ValueBoxes {
  readonly kind: ValueKind;
  readonly op: Compare['op'];
  readonly amount: string;
  readonly low: string;
  readonly high: string;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
  readonly unit: Unit;
  readonly every: Deadline['every'];
  readonly anchor: Deadline['anchor'];
  readonly days: string;
  readonly date: string;
  readonly included: boolean;
  readonly items: readonly { readonly label: string; readonly amount: string }[];
  readonly text: string;
}

/** A value being written: the line typed as on paper, or the boxes, whichever was touched last, decides. */
export interface ValueDraft {
  readonly by: 'line' | 'boxes';
  readonly line: string;
  readonly boxes: ValueBoxes;
}

/** What the draft amounts to. Only a value without a problem may be kept; a tangled notation comes with an offer. */
export interface ValueReading {
  readonly value?: Value;
  readonly problem?: string;
  readonly offer?: SimpleValue;
}

/** Where the value stands: its role on the form and the name of its indicator, which may announce the unit. */
export interface ValuePlace {
  readonly role: ValueRole;
  readonly name: string;
}

const EMPTY: ValueBoxes = {
  kind: 'compare',
  op: '>=',
  amount: '',
  low: '',
  high: '',
  lowIncluded: true,
  highIncluded: true,
  unit: { measure: '', scale: '', per: [] },
  every: 'month',
  anchor: 'dayOfPeriod',
  days: '',
  date: '',
  included: true,
  items: [
    { label: '', amount: '' },
    { label: '', amount: '' },
  ],
  text: '',
};

const boxesOf = (value: Value, before: ValueBoxes): ValueBoxes => {
  switch (value.kind) {
    case 'compare':
      return { ...before, kind: 'compare', op: value.op, amount: value.amount, unit: value.unit };
    case 'figure':
      return { ...before, kind: 'figure', amount: value.amount, unit: value.unit };
    case 'range': {
      const { low, high, lowIncluded, highIncluded, unit } = value;
      return { ...before, kind: 'range', low, high, lowIncluded, highIncluded, unit };
    }
    case 'deadline': {
      const { every, anchor, included, days, date } = value;
      return { ...before, kind: 'deadline', every, anchor, included, days: String(days ?? ''), date: date ?? '' };
    }
    case 'list':
      return { ...before, kind: 'list', items: value.items, unit: value.unit };
    case 'text':
    case 'composite':
      return { ...before, kind: 'text', text: value.text };
    case 'none':
    case 'blank':
      return { ...before, kind: value.kind };
    case 'malformed':
      return before;
  }
};

/** Opens the editor on what stands in the cell; an empty target starts as a comparison, an empty actual as a figure, in the unit that the library knows for it. */
export const openValue = (value: Value, { role, name }: ValuePlace): ValueDraft => {
  const start: ValueBoxes = { ...EMPTY, kind: role === 'target' ? 'compare' : 'figure' };
  const boxes = value.kind === 'blank' ? { ...start, ...usualBoxes(role, name) } : boxesOf(value, start);
  return { by: 'line', line: printValue(value), boxes };
};

/** The person types on the line: boxes follow as soon as it means something. */
export const typeLine = (draft: ValueDraft, line: string, { name }: ValuePlace): ValueDraft => {
  const value = parseValue(line, { name });
  const boxes = value.kind === 'blank' ? draft.boxes : boxesOf(value, draft.boxes);
  return { by: 'line', line, boxes };
};

/** The person fills boxes: the line shows what they will print. */
export const setBoxes = (draft: ValueDraft, set: Partial<ValueBoxes>, place: ValuePlace): ValueDraft => {
  const boxes = { ...draft.boxes, ...set };
  const { value } = readBoxes(boxes, place);
  return { by: 'boxes', boxes, line: value === undefined ? draft.line : printValue(value) };
};

/** Takes the offered reading of a tangled notation (一键更正). */
export const takeOffer = (draft: ValueDraft, offer: SimpleValue): ValueDraft => ({
  by: 'line',
  line: printValue(offer),
  boxes: boxesOf(offer, draft.boxes),
});

const judged = (value: Value, { role, name }: ValuePlace): ValueReading => {
  const problem = valueProblem(value, role, { name });
  const offer = suggestValue(value, { name });
  return { value, ...(problem !== undefined && { problem }), ...(offer !== undefined && { offer }) };
};

/** What was typed by hand needs no printed source beside it. */
const byHand = (value: Value): Value => {
  if (value.kind === 'malformed') return value;
  const { raw: _, ...rest } = value;
  return rest;
};

const readBoxes = (boxes: ValueBoxes, place: ValuePlace): ValueReading => {
  const { kind, op, unit, lowIncluded, highIncluded, every, anchor, included } = boxes;
  const [amount, low, high] = [boxes.amount, boxes.low, boxes.high].map(readDecimal);
  if (kind === 'blank' || kind === 'none') return judged({ kind }, place);
  if (kind === 'text')
    return boxes.text.trim() === ''
      ? { problem: '请填写文字' }
      : judged(byHand(parseValue(boxes.text, { name: place.name })), place);
  if (kind === 'compare' || kind === 'figure') {
    if (!amount?.ok || amount.value === null) return { problem: '请填写数值' };
    const figure = { amount: amount.value, unit };
    return judged(kind === 'compare' ? { kind, op, ...figure } : { kind, ...figure }, place);
  }
  if (kind === 'range') {
    if (!low?.ok || low.value === null || !high?.ok || high.value === null) return { problem: '请填写区间的两端' };
    return judged({ kind, low: low.value, high: high.value, lowIncluded, highIncluded, unit }, place);
  }
  if (kind === 'list') {
    const items = boxes.items.flatMap(({ label, amount: typed }) => {
      const read = readDecimal(typed);
      return read.ok && read.value !== null ? [{ label: label.trim(), amount: read.value }] : [];
    });
    if (items.length < boxes.items.length || items.length < 2) return { problem: '请填写每一项的名称和数值' };
    return judged({ kind, items, unit }, place);
  }
  const whole = { kind, every, anchor, included } as const;
  if (anchor === 'date')
    return boxes.date === '' ? { problem: '请填写日期' } : judged({ ...whole, date: boxes.date }, place);
  if (!/^\d{1,3}$/.test(boxes.days)) return { problem: '请填写天数' };
  return judged({ ...whole, days: Number(boxes.days) }, place);
};

/** What the draft amounts to now. A malformed notation is never a value that may be kept. */
export const readValue = (draft: ValueDraft, place: ValuePlace): ValueReading =>
  draft.by === 'boxes'
    ? readBoxes(draft.boxes, place)
    : judged(byHand(parseValue(draft.line, { name: place.name })), place);
