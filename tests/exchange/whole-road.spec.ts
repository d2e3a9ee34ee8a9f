/**
 * The whole road of a published paper: read from its ragged text by the importer, checked together as it came, against the
 * list that a person made of what is wrong with it. What `chengwen check FILE` says.
 */
import { readFileSync } from 'node:fs';
import { checkTogether, type Finding } from '@chengwen/domain';
import { importText } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';
import { DOCUMENTS, labelsOf, placesOf, standsAt, type Defect, type Found } from './labelled.js';

const found: readonly Found[] = DOCUMENTS.flatMap((sample) => {
  const text = readFileSync(new URL(`../samples/${sample}.txt`, import.meta.url), 'utf8');
  const forms = importText(text, Object.values(templates)).forms.map(({ template, content, year }) => ({
    ...{ template: templates[template]!, content, year },
  }));
  return checkTogether(forms).map(({ form, ...finding }) => ({ sample, form, finding: finding as Finding }));
});
const defects = labelsOf<readonly Defect[]>('defects.json');
const traps = labelsOf<readonly Defect[]>('traps.json');

const missing = ({ places }: Defect) =>
  places.filter((place) => !placesOf(place).some((each) => found.some((one) => standsAt(one, each))));
const ofClass = (wanted: Defect['class']) => defects.filter((defect) => defect.class === wanted);
const standsAtAny = (one: Found, list: readonly Defect[]): boolean =>
  list.some(({ places }) => places.some((place) => placesOf(place).some((each) => standsAt(one, each))));

describe('published papers, from their text to the findings', () => {
  it.each(ofClass('E').map((defect) => [`#${defect.no} ${defect.what}`, defect] as const))(
    'show %s in each of its places',
    (_, defect) => expect(missing(defect)).toEqual([]),
  );

  it('show at least four of five defects that take a dictionary', () => {
    const whole = ofClass('S').filter((defect) => missing(defect).length === 0);
    expect(ofClass('S').length).toBeGreaterThan(10);
    expect(whole.length * 5).toBeGreaterThanOrEqual(ofClass('S').length * 4);
  });

  it('show no error on what only looks wrong', () => {
    const sprung = found.filter(
      (one) => one.finding.severity === 'error' && standsAtAny(one, traps) && !standsAtAny(one, defects),
    );
    expect(sprung).toEqual([]);
  });
});
