import { getOperationAST, getVariableValues, type DocumentNode, type GraphQLSchema } from 'graphql';

/** What is wrong with the variables of a request, in the shape of a failed validation. */
export class WrongVariables extends Error {
  constructor(readonly errors: readonly Error[]) {
    super('wrong variables');
  }
}

/**
 * Checks variables before anything runs. The server does it too, but on the one use in which a document is compiled it
 * leaves that to the compiled code, whose messages name another place; so a person would see two answers to one mistake.
 */
export function checkVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): void {
  const definitions = getOperationAST(document)?.variableDefinitions ?? [];
  if (definitions.length === 0) return;
  const { errors } = getVariableValues(schema, definitions, variables ?? {});
  if (errors) throw new WrongVariables(errors);
}
