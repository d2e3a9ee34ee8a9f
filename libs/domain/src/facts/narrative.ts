import type { DecimalText } from '../values/decimal-text.js';
import type { Fact, Role, Scope } from './fact.js';
import {
  APART,
  BUDGET,
  CARRIED_OUT,
  DIRECTION,
  EXECUTED,
  FLOWS,
  FROM,
  LEVEL,
  PEOPLE,
  PERSON,
  PRIOR,
  REACHES,
  SHARE,
  TO_FOLLOWS,
  alike,
  bare,
  boundOf,
  phaseOf,
} from './clauses.js';
import { insuranceOf, moneyMeasure, populationOf, rateMeasure, type Measured } from './measures.js';
import { readingOf, type Piece } from './reading.js';
import { tokensOf, type Token } from './tokens.js';
import { SIGHT, Walk, type Setting } from './walk.js';

export type { Setting } from './walk.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Facts of a stretch of narrative (叙述中的数据), in reading order, no more than `most`. Linear in its length. */
export function narrativeFacts(pieces: readonly Piece[], setting: Setting, most: number): Fact[] {
  return most > 0 ? new Narrator(readingOf(pieces), setting).facts(most) : [];
}

/** Reads figure after figure and says what each is. */
class Narrator extends Walk {
  facts(most: number): Fact[] {
    for (const token of tokensOf(this.text)) {
      if (this.found.length >= most) break;
      this.advance(token.start);
      this.take(token);
    }
    return this.found;
  }

  private take(token: Token): void {
    const words = this.wordsBefore(token);
    const rest = /^[^,;。:()!?\n\d]{0,20}/.exec(this.text.slice(token.end, token.end + 20))?.[0] ?? '';
    const previous = this.found.at(-1);
    if (token.ends && previous) {
      (previous as Mutable<Fact>).to = token.amount;
      this.done(token);
      return;
    }
    const fact = this.classify(token, words, rest);
    if (fact !== undefined) {
      this.found.push(fact);
      if (fact.role === 'main') this.settle(fact);
    }
    this.done(token);
  }

  private classify(token: Token, words: string, rest: string): Fact | undefined {
    const { unit } = token;
    const percent = unit.measure === '%';
    const about = this.current;
    const direction = DIRECTION.exec(words);
    const listed = this.text.slice(Math.max(this.segment, token.start - SIGHT), token.start).includes('分别');
    if (unit.measure === '个百分点' || unit.measure === '‰') return undefined;
    if (listed) return this.make(token, words, rest, { measure: `other:${words.slice(-24)}` }, 'listed');
    if (FROM.test(words) && TO_FOLLOWS.test(rest))
      return this.make(token, words, rest, this.measure(token, words, rest), 'from');
    const last = this.found.at(-1);
    if (last?.role === 'from' && REACHES.test(words))
      return this.make(token, words, rest, { measure: last.measure }, 'to');
    if (/(?:到|至)$/.test(words) && REACHES.test(words) && !/达到$/.test(words))
      return this.make(token, words, rest, this.measure(token, words.replace(REACHES, ''), rest), 'to');
    if (percent && about && last?.role === 'budget' && words === '的')
      return this.satellite(token, words, rest, 'execution', about);
    const share = percent && about?.whole !== undefined ? SHARE.exec(words) : null;
    if (share && about) return this.satellite(token, words, rest, 'share', about);
    if (percent && EXECUTED.test(words) && !/目标/.test(words)) return this.execution(token, words, rest);
    if (!percent && BUDGET.test(words) && about && (rest.startsWith('的') || /完成/.test(words)))
      return this.satellite(token, words, rest, 'budget', about);
    if (about && PRIOR.test(words) && !percent && alike(about.unit, unit))
      return this.satellite(token, words, rest, 'prior', about);
    if (direction && about && bare(words.slice(0, direction.index)) && (percent || alike(about.unit, unit))) {
      const way = direction[1] === undefined ? 'down' : 'up';
      return this.satellite(token, words, rest, percent ? 'growth' : 'change', about, way);
    }
    if (direction && !about && percent) return undefined;
    if (direction && !bare(words.slice(0, direction.index))) {
      // 基金支出比预算减少0.35亿元: a change of a figure that is not printed; what follows is not about anything known.
      this.current = undefined;
      return this.make(token, words, rest, { measure: `other:${words.slice(-24)}` }, 'change');
    }
    return this.make(token, words, rest, this.measure(token, words, rest), 'main');
  }

  /** 完成年度预算的 98%: of the figure spoken of; 支出预算执行率 98%: of the last one of that side. */
  private execution(token: Token, words: string, rest: string): Fact {
    const side =
      /收入[^,]*$/.test(words) && !/支出[^,]*$/.test(words)
        ? 'income'
        : /支出[^,]*$/.test(words)
          ? 'expenditure'
          : undefined;
    const named = /(?:执行|完成)(?:率|进度|比例)/.test(words) && side !== undefined;
    const about = named ? this.latest.get(side) : this.current;
    if (about !== undefined && about.unit.measure !== '%')
      return this.satellite(token, words, rest, 'execution', about);
    return this.make(token, words, rest, { measure: 'executionRate', ...(side === undefined ? {} : { side }) }, 'main');
  }

  /** Without one fund that the text is about, 养老保险参保 and 医疗保险参保 are two populations. */
  private population(words: string, rest: string, measure: string): string {
    const kind = populationOf(words, rest, measure);
    if (kind === undefined) return `other:${words.slice(-24)}`;
    const one = this.fund !== undefined && this.fund !== 'all';
    return one ? kind : kind + insuranceOf(words + rest);
  }

  private measure({ unit }: Token, words: string, rest: string): Measured {
    if (unit.measure === '%') return { measure: rateMeasure(words) };
    if (unit.measure === '月')
      return { measure: /支付|支撑|保障|可用/.test(words) ? 'monthsPayable' : `other:${words.slice(-24)}` };
    if (PEOPLE.test(unit.measure) || (unit.measure === '' && unit.scale !== '' && PERSON.test(rest)))
      return { measure: this.population(words, rest, unit.measure) };
    if (unit.measure === '元' || unit.measure === '') {
      // 收入预算5.6亿元，实际完成5.82亿元: the same measure, carried out.
      const planned = this.current?.scope.phase === 'plan' && this.current.role === 'main' ? this.current : undefined;
      if (planned?.side !== undefined && CARRIED_OUT.test(words))
        return { measure: planned.measure, side: planned.side };
      const known = moneyMeasure(
        BUDGET.test(words) ? words.replace(/(?:总)?预算(?:数|额|安排|总额)?(?:为|的|:)*$/, '') : words,
      );
      return known.measure === 'bareBalance' ? { ...known, measure: this.whole?.measure ?? 'other:结余' } : known;
    }
    return { measure: `other:${words.slice(-24)}` };
  }

  /** 2020年12月，基金支出…: since the last 全年 or semicolon the text speaks of less than the year, or counts otherwise. */
  private isApart({ start }: Token): boolean {
    const context = this.text.slice(Math.max(this.segment, start - 60), start);
    return APART.test(context.slice(context.lastIndexOf('全年') + 1));
  }

  private satellite(token: Token, words: string, rest: string, role: Role, of: Fact, direction?: 'up' | 'down'): Fact {
    const base = this.make(token, words, rest, { measure: of.measure }, role);
    const scope: Scope = {
      ...of.scope,
      phase: role === 'budget' ? 'plan' : role === 'prior' ? 'prior' : of.scope.phase,
    };
    return { ...base, scope, of, ...(direction === undefined ? {} : { direction }) };
  }

  private make(token: Token, words: string, rest: string, measured: Measured, role: Role): Fact {
    const { side, flows } = measured;
    const measure = role === 'main' && this.isApart(token) ? `other:${words.slice(-24)}` : measured.measure;
    const bound = /^(?:及)?以[上下内]/.exec(rest)?.[0].length ?? 0;
    const to = token.end;
    const from = words === '的' ? this.before : this.phrase;
    const whole = role === 'main' ? this.part(token.unit, measured) : undefined;
    const fact: Mutable<Fact> = {
      scope: this.scope(token, words, flows),
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
      statement: `${this.setting.id}:${this.sentence}`,
      segment: this.segment,
      source: 'narrative',
    };
    if (side !== undefined) fact.side = side;
    if (whole !== undefined) fact.whole = whole;
    return fact;
  }

  private scope(token: Token, words: string, flows: Scope['flows']): Scope {
    const sentence = this.text.slice(Math.max(this.sentence, token.start - SIGHT), token.start);
    // 收入24.63亿元(不含上下级往来), 收入(不含上下级往来)24.63亿元.
    const behind = this.text.slice(token.end, token.end + 40);
    const before = this.text.slice(Math.max(this.phrase, token.start - 40), token.start);
    const tail = FLOWS.exec(behind.startsWith('(') ? behind : before);
    const level = [...sentence.matchAll(LEVEL)].at(-1);
    const year = this.year;
    const stays = flows ?? (tail === null ? undefined : /^[含包]/.test(tail[1] ?? '') ? 'included' : 'excluded');
    const scope: Mutable<Scope> = {
      level: level === undefined ? this.setting.level : level[1] ? 'own' : level[2] ? 'region' : 'county',
      phase: phaseOf(this.text.slice(this.sentence, this.sentence + 16), sentence, words, this.setting.phase),
    };
    const fund = this.fund;
    if (fund !== undefined) scope.fund = fund;
    if (
      this.account !== undefined &&
      !PEOPLE.test(token.unit.measure) &&
      token.unit.scale + token.unit.measure !== '万'
    )
      scope.account = this.account;
    if ((year ?? this.setting.year) !== undefined) scope.year = (year ?? this.setting.year) as number;
    if (stays !== undefined) scope.flows = stays;
    return scope;
  }
}
