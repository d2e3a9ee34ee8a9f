import type { Template } from '@chengwen/domain';
import { filled, keyOf, type Line } from './lines.js';
import { textsOf } from './spans.js';
import type { Title } from './titles.js';

/** Words that begin a form must stand in its first labels: notes and the like stand at its end. */
const LATE = /备注|时间|日期|负责人|签|标题|险种|表号/;

/** Tells editions apart by title, labels and vocabulary (表样识别). */
export class Recogniser {
  private readonly firsts = new Map<string, string>();
  private longest = 0;

  constructor(private readonly templates: readonly Template[]) {
    for (const template of templates) {
      if (isReport(template)) continue;
      for (const { key, label, aliases = [], long } of template.fields)
        for (const each of [label, ...aliases])
          if (!long && !LATE.test(each)) {
            this.firsts.set(keyOf(each), key);
            this.longest = Math.max(this.longest, keyOf(each).length);
          }
    }
  }

  /** The edition of a report that a title is of; undefined where it is a form's. */
  report({ templates, year }: Title): Template | undefined {
    const reports = templates.filter(isReport);
    return reports.length === templates.length && reports.length > 0 ? latest(reports, year) : undefined;
  }

  /** The field whose label a line begins with: what opens a form. */
  firstLabel(line: Line): string | undefined {
    const text = (textsOf(line).find((each) => each.trim() !== '') ?? '').trimStart();
    let key = '';
    let found: string | undefined;
    for (let at = 0; at < text.length && key.length < this.longest; at++) {
      const sign = text[at] as string;
      if (/\s/.test(sign)) continue;
      key += sign.normalize('NFKC');
      if (this.firsts.has(key) && (at + 1 === text.length || /[\s:：(（]/.test(text[at + 1] as string)))
        found = this.firsts.get(key);
    }
    return found;
  }

  /** Whether a line that begins with a label may open a form, and is no row of a grid. */
  opens = (line: Line): boolean => filled(line.cells).length < 9;

  /** The edition of a body: one its title names, told from others by its labels; without a title by its labels alone. */
  pick(title: Title | undefined, lines: readonly Line[], grid: boolean): Template | undefined {
    const text = lines.map(({ key }) => key).join('');
    const named = title?.templates.filter((template) => !isReport(template)) ?? [];
    if (named.length > 0) {
      const ranked = named.map((template) => ({ template, rank: this.rank(template, text) }));
      const most = Math.max(...ranked.map(({ rank }) => rank));
      return latest(
        ranked.filter(({ rank }) => rank === most).map(({ template }) => template),
        title?.year,
      );
    }
    if (!grid) return undefined;
    const fitting = this.templates.filter(
      (template) => !isReport(template) && template.recognition && fits(template, text),
    );
    const ranked = fitting.map((template) => ({ template, rank: this.share(template, lines) }));
    const most = Math.max(0.5, ...ranked.map(({ rank }) => rank));
    const best = ranked.filter(({ rank }) => rank >= most - 0.001).map(({ template }) => template);
    return latest(best, title?.year);
  }

  /** Marks found count for an edition, its strangers against it. */
  private rank({ recognition }: Template, text: string): number {
    const { marks = [], strangers = [] } = recognition ?? {};
    const found = marks.filter((mark) => text.includes(keyOf(mark))).length;
    const strange = strangers.filter((mark) => text.includes(keyOf(mark))).length;
    return found - (marks.length - found) * 2 - strange * 2;
  }

  /** What share of its own labels a template finds in a body, rare ones of others counted against it. */
  private share(template: Template, lines: readonly Line[]): number {
    const text = lines.map(({ key }) => key).join('\n');
    const { fields, goals, funding, choices = [], columns = [] } = template;
    const wanted = [
      ...fields.filter(({ optional, long, key }) => !optional && !long && key !== 'subject'),
      ...goals,
      ...funding.rows.filter(({ optional }) => !optional),
      ...(columns.length > 0 ? columns.filter(({ optional }) => !optional) : []),
      ...choices.map(({ label }) => ({ label, aliases: [] })),
    ];
    const found = wanted.filter(({ label, aliases = [] }) =>
      [label, ...aliases].some((each) => text.includes(bare(each))),
    );
    return wanted.length === 0 ? 0 : found.length / wanted.length + wanted.length / 1000;
  }

  /** How well a title suits a body: words of its project, and labels of its kind. */
  affinity({ text, templates }: Title, lines: readonly Line[]): number {
    const body = lines
      .slice(0, 40)
      .map(({ key }) => key)
      .join('');
    const pairs = new Set<string>();
    const name = keyOf(text).replace(/\d{4}年度?|绩效.*$|支出/g, '');
    for (let at = 0; at + 4 <= name.length; at++) pairs.add(name.slice(at, at + 4));
    const shared = [...pairs].filter((pair) => body.includes(pair)).length;
    const suits = templates.some((template) => fits(template, lines.map(({ key }) => key).join('')));
    return (pairs.size === 0 ? 0 : (4 * shared) / pairs.size) + (suits ? 2 : 0);
  }
}

const bare = (label: string): string =>
  keyOf(label)
    .replace(/^其中:/, '')
    .replace(/\(.*\)$/, '')
    .replace(/^.*\}/, '');

/** A report has chapters, and no grid. */
export const isReport = ({ chapters, columns }: Template): boolean =>
  chapters !== undefined && (columns ?? []).length === 0;

const fits = ({ recognition }: Template, text: string): boolean =>
  (recognition?.marks ?? []).every((mark) => text.includes(keyOf(mark))) &&
  !(recognition?.strangers ?? []).some((mark) => text.includes(keyOf(mark)));

/** Of several editions that fit, the one of the year, else the newest. */
function latest(templates: readonly Template[], year: number | undefined): Template | undefined {
  const ofYear = templates.filter(
    ({ years }) => year !== undefined && years && years.from <= year && year <= (years.to ?? 9999),
  );
  return [...(ofYear.length > 0 ? ofYear : templates)].sort(
    (a, b) =>
      (b.recognition?.marks?.length ?? 0) - (a.recognition?.marks?.length ?? 0) || b.edition.localeCompare(a.edition),
  )[0];
}
