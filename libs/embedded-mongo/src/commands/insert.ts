import type { Command } from './command.js';
import { checkBatch, eachStatement, withId } from './writes.js';

/** `insert`: each document lands or is reported with its code; 11000 for a duplicate key. */
export const insert: Command = {
  name: 'insert',
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  writes: true,
  run({ database, arguments: args, deadline }, { catalog, records }) {
    args.unsupported('bypassDocumentValidation');
    const documents = args.documents('documents');
    checkBatch(documents);
    const name = args.text('insert');
    const collection = catalog.find(database, name) ?? catalog.create(database, name);
    let n = 0;
    const errors = eachStatement(documents, { ordered: args.flag('ordered', true), deadline }, (document) => {
      records.insert(collection, withId(document));
      n += 1;
    });
    return { n, ...errors };
  },
};
