import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { printSchema } from 'graphql';
import { RESOLVERS } from './resolvers.js';

const HEADER = '# Generated from the code of apps/api by `chengwen schema`. Do not edit.\n\n';

/** The GraphQL schema as text (SDL), from the decorated classes alone: no store, no server. */
export async function schemaSdl(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    const schema = await app.get(GraphQLSchemaFactory).create([...RESOLVERS]);
    return `${HEADER}${printSchema(schema)}\n`;
  } finally {
    await app.close();
  }
}
