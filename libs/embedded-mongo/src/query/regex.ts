import { fail } from '../failure.js';
import type { Value } from '../values/types.js';
import { isRegex } from '../values/types.js';

/**
 * Compiles a pattern of the query language to JavaScript, in Unicode mode: what JavaScript does not know is a syntax
 * error there and refused (51091), instead of quietly meaning something else.
 */
export function toRegExp(pattern: Value, options?: Value): RegExp {
  if (!isRegex(pattern) && typeof pattern !== 'string') fail(2, '$regex has to be a string');
  if (options !== undefined && typeof options !== 'string') fail(2, '$options has to be a string');
  if (isRegex(pattern) && pattern.options !== '' && options !== undefined) {
    fail(51075, 'options set in both $regex and $options');
  }
  const given = isRegex(pattern) ? pattern.pattern : pattern;
  const flags = new Set(options ?? (isRegex(pattern) ? pattern.options : ''));
  const inline = /^\(\?([imsx]+)\)/.exec(given);
  for (const flag of inline?.[1] ?? '') flags.add(flag);
  for (const flag of flags) if (!'imsxu'.includes(flag)) fail(51108, `invalid flag in regex options: ${flag}`);
  let source = inline ? given.slice(inline[0].length) : given;
  if (flags.delete('x')) source = withoutComments(source);
  flags.add('u');
  try {
    return new RegExp(plainEscapes(source), [...flags].join(''));
  } catch (cause) {
    return fail(51091, `Regular expression is invalid: ${cause instanceof Error ? cause.message : ''}`);
  }
}

/** Unicode mode forbids needless escapes such as `\-`, which patterns in the wild are full of. */
const plainEscapes = (source: string): string =>
  source.replace(/\\([^a-zA-Z0-9\s])|\\./gs, (whole, mark: string | undefined) =>
    mark === undefined || '^$\\.*+?()[]{}|/'.includes(mark) ? whole : `\\u{${mark.codePointAt(0)?.toString(16)}}`,
  );

const withoutComments = (source: string): string =>
  source.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*$/gm, (part) => (/^[\s#]/.test(part) ? '' : part));
