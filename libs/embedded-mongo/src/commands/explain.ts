import { fail } from '../failure.js';
import type { Plan } from '../indexes/planner.js';
import type { Access, Search } from '../query/search.js';
import { accessOf, search } from '../query/search.js';
import { parseSort } from '../query/sort.js';
import type { Document } from '../values/types.js';
import { int, isDocument } from '../values/types.js';
import { Arguments } from './arguments.js';
import type { Command, Reply } from './command.js';
import { drained } from './cursors.js';
import { searchOf } from './find.js';

/** `explain`: the winning plan, and with `executionStats` how many documents come out of it. */
export const explain: Command = {
  name: 'explain',
  fields: ['verbosity'],
  async run({ database, arguments: args, deadline }, { catalog, records }) {
    const { name, wanted } = explained(args.fields('explain') ?? {});
    const collection = catalog.find(database, name);
    const winningPlan = collection ? stagesOf(accessOf(collection, wanted), wanted) : { stage: 'EOF' };
    const reply: Reply = {
      queryPlanner: { namespace: `${database}.${name}`, parsedQuery: wanted.filter, winningPlan, rejectedPlans: [] },
      serverInfo: { version: '7.0.0', gitVersion: 'embedded' },
    };
    if (args.get('verbosity') === 'queryPlanner') return reply;
    let nReturned = 0;
    await drained(search(records, collection, wanted), deadline, () => (nReturned += 1));
    return { ...reply, executionStats: { executionSuccess: true, nReturned } };
  },
};

function explained(command: Document): { name: string; wanted: Search } {
  const [kind = '', name] = Object.entries(command)[0] ?? [];
  const args = new Arguments(command, kind);
  if (kind === 'find') return { name: args.text(kind), wanted: searchOf(args) };
  if (kind === 'aggregate') return { name: String(name), wanted: firstStages(args) };
  if (kind === 'count' || kind === 'distinct' || kind === 'findAndModify') {
    const sort = parseSort(args.fields('sort') ?? {});
    return { name: args.text(kind), wanted: { filter: args.fields('query') ?? {}, sort, hint: args.get('hint') } };
  }
  if (kind === 'update' || kind === 'delete') {
    const [statement] = args.documents(kind === 'update' ? 'updates' : 'deletes');
    const filter = statement?.['q'];
    return { name: args.text(kind), wanted: { filter: isDocument(filter) ? filter : {}, hint: statement?.['hint'] } };
  }
  return fail(59, `Explain failed due to unknown command: ${kind}`);
}

/** The leading `$match` and `$sort`, which the planner answers. */
function firstStages(args: Arguments): Search {
  const [first, second] = args.documents('pipeline');
  const match = isDocument(first?.['$match']) ? first['$match'] : {};
  const next = first?.['$match'] === undefined ? first : second;
  const sort = isDocument(next?.['$sort']) ? parseSort(next['$sort']) : [];
  return { filter: match, sort, hint: args.get('hint') };
}

function stagesOf({ plans, sorted }: Access, { sort = [], filter }: Search): Document {
  const sortPattern = Object.fromEntries(sort.map(({ path, direction }) => [path, int(direction)]));
  const [first, ...more] = plans.map(indexScan);
  let source: Document = { stage: 'COLLSCAN', filter, direction: 'forward' };
  if (first) {
    const inputStage = more.length > 0 ? { stage: 'OR', inputStages: [first, ...more] } : first;
    source = { stage: 'FETCH', filter, inputStage };
  }
  return sort.length > 0 && !sorted ? { stage: 'SORT', sortPattern, inputStage: source } : source;
}

const indexScan = ({ index, backward }: Plan): Document => ({
  stage: 'IXSCAN',
  keyPattern: index.specification['key'],
  indexName: index.name,
  isMultiKey: index.multikey,
  isUnique: index.unique,
  isSparse: index.sparse,
  isPartial: index.partial !== undefined,
  direction: backward ? 'backward' : 'forward',
});
