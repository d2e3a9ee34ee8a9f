import type { FastifyInstance } from 'fastify';

/** Whether the server takes new requests: false from the moment it is told to stop. */
export interface Readiness {
  stopping: boolean;
}

/** /healthz: the process lives. /readyz: it can also reach its store and is not stopping; a balancer asks this one. */
export function serveHealth(fastify: FastifyInstance, readiness: Readiness, ping: () => Promise<void>): void {
  fastify.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  fastify.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (readiness.stopping) return reply.code(503).send({ status: 'stopping' });
    try {
      await ping();
      return await reply.send({ status: 'ready' });
    } catch {
      return reply.code(503).send({ status: 'store' });
    }
  });
}
