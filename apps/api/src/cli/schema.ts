import { writeFile } from 'node:fs/promises';
import { schemaSdl } from '../edge/schema-sdl.js';
import { EXIT, type Output } from './output.js';

/** `schema`: the GraphQL schema from the code, to a file or to stdout. */
export async function schema({ out }: { readonly out?: string }, output: Output): Promise<number> {
  const sdl = await schemaSdl();
  if (out === undefined) output.answer({ schema: sdl }, () => sdl.trimEnd());
  else {
    await writeFile(out, sdl);
    output.answer({ written: out }, () => `已写入 ${out}`);
  }
  return EXIT.fine;
}
