import type { PrintModel } from '@chengwen/print';
import { squeezed } from './read-pages.js';

/** What a person typed or a form computed: each has to stand on paper, as often as the model has it. */
export function entered({
  fields = {},
  funding,
  goalList = [],
  groups,
  matrices = {},
  chapters = [],
  opinions,
}: PrintModel) {
  return [
    ...Object.values(fields).flatMap(({ text }) => text),
    ...funding.rows.flatMap(({ cells }) => cells),
    ...goalList.map(({ text }) => text),
    ...groups.flatMap(({ dimensions }) =>
      dimensions.flatMap(({ rows }) => rows.flatMap(({ name, cells = {} }) => [name, ...Object.values(cells)])),
    ),
    ...Object.values(matrices).flatMap((matrix) => matrix.groups.flatMap(({ rows }) => rows.flatMap((r) => r.cells))),
    ...chapters.flatMap(({ heading, blocks }) => [
      heading,
      ...blocks.flatMap((block) =>
        block.kind === 'text' ? [block.text] : block.kind === 'table' ? block.rows.flat() : [],
      ),
    ]),
    ...opinions.map(({ opinion }) => opinion),
  ].map(squeezed);
}

/** Page by page, what is printed around the form: out of the way of a text that goes on from page to page. */
export const withoutMargins = (pages: readonly string[]): string =>
  pages
    .map((page) =>
      page
        .replace(/编号：[\dA-Z-]+第3版|草稿|校验码[0-9a-f]{16}|—\d+—/g, '')
        .replace(/^(?:绩效指标|年度绩效目标完成情况)?一级指标二级指标三级指标/, ''),
    )
    .join('');

/** How far apart two parts of one text may stand: what is beside it on a page, and the head of the next. */
const FARTHEST = 1500;

/**
 * Whether a text stands on paper in its order. Where a page divides a cell, other cells stand between its parts; the few
 * characters around such a place are looked for one by one.
 */
export function holdsInOrder(text: string, wanted: string): boolean {
  if (text.includes(wanted)) return true;
  const starts = [...text.matchAll(new RegExp(escaped(wanted.slice(0, 8)), 'gu'))].map(({ index }) => index);
  return starts.some((start) => {
    let from = start;
    const follows = (part: string): boolean => {
      const here = text.startsWith(part, from);
      if (here) from += part.length;
      return here;
    };
    const near = (character: string): boolean => {
      const at = text.indexOf(character, from);
      const found = at !== -1 && at - from <= FARTHEST;
      if (found) from = at + character.length;
      return found;
    };
    return (wanted.match(/.{1,8}/gu) ?? []).every((part) => follows(part) || [...part].every(near));
  });
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
