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
      preExecution: async (schema, document, _context, variables) => checkVariables(schema, document, variables),
    },
    context: async (req: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => {
      const token = sessionToken(req, config);
      const person = token ? await logins.personOf(token) : undefined;
      return { req, reply, ...(token ? { token } : {}), ...(person ? { person } : {}) };
    },
  } as MercuriusDriverConfig;
}
