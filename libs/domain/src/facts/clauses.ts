import { convertible } from '../values/unit.js';
import type { Unit } from '../values/value.js';
import type { Fact, Scope } from './fact.js';

const UP = '增加|增长|增收|增支|增幅|增速|增长率|提高|上升|上涨|多收|多支|净增|升高|增';
const DOWN = '减少|降低|下降|减收|减支|降幅|回落|下滑|少收|少支|负增长|减|降';
/** A change tells its direction right before its figure. */
export const DIRECTION = new RegExp(`(?:(${UP})|(${DOWN}))(?:了|额|率|幅度|为|达到?|约|近|:)*$`);
const COMPARED =
  /(?:较|比|同|与|和|以)?(?:上年|去年|上一年|前一年|(?:19|20)\d{2}年)(?:度)?(?:同期|同口径|年末|末|底)?(?:数|决算数|执行数)?(?:相比|比较|比)?|同比|环比|(?:较|比)(?:同期)/g;
const ADVERBS =
  /^(?:实际|净|共|累计|相应|大幅|略有|小幅|有所|并|也|均|仍|则|且|同时|年|年度|的|其|收入|支出|总额)+|(?:实际|净|共|大幅|略|小幅|有所)+$/g;
/** Last year's amount: 较上年5.95万人. */
export const PRIOR =
  /(?:较|比|同|与)?(?:上年|去年|上一年|上年度)(?:同期|末)?(?:的|为|是|数|决算数)*$|(?:较|比)(?:19|20)\d{2}年(?:度)?(?:的)?$/;
/** A budget named beside its outturn. */
export const BUDGET = /预算(?:数|额|任务|安排|总额|指标)?(?:为|的|:)*$/;
/** A percentage of the budget. */
export const EXECUTED =
  /(?:完成|占|达到?|为|执行)[^,]{0,18}预算[^,]{0,5}$|(?:执行|完成)(?:率|进度|比例)(?:为|达到?|是|:|约)*$/;
/** A part as a percentage of the list's whole: 占17.75%, 占基金支出总额的39.12%. */
export const SHARE =
  /^占(?:了|到)?(?:全部|全年|当年|年度|本年|当期)?(?:基金)?(?:总)?(收入|支出)?(?:总额|合计|总量|总数)?(?:的)?(?:比重|比例)?(?:的|为|是|达|约)*$/;
/** The second of two ends: 提高到. */
export const REACHES =
  /(?:提高|增加|增长|提升|扩大|上升|上调|调整|下降|降低|减少|压缩|降|升|增|减|到|至)(?:到|至|为)?$/;
/** The first of two ends: 由39元. */
export const FROM = /(?:由|从)[^由从]*$/;
/** What stands between the two ends. */
export const TO_FOLLOWS =
  /^[^,。;\d]{0,12}(?:提高|增加|增长|提升|扩大|上升|上调|调整|下降|降低|减少|压缩|降|升|增|减|到|至)/;
/** 本级, the whole region, the counties. */
export const LEVEL = /(本级)|(全(?:地区|区|市|县|州|盟|省|疆))|(各县(?:市)?|县级)/g;
/** With or without what passes between levels of one fund. */
export const FLOWS = /\([^()]{0,30}?(不含|不包括|剔除|含|包括)[^()]{0,8}上下级往来/;
/** An outturn that names no measure of its own. */
export const CARRIED_OUT = /^(?:实际)?(?:完成|执行|支出|收入|决算)(?:数|额)?(?:为|达到?|:)*$/;
/** A month, a quarter, another way of counting: a figure behind it is none of the year's. */
export const APART = /\d{1,2}月(?![底末均\d])|季度|[上下]半年|权责发生制|收付实现制|剔除|扣除|同口径|可比口径/;
/** Units of head counts. */
export const PEOPLE = /^(?:人|名|人次|户|户次)$/;
/** People right behind a figure that has only a scale: 34.83万参保职工. */
export const PERSON = /^(?:名|个)?(?:参保|离?退休|职工|居民|人员|死亡|失业|群众|困难|贫困)/;

const PLANNED = /^[^,]{0,8}(?<![较比超])预算(?![完执的收支数为减增总\d])/;

/** Planned, reached or future, by the sentence and its heading. */
export const phaseOf = (head: string, sentence: string, words: string, setting: Scope['phase']): Scope['phase'] => {
  if (setting === 'future') return 'future';
  if (/(?:收入|支出)(?:总)?预算(?:数|额|安排|总额)?(?:为|:)*$/.test(words)) return 'plan';
  if (/预算(?:总)?(?:收入|支出)(?:为|:)*$/.test(words)) return 'plan';
  const planned = PLANNED.test(head) || /预算(?:安排|编制|下达|批复|保障)/.test(sentence);
  if (planned && !/完成/.test(sentence) && !/实际|决算|执行数/.test(words)) return 'plan';
  return setting === 'plan' && /实际|已完成|截至|截止/.test(sentence) ? 'actual' : setting;
};

/** Nothing is left of the words before 增加 but the comparison: the change is that of the figure spoken of. */
export const bare = (words: string): boolean =>
  words.replace(COMPARED, '').replace(ADVERBS, '').replace(ADVERBS, '') === '';

/** 人 and 人次 are two things; a figure that lost its unit may be money, never people. */
export const alike = (a: Unit, b: Unit): boolean =>
  convertible(a, b) ||
  (a.measure === '' && a.scale === '' && b.measure === '元') ||
  (b.measure === '' && b.scale === '' && a.measure === '元');

/** Whether a figure is exact, or a bound. */
export const boundOf = (words: string, rest: string): Fact['bound'] => {
  if (/^(?:及)?以上/.test(rest) || /(?:不低于|不少于|至少|超过|突破|≥|>=|>)$/.test(words)) return 'atLeast';
  if (/^(?:以内|以下|之内)/.test(rest) || /(?:不超过|不高于|≤|<=|<)$/.test(words)) return 'atMost';
  return /^(?:左右|上下|余|多)/.test(rest) || /(?:约|近|大约)$/.test(words) ? 'about' : 'exact';
};
