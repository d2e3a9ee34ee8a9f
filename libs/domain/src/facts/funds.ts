/** The seven social insurance funds (险种) by name. Source: 财社〔2022〕65号, 第二条. */
export type FundKey =
  | 'enterprisePension'
  | 'residentPension'
  | 'institutionPension'
  | 'employeeMedical'
  | 'residentMedical'
  | 'workInjury'
  | 'unemployment';

/** Whose figure it is: one fund's, or that of all funds of the form together (各项基金). */
export type FundScope = FundKey | 'all';

/** A fund: its name, its short name, and how papers call it. */
export interface Fund {
  readonly key: FundKey;
  readonly name: string;
  readonly short: string;
  /** Recognises a mention; text in half-width signs without blanks. */
  readonly mention: string;
}

const PENSION = '(?:基本)?养老(?:保险|金)?';
const MEDICAL = '(?:基本)?医(?:疗保险|疗保障|保)';

/** Order matters where one mention is part of another: the more particular fund stands first. */
export const FUNDS: readonly Fund[] = [
  {
    key: 'residentPension',
    name: '城乡居民基本养老保险',
    short: '居民养老',
    mention: `(?:城乡|城镇|农村)?居民(?:社会)?${PENSION}|城乡(?:居保|养老保险)|新农保`,
  },
  {
    key: 'institutionPension',
    name: '机关事业单位基本养老保险',
    short: '机关养老',
    mention: `机关(?:和|及|、)?(?:企?事业(?:单位)?)?(?:工作人员)?${PENSION}`,
  },
  {
    key: 'enterprisePension',
    name: '企业职工基本养老保险',
    short: '企业养老',
    mention: `(?:城镇)?企业(?:职工|单位)?${PENSION}|城镇职工${PENSION}|(?<!企业)职工${PENSION}`,
  },
  {
    key: 'residentMedical',
    name: '城乡居民基本医疗保险',
    short: '居民医保',
    mention: `(?:城乡|城镇)?居民${MEDICAL}|新农合|新型农村合作医疗`,
  },
  {
    key: 'employeeMedical',
    name: '职工基本医疗保险（含生育保险）',
    short: '职工医保',
    mention: `(?:城镇)?职工${MEDICAL}`,
  },
  { key: 'workInjury', name: '工伤保险', short: '工伤', mention: '工伤(?:保险|待遇|基金)' },
  { key: 'unemployment', name: '失业保险', short: '失业', mention: '失业(?:保险|基金)' },
];

const ALL = '(?:各项|各类|各险种|全部|五项|四项|三项)(?:社会)?(?:保险)?(?:社保)?基金|(?:社会保险|社保)基金';
const MENTIONS = new RegExp([...FUNDS.map(({ mention }) => `(${mention})`), `(${ALL})`].join('|'), 'g');

/** A fund that a text names, and where. */
export interface Mention {
  readonly fund: FundScope;
  readonly at: number;
  readonly end: number;
}

/** Every fund that a text names, in reading order; the text in half-width signs, no blanks. */
export const fundsIn = (text: string): readonly Mention[] =>
  [...text.matchAll(MENTIONS)].map((found) => {
    const which = found.slice(1).findIndex((group) => group !== undefined);
    return { fund: FUNDS[which]?.key ?? 'all', at: found.index, end: found.index + found[0].length };
  });

/** The one fund of a title, a heading or a project name; `all` where it names several or the funds as such. */
export const fundOf = (text: string): FundScope | undefined => {
  const named = new Set(fundsIn(text.normalize('NFKC').replace(/\s/g, '')).map(({ fund }) => fund));
  const single = [...named].filter((fund) => fund !== 'all');
  if (single.length === 1) return single[0];
  return named.size === 0 ? undefined : 'all';
};

/** What a clerk calls a fund: 工伤保险; 各项基金 for all. */
export const fundName = (fund: FundScope | undefined): string =>
  fund === 'all' ? '各项基金' : (FUNDS.find(({ key }) => key === fund)?.name ?? '本基金');
