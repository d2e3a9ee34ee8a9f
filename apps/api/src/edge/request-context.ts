import '@fastify/cookie';
import type { Person } from '@chengwen/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from './config.js';

/** What a GraphQL resolver learns of its request. */
export interface RequestContext {
  readonly req: FastifyRequest;
  readonly reply: FastifyReply;
  /** Token of the session cookie, whoever it belongs to. */
  readonly token?: string;
  readonly person?: Person;
  /** Why it could not be found out who is calling: ends the request before anything runs. */
  readonly failure?: unknown;
}

/** Browsers accept a `__Host-` cookie only from https, for this host, for all paths: no subdomain can plant one. */
const nameOf = (secure: boolean): string => (secure ? '__Host-chengwen' : 'chengwen');
const isSecure = ({ origin }: Pick<Config, 'origin'>): boolean => origin?.startsWith('https:') ?? false;
const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;

/** The session token a request carries, if any (会话 cookie). */
export function sessionToken(request: FastifyRequest, config: Pick<Config, 'origin'>): string | undefined {
  const token = request.cookies[nameOf(isSecure(config))];
  return token && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** HttpOnly and SameSite=Strict: no script reads it, no foreign page sends it. */
export function sendSessionCookie(reply: FastifyReply, token: string, config: Pick<Config, 'origin'>): void {
  const secure = isSecure(config);
  void reply.setCookie(nameOf(secure), token, attributes(secure));
}

export function clearSessionCookie(reply: FastifyReply, config: Pick<Config, 'origin'>): void {
  const secure = isSecure(config);
  void reply.clearCookie(nameOf(secure), attributes(secure));
}
