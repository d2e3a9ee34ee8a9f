/**
 * What the checker finds in the chapters and the matrix of the labelled reports, and between the forms of a document: every
 * listed defect, no error on what only looks wrong, and no other error without a written reason.
 */
import { readFileSync } from 'node:fs';
import { checkTogether } from '@chengwen/domain';
import { importText } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';
import {
  DOCUMENTS,
  labelledForms,
  labelsOf,
  placesOf,
  standsAt,
  type Defect,
  type Found,
  type Place,
} from './labelled.js';

const isOfReport = ({ where: { part } }: { readonly where: { readonly part: string } }): boolean =>
  part === 'chapters' || part === 'matrices';

/** Defects that show only beside another form. */
const BETWEEN_FORMS = new Set([6, 19, 65, 72, 76, 77, 91]);

const defects = labelsOf<readonly Defect[]>('defects.json');
const traps = labelsOf<readonly Defect[]>('traps.json');
const forms = labelledForms();
const found: readonly Found[] = DOCUMENTS.flatMap((sample) => {
  const members = forms.filter((form) => form.sample === sample);
  return checkTogether(members).map(({ form, ...finding }) => ({ sample, form, finding }));
});
const ofReports = defects.filter(({ no, places }) => BETWEEN_FORMS.has(no) || places.some(isOfReport));

const standsAtAny = (one: Found, places: readonly Place[]): boolean =>
  places.some((place) => placesOf(place).some((each) => standsAt(one, each)));
const missing = ({ places }: Defect): readonly Place[] =>
  places.filter((place) => !found.some((one) => standsAtAny(one, [place])));
const isListed = (one: Found): boolean => defects.some(({ places }) => standsAtAny(one, places));
const brief = ({ sample, form, finding: { rule, severity, where, quote } }: Found): string =>
  `${sample} ${form} ${severity} ${rule} ${[where.part, where.row, where.field].filter(Boolean).join('/')} ${quote}`;

describe('the reports of the labelled documents', () => {
  it.each(ofReports.filter((defect) => defect.class === 'E').map((defect) => [`${defect.no} ${defect.what}`, defect]))(
    'show defect %s in each of its places',
    (_, defect) => expect(missing(defect as Defect)).toEqual([]),
  );

  it('show at least four of five places of class S', () => {
    const listed = ofReports.filter((defect) => defect.class === 'S');
    const places = listed.flatMap((defect) => defect.places);
    const missed = listed.flatMap(missing);
    expect({ missed }).toEqual({ missed: [] });
    expect(places.length).toBeGreaterThan(4);
  });

  it('show no error where something only looks wrong', () => {
    const errors = found.filter(({ finding }) => finding.severity === 'error');
    const sprung = traps.flatMap(({ no, places }) =>
      errors.filter((one) => standsAtAny(one, places) && !isListed(one)).map((one) => `${no}: ${brief(one)}`),
    );
    expect(sprung).toEqual([]);
  });

  it('show no other error in chapters and matrices', () => {
    const errors = found.filter(({ finding }) => finding.severity === 'error' && isOfReport(finding));
    expect(errors.filter((one) => !isListed(one)).map(brief)).toEqual([]);
  });
});

/** The same document as the importer reads it: chapters and blocks are its own, forms come in the same order. */
const imported = (sample: string): readonly Found[] => {
  const source = readFileSync(new URL(`../samples/${sample}.txt`, import.meta.url), 'utf8');
  const { forms: read } = importText(source, Object.values(templates));
  const members = read.map(({ template, content, year }) => ({ template: templates[template]!, content, year }));
  return checkTogether(members).map(({ form, ...finding }) => ({ sample, form, finding }));
};
const REPORTS = 'evaluation-2020';
const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
const sameWords = (one: Found, place: Place): boolean =>
  one.form === place.form &&
  one.finding.where.part === place.where.part &&
  bare(one.finding.quote).includes(bare(place.quote));

describe('the reports as they are imported', () => {
  const read = imported(REPORTS);
  const listed = (one: Found): boolean =>
    defects.some(({ places }) => places.some((place) => placesOf(place).some((each) => sameWords(one, each))));

  it.each(
    ofReports
      .filter(({ class: kind, places }) => kind === 'E' && places.every(({ sample }) => sample === REPORTS))
      .map((defect) => [`${defect.no} ${defect.what}`, defect]),
  )('show defect %s', (_, defect) => {
    const { places } = defect as Defect;
    expect(places.filter((place) => !read.some((one) => placesOf(place).some((each) => sameWords(one, each))))).toEqual(
      [],
    );
  });

  it('show no other error in chapters and matrices', () => {
    const errors = read.filter(({ finding }) => finding.severity === 'error' && isOfReport(finding));
    expect(errors.filter((one) => !listed(one)).map(brief)).toEqual([]);
  });
});
