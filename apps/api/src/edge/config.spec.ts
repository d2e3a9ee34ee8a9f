import { Refusal } from '@chengwen/domain';
import { readConfig } from './config.js';

const problemsOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'config.invalid') return String(error.params['problems']);
    throw error;
  }
  return '';
};

describe('configuration', () => {
  it('is complete without a single variable: embedded store, loopback, port 3000', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      demo: false,
      production: false,
      introspection: true,
    });
    expect(config.store).toMatchObject({ kind: 'embedded', directory: expect.stringMatching(/var\/store$/) as string });
  });

  it('takes MONGODB_URI before anything else', () => {
    expect(readConfig({ MONGODB_URI: 'mongodb://db/x' }).store).toEqual({ kind: 'uri', uri: 'mongodb://db/x' });
  });

  it('production without a named store is refused, and with one introspection is off', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toContain('MONGODB_URI');
    expect(readConfig({ NODE_ENV: 'production', CHENGWEN_STORE: 'embedded' })).toMatchObject({
      production: true,
      introspection: false,
    });
  });

  it.each([
    [{ CHENGWEN_STROE: 'embedded' }, 'CHENGWEN_STROE'],
    [{ CHENGWEN_STORE: 'memory' }, 'CHENGWEN_STORE'],
    [{ CHENGWEN_DEMO: 'yes' }, 'CHENGWEN_DEMO'],
    [{ CHENGWEN_INTROSPECTION: 'true' }, 'CHENGWEN_INTROSPECTION'],
    [{ CHENGWEN_ORIGIN: 'chengwen.example' }, 'CHENGWEN_ORIGIN'],
    [{ CHENGWEN_ORIGIN: 'https://chengwen.example/' }, 'CHENGWEN_ORIGIN'],
    [{ CHENGWEN_TRUST_PROXY: 'everyone' }, 'CHENGWEN_TRUST_PROXY'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ PORT: '0x10' }, 'PORT'],
    [{ MONGODB_URI: 'http://db' }, 'MONGODB_URI'],
    [{ MONGODB_URI: 'mongodb://db/x', CHENGWEN_STORE: 'embedded' }, 'CHENGWEN_STORE'],
    [{ NODE_ENV: 'production', CHENGWEN_STORE: 'mongod' }, 'MONGODB_URI'],
    [{ NODE_ENV: 'production', MONGODB_URI: 'mongodb://db/x', CHENGWEN_DEMO: '1' }, 'CHENGWEN_DEMO'],
    [{ NODE_ENV: 'production', MONGODB_URI: 'mongodb://db/x?w=1' }, 'MONGODB_URI'],
    [{ NODE_ENV: 'production', MONGODB_URI: 'mongodb://db/x?retryWrites=false&journal=false' }, 'MONGODB_URI'],
    [{ CHENGWEN_DEMO: '1', CHENGWEN_HOST: '0.0.0.0' }, 'CHENGWEN_HOST'],
  ])('%j is refused by name', (env, key) => {
    expect(problemsOf(env as unknown as Record<string, string>)).toContain(key);
  });

  it('names every problem at once', () => {
    const problems = problemsOf({ CHENGWEN_NOPE: '1', CHENGWEN_ALSO: '1', PORT: 'x' });
    for (const key of ['CHENGWEN_NOPE', 'CHENGWEN_ALSO', 'PORT']) expect(problems).toContain(key);
  });
});
