import { refusalText, refusal, Refusal } from '@chengwen/domain';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import { describe, refusalBody, statusOf } from './error-format.js';
import { LOG, type Log } from './log.js';

/**
 * Hands every exception of a resolver on as a GraphQLError, so that the formatter, and only it, answers and logs: left
 * to Nest, each refusal would stand in the log as a fault. Plain HTTP routes get the same codes as JSON.
 */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return this.toGraphQL(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const no = error instanceof Refusal ? error : httpRefusal(error);
    if (no) return reply.code(statusOf(no.code)).send(refusalBody(no));
    return reply.code(500).send({ data: null, errors: [describe(error, this.log)] });
  }

  private toGraphQL(error: unknown): GraphQLError {
    if (error instanceof GraphQLError) return error;
    const originalError = error instanceof Error ? error : new Error(String(error));
    const message = error instanceof Refusal ? refusalText(error) : 'internal';
    return new GraphQLError(message, { originalError });
  }
}

function httpRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof HttpException)) return undefined;
  const status = error.getStatus();
  if (status === 404) return refusal('edge.notFound');
  return status < 500 ? refusal('edge.badBody', { problem: '格式不符' }) : undefined;
}
