/**
 * What the checker finds in the tables and heads of the labelled documents: every listed defect in its place, no error on
 * what only looks wrong, and nothing beside that without a written reason. Chapters and matrices, and defects that show only
 * between two forms, have a spec of their own.
 */
import {
  findingsIn,
  labelledForms,
  labelsOf,
  placesOf,
  standsAt,
  type Defect,
  type Found,
  type Place,
} from './labelled.js';

/** A finding outside the list, and why it holds. */
interface Justified extends Place {
  readonly rule: string;
  readonly reason: string;
}

/** Defects that show only beside another form. */
const BETWEEN_FORMS = new Set([6, 19, 76]);
const isTable = ({ where }: { readonly where: { readonly part: string } }): boolean =>
  where.part !== 'chapters' && where.part !== 'matrices';

const defects = labelsOf<readonly Defect[]>('defects.json');
const traps = labelsOf<readonly Defect[]>('traps.json');
const justified = labelsOf<readonly Justified[]>('justified.json');
const found = findingsIn(labelledForms()).filter(({ finding }) => isTable(finding));
const tables = defects
  .filter(({ no }) => !BETWEEN_FORMS.has(no))
  .map((defect) => ({ ...defect, places: defect.places.filter(isTable) }))
  .filter(({ places }) => places.length > 0);

const standsAtAny = (one: Found, places: readonly Place[]): boolean =>
  places.some((place) => placesOf(place).some((each) => standsAt(one, each)));
const missing = ({ places }: Defect): readonly Place[] =>
  places.filter((place) => !found.some((one) => standsAtAny(one, [place])));
const isListed = (one: Found): boolean => defects.some(({ places }) => standsAtAny(one, places));
const isJustified = (one: Found): boolean =>
  justified.some((entry) => entry.rule === one.finding.rule && standsAt(one, entry));
const brief = ({ sample, form, finding: { rule, severity, where, quote } }: Found): string =>
  `${sample} ${form} ${severity} ${rule} ${[where.part, where.row, where.field].filter(Boolean).join('/')} ${quote}`;

describe('the tables of the labelled documents', () => {
  it.each(tables.filter((defect) => defect.class === 'E').map((defect) => [`${defect.no} ${defect.what}`, defect]))(
    'show defect %s in each of its places',
    (_, defect) => expect(missing(defect as Defect)).toEqual([]),
  );

  it('show at least four of five places of class S', () => {
    const places = tables.filter((defect) => defect.class === 'S').flatMap((defect) => defect.places);
    const missed = tables.filter((defect) => defect.class === 'S').flatMap(missing);
    expect(places.length).toBeGreaterThan(20);
    expect(missed.length * 5).toBeLessThanOrEqual(places.length);
  });

  it('show no error where something only looks wrong', () => {
    const errors = found.filter(({ finding }) => finding.severity === 'error');
    const sprung = traps.flatMap(({ no, places }) =>
      errors.filter((one) => standsAtAny(one, places) && !isListed(one)).map((one) => `${no}: ${brief(one)}`),
    );
    expect(sprung).toEqual([]);
  });

  it('show nothing else, save what is justified in writing', () =>
    expect(found.filter((one) => !isListed(one) && !isJustified(one)).map(brief)).toEqual([]));

  it('every justification has a reason and something to justify', () => {
    const idle = justified
      .filter(isTable)
      .filter(
        (entry) =>
          entry.reason.trim().length < 8 ||
          !found.some((one) => one.finding.rule === entry.rule && standsAt(one, entry)),
      );
    expect(idle).toEqual([]);
  });
});
