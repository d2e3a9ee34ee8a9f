import { randomBytes } from 'node:crypto';
import { refusal, Refusal, refusalText } from '@chengwen/domain';
import { GraphQLError } from 'graphql';
import { LIMITS } from './limits.js';
import { describeError, type Log } from './log.js';

/** One error as GraphQL sends it. */
export interface AnswerError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
}

/** An answer that is all error, outside GraphQL's execution. */
export const refusalBody = (no: Refusal): { data: null; errors: AnswerError[] } => ({
  data: null,
  errors: [answer(no)],
});

/** HTTP status of a refusal that stands for a whole request; those of a valid document travel with 200. */
const STATUS: Readonly<Record<string, number>> = {
  'edge.tooLarge': 413,
  'edge.forbiddenOrigin': 403,
  'edge.badMethod': 405,
  'edge.notFound': 404,
  'edge.notReady': 503,
  'import.busy': 503,
  'login.required': 401,
};
export const statusOf = (code: string): number => STATUS[code] ?? 400;

/**
 * Turns whatever went wrong into what a person may read: a refusal into its sentence, a malformed document into
 * Chinese with its place, and anything else into a number under which the log holds the whole of it.
 */
export function makeErrorFormatter(log: Log) {
  return (
    execution: { data?: unknown; errors?: readonly unknown[] },
    _context?: unknown,
  ): { statusCode: number; response: { data: never; errors: never } } => {
    const errors = (execution.errors ?? []).flatMap(spread).map((error) => describe(error, log));
    const status =
      execution.data !== undefined && execution.data !== null ? 200 : requestStatus(execution.errors ?? [], errors);
    return { statusCode: status, response: { data: (execution.data ?? null) as never, errors: errors as never } };
  };
}

/** Validation errors hide inside one wrapping error. */
function spread(error: unknown): unknown[] {
  const inner = (error as { originalError?: { errors?: unknown } }).originalError?.errors;
  return Array.isArray(inner) ? inner : [error];
}

/** A refusal inside execution is an answer (200); a document or body that could not be executed is not. */
function requestStatus(raw: readonly unknown[], errors: readonly AnswerError[]): number {
  const executed = raw.length > 0 && raw.every((error) => error instanceof GraphQLError && error.path !== undefined);
  if (executed) return 200;
  const code = errors[0]?.extensions.code ?? '';
  return code === 'internal.error' ? 500 : statusOf(code);
}

/** What an error says to the outside. Everything that nobody expected is logged here, once. */
export function describe(error: unknown, log: Log): AnswerError {
  const place = error instanceof GraphQLError ? placeOf(error) : {};
  const no = refusalIn(error) ?? bodyRefusal(error) ?? documentRefusal(error);
  if (no) return { ...answer(no), ...place };
  const id = randomBytes(4).toString('hex');
  const original = error instanceof GraphQLError && error.originalError ? error.originalError : error;
  log.error('internal.error', { id, path: (error as GraphQLError).path?.join('.'), error: describeError(original) });
  return { ...answer(refusal('internal.error', { id })), ...place };
}

const answer = (no: Refusal): AnswerError => ({
  message: refusalText(no),
  extensions: { code: no.code, params: no.params },
});

function placeOf({ locations, path }: GraphQLError): Pick<AnswerError, 'locations' | 'path'> {
  return { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
}

function refusalIn(error: unknown): Refusal | undefined {
  for (let at = error, hops = 0; at instanceof Error && hops < 5; hops += 1) {
    if (at instanceof Refusal) return at;
    at = at instanceof GraphQLError ? at.originalError : at.cause;
  }
  return undefined;
}

/** What Fastify says of a body that it could not take. */
function bodyRefusal(error: unknown): Refusal | undefined {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const { code, statusCode, name } = original as { code?: string; statusCode?: number; name?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413)
    return refusal('edge.tooLarge', { limit: LIMITS.body / 1024 });
  if (code?.startsWith('FST_ERR_CTP') || code === 'FST_ERR_VALIDATION')
    return refusal('edge.badBody', { problem: BODY_PROBLEMS[code] ?? '格式不符' });
  if (statusCode === 400 && name === 'SyntaxError') return refusal('edge.badBody', { problem: '语法错误' });
  if (code === 'MER_ERR_GQL_PERSISTED_QUERY_NOT_FOUND') return refusal('edge.badBody', { problem: '缺少 query' });
  if (code === 'MER_ERR_METHOD_NOT_ALLOWED') return refusal('edge.badMethod', { method: 'POST' });
  const validation = (original as { validation?: readonly { instancePath?: string }[] }).validation;
  if (validation) return refusal('edge.badBody', { problem: `${validation[0]?.instancePath || '内容'} 类型不符` });
  return undefined;
}
const BODY_PROBLEMS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: '内容为空',
  FST_ERR_CTP_INVALID_JSON_BODY: '语法错误',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type 应为 application/json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: '长度与声明不符',
};

/** A document that cannot be executed. GraphQL's own words follow the Chinese ones: they are for programmers. */
function documentRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof GraphQLError) || error.path !== undefined) return undefined;
  // Something of ours that failed outside a field comes wrapped the same way; it is no fault of the document.
  if (error.originalError && !(error.originalError instanceof GraphQLError)) return undefined;
  const { line, column } = error.locations?.[0] ?? { line: 1, column: 1 };
  const { message } = error;
  const syntax = /^Syntax Error: (.*)/s.exec(message);
  if (syntax) return refusal('edge.badSyntax', { line, column, problem: short(syntax[1]) });
  const field = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message);
  if (field) return refusal('edge.unknownField', { field: field[1] ?? '', type: field[2] ?? '' });
  const argument = /^Unknown argument "(\w+)" on field "([\w.]+)"/.exec(message);
  if (argument) return refusal('edge.unknownField', { field: argument[1] ?? '', type: argument[2] ?? '' });
  return valueRefusal(message) ?? refusal('edge.badQuery', { line, column, problem: short(message) });
}

/** A value of the wrong kind, in a variable or written out. The value itself is not repeated: it may be a password. */
function valueRefusal(message: string): Refusal | undefined {
  const missing = /^Variable "\$(\w+)" of required type "([\w![\]]+)" was not provided/.exec(message);
  if (missing)
    return refusal('command.malformed', { path: missing[1] ?? '', problem: `缺少（应为 ${missing[2] ?? ''}）` });
  const variable = /^Variable "\$(\w+)" got invalid value .*?(?: at "([^"]+)")?; (.*)$/s.exec(message);
  if (variable)
    return refusal('command.malformed', {
      path: variable[2] ?? variable[1] ?? '',
      problem: inChinese(variable[3] ?? ''),
    });
  if (/^(Expected value of type|Field "\w+" (of required type|is not defined)|\w+ cannot represent)/.test(message))
    return refusal('command.malformed', { path: /"(\w+)"/.exec(message)?.[1] ?? '', problem: inChinese(message) });
  return undefined;
}

function inChinese(problem: string): string {
  const unknown = /Field "(\w+)" is not defined by type "(\w+)"/.exec(problem);
  if (unknown) return `没有“${unknown[1] ?? ''}”这一项`;
  const required = /Field "(\w+)" of required type "([\w![\]]+)" was not provided/.exec(problem);
  if (required) return `缺少“${required[1] ?? ''}”`;
  if (/Expected non-nullable type/.test(problem)) return '不能为空';
  const own = /Expected (?:value of )?type "?([\w![\]]+)"?.*?([\u4e00-\u9fff].*)$/s.exec(problem);
  if (own) return short(own[2]);
  const scalar = /(Int|String|ID|Boolean|Float) cannot represent/.exec(problem);
  if (scalar) return `类型应为 ${scalar[1] ?? ''}`;
  const object = /Expected (?:value of )?type "?([\w![\]]+)"?/.exec(problem);
  return object ? `类型应为 ${object[1] ?? ''}` : short(problem);
}

const short = (text = ''): string => text.replace(/\s+/g, ' ').slice(0, 200);
