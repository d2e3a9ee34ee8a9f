import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphqlClient } from '../demo/graphql-client.js';
import { readConfig } from '../edge/config.js';
import { jsonLog } from '../edge/log.js';
import { startApi, type RunningApi, type StartOptions } from '../edge/start-api.js';
import { DEMO_PASSWORD } from '../people/demo-people.js';

/** A whole server on a fresh embedded store, with the demo prefecture, on a free loopback port. */
export interface TestApi extends RunningApi {
  /** Lines of the log so far, parsed. */
  readonly lines: Record<string, unknown>[];
  readonly directory: string;
  /** A browser nobody has logged in with. */
  client(): GraphqlClient;
  /** A browser of a demo person. */
  as(login: string): Promise<GraphqlClient>;
}

/** Starts one; `stop` also removes what it kept. */
export async function startTestApi(
  env: Readonly<Record<string, string>> = {},
  options: StartOptions = {},
): Promise<TestApi> {
  const directory = await mkdtemp(join(tmpdir(), 'chengwen-api-'));
  const lines: Record<string, unknown>[] = [];
  const config = readConfig({ CHENGWEN_DEMO: '1', PORT: '0', CHENGWEN_DATA: directory, ...env });
  const log = jsonLog((line) => lines.push(JSON.parse(line) as Record<string, unknown>));
  const api = await startApi(config, { log, ...options });
  return {
    ...api,
    lines,
    directory,
    client: () => new GraphqlClient(api.url),
    as: async (login) => {
      const client = new GraphqlClient(api.url);
      await client.login(login, DEMO_PASSWORD);
      return client;
    },
    stop: async () => {
      await api.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
