import { Chance, document, filter, path } from './generate.js';
import { expression } from './generate-expression.js';
import { randomUpdate } from './generate-update.js';
import { projection, randomUpsert } from './generate-values.js';
import { asObjectOrder, same } from './order.js';
import type { Answer, Operation, Party } from './parties.js';
import { projectionDocument } from './projection.js';
import type { Doc } from './value.js';
import { print } from './wire.js';

const POOL = 8;
const ROUND = 40;

/** A difference between two parties, with all that is needed to see it again. */
export interface Difference {
  readonly documents: readonly Doc[];
  readonly operation: Operation;
  readonly expected: Answer;
  readonly found: Answer;
}

function randomOperation(chance: Chance): Operation {
  const kind = chance.next();
  const id = chance.below(POOL);
  if (kind < 0.3) return { kind: 'find', filter: filter(chance) };
  if (kind < 0.35) return { kind: 'sort', path: path(chance), direction: chance.pick([1, -1]) };
  if (kind < 0.65) return { kind: 'compute', id, expression: expression(chance) };
  if (kind < 0.72) return { kind: 'project', projection: projection(chance) };
  if (kind < 0.8) return { kind: 'upsert', id: POOL, ...randomUpsert(chance, POOL) };
  return { kind: 'update', id, ...randomUpdate(chance, id) };
}

/**
 * Performs the same random operations on both parties, on fresh documents every few operations.
 *
 * @param most how many differences end the run
 */
export async function run(
  subject: Party,
  measure: Party,
  { operations, seed, most = 1 }: { operations: number; seed: number; most?: number },
): Promise<Difference[]> {
  const differences: Difference[] = [];
  const chance = new Chance(seed);
  for (let done = 0; done < operations;) {
    const documents = Array.from({ length: POOL }, (_, id) => document(chance, id));
    await Promise.all([subject.fill(documents), measure.fill(documents)]);
    let current = documents;
    for (let i = 0; i < ROUND && done < operations; i++, done++) {
      const operation = randomOperation(chance);
      const [found, expected] = [await subject.perform(operation), await measure.perform(operation)];
      if (!agree(operation, found, expected)) {
        differences.push({ documents: touched(current, operation), operation, expected, found });
        if (differences.length >= most) return differences;
        break;
      }
      if (operation.kind === 'update' && 'documents' in found) {
        current = current.map((one, id) => (id === operation.id ? (found.documents[0] ?? one) : one));
      }
    }
  }
  return differences;
}

const touched = (documents: readonly Doc[], operation: Operation): readonly Doc[] =>
  'id' in operation ? documents.slice(operation.id, operation.id + 1) : documents;

/** Refusals agree without looking at the code: when two things are wrong, which is named first is nobody's promise. */
function agree(operation: Operation, a: Answer, b: Answer): boolean {
  if ('unjudged' in a || 'unjudged' in b) return true;
  if ('refused' in a || 'refused' in b) return 'refused' in a && 'refused' in b && codesAgree(operation, a, b);
  return (
    a.modified === b.modified &&
    a.documents.length === b.documents.length &&
    a.documents.every((one, i) => {
      const other = b.documents[i];
      return other !== undefined && same(asObjectOrder(one), asObjectOrder(other));
    })
  );
}

/** With a single change there is only one thing that can be wrong, and its code is the server's. */
function codesAgree(operation: Operation, a: { refused: number }, b: { refused: number }): boolean {
  if ((operation.kind !== 'update' && operation.kind !== 'upsert') || operation.update.v.length !== 1) return true;
  const fields = operation.update.v[0]?.[1];
  return fields?.t !== 'object' || fields.v.length !== 1 || a.refused === b.refused;
}

function printAnswer(answer: Answer): string {
  if ('unjudged' in answer) return 'no opinion';
  if ('refused' in answer) return `refused ${answer.refused}`;
  const modified = answer.modified === undefined ? '' : ` modified ${answer.modified}`;
  return `${answer.documents.map(print).join(' ')}${modified}`;
}

/** The difference in a few lines: what is stored, what is done, what came of it and what should have. */
export function describeDifference({ documents, operation, expected, found }: Difference): string {
  const stored = documents.map(print).join(', ');
  return [
    `insertMany([${stored}]); ${printOperation(operation)}`,
    `  found    ${printAnswer(found)}`,
    `  expected ${printAnswer(expected)}`,
  ].join('\n');
}

function printOperation(operation: Operation): string {
  switch (operation.kind) {
    case 'find':
      return `find(${print(operation.filter)})`;
    case 'sort':
      return `find().sort({${JSON.stringify(operation.path)}: ${operation.direction}})`;
    case 'compute':
      return `aggregate([{$match: {_id: ${operation.id}}}, {$project: {result: ${print(operation.expression)}}}])`;
    case 'project':
      return `find({}, {projection: ${JSON.stringify(projectionDocument(operation.projection))}})`;
    case 'upsert':
      return `updateOne(${print(operation.filter)}, ${print(operation.update)}, {upsert: true})`;
    default: {
      const filters =
        operation.arrayFilters.length > 0 ? `, {arrayFilters: [${operation.arrayFilters.map(print).join(', ')}]}` : '';
      return `updateOne(${print(operation.filter)}, ${print(operation.update)}${filters})`;
    }
  }
}
