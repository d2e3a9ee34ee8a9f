import type { FormContent, Template } from '@chengwen/domain';
import { readChoice } from './choices.js';
import { FundingReader } from './funding.js';
import { keyOf, tidyCell } from './lines.js';
import { atBlanks, textsOf, type Span } from './spans.js';
import { isUnitNote, tokensOf, yearOf, type Token } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

const LONGEST_FIELD = 4000;
/** The years of mid-term objectives, filled in or left open as the form has it: （20××年—20××+n年）. */
const PERIOD = /^[（(]([^（()）]{4,40})[)）]$/;

/** What words without a label of their own belong to. */
type Open =
  | { readonly kind: 'field'; readonly key: string; readonly lines: number }
  | { readonly kind: 'goal'; readonly key: string }
  | { readonly kind: 'choice'; readonly key: string }
  | undefined;

/** Everything of a form but its indicators (表头与表尾): fields, ticked boxes, funding, goals, the year. */
export class HeaderReader {
  readonly fields: Record<string, string> = {};
  readonly goals: Record<string, string> = {};
  readonly choices: Record<string, string[]> = {};
  readonly funding: FundingReader;
  year: number | undefined;
  /** Behind the grid a note goes on over one more line, and no further: what follows is another's. */
  private tail = false;
  private open: Open;
  /** Goals whose labels stand side by side above them. */
  private columns: readonly { readonly key: string; readonly at: number }[] = [];

  constructor(
    private readonly template: Template,
    private readonly vocabulary: Vocabulary,
  ) {
    this.funding = new FundingReader(template, vocabulary);
  }

  /** What follows stands behind the grid: nothing of it goes on with what stood before. */
  endGrid(): void {
    this.tail = true;
    this.open = undefined;
    this.columns = [];
  }

  /** Takes a line; false where some of its words found no place. */
  take(span: Span): boolean {
    const tokens = tokensOf(span, this.vocabulary).filter(
      (token) => token.kind === 'label' || !this.passing(token.text),
    );
    const labels = tokens.filter((token) => token.kind === 'label');
    if (tokens.length === 0) return true;
    if (labels.length === 0 || this.isGoalText(span, tokens)) return this.takeWords(span, wordsOf(span, tokens));
    for (const { meaning } of labels)
      for (const [key, value] of Object.entries(meaning.slots ?? {}))
        if (value !== '' && this.template.fields.some((field) => field.key === key))
          // 监控阶段：1-9月 says what a head (1-9月执行数) says more plainly: 9.
          if (this.fields[key]?.includes(value) ?? true) this.fields[key] = value;
    if (this.isGoalHead(tokens)) return this.takeGoalHead(tokens);
    const cut = atBlanks(span);
    if (labels.some(({ meaning }) => meaning.column) && !tokens.some(isAmount) && this.funding.takeHead(cut))
      return this.funding.knowsAll(cut);
    const row = labels.find(({ meaning }) => meaning.row);
    if (row?.meaning.row && this.funding.hasHead) return this.funding.takeRow(row.meaning.row.key, cut, row.at);
    return this.takeLabelled(span, tokens);
  }

  /** Year and unit stand anywhere, and are nobody's value. */
  private passing(text: string): boolean {
    const key = keyOf(text);
    const year = yearOf(key);
    if (year !== undefined && this.year === undefined && this.open?.kind !== 'goal') this.year = year;
    return (year !== undefined && year === this.year) || isUnitNote(this.template, key);
  }

  /** Long words of a goal may begin like a label; a label that nothing sets apart is none there. */
  private isGoalText({ placed, cells }: Span, tokens: readonly Token[]): boolean {
    const goal = this.open?.kind === 'goal' || this.columns.length > 0;
    const first = tokens[0];
    return (
      goal &&
      !placed &&
      cells.length === 1 &&
      first?.kind === 'label' &&
      first.meaning.head === true &&
      tokens.length > 1
    );
  }

  private isGoalHead(tokens: readonly Token[]): boolean {
    const goals = tokens.filter((token) => token.kind === 'label' && token.meaning.goal !== undefined);
    return goals.length > 1 && tokens.every((token) => token.kind === 'label' || PERIOD.test(token.text));
  }

  private takeGoalHead(tokens: readonly Token[]): boolean {
    const columns: { key: string; at: number }[] = [];
    let whole = true;
    for (const token of tokens) {
      if (token.kind === 'label' && token.meaning.goal !== undefined)
        columns.push({ key: token.meaning.goal, at: token.at });
      else if (token.kind === 'value' && !this.takePeriod(columns.at(-1)?.key, token.text)) whole = false;
    }
    this.columns = columns;
    this.open = undefined;
    return whole;
  }

  /** The years of a side's objectives, in brackets behind its label: as printed, be they the form's own blanks. */
  private takePeriod(goal: string | undefined, text: string): boolean {
    const field = this.template.fields.find(({ key }) => key === `${goal}Period`);
    const period = PERIOD.exec(text);
    if (!field || period?.[0].length !== text.length || this.fields[field.key]) return false;
    this.fields[field.key] = period[1] ?? '';
    return true;
  }

  private takeLabelled(span: Span, tokens: readonly Token[]): boolean {
    let whole = true;
    for (let at = 0; at < tokens.length;) {
      const token = tokens[at] as Token;
      let end = at + 1;
      while (end < tokens.length && tokens[end]?.kind === 'value') end++;
      const values = tokens.slice(at + 1, end).map(({ text }) => text);
      if (token.kind === 'value') whole = this.takeWords(span, [token]) && whole;
      else whole = this.takeOne(span, token, values) && whole;
      at = end;
      if (token.kind === 'value') at = tokens.indexOf(token) + 1;
    }
    return whole;
  }

  private takeOne(span: Span, { meaning }: Token & { kind: 'label' }, values: readonly string[]): boolean {
    if (meaning.row) {
      this.open = undefined;
      this.columns = [];
      return this.funding.takeAmount(meaning.row, values[0]) && values.length < 2;
    }
    if (meaning.choice !== undefined) {
      this.open = { kind: 'choice', key: meaning.choice };
      return values.length === 0 || this.tick(meaning.choice, values.join(' '));
    }
    if (meaning.field !== undefined && (meaning.goal === undefined || values.length === 0))
      return this.takeField(span, meaning.field, values);
    const goal = meaning.goal ?? this.onlyGoal(meaning.head, values);
    if (goal !== undefined) {
      this.open = { kind: 'goal', key: goal };
      this.columns = [];
      return values.every((value) => this.addGoal(goal, value));
    }
    if (meaning.column !== undefined && values.length > 0) {
      const total = this.template.funding.rows.find((row) => row.total);
      return (
        total !== undefined &&
        values.length === 1 &&
        this.funding.takeAmount({ key: total.key, columns: [meaning.column] }, values[0])
      );
    }
    this.open = undefined;
    return values.length === 0;
  }

  /** A form with one goal may call it by any of the usual heads: 总体目标. */
  private onlyGoal(head: true | undefined, values: readonly string[]): string | undefined {
    const [goal] = this.template.goals;
    return head &&
      values.length > 0 &&
      this.template.goals.length === 1 &&
      this.goals[goal?.key ?? ''] === undefined &&
      values.join('').length > 15
      ? goal?.key
      : undefined;
  }

  private takeField({ placed }: Span, key: string, values: readonly string[]): boolean {
    const [first, ...more] = values;
    this.columns = [];
    if (this.fields[key]) return values.length === 0;
    this.open = { kind: 'field', key, lines: first === undefined ? 0 : 1 };
    if (first === undefined) return true;
    this.fields[key] = (placed ? first : values.join('')).slice(0, LONGEST_FIELD);
    return (!placed || more.length === 0) && first.length <= LONGEST_FIELD;
  }

  private tick(key: string, text: string): boolean {
    const spec = this.template.choices?.find((each) => each.key === key);
    const ticked = spec && readChoice(spec, text);
    if (!spec || !ticked) return false;
    const all = [...new Set([...(this.choices[key] ?? []), ...ticked])];
    this.choices[key] = spec.multiple ? all : all.slice(0, 1);
    return spec.multiple || all.length < 2;
  }

  /** Words without a label go on with what is open: a goal, a field, boxes to tick. */
  private takeWords(span: Span, words: readonly Token[]): boolean {
    if (this.columns.length > 0) return this.takeSideBySide(span, words);
    const text = words.map((word) => word.text).join('');
    const open = this.open;
    if (open?.kind === 'goal') return this.addGoal(open.key, text);
    if (open?.kind === 'choice') return this.tick(open.key, words.map((word) => word.text).join(' '));
    if (open?.kind !== 'field' || words.length > 1 || text.length > LONGEST_FIELD) return false;
    const whole = (this.fields[open.key] ?? '') + text;
    const apart = span.gap || span.placed || (this.tail && open.lines > 1);
    if ((open.lines > 0 && apart) || whole.length > LONGEST_FIELD) return false;
    this.fields[open.key] = whole;
    this.open = { ...open, lines: open.lines + 1 };
    return true;
  }

  /** Long cells side by side, perhaps broken over several lines: by their places, or in their order. */
  private takeSideBySide({ placed, gap }: Span, words: readonly Token[]): boolean {
    const { columns } = this;
    if (this.movesOver(gap, placed, words)) return this.addGoal(columns[1]?.key ?? '', words[0]?.text ?? '');
    if (words.length > columns.length) return words.every(({ text }) => this.addGoal(columns.at(-1)?.key ?? '', text));
    return words.every(({ text, at }, index) => {
      if (words.length === columns.length) return this.addGoal(columns[index]?.key ?? '', text);
      return this.addGoal(
        (placed && at > 0 ? columns.findLast((column) => column.at <= at)?.key : undefined) ?? this.goalGoingOn,
        text,
      );
    });
  }

  /**
   * Where both sides of a dual form are filled in, the paragraphs under their heads are first the one, then the other: a blank
   * line parts them. What was taken for the year's was the mid-term's. A side whose years are left open is blank.
   */
  private movesOver(gap: boolean, placed: boolean, words: readonly Token[]): boolean {
    const [left, right] = this.columns;
    if (!this.template.tracks || !left || !right || this.columns.length > 2 || placed || !gap || words.length !== 1)
      return false;
    const taken = this.goals[right.key];
    const years = this.fields[`${left.key}Period`] ?? '';
    if (taken === undefined || this.goals[left.key] !== undefined || !/\d{4}年.*\d{4}年?/.test(years)) return false;
    this.goals[left.key] = taken;
    delete this.goals[right.key];
    return true;
  }

  /** Of two goals side by side, a line alone goes on with the last one begun; on a dual form, with that of the year. */
  private get goalGoingOn(): string {
    const begun = this.columns.filter(({ key }) => this.goals[key] !== undefined);
    const first = this.template.tracks ? this.columns.at(-1) : this.columns[0];
    return (begun.at(-1) ?? first)?.key ?? '';
  }

  private addGoal(key: string, text: string): boolean {
    const whole = (this.goals[key] ?? '') + tidyCell(text);
    if (whole.length > LONGEST_FIELD) return false;
    this.goals[key] = whole;
    return true;
  }
}

/** 1-7月执行率 is a head that has a figure in it, and no amount. */
const isAmount = (token: Token): boolean =>
  token.kind === 'value' && /\d/.test(token.text) && !/(?:率|分值|得分)$/.test(keyOf(token.text));

/** The words of a line as they stand, cell by cell, labels in them unread. */
const wordsOf = (span: Span, tokens: readonly Token[]): Token[] =>
  tokens.some(({ kind }) => kind === 'label')
    ? textsOf(span).flatMap((text, at) =>
        text.trim() === '' ? [] : [{ kind: 'value', text: tidyCell(text), at } as const],
      )
    : [...tokens];

export type HeaderContent = Pick<FormContent, 'fields' | 'goals' | 'choices'>;
