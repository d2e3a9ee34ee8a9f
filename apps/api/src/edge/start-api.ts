import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import cookie from '@fastify/cookie';
import { refusal } from '@chengwen/domain';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createFormIndexes, createPeopleIndexes, formModels, peopleModels } from '@chengwen/store';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../forms/clock.js';
import { OutboxWorker } from '../outbox/outbox.worker.js';
import { seedDemo } from '../demo/seed-demo.js';
import { ApiModule } from './api.module.js';
import type { Config } from './config.js';
import { serveHealth, type Readiness } from './health.js';
import { takeFiles } from './file-body.js';
import { LIMITS } from './limits.js';
import { describeError, jsonLog, type Log } from './log.js';
import { guardRequests, logRequests } from './request-guard.js';
import { serveSite } from './site.js';
import { openConnection, startStore } from './store-process.js';

/** Steps of a start, told to whoever waits. */
export type Progress = (step: string) => void;

/** A server that answers until it is stopped. */
export interface RunningApi {
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Refuses new requests, finishes those under way, closes the store. Harmless to repeat. */
  stop(): Promise<void>;
}

/** What a start may be given beside its configuration. */
export interface StartOptions {
  readonly log?: Log;
  readonly progress?: Progress;
  readonly clock?: Clock;
}

/** Starts the store, the API and the web app on one address; whatever fails on the way stops what had started. */
export async function startApi(config: Config, options: StartOptions = {}): Promise<RunningApi> {
  const { log = jsonLog(), progress = () => undefined } = options;
  const undo: (() => Promise<unknown>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop())
      await step().catch((error: unknown) => log.error('stop', { error: describeError(error) }));
  };
  try {
    progress(STORE_STEP[config.store.kind]);
    const store = await startStore(config.store, log);
    undo.push(() => store.stop());
    const connection = await openConnection(store.uri);
    undo.push(() => connection.close());
    await createFormIndexes(formModels(connection));
    await createPeopleIndexes(peopleModels(connection));

    const adapter = new FastifyAdapter({
      bodyLimit: LIMITS.body,
      trustProxy: config.proxies.length > 0 ? [...config.proxies] : false,
      forceCloseConnections: 'idle',
      requestTimeout: 60_000,
    });
    const ground = { config, log, connection, ...(options.clock ? { clock: options.clock } : {}) };
    const app = await NestFactory.create<NestFastifyApplication>(ApiModule.on(ground), adapter, {
      logger: nestLog(log),
      abortOnError: false,
    });
    const fastify = adapter.getInstance() as unknown as FastifyInstance;
    undo.push(() => closeServer(app, fastify));
    const readiness: Readiness = { stopping: false };
    guardRequests(fastify, config);
    if (config.requestLog) logRequests(fastify, log);
    await fastify.register(cookie);
    takeFiles(fastify);
    serveHealth(fastify, readiness, async () => void (await connection.db?.admin().ping()));
    await serveSite(fastify, config.site);
    if (config.demo) {
      await app.init();
      progress('准备演示数据');
      await seedDemo(app);
    }
    await app.listen(config.port, config.host).catch((error: unknown) => {
      throw isTaken(error)
        ? refusal('config.invalid', { problems: `端口 ${config.port} 已被占用，请用 --port 另选一个` })
        : error;
    });
    app.get(OutboxWorker).start();
    undo.push(async () => void (readiness.stopping = true));
    return { url: urlOf(fastify, config.host), app, stop: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

const isTaken = (error: unknown): boolean => (error as { code?: unknown }).code === 'EADDRINUSE';

const STORE_STEP: Readonly<Record<Config['store']['kind'], string>> = {
  uri: '连接数据库（MONGODB_URI）',
  mongod: '启动 mongod',
  embedded: '启动内置存储',
};

function urlOf(fastify: FastifyInstance, host: string): string {
  const { port } = fastify.server.address() as AddressInfo;
  const name = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/**
 * Finishes requests under way and closes. A connection that was busy when closing began would be kept alive for a minute
 * after its answer, so idle ones are let go again and again until none is left.
 */
async function closeServer(app: NestFastifyApplication, { server }: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
  }
}

/** Nest's own lines: warnings and errors only, in the form of the rest of the log. */
function nestLog(log: Log): LoggerService {
  const fields = (message: unknown, rest: readonly unknown[]): Record<string, unknown> => ({
    message: message instanceof Error ? describeError(message) : message,
    ...(rest.length > 0 ? { rest: rest.map(String) } : {}),
  });
  return {
    log: () => undefined,
    error: (message: unknown, ...rest: unknown[]) => log.error('nest', fields(message, rest)),
    warn: (message: unknown, ...rest: unknown[]) => log.info('nest.warning', fields(message, rest)),
  };
}
