import type { ScoringPack, Template } from '@chengwen/domain';
import { weighingOf } from '../paper/grid-columns.js';

/** A rule pack as it is offered: what it is called, and where its rules come from. */
export interface PackOption {
  readonly value: string;
  readonly label: string;
}

const CERTAINTY: Readonly<Record<NonNullable<ScoringPack['certainty']>, string>> = {
  read: '',
  practice: '，按实务整理',
  assumption: '，测算假设，非正式规定',
};

/** A rule pack in words (评分规则): national@2020（财预〔2020〕10号）. */
export const packWords = ({ id, source, region, certainty }: ScoringPack): string =>
  `${id}（${region === undefined || region === '全国' ? '' : `${region}，`}${source}${certainty ? CERTAINTY[certainty] : ''}）`;

/** Rule packs that a form of this edition and year may be weighed by, its own first; none where nothing is weighed. */
export const packOptions = (template: Template, packs: readonly ScoringPack[], year: number): readonly PackOption[] => {
  if (template.categories.length === 0 || weighingOf(template) === 'plain') return [];
  const own = template.scoring;
  const others = packs.filter(
    ({ id, years }) =>
      id !== own.id && (years === undefined || (year >= years.from && (years.to === undefined || year <= years.to))),
  );
  return [own, ...others].map((pack) => ({
    value: pack.id,
    label: `${packWords(pack)}${pack === own ? '：本表样的规则' : ''}`,
  }));
};
