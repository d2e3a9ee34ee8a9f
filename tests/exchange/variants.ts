import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./variants/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

/**
 * Documents of the known kinds as they are not among the samples: other funds, columns moved, titles elsewhere, blanks for
 * tabs, words broken, rows more or fewer. → stands for a tab. What a person reads in each follows line by line, as `told` tells it.
 */
export const VARIANTS: readonly (readonly [name: string, text: string, told: readonly string[]])[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const read = JSON.parse(textOf(name.replace('.txt', '.json'))) as { name: string; told: string[] };
    return [read.name, textOf(name), read.told];
  });
