import { fail } from '../../failure.js';
import { compileProjection } from '../../query/projection.js';
import { assign, Branch } from '../../query/projection-tree.js';
import { flatMapped } from '../../query/stream.js';
import type { Document, Value } from '../../values/types.js';
import { int, isDocument, typeName } from '../../values/types.js';
import { compileExpression } from '../expression.js';
import type { Stage, StageBuilder } from '../stage.js';

/** A stage that turns each document into one other. */
const each =
  (turn: (document: Document) => Document): Stage =>
  (input) =>
    flatMapped(input, (document) => [turn(document)]);

const asDocument = (name: string, value: Value, code: number): Document =>
  isDocument(value) ? value : fail(code, `${name} specification must be an object`);

const project: StageBuilder = (specification, { variables }) => {
  const fields = asDocument('$project', specification, 15969);
  if (Object.keys(fields).length === 0) fail(51272, 'projection specification must have at least one field');
  return each(compileProjection(fields, { find: false, filter: {}, variables }));
};

const addFields: StageBuilder = (specification, { variables }) => {
  const tree = new Branch();
  const names = Object.keys(variables);
  const read = (fields: Document, prefix: readonly string[]): void => {
    for (const [key, value] of Object.entries(fields)) {
      const path = [...prefix, ...key.split('.')];
      const nested = isDocument(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
      if (nested) read(value, path);
      else tree.set(path, { compute: compileExpression(value, names) }, path.join('.'));
    }
  };
  const fields = asDocument('$addFields', specification, 40272);
  if (Object.keys(fields).length === 0) fail(40177, 'specification must have at least one field');
  read(fields, []);
  return each((root) => assign(tree, root, { root, variables }) as Document);
};

const unset: StageBuilder = (specification, { variables }) => {
  const paths = Array.isArray(specification) ? specification : [specification];
  if (paths.length === 0) fail(31119, '$unset specification must be a string or an array with at least one field');
  const fields: Document = {};
  for (const path of paths) {
    if (typeof path !== 'string')
      fail(31120, '$unset specification must be a string or an array containing only string values');
    fields[path] = int(0);
  }
  return each(compileProjection(fields, { find: false, filter: {}, variables }));
};

const replaceWith: StageBuilder = (specification, { variables }) => {
  const newRoot = compileExpression(specification, Object.keys(variables));
  return each((root) => {
    const result = newRoot({ root, variables });
    return isDocument(result)
      ? result
      : fail(
          40228,
          `'newRoot' expression must evaluate to an object, but resulting value was of type: ${typeName(result)}`,
        );
  });
};

const replaceRoot: StageBuilder = (specification, context) => {
  if (!isDocument(specification) || Object.keys(specification).join() !== 'newRoot') {
    return fail(40231, 'no newRoot specified for the $replaceRoot stage, or an unknown argument');
  }
  return replaceWith(specification['newRoot'], context);
};

/** Stages that change the shape of each document by itself; only these may stand in an update. */
export const shapeStages: [string, StageBuilder][] = [
  ['$project', project],
  ['$addFields', addFields],
  ['$set', addFields],
  ['$unset', unset],
  ['$replaceRoot', replaceRoot],
  ['$replaceWith', replaceWith],
];
