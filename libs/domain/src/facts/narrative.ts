import type { DecimalText } from '../values/decimal-text.js';
import { convertible } from '../values/unit.js';
import type { Unit } from '../values/value.js';
import type { Fact, Role, Scope } from './fact.js';
import { fundsIn, type FundScope } from './funds.js';
import { insuranceOf, moneyMeasure, populationOf, rateMeasure, type Measured } from './measures.js';
import { readingOf, type Piece, type Reading } from './reading.js';
import { tokensOf, withoutTitles, yearsOf, type Token } from './tokens.js';

/** What a stretch of narrative is about before it says so itself: by its headings and its form. */
export interface Setting {
  readonly fund?: FundScope;
  readonly level: Scope['level'];
  readonly year?: number;
  readonly phase: Scope['phase'];
  /** Names the statements of this stretch. */
  readonly id: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const UP = '增加|增长|增收|增支|增幅|增速|增长率|提高|上升|上涨|多收|多支|净增|升高|增';
const DOWN = '减少|降低|下降|减收|减支|降幅|回落|下滑|少收|少支|负增长|减|降';
const DIRECTION = new RegExp(`(?:(${UP})|(${DOWN}))(?:了|额|率|幅度|为|达到?|约|近|:)*$`);
const COMPARED =
  /(?:较|比|同|与|和|以)?(?:上年|去年|上一年|前一年|(?:19|20)\d{2}年)(?:度)?(?:同期|同口径|年末|末|底)?(?:数|决算数|执行数)?(?:相比|比较|比)?|同比|环比|(?:较|比)(?:同期)/g;
const ADVERBS =
  /^(?:实际|净|共|累计|相应|大幅|略有|小幅|有所|并|也|均|仍|则|且|同时|年|年度|的|其|收入|支出|总额)+|(?:实际|净|共|大幅|略|小幅|有所)+$/g;
const PRIOR =
  /(?:较|比|同|与)?(?:上年|去年|上一年|上年度)(?:同期|末)?(?:的|为|是|数|决算数)*$|(?:较|比)(?:19|20)\d{2}年(?:度)?(?:的)?$/;
const BUDGET = /预算(?:数|额|任务|安排|总额|指标)?(?:为|的|:)*$/;
const EXECUTED =
  /(?:完成|占|达到?|为|执行)[^,]{0,18}预算[^,]{0,5}$|(?:执行|完成)(?:率|进度|比例)(?:为|达到?|是|:|约)*$/;
const REACHES = /(?:提高|增加|增长|提升|扩大|上升|上调|调整|下降|降低|减少|压缩|降|升|增|减|到|至)(?:到|至|为)?$/;
const FROM = /(?:由|从)[^由从]*$/;
const TO_FOLLOWS = /^[^,。;\d]{0,12}(?:提高|增加|增长|提升|扩大|上升|上调|调整|下降|降低|减少|压缩|降|升|增|减|到|至)/;
const LEVEL = /(本级)|(全(?:地区|区|市|县|州|盟|省|疆))|(各县(?:市)?|县级)/g;
const FLOWS = /\([^()]{0,30}?(不含|不包括|剔除|含|包括)[^()]{0,8}上下级往来/;
const CARRIED_OUT = /^(?:实际)?(?:完成|执行|支出|收入|决算)(?:数|额)?(?:为|达到?|:)*$/;
const PEOPLE = /^(?:人|名|人次|户|户次)$/;
const PERSON = /^(?:名|个)?(?:参保|离?退休|职工|居民|人员|死亡|失业|群众|困难|贫困)/;

/** How far back a figure looks for what it is about: longer than any clause. */
const SIGHT = 200;

/** Facts of a stretch of narrative (叙述中的数据), in reading order. Linear in its length. */
export function narrativeFacts(pieces: readonly Piece[], setting: Setting): Fact[] {
  return new Narrator(readingOf(pieces), setting).facts();
}

/** Reads figure after figure and keeps in mind what the sentence has been about so far. */
class Narrator {
  readonly #text: string;
  readonly #found: Fact[] = [];
  readonly #mentions;
  readonly #years;
  #mention = 0;
  #cursor = 0;
  #phrase = 0;
  #sentence = 0;
  #fund: FundScope | undefined;
  #account: Scope['account'];
  #current: Fact | undefined;
  #total: Fact | undefined;
  #whole: Fact | undefined;
  #nested = false;
  readonly #brackets: {
    whole: Fact | undefined;
    current: Fact | undefined;
    parts: boolean;
    outer: number;
    at: number;
    count: number;
  }[] = [];
  #segment = 0;
  #before = 0;
  #year: number | undefined;
  #passed = 0;
  readonly #latest = new Map<string, Fact>();
  #last: Token | undefined;

  constructor(
    private readonly reading: Reading,
    private readonly setting: Setting,
  ) {
    this.#text = withoutTitles(reading.text);
    this.#fund = setting.fund;
    this.#years = yearsOf(this.#text);
    this.#mentions = fundsIn(this.#text).filter(
      ({ fund, end }) =>
        fund !== 'all' || /^(?:支出|收入|总|当期|累计|滚存|结余|收支|待遇)/.test(this.#text.slice(end, end + 2)),
    );
  }

  facts(): Fact[] {
    for (const token of tokensOf(this.#text)) {
      this.#advance(token.start);
      this.#take(token);
    }
    return this.#found;
  }

  /** Walks over the words up to a figure: stops, brackets, 其中, funds and accounts change what comes. */
  #advance(to: number): void {
    for (let at = this.#cursor; at < to; at++) {
      const sign = this.#text.charAt(at);
      if (sign === '(') this.#open(at);
      else if (sign === ')') this.#close(at);
      else if (sign === '\n' || /[。!?]/.test(sign)) this.#stop(sign === '\n', at);
      else if (sign === ';') this.#segment = at + 1;
      if (/[,;。:(!?、\n"“”]/.test(sign)) this.#phrase = at + 1;
      if (sign === '其' && this.#text.charAt(at + 1) === '中') this.#among(at + 2);
    }
    this.#cursor = Math.max(this.#cursor, to);
    for (let next = this.#mentions[this.#mention]; next && next.end <= to; next = this.#mentions[++this.#mention]) {
      this.#fund = next.fund;
      if (next.at >= this.#sentence) this.#account = undefined;
    }
    for (let next = this.#years[this.#passed]; next && next.end <= to; next = this.#years[++this.#passed])
      if (next.start >= this.#sentence && !/[较比与同]$/.test(this.#text.charAt(next.start - 1)))
        this.#year = next.year;
    const said = this.#text.slice(Math.max(this.#phrase, to - 60), to);
    if (/统筹(?:基金|账户)/.test(said)) this.#account = 'pooled';
    else if (/个人账户/.test(said)) this.#account = 'personal';
    else if (/(?:保险|医保)基金/.test(said)) this.#account = undefined;
  }

  #stop(paragraph: boolean, at: number): void {
    this.#sentence = this.#segment = at + 1;
    this.#whole = undefined;
    this.#nested = false;
    this.#brackets.length = 0;
    this.#year = undefined;
    this.#current = paragraph ? undefined : this.#total;
    if (!paragraph) return;
    this.#total = undefined;
    this.#account = undefined;
    this.#fund = this.setting.fund;
  }

  #open(at: number): void {
    const inside = this.#text.slice(at + 1, at + 200).split(')')[0] ?? '';
    const parts =
      this.#last?.end === at &&
      /\d/.test(inside) &&
      !/^(?:不含|剔除|扣除|较|比|同|增|减|下降|降|完成|占|上年|去年)/.test(inside);
    this.#brackets.push({
      whole: this.#whole,
      current: this.#current,
      parts,
      outer: this.#phrase,
      at,
      count: this.#found.length,
    });
    if (parts) this.#whole = this.#current;
  }

  #close(at: number): void {
    const bracket = this.#brackets.pop();
    // A bracket without figures says more of the words around it: 基金收入(不含上下级往来)42.6亿元.
    const remark = bracket !== undefined && bracket.count === this.#found.length && !bracket.parts;
    this.#phrase = remark ? bracket.outer : at + 1;
    if (bracket === undefined) return;
    this.#whole = bracket.whole;
    if (bracket.parts) this.#current = bracket.current;
  }

  #among(at: number): void {
    if (this.#brackets.at(-1)?.parts === true) return;
    this.#phrase = at;
    this.#nested = this.#whole !== undefined;
    this.#whole = this.#nested ? this.#current : (this.#total ?? this.#current);
  }

  #take(token: Token): void {
    const words = this.#wordsBefore(token);
    const rest = /^[^,;。:()!?\n\d]{0,20}/.exec(this.#text.slice(token.end, token.end + 20))?.[0] ?? '';
    const previous = this.#found.at(-1);
    if (token.ends && previous) {
      (previous as Mutable<Fact>).to = token.amount;
      this.#done(token);
      return;
    }
    const fact = this.#classify(token, words, rest);
    if (fact !== undefined) {
      this.#found.push(fact);
      if (fact.role === 'main') this.#settle(fact);
    }
    this.#done(token);
  }

  /** Words of a figure, remarks in brackets left out; of one that opens a bracket, those before it: 完成预算(170亿元). */
  #wordsBefore(token: Token): string {
    const own = this.#text.slice(Math.max(this.#phrase, token.start - SIGHT), token.start);
    const bracket = this.#brackets.at(-1);
    if (own !== '' || bracket === undefined || bracket.at !== token.start - 1)
      return own.replace(/\([^()]{0,60}\)/g, '');
    return this.#text.slice(Math.max(bracket.outer, bracket.at - SIGHT), bracket.at);
  }

  #done(token: Token): void {
    this.#before = this.#phrase;
    this.#last = token;
    this.#cursor = Math.max(this.#cursor, token.end);
    this.#phrase = token.end;
  }

  /** A figure of its own becomes what the next ones speak of, and the whole of a list to come unless it is in one. */
  #settle(fact: Fact): void {
    this.#current = fact;
    this.#latest.set(fact.measure, fact);
    if (fact.whole === undefined && fact.unit.measure !== '%') {
      if (this.#brackets.every(({ parts }) => !parts)) this.#total = fact;
    }
    if (this.#nested) this.#whole = undefined;
  }

  #classify(token: Token, words: string, rest: string): Fact | undefined {
    const { unit } = token;
    const percent = unit.measure === '%';
    const about = this.#current;
    const direction = DIRECTION.exec(words);
    const listed = this.#text.slice(Math.max(this.#segment, token.start - SIGHT), token.start).includes('分别');
    if (unit.measure === '个百分点' || unit.measure === '‰') return undefined;
    if (listed) return this.#make(token, words, rest, { measure: `other:${words.slice(-24)}` }, 'listed');
    if (FROM.test(words) && TO_FOLLOWS.test(rest))
      return this.#make(token, words, rest, this.#measure(token, words, rest), 'from');
    const last = this.#found.at(-1);
    if (last?.role === 'from' && REACHES.test(words))
      return this.#make(token, words, rest, { measure: last.measure }, 'to');
    if (/(?:到|至)$/.test(words) && REACHES.test(words) && !/达到$/.test(words))
      return this.#make(token, words, rest, this.#measure(token, words.replace(REACHES, ''), rest), 'to');
    if (percent && about && last?.role === 'budget' && words === '的')
      return this.#satellite(token, words, rest, 'execution', about);
    if (percent && EXECUTED.test(words) && !/目标/.test(words)) return this.#execution(token, words, rest);
    if (!percent && BUDGET.test(words) && about && (rest.startsWith('的') || /完成/.test(words)))
      return this.#satellite(token, words, rest, 'budget', about);
    if (about && PRIOR.test(words) && !percent && alike(about.unit, unit))
      return this.#satellite(token, words, rest, 'prior', about);
    if (direction && about && bare(words.slice(0, direction.index)) && (percent || alike(about.unit, unit))) {
      const way = direction[1] === undefined ? 'down' : 'up';
      return this.#satellite(token, words, rest, percent ? 'growth' : 'change', about, way);
    }
    if (direction && !about && percent) return undefined;
    if (direction && !bare(words.slice(0, direction.index))) {
      // 基金支出比预算减少0.35亿元: a change of a figure that is not printed; what follows is not about anything known.
      this.#current = undefined;
      return this.#make(token, words, rest, { measure: `other:${words.slice(-24)}` }, 'change');
    }
    return this.#make(token, words, rest, this.#measure(token, words, rest), 'main');
  }

  /** 完成年度预算的 98%: of the figure spoken of; 支出预算执行率 98%: of the last one of that side. */
  #execution(token: Token, words: string, rest: string): Fact {
    const side =
      /收入[^,]*$/.test(words) && !/支出[^,]*$/.test(words)
        ? 'income'
        : /支出[^,]*$/.test(words)
          ? 'expenditure'
          : undefined;
    const named = /(?:执行|完成)(?:率|进度|比例)/.test(words) && side !== undefined;
    const about = named ? this.#latest.get(side) : this.#current;
    if (about !== undefined && about.unit.measure !== '%')
      return this.#satellite(token, words, rest, 'execution', about);
    return this.#make(
      token,
      words,
      rest,
      { measure: 'executionRate', ...(side === undefined ? {} : { side }) },
      'main',
    );
  }

  /** Without one fund that the text is about, 养老保险参保 and 医疗保险参保 are two populations. */
  #population(words: string, rest: string, measure: string): string {
    const kind = populationOf(words, rest, measure);
    if (kind === undefined) return `other:${words.slice(-24)}`;
    const one = this.#fund !== undefined && this.#fund !== 'all';
    return one ? kind : kind + insuranceOf(words + rest);
  }

  #measure({ unit }: Token, words: string, rest: string): Measured {
    if (unit.measure === '%') return { measure: rateMeasure(words) };
    if (unit.measure === '月')
      return { measure: /支付|支撑|保障|可用/.test(words) ? 'monthsPayable' : `other:${words.slice(-24)}` };
    if (PEOPLE.test(unit.measure) || (unit.measure === '' && unit.scale !== '' && PERSON.test(rest)))
      return { measure: this.#population(words, rest, unit.measure) };
    if (unit.measure === '元' || unit.measure === '') {
      // 收入预算5.6亿元，实际完成5.82亿元: the same measure, carried out.
      const planned =
        this.#current?.scope.phase === 'plan' && this.#current.role === 'main' ? this.#current : undefined;
      if (planned?.side !== undefined && CARRIED_OUT.test(words))
        return { measure: planned.measure, side: planned.side };
      const known = moneyMeasure(
        BUDGET.test(words) ? words.replace(/(?:总)?预算(?:数|额|安排|总额)?(?:为|的|:)*$/, '') : words,
      );
      return known.measure === 'bareBalance' ? { ...known, measure: this.#whole?.measure ?? 'other:结余' } : known;
    }
    return { measure: `other:${words.slice(-24)}` };
  }

  #satellite(token: Token, words: string, rest: string, role: Role, of: Fact, direction?: 'up' | 'down'): Fact {
    const base = this.#make(token, words, rest, { measure: of.measure }, role);
    const scope: Scope = {
      ...of.scope,
      phase: role === 'budget' ? 'plan' : role === 'prior' ? 'prior' : of.scope.phase,
    };
    return { ...base, scope, of, ...(direction === undefined ? {} : { direction }) };
  }

  #make(token: Token, words: string, rest: string, measured: Measured, role: Role): Fact {
    const { measure, side, flows } = measured;
    const bound = /^(?:及)?以[上下内]/.exec(rest)?.[0].length ?? 0;
    const to = token.end;
    const from = words === '的' ? this.#before : this.#phrase;
    const whole = role === 'main' ? this.#part(token.unit, measured) : undefined;
    const fact: Mutable<Fact> = {
      scope: this.#scope(token, words, flows),
      measure,
      words: words.trim(),
      role,
      amount: token.amount as DecimalText,
      unit:
        token.unit.measure === '' && token.unit.scale !== '' && PERSON.test(rest)
          ? { ...token.unit, measure: '人' }
          : token.unit,
      bound: boundOf(words, rest),
      locus: this.reading.place(token.start, to),
      quote: this.reading.quote(from, to + bound),
      statement: `${this.setting.id}:${this.#sentence}`,
      source: 'narrative',
    };
    if (side !== undefined) fact.side = side;
    if (whole !== undefined) fact.whole = whole;
    return fact;
  }

  /** Whether a figure belongs to the list that is open: of one unit and one side with its whole, and not a total again. */
  #part(unit: Unit, { measure, side }: Measured): Fact | undefined {
    const whole = this.#whole;
    if (whole === undefined || /^[%月]$/.test(unit.measure) || !alike(whole.unit, unit)) return undefined;
    const foreign = side !== undefined && whole.side !== undefined && side !== whole.side;
    const total =
      measure === whole.measure &&
      /^(?:income|expenditure|balance|accumulatedBalance)$/.test(measure) &&
      this.#account === whole.scope.account;
    if (!foreign && !total) return whole;
    this.#whole = undefined;
    return undefined;
  }

  #scope(token: Token, words: string, flows: Scope['flows']): Scope {
    const sentence = this.#text.slice(Math.max(this.#sentence, token.start - SIGHT), token.start);
    const tail = /^\([^)]{0,30}?(不含|不包括|剔除|含|包括)[^)]{0,8}上下级往来/.exec(
      this.#text.slice(token.end, token.end + 40),
    );
    const level = [...sentence.matchAll(LEVEL)].at(-1);
    const year = this.#year;
    const stays = flows ?? (tail === null ? undefined : /^[含包]/.test(tail[1] ?? '') ? 'included' : 'excluded');
    const scope: Mutable<Scope> = {
      level: level === undefined ? this.setting.level : level[1] ? 'own' : level[2] ? 'region' : 'county',
      phase: phaseOf(this.#text.slice(this.#sentence, this.#sentence + 16), sentence, words, this.setting.phase),
    };
    const fund = this.#fund;
    if (fund !== undefined) scope.fund = fund;
    if (
      this.#account !== undefined &&
      !PEOPLE.test(token.unit.measure) &&
      token.unit.scale + token.unit.measure !== '万'
    )
      scope.account = this.#account;
    if ((year ?? this.setting.year) !== undefined) scope.year = (year ?? this.setting.year) as number;
    if (stays !== undefined) scope.flows = stays;
    return scope;
  }
}

const PLANNED = /^[^,]{0,8}(?<![较比超])预算(?![完执的收支数为减增总\d])/;

const phaseOf = (head: string, sentence: string, words: string, setting: Scope['phase']): Scope['phase'] => {
  if (setting === 'future') return 'future';
  if (/(?:收入|支出)(?:总)?预算(?:数|额|安排|总额)?(?:为|:)*$/.test(words)) return 'plan';
  if (/预算(?:总)?(?:收入|支出)(?:为|:)*$/.test(words)) return 'plan';
  const planned = PLANNED.test(head) || /预算(?:安排|编制|下达|批复|保障)/.test(sentence);
  if (planned && !/完成/.test(sentence) && !/实际|决算|执行数/.test(words)) return 'plan';
  return setting === 'plan' && /实际|已完成|截至|截止/.test(sentence) ? 'actual' : setting;
};

/** Nothing is left of the words before 增加 but the comparison: the change is that of the figure spoken of. */
const bare = (words: string): boolean => words.replace(COMPARED, '').replace(ADVERBS, '').replace(ADVERBS, '') === '';

/** 人 and 人次 are two things; a figure that lost its unit may be money, never people. */
const alike = (a: Unit, b: Unit): boolean =>
  convertible(a, b) ||
  (a.measure === '' && a.scale === '' && b.measure === '元') ||
  (b.measure === '' && b.scale === '' && a.measure === '元');

const boundOf = (words: string, rest: string): Fact['bound'] => {
  if (/^(?:及)?以上/.test(rest) || /(?:不低于|不少于|至少|超过|突破|≥|>=|>)$/.test(words)) return 'atLeast';
  if (/^(?:以内|以下|之内)/.test(rest) || /(?:不超过|不高于|≤|<=|<)$/.test(words)) return 'atMost';
  return /^(?:左右|上下|余|多)/.test(rest) || /(?:约|近|大约)$/.test(words) ? 'about' : 'exact';
};
