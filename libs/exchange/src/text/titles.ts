import type { Template } from '@chengwen/domain';
import { filled, keyOf, tidyCell, type Line } from './lines.js';
import { yearOf } from './tokens.js';

/** A printed title (表题), on one line or two, and the editions it may be of; none where it is another form's. */
export interface Title {
  /** First and last line it takes. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly year: number | undefined;
  readonly templates: readonly Template[];
}

const LONGEST = 60;
/** 附件3, 附表一：before a title. */
const ATTACHED = /^附(?:件|表|录)?[\d一二三四五六七八九十]*[:.、]?/;
/** The usual unit beside a title. */
const UNIT = /^\(?单位:万元\)?$/;
const YEAR_BEHIND = /\((?:19|20)\d{2}年?度?\)$/;
/** A line of letters alone that the next line ends: what was assessed, not who did it. */
const FIRST_HALF = /(?:支出|收入|项目|资金|基金|经费|保险|专项|整体|部门|预算|年度?|补助|工程|绩效)$/;
const OTHER_FORM = /^[^，。：；、]{4,40}(?:自评表|目标表|申报表|监控表|评价报告)\d*$/;

/** The titles of all editions, ready to be looked for. */
export class Titles {
  private readonly known: readonly { readonly template: Template; readonly patterns: readonly RegExp[] }[];

  constructor(templates: readonly Template[]) {
    this.known = templates.map((template) => ({
      template,
      patterns: (template.recognition?.titles ?? [`^${escaped(keyOf(template.title))}$`]).map(
        (source) => new RegExp(source),
      ),
    }));
  }

  /** The title that begins at a line; undefined where none does. */
  at(lines: readonly Line[], from: number): Title | undefined {
    const line = lines[from];
    if (!line || !isAlone(line)) return undefined;
    const one = this.match(line.key);
    if (one.length > 0) return titleOf(from, from, [line], one);
    const to = nextOf(lines, from);
    const next = to === undefined ? undefined : lines[to];
    if (
      to !== undefined &&
      next &&
      FIRST_HALF.test(line.key) &&
      isAlone(next) &&
      next.key.length <= 24 &&
      !ATTACHED.test(line.key)
    ) {
      const alone = this.match(next.key);
      const both = this.match(line.key + next.key);
      // What is whole without the line before it is whole: a form's title is no second half of the words above.
      if (both.length > 0 && (alone.length === 0 || next.key.length < 8)) return titleOf(from, to, [line, next], both);
    }
    return OTHER_FORM.test(line.key) ? titleOf(from, from, [line], []) : undefined;
  }

  private match(key: string): Template[] {
    const bare = key.replace(ATTACHED, '');
    const keys = [bare, bare.replace(YEAR_BEHIND, '')];
    return this.known.flatMap(({ template, patterns }) =>
      patterns.some((pattern) => keys.some((each) => pattern.test(each))) ? [template] : [],
    );
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Short words alone on their line, letter-spaced or not, with nothing of a sentence or a label about them. */
function isAlone({ key, cells }: Line): boolean {
  if (
    key.length < 4 ||
    key.length > LONGEST ||
    /[,。;!?:]|^[一二三四五六七八九十]+、|^\(?[一二三四五六七八九十\d]+[)、.]/.test(key.replace(ATTACHED, ''))
  )
    return false;
  const words = filled(cells).filter((cell) => yearOf(keyOf(cell)) === undefined && !UNIT.test(keyOf(cell)));
  return (
    words.length === 1 ||
    words.filter((word) => word.length < 3).length * 2 > words.length ||
    (words.length === 2 &&
      words.every((word) => /^[^\d]{2,}/.test(word)) &&
      !cells.some((cell) => cell.includes('\t')) &&
      blanksOnly(cells))
  );
}

const blanksOnly = (cells: readonly string[]): boolean => cells.every((cell) => !/\d/.test(cell)) && cells.length <= 3;

function nextOf(lines: readonly Line[], from: number): number | undefined {
  for (let at = from + 1; at < lines.length && at < from + 4; at++) if (lines[at]?.key !== '') return at;
  return undefined;
}

function titleOf(from: number, to: number, lines: readonly Line[], templates: readonly Template[]): Title {
  const key = lines.map((line) => line.key).join('');
  const printed = lines.map(({ cells }) =>
    filled(cells).filter((cell) => yearOf(keyOf(cell)) === undefined && !UNIT.test(keyOf(cell))),
  );
  const spaced = printed.some((words) => words.length > 3);
  const text = printed.map((words) => tidyCell(spaced ? keyOf(words.join('')) : words.join(''))).join('');
  const behind = YEAR_BEHIND.exec(key)?.[0];
  const year = behind === undefined ? /((?:19|20)\d{2})年/.exec(key)?.[1] : /\d{4}/.exec(behind)?.[0];
  return {
    from,
    to,
    text: text.replace(/\s*[（(](?:19|20)\d{2}\s*年?度?[)）]$/, ''),
    year: year === undefined ? undefined : parseInt(year, 10),
    templates,
  };
}
