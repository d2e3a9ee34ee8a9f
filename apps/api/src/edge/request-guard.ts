import { refusal, type Refusal } from '@chengwen/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from './config.js';
import { refusalBody, statusOf } from './error-format.js';
import type { Log } from './log.js';

const GRAPHQL = '/graphql';

/** Only our own scripts, styles and pictures; nobody may frame us; forms go nowhere else. */
const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer (安全响应头). */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/**
 * What every request passes before anything reads it: security headers, and for GraphQL the rule that a browser on a
 * foreign page cannot reach it (POST only, JSON only, own origin only). The cookie's SameSite=Strict is the other half.
 */
export function guardRequests(fastify: FastifyInstance, config: Pick<Config, 'origin'>): void {
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    if (request.routeOptions.url !== GRAPHQL) return;
    reply.header('cache-control', 'no-store');
    const no = refuseRequest(request, config.origin);
    if (no) return reply.code(statusOf(no.code)).send(refusalBody(no));
  });
}

function refuseRequest(request: FastifyRequest, origin: string | undefined): Refusal | undefined {
  if (!isOwnOrigin(request, origin)) return refusal('edge.forbiddenOrigin');
  if (request.method !== 'POST') return refusal('edge.badMethod', { method: 'POST' });
  if (!/^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i.test(request.headers['content-type'] ?? ''))
    return refusal('edge.badBody', { problem: 'content-type 应为 application/json' });
  if (!/^(identity)?$/i.test(request.headers['content-encoding'] ?? ''))
    return refusal('edge.badBody', { problem: '不接受压缩的内容' });
  return undefined;
}

/** True unless a browser says that a page of another origin sent this. Programs send neither header. */
export function isOwnOrigin(request: Pick<FastifyRequest, 'headers'>, configured?: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (configured !== undefined && origin === configured) return true;
  return /^https?:\/\/(.+)$/.exec(origin)?.[1] === host && host !== undefined;
}

/** One line per answer: who, what, how long. No bodies, no query strings, no cookies. */
export function logRequests(fastify: FastifyInstance, log: Log): void {
  fastify.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    const { body } = request as { body?: { operationName?: unknown } };
    const operation = typeof body?.operationName === 'string' ? body.operationName.slice(0, 64) : undefined;
    log.info('request', {
      method: request.method,
      path: (request.url.split('?')[0] ?? '').slice(0, 200),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      ...(operation ? { operation } : {}),
    });
  });
}
