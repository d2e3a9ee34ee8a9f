import {
  decimalText,
  emptyContent,
  type DecimalText,
  type FormContent,
  type MoneyCell,
  type Template,
} from '@chengwen/domain';
import { filled, keyOf, type Line } from './lines.js';
import { RowReader } from './rows.js';
import { unaccounted } from './unaccounted.js';

/** What was read of one form, and the lines that found no place in it. */
export interface Reading {
  readonly content: FormContent;
  readonly year: number | null;
  readonly lost: readonly Line[];
}

type Section = 'head' | 'funding' | 'goals' | 'grid' | 'note';
type Printed = NonNullable<FormContent['printed']>;

/** Reads a form with funding grid, two goals and an indicator grid (自评表), section by section as it prints. */
export function readSelfEvaluation(template: Template, lines: readonly Line[]): Reading {
  const blank = emptyContent(template);
  const fields: Record<string, string> = { ...blank.fields };
  const funding: Record<string, Record<string, MoneyCell>> = structuredClone(blank.funding);
  const goals: Record<string, string[]> = Object.fromEntries(template.goals.map(({ key }) => [key, []]));
  const printed: Record<string, string> = {};
  const note: string[] = [];
  const rows = new RowReader(template);
  const lost: Line[] = [];
  let year: number | null = null;
  let section: Section = 'head';
  const firstNote = lines.find(({ key }) => key.startsWith('备注'))?.number ?? 0;

  for (const line of lines) {
    if (line.key === '') continue;
    const cells = filled(line.cells);
    const [yearFound] = /^\(?((?:19|20)\d{2})年度?\)?$/.exec(line.key)?.slice(1) ?? [];
    if (section === 'head' && yearFound) year = Number(yearFound);
    else if (/^备注[:：]?/.test(line.key)) {
      section = 'note';
      note.push(cells.join('').replace(/^备注[:：]?/, ''));
    } else if (isTotal(line.key)) takeTotal(cells, printed);
    else if (section === 'note') {
      if (line.number > firstNote + 1) lost.push(line);
      else note.push(cells.join(''));
    } else if (isGridHead(line.key)) {
      section = 'grid';
      rows.head(line);
    } else if (section === 'grid') rows.take(line);
    else if (isGoalHead(template, line.key)) section = 'goals';
    else if (section === 'goals') takeGoals(template, cells, goals);
    else if (isFundingHead(template, line.key)) section = 'funding';
    else if (!takeFunding(template, line, funding, printed) && !takeFields(template, cells, fields)) lost.push(line);
  }

  if ('note' in fields) fields['note'] = note.join('');
  const content: FormContent = {
    fields,
    funding,
    goals: Object.fromEntries(Object.entries(goals).map(([key, parts]) => [key, parts.join('')])),
    indicators: rows.indicators,
    ...(Object.keys(printed).length > 0 ? { printed: printed as Printed } : {}),
  };
  return { content, year, lost: unaccounted(template, content, lines, [...lost, ...rows.unread]) };
}

const isGridHead = (key: string): boolean => key.includes('一级指标') && key.includes('三级指标');
const isTotal = (key: string): boolean => /^总分/.test(key);
const isGoalHead = ({ goals }: Template, key: string): boolean =>
  goals.every(({ label }) => key.includes(keyOf(label)));
const isFundingHead = ({ funding }: Template, key: string): boolean =>
  funding.columns.every(({ label }) => key.includes(keyOf(label)));

const decimalOf = (cell: string | undefined): DecimalText | undefined => {
  const read = decimalText.safeParse(
    (cell ?? '')
      .normalize('NFKC')
      .replace(/,(?=\d{3})/g, '')
      .replace(/分$/, ''),
  );
  return read.success ? read.data : undefined;
};

function takeTotal(cells: readonly string[], printed: Record<string, string>): void {
  const figures = cells.map(decimalOf).filter((figure) => figure !== undefined);
  const [totalWeight, totalScore] = figures.length > 1 ? figures : [undefined, figures[0]];
  if (totalWeight) printed['totalWeight'] = totalWeight;
  if (totalScore) printed['totalScore'] = totalScore;
}

/** Label, value, label, value: as many on a line as the paper had room for. */
function takeFields({ fields: specs }: Template, cells: readonly string[], fields: Record<string, string>): boolean {
  let taken = false;
  for (let at = 0; at < cells.length; at++) {
    const key = keyOf(cells[at] ?? '').replace(/[:：]$/, '');
    const spec = specs.find(({ label }) => keyOf(label) === key);
    if (!spec) continue;
    const next = cells[at + 1] ?? '';
    if (!specs.some(({ label }) => keyOf(label) === keyOf(next))) fields[spec.key] = next;
    taken = true;
  }
  return taken;
}

/** A row of the funding grid: its cells stand after the label, blank ones in their places. */
function takeFunding(
  { funding: grid }: Template,
  line: Line,
  funding: Record<string, Record<string, MoneyCell>>,
  printed: Record<string, string>,
): boolean {
  const at = line.cells.findIndex((cell) => grid.rows.some((row) => sameLabel(row.label, cell)));
  const row = grid.rows.find(({ label }) => at >= 0 && sameLabel(label, line.cells[at] ?? ''));
  const cellsOf = row && funding[row.key];
  if (!row || !cellsOf) return false;
  const values = line.cells.slice(at + 1);
  grid.columns.forEach(({ key }, column) => (cellsOf[key] = moneyOf(values[column])));
  if (row.total) {
    const [weight, rate, score] = values.slice(grid.columns.length);
    const [executionWeight, executionScore] = [decimalOf(weight), decimalOf(score)];
    if (executionWeight) printed['executionWeight'] = executionWeight;
    if (rate && rate !== '—') printed['executionRate'] = rate;
    if (executionScore) printed['executionScore'] = executionScore;
  }
  return true;
}

const sameLabel = (label: string, cell: string): boolean => {
  const plain = (text: string): string =>
    keyOf(text)
      .replace(/^其中[:：]?/, '')
      .replace(/[:：]$/, '');
  return plain(cell) !== '' && plain(cell) === plain(label);
};

function moneyOf(cell = ''): MoneyCell {
  if (cell === '') return { kind: 'blank' };
  const amount = decimalOf(cell);
  return amount === undefined ? { kind: 'none' } : { kind: 'amount', amount };
}

/** Long cells side by side, perhaps broken over several lines: a line with fewer cells goes on with the last one begun. */
function takeGoals({ goals: specs }: Template, cells: readonly string[], goals: Record<string, string[]>): void {
  const begun = specs.filter(({ key }) => (goals[key] ?? []).length > 0);
  if (cells.length >= specs.length) specs.forEach(({ key }, at) => goals[key]?.push(cells[at] ?? ''));
  else goals[(begun.at(-1) ?? specs[0])?.key ?? '']?.push(...cells);
}
