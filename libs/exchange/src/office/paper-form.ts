import type { LaidOut, LaidOutField, LaidOutMatrix, Template } from '@chengwen/domain';
import { gridColumns, layIndicators } from './paper-grid.js';
import { Paper, type PaperSheet, type Piece } from './paper.js';

const label = (text: string, columns: number, rows = 1): Piece => ({ text, columns, rows, look: 'label' });
const value = (text: string, columns: number, rows = 1): Piece => ({ text, columns, rows });

/**
 * Lays a form out on a sheet as it stands on paper (表格版面): title, fields, ticks, funds, goals, indicators, matrices,
 * chapters and note, each where the template has it. Nothing here knows a single template.
 */
export function layPaper(template: Template, laid: LaidOut, name: string): PaperSheet {
  const grid = gridColumns(laid);
  const widest = Math.max(0, ...Object.values(laid.matrices).map(({ columns }) => columns.length + 2));
  const paper = new Paper(Math.max(6, grid.length, laid.funding.columns.length + 2, Math.min(widest, 24)));
  paper.across(laid.title, 'title');
  if (laid.yearLine !== '') paper.across(laid.yearLine, 'year');
  if (laid.unitNote !== '') paper.across(laid.unitNote, 'unit');
  layFields(paper, template, laid);
  for (const { label: words, options } of Object.values(laid.choices)) {
    const marks = options.map((option) => `${option.label} ${option.ticked ? '√' : '□'}`).join('　');
    paper.add(label(words, 1), value(marks, paper.width - 1));
  }
  if (laid.tracks.length > 1) layFundsBeside(paper, template, laid);
  else layFunds(paper, laid);
  layGoals(paper, laid);
  if (laid.groups.length > 0 && laid.columns.length > 0) layIndicators(paper, laid);
  const inChapters = laid.chapters.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'matrix'));
  if (inChapters.length === 0) for (const matrix of Object.values(laid.matrices)) layMatrix(paper, matrix);
  layChapters(paper, laid);
  if (laid.attachments.length > 0) paper.across(`附表：${laid.attachments.join('、')}`, 'paragraph');
  if (laid.note !== '') paper.add(label('备注', 1), value(laid.note, paper.width - 1));
  const widths = Array.from({ length: paper.width }, (_, at) => grid[at]?.width ?? 14);
  return { name, landscape: laid.paper === 'landscape' || paper.width > 9, widths, cells: paper.cells };
}

/** Short fields two on a line, the project's name and long ones on a line of their own; what the title says is not said again. */
function layFields(paper: Paper, template: Template, { fields }: LaidOut): void {
  const slots = new Set([...(template.titleLine ?? '').matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? ''));
  const titled = (key: string): boolean => slots.has(key) && key !== 'projectName' && key !== 'unit';
  const printed = Object.values(fields).filter(({ key, there }) => there && key !== 'note' && !titled(key));
  const half = Math.floor(paper.width / 2);
  let waiting: LaidOutField | undefined;
  const alone = (field: LaidOutField): void => paper.add(label(field.label, 1), value(field.text, paper.width - 1));
  for (const field of printed) {
    if (field.long || field.key === 'projectName') {
      if (waiting) alone(waiting);
      waiting = undefined;
      alone(field);
    } else if (waiting) {
      const second = [label(field.label, 1), value(field.text, paper.width - half - 1)];
      paper.add(label(waiting.label, 1), value(waiting.text, half - 1), ...second);
      waiting = undefined;
    } else waiting = field;
  }
  if (waiting) alone(waiting);
}

function layFunds(paper: Paper, { funding, money }: LaidOut): void {
  const { columns, rows } = funding;
  if (rows.length === 0 || columns.length === 0) return;
  const one = columns.length === 1;
  const shares = sharesOf(paper.width - 2, columns.length);
  const side = label(funding.label, 1, rows.length + (one ? 0 : 1));
  if (!one) paper.add(side, label('', 1), ...columns.map((words, at) => label(words, shares[at] ?? 1)));
  const own = Object.values(money).flatMap((cells) => Object.values(cells).filter(({ there }) => there));
  rows.forEach((row, index) => {
    const words = one ? (own[index]?.label ?? row.label) : row.label;
    const cells = row.cells.map((text, at): Piece => ({ text, columns: shares[at] ?? 1, look: 'centre' }));
    paper.add(...(one && index === 0 ? [side] : []), label(words, 1), ...cells);
  });
}

/** Two tracks: each side has its own labels. */
function layFundsBeside(paper: Paper, { funding }: Template, laid: LaidOut): void {
  const sides = funding.columns.map(({ key }) => laid.funds[key] ?? []);
  const length = Math.max(0, ...sides.map((cells) => cells.length));
  const shares = sharesOf(paper.width - 1, sides.length);
  for (let index = 0; index < length; index++) {
    const pieces = sides.flatMap((cells, at): Piece[] => [
      label(cells[index]?.label ?? '', 1),
      { text: cells[index]?.text ?? '', columns: (shares[at] ?? 2) - 1, look: 'centre' },
    ]);
    paper.add(...(index === 0 ? [label(laid.funding.label, 1, length)] : []), ...pieces);
  }
}

function layGoals(paper: Paper, { goalList, tracks }: LaidOut): void {
  const goals = goalList.filter(({ there }) => there);
  const [first] = goals;
  if (first === undefined) return;
  if (goals.length === 1) {
    paper.add(label(first.label, 1), value(first.text, paper.width - 1));
    return;
  }
  const shares = sharesOf(paper.width - 1, goals.length);
  const heading = tracks.length > 1 ? '总体目标' : '年度总体目标';
  paper.add(label(heading, 1, 2), ...goals.map((goal, at) => label(goal.label, shares[at] ?? 1)));
  paper.add(...goals.map((goal, at) => value(goal.text, shares[at] ?? 1)));
}

function layMatrix(paper: Paper, { title, unitNote, columns, groups }: LaidOutMatrix): void {
  const shown = columns.slice(0, paper.width - 2);
  const shares = sharesOf(paper.width - 2, shown.length);
  paper.across(title, 'heading');
  paper.across(unitNote, 'unit');
  paper.add(label('', 1), label('项目', 1), ...shown.map((words, at) => label(words, shares[at] ?? 1)));
  for (const group of groups) {
    group.rows.forEach((row, index) => {
      const cells = row.cells.map((text, at): Piece => ({ text, columns: shares[at] ?? 1, look: 'centre' }));
      paper.add(...(index === 0 ? [label(group.label, 1, group.rows.length)] : []), label(row.label, 1), ...cells);
    });
  }
}

function layChapters(paper: Paper, { chapters }: LaidOut): void {
  for (const { number, heading, blocks } of chapters) {
    if (number + heading !== '') paper.across(number + heading, 'heading');
    for (const block of blocks) {
      if (block.kind === 'text') paper.across(block.text, 'paragraph');
      else if (block.kind === 'matrix') layMatrix(paper, block.matrix);
      else {
        if (block.title !== '') paper.across(block.title, 'heading');
        for (const row of block.rows) {
          const shares = sharesOf(paper.width, Math.min(row.length, paper.width));
          // A table wider than the paper keeps its last cells together rather than lose them.
          const cells =
            row.length > shares.length
              ? [...row.slice(0, shares.length - 1), row.slice(shares.length - 1).join('　')]
              : row;
          paper.add(...cells.map((text, at) => value(text, shares[at] ?? 1)));
        }
      }
    }
  }
}

/** A width cut into parts as equal as whole columns allow. */
const sharesOf = (width: number, parts: number): number[] =>
  Array.from({ length: parts }, (_, at) => Math.floor(((at + 1) * width) / parts) - Math.floor((at * width) / parts));
