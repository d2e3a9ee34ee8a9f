import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, validateSchema } from 'graphql';
import { ROOT } from './config.js';
import { schemaSdl } from './schema-sdl.js';

it('the committed schema is what the code gives, without a store', async () => {
  expect(await readFile(join(ROOT, 'apps/api/schema.graphql'), 'utf8')).toBe(await schemaSdl());
});

it('the schema is sound', async () => {
  expect(validateSchema(buildSchema(await schemaSdl()))).toEqual([]);
});
