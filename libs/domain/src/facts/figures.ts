import type { Finding } from '../check/finding.js';
import type { BindingRole, FormContent } from '../forms/content.js';
import type { Template } from '../forms/template.js';
import { toDecimalText, type DecimalText } from '../values/decimal-text.js';
import { printValue } from '../values/print.js';
import { quantityOf } from '../values/quantity.js';
import { convertible, exact, inBaseUnits, parseUnit, printUnit, SCALES } from '../values/unit.js';
import type { Unit } from '../values/value.js';
import { computeMatrix } from './compute-matrix.js';
import { unitOfMatrix } from './matrix-unit.js';

/** A form that another one rests on (绑定), as its figures are read: by role, in the order of the binding. */
export interface BoundForm {
  readonly role: BindingRole;
  readonly template: Template;
  readonly content: FormContent;
}

/** A figure in a cell, with its unit where it has one; words as they stand. */
type Figure = { readonly amount: DecimalText; readonly unit: Unit } | { readonly words: string };

const PLACEHOLDER = /\{\{\s{0,4}([^{}]{1,200}?)\s{0,4}\}\}/g;
/** selfEvaluation:1/funding/total/executed 亿元 2: form, path, unit to print in, places. */
const REFERENCE = /^(?:([a-zA-Z]{1,20}):(\d{1,2})\/)?([^\s]{1,120})(?:\s+([^\s\d]{1,8}))?(?:\s+(\d))?$/;

/**
 * The figure that a reference in a chapter stands for (正文取数): `funding/total/executed`, `matrices/balance/income/total
 * 亿元 2`, `selfEvaluation:1/indicators/i4/actual`. Units of one kind are converted exactly, then rounded half up to the
 * places asked for; with a unit named it is printed behind the figure. Undefined where nothing stands there.
 */
export function figureAt(
  template: Template,
  content: FormContent,
  bound: readonly BoundForm[],
  reference: string,
): string | undefined {
  const [, role, place, path = '', unit, places] = REFERENCE.exec(reference.trim()) ?? [];
  const form =
    role === undefined
      ? { template, content }
      : bound.filter((one) => one.role === role)[Math.max(0, parseInt(place ?? '1', 10) - 1)];
  const found = form && read(form.template, form.content, path);
  if (found === undefined) return undefined;
  if ('words' in found) return unit === undefined && places === undefined ? found.words : undefined;
  return printFigure(found, unit, places);
}

function printFigure({ amount, unit }: { amount: DecimalText; unit: Unit }, wanted?: string, places?: string) {
  const target = wanted === undefined ? unit : parseUnit(wanted);
  if (target === undefined || !convertible(unit, target)) return undefined;
  const value = inBaseUnits(amount, unit).div(inBaseUnits('1', target));
  const text =
    places === undefined
      ? target.scale === unit.scale
        ? amount
        : toDecimalText(value)
      : toDecimalText(value, parseInt(places, 10));
  const plain = new exact(text).isZero() ? text.replace('-', '') : text;
  return wanted === undefined && unit.measure !== '%' ? plain : plain + printUnit(target);
}

function read(template: Template, content: FormContent, path: string): Figure | undefined {
  const [block, first = '', second = '', third = ''] = path.split('/');
  const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
    record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
  const words = (text: string | undefined): Figure | undefined =>
    text === undefined || text.trim() === '' ? undefined : { words: text.trim() };
  switch (block) {
    case 'fields':
      return words(own(content.fields, first));
    case 'goals':
      return words(own(content.goals, first));
    case 'funding': {
      const cell = own(own(content.funding, first), second);
      return cell?.kind === 'amount' ? { amount: cell.amount, unit: moneyUnit(template.moneyUnit) } : undefined;
    }
    case 'indicators': {
      const row = content.indicators.find(({ id }) => id === first);
      const value = second === 'target' || second === 'actual' || second === 'forecast' ? row?.[second] : undefined;
      return value && (quantityOf(value) ?? words(printValue(value)));
    }
    case 'matrices': {
      const spec = template.matrices?.find(({ key }) => key === first);
      const matrix = own(content.matrices, first);
      const row = spec?.rows.find(({ key }) => key === second);
      if (spec === undefined || matrix === undefined || row === undefined) return undefined;
      const computed = own(own(computeMatrix(spec, matrix), second), third);
      const cell = own(own(matrix.cells, second), third);
      const amount = computed ?? (cell?.kind === 'amount' ? cell.amount : undefined);
      const unit = row.percent ? moneyUnit('%') : moneyUnit(unitOfMatrix(spec, matrix));
      return amount === undefined ? undefined : { amount, unit };
    }
    default:
      return undefined;
  }
}

const moneyUnit = (text: string): Unit => parseUnit(text) ?? { measure: '', scale: SCALES[0] ?? '', per: [] };

/** A form with every reference in its chapters replaced by its figure, and those that stand for none. */
export interface Resolved {
  readonly content: FormContent;
  readonly findings: readonly Finding[];
}

/**
 * Replaces the references in the chapters of a form by the figures they stand for (正文取数), so that what is printed and
 * checked is one text. A reference to nothing stays as it is and becomes a finding `figure-unbound`.
 */
export function resolveFigures(template: Template, content: FormContent, bound: readonly BoundForm[]): Resolved {
  const findings: Finding[] = [];
  const chapters = content.chapters?.map((chapter) => ({
    ...chapter,
    blocks: chapter.blocks.map((block) => {
      if (block.kind !== 'text') return block;
      const text = block.text.replace(PLACEHOLDER, (printed: string, reference: string) => {
        const figure = figureAt(template, content, bound, reference);
        if (figure !== undefined) return figure;
        findings.push({
          rule: 'figure-unbound',
          severity: 'error',
          message: `正文引用的“${reference}”没有对应的数据，请核对引用或先填写该数据`,
          quote: printed,
          where: { part: 'chapters', row: chapter.id, field: block.id },
        });
        return printed;
      });
      return { ...block, text };
    }),
  }));
  return { content: chapters === undefined ? content : { ...content, chapters }, findings };
}

/** References of a form to figures of its own that are not there. */
export const unboundFigures = (template: Template, content: FormContent): readonly Finding[] =>
  resolveFigures(template, content, []).findings.filter(({ quote }) => !/^\{\{\s*[a-zA-Z]{1,20}:\d/.test(quote));
