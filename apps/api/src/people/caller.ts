import { refusal, type Person } from '@chengwen/domain';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from '../edge/request-context.js';

/**
 * The person who is calling (经办人), or the refusal `login.required`. It is a parameter and not a guard on purpose:
 * a resolver that needs the person cannot forget to ask, and field resolvers do not run guards unless told to.
 */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = GqlExecutionContext.create(context).getContext<RequestContext>();
  if (!person) throw refusal('login.required');
  return person;
});
