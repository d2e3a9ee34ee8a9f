import type { Unit } from '../values/value.js';
import { alike } from './clauses.js';
import type { Fact, Scope } from './fact.js';
import { fundsIn, type FundScope } from './funds.js';
import type { Measured } from './measures.js';
import type { Reading } from './reading.js';
import { withoutTitles, yearsOf, type Token } from './tokens.js';

/** What a stretch of narrative is about before it says so itself: by its headings and its form. */
export interface Setting {
  readonly fund?: FundScope;
  readonly level: Scope['level'];
  readonly year?: number;
  readonly phase: Scope['phase'];
  /** Names the statements of this stretch. */
  readonly id: string;
}

/** How far back a figure looks for what it is about: longer than any clause. */
export const SIGHT = 200;

/** Signs that end a phrase, and those that end a sentence. */
const STOPS = new Set(',;。:()!?、\n"“”');
const ENDS = new Set('。!?');

/** What a sentence has been about so far (上文): fund, account, year, the figure spoken of, the list that is open. */
export class Walk {
  protected readonly text: string;
  protected readonly found: Fact[] = [];
  protected readonly mentions;
  protected readonly years;
  protected mention = 0;
  protected cursor = 0;
  protected phrase = 0;
  protected sentence = 0;
  protected fund: FundScope | undefined;
  protected account: Scope['account'];
  protected current: Fact | undefined;
  protected total: Fact | undefined;
  protected whole: Fact | undefined;
  protected nested = false;
  protected readonly brackets: {
    whole: Fact | undefined;
    current: Fact | undefined;
    parts: boolean;
    outer: number;
    at: number;
    count: number;
  }[] = [];
  protected segment = 0;
  protected before = 0;
  protected year: number | undefined;
  protected passed = 0;
  protected readonly latest = new Map<string, Fact>();
  protected last: Token | undefined;

  constructor(
    protected readonly reading: Reading,
    protected readonly setting: Setting,
  ) {
    this.text = withoutTitles(reading.text);
    this.fund = setting.fund;
    this.years = yearsOf(this.text);
    this.mentions = fundsIn(this.text).filter(
      ({ fund, end }) =>
        fund !== 'all' || /^(?:支出|收入|总|当期|累计|滚存|结余|收支|待遇)/.test(this.text.slice(end, end + 2)),
    );
  }

  /** Walks over the words up to a figure: stops, brackets, 其中, funds and accounts change what comes. */
  protected advance(to: number): void {
    for (let at = this.cursor; at < to; at++) {
      const sign = this.text.charAt(at);
      if (sign === '其' && this.text.charAt(at + 1) === '中') this.among(at + 2);
      if (!STOPS.has(sign)) continue;
      if (sign === '(') this.open(at);
      else if (sign === ')') this.close(at);
      else if (sign === '\n' || ENDS.has(sign)) this.stop(sign === '\n', at);
      else if (sign === ';') this.segment = at + 1;
      if (sign !== ')') this.phrase = at + 1;
    }
    this.cursor = Math.max(this.cursor, to);
    for (let next = this.mentions[this.mention]; next && next.end <= to; next = this.mentions[++this.mention]) {
      this.fund = next.fund;
      if (next.at >= this.sentence) this.account = undefined;
    }
    for (let next = this.years[this.passed]; next && next.end <= to; next = this.years[++this.passed])
      if (next.start >= this.sentence && !/[较比与同]$/.test(this.text.charAt(next.start - 1))) this.year = next.year;
    const said = this.text.slice(Math.max(this.phrase, to - 60), to);
    if (/总(?:收入|支出)|(?:收入|支出)(?:合计|总计)/.test(said)) this.account = undefined;
    if (/统筹(?:基金|账户)/.test(said)) this.account = 'pooled';
    else if (/个人账户/.test(said)) this.account = 'personal';
    else if (/(?:保险|医保)基金/.test(said)) this.account = undefined;
  }

  protected stop(paragraph: boolean, at: number): void {
    this.sentence = this.segment = at + 1;
    const last = this.found.at(-1);
    // 统筹基金 and 个人账户 named in a list are the list's; named as the subject they last until another is.
    if (last?.whole !== undefined) this.account = last.whole.scope.account;
    this.whole = undefined;
    this.nested = false;
    this.brackets.length = 0;
    this.year = undefined;
    this.current = paragraph ? undefined : this.total;
    if (!paragraph) return;
    this.total = undefined;
    this.account = undefined;
    this.fund = this.setting.fund;
  }

  protected open(at: number): void {
    const inside = this.text.slice(at + 1, at + 200).split(')')[0] ?? '';
    const parts =
      this.last?.end === at &&
      /\d/.test(inside) &&
      !/^(?:不含|剔除|扣除|较|比|同|增|减|下降|降|完成|占|上年|去年)/.test(inside);
    this.brackets.push({
      whole: this.whole,
      current: this.current,
      parts,
      outer: this.phrase,
      at,
      count: this.found.length,
    });
    if (parts) this.whole = this.current;
  }

  protected close(at: number): void {
    const bracket = this.brackets.pop();
    // A bracket without figures says more of the words around it: 基金收入(不含上下级往来)42.6亿元.
    const remark = bracket !== undefined && bracket.count === this.found.length && !bracket.parts;
    this.phrase = remark ? bracket.outer : at + 1;
    if (bracket === undefined) return;
    this.whole = bracket.whole;
    if (bracket.parts) this.current = bracket.current;
  }

  protected among(at: number): void {
    if (this.brackets.at(-1)?.parts === true) return;
    this.phrase = at;
    this.nested = this.whole !== undefined;
    this.whole = this.nested ? this.current : (this.total ?? this.current);
  }

  /** Words of a figure, remarks in brackets left out; of one that opens a bracket, those before it: 完成预算(170亿元). */
  protected wordsBefore(token: Token): string {
    const own = this.text.slice(Math.max(this.phrase, token.start - SIGHT), token.start);
    const bracket = this.brackets.at(-1);
    if (own !== '' || bracket === undefined || bracket.at !== token.start - 1)
      return own.replace(/\([^()]{0,60}\)/g, '');
    return this.text.slice(Math.max(bracket.outer, bracket.at - SIGHT), bracket.at);
  }

  protected done(token: Token): void {
    this.before = this.phrase;
    this.last = token;
    this.cursor = Math.max(this.cursor, token.end);
    this.phrase = token.end;
  }

  /** A figure of its own becomes what the next ones speak of, and the whole of a list to come unless it is in one. */
  protected settle(fact: Fact): void {
    this.current = fact;
    this.latest.set(fact.measure, fact);
    if (fact.whole === undefined && fact.unit.measure !== '%') {
      if (this.brackets.every(({ parts }) => !parts)) this.total = fact;
    }
    if (this.nested) this.whole = undefined;
  }

  /** Whether a figure belongs to the list that is open: of one unit and one side with its whole, and not a total again. */
  protected part(unit: Unit, { measure, side }: Measured): Fact | undefined {
    const whole = this.whole;
    if (whole === undefined || /^[%月]$/.test(unit.measure) || !alike(whole.unit, unit)) return undefined;
    const foreign = side !== undefined && whole.side !== undefined && side !== whole.side;
    const total =
      measure === whole.measure &&
      /^(?:income|expenditure|balance|accumulatedBalance)$/.test(measure) &&
      this.account === whole.scope.account;
    if (!foreign && !total) return whole;
    this.whole = undefined;
    return undefined;
  }
}
