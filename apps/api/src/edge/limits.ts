import { refusal } from '@chengwen/domain';
import {
  GraphQLError,
  Kind,
  Lexer,
  Source,
  TokenKind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What one request may ask for. Generous for our own pages, narrow for whoever wants to tire the server. */
export const LIMITS = {
  /** Bytes of a request body. */
  body: 256 * 1024,
  /** Characters and tokens of a document: measured before it is parsed, because parsing and validating cost most. */
  characters: 32 * 1024,
  tokens: 4000,
  depth: 16,
  /** Fields after fragments are expanded. */
  fields: 800,
  aliases: 40,
  directives: 40,
} as const;

const WHAT = {
  characters: '字符数',
  tokens: '词数',
  depth: '层数',
  fields: '字段数',
  aliases: '别名数',
  directives: '指令数',
  operations: '操作数',
  mutations: '每次办理的操作数',
} as const;

/**
 * Refuses (`edge.tooDeep`) a document that is long before anything parses it. A document given as a JSON syntax tree
 * is refused too: the server below would accept one, and no rule here has read it.
 */
export function measureSource(source: string): void {
  within('characters', source.length, LIMITS.characters);
  if (isJson(source)) throw refusal('edge.badSyntax', { line: 1, column: 1, problem: '不接受 JSON 语法树' });
  const lexer = new Lexer(new Source(source));
  let tokens = 0;
  while (lexer.advance().kind !== TokenKind.EOF) within('tokens', (tokens += 1), LIMITS.tokens);
}

/** No GraphQL document is JSON, so the attempt ends within its first characters. */
function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

/**
 * Validation rule: depth, breadth, aliases and directives with fragments expanded. One document holds one operation,
 * because a compiled document is cached for one; and one mutation, because one request is one decision.
 */
export function limitsRule(context: ValidationContext): ASTVisitor {
  return {
    Document(document) {
      const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
      const fragments = new Map(
        document.definitions.flatMap((node) =>
          node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
        ),
      );
      try {
        within('operations', operations.length, 1);
        for (const operation of operations) measure(operation, fragments);
      } catch (error) {
        context.reportError(new GraphQLError('too complex', { originalError: error as Error }));
      }
      return undefined;
    },
  };
}

function measure(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): void {
  let fields = 0;
  let aliases = 0;
  let directives = operation.directives?.length ?? 0;
  const walk = (set: SelectionSetNode, depth: number, inside: readonly string[]): void => {
    within('depth', depth, LIMITS.depth);
    for (const node of set.selections) {
      within('directives', (directives += node.directives?.length ?? 0), LIMITS.directives);
      if (node.kind === Kind.FIELD) {
        within('fields', (fields += 1), LIMITS.fields);
        if (node.alias) within('aliases', (aliases += 1), LIMITS.aliases);
        if (node.selectionSet) walk(node.selectionSet, depth + 1, inside);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        within('fields', (fields += 1), LIMITS.fields);
        walk(node.selectionSet, depth, inside);
      } else {
        within('fields', (fields += 1), LIMITS.fields);
        const fragment = fragments.get(node.name.value);
        // A circle is reported by GraphQL's own rule; here it must only not run for ever.
        if (fragment && !inside.includes(fragment.name.value))
          walk(fragment.selectionSet, depth, [...inside, fragment.name.value]);
      }
    }
  };
  if (operation.operation === 'mutation') within('mutations', operation.selectionSet.selections.length, 1);
  walk(operation.selectionSet, 1, []);
}

function within(what: keyof typeof WHAT, actual: number, limit: number): void {
  if (actual > limit) throw refusal('edge.tooDeep', { what: WHAT[what], actual, limit });
}
