import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import { refusal } from '@chengwen/domain';
import type { FastifyInstance } from 'fastify';
import { refusalBody } from './error-format.js';

/** Paths that belong to the API: an unknown one there is an error, never the web app. */
const API_PATH = /^\/(graphql|healthz|readyz|verify)(\/|$)|^\/forms\/[^/]+\/versions\//;

/**
 * Serves the built web app. Only files that were there when the server started are served, by their exact names, so
 * no path can lead out of the folder; every other page address gets the app, which shows the page itself.
 */
export async function serveSite(fastify: FastifyInstance, site: string): Promise<void> {
  const files = new Set(existsSync(join(site, 'index.html')) ? filesIn(site) : []);
  await fastify.register(fastifyStatic, { root: site, serve: false });
  fastify.get('/*', async (request, reply) => {
    const path = pathOf(request.url);
    if (path !== '' && files.has(path)) {
      const asset = path.startsWith('assets/');
      return reply
        .header('cache-control', asset ? 'public, max-age=31536000, immutable' : 'no-cache')
        .sendFile(path, { cacheControl: false });
    }
    if (API_PATH.test(`/${path}`) || /\.\w{1,8}$/.test(path))
      return reply.code(404).send(refusalBody(refusal('edge.notFound')));
    reply.header('cache-control', 'no-cache');
    if (files.has('index.html')) return reply.sendFile('index.html', { cacheControl: false });
    return reply.type('text/html; charset=utf-8').send(NOT_BUILT);
  });
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function pathOf(url: string): string {
  try {
    return decodeURIComponent(url.split('?')[0] ?? '').replace(/^\/+/, '');
  } catch {
    return '';
  }
}

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>呈文</title>
<p>服务已启动，网页尚未构建。请运行 <code>npm start</code>，或先运行 <code>npm run build</code>。GraphQL 接口在 <code>/graphql</code>。</p></html>`;
