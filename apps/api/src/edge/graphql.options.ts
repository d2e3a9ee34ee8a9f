import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import type { LoginService } from '../people/login.service.js';
import type { Config } from './config.js';
import { makeErrorFormatter } from './error-format.js';
import { limitsRule, measureSource } from './limits.js';
import type { Log } from './log.js';
import { sessionToken, type RequestContext } from './request-context.js';
import { checkVariables } from './variables.js';

/**
 * GraphQL on mercurius. A document is compiled on its second use (jit). Batches, GraphiQL, subscriptions and mercurius
 * loaders stay off: a loader would silently stand in for a field resolver and whatever it checks.
 */
export function graphqlOptions(config: Config, log: Log, logins: LoginService): MercuriusDriverConfig {
  return {
    driver: MercuriusDriver,
    autoSchemaFile: true,
    path: '/graphql',
    jit: 1,
    graphiql: false,
    allowBatchedQueries: false,
    subscription: false,
    fieldResolverEnhancers: ['guards', 'filters'],
    validationRules: [limitsRule, ...(config.introspection ? [] : [NoSchemaIntrospectionCustomRule])],
    errorFormatter: makeErrorFormatter(log) as never,
    hooks: {
      preParsing: async (_schema, source) => measureSource(source),
      preExecution: async (schema, document, context, variables) => {
        checkVariables(schema, document, variables);
        const { failure } = context as unknown as RequestContext;
        if (failure !== undefined) throw failure;
      },
    },
    // Thrown here, an error would pass by the formatter and come out as plain text: it is kept until the query runs.
    context: async (req: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => {
      const token = sessionToken(req, config);
      if (token === undefined) return { req, reply };
      try {
        const person = await logins.personOf(token);
        return { req, reply, token, ...(person ? { person } : {}) };
      } catch (failure) {
        return { req, reply, token, failure };
      }
    },
  } as MercuriusDriverConfig;
}
