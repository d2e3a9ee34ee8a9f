import { formModels, FormRepository, peopleModels, PeopleRepository } from '@chengwen/store';
import { readConfig, type Config } from '../edge/config.js';
import { jsonLog } from '../edge/log.js';
import { openConnection, startStore } from '../edge/store-process.js';

/** What a command that reads the store works with. */
export interface OpenStore {
  readonly config: Config;
  readonly forms: FormRepository;
  readonly people: PeopleRepository;
}

/** Opens the store of the configuration, beside a running server if there is one, and closes it after the work. */
export async function withStore<T>(work: (store: OpenStore) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const store = await startStore(config.store, jsonLog());
  try {
    const connection = await openConnection(store.uri);
    try {
      const forms = new FormRepository(formModels(connection));
      return await work({ config, forms, people: new PeopleRepository(peopleModels(connection)) });
    } finally {
      await connection.close();
    }
  } finally {
    await store.stop();
  }
}
