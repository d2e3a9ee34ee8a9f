import { decimalText, type DecimalText, type FormContent } from '@chengwen/domain';
import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';

/** Deepest nesting a JSON input may have; a form's content has seven levels. */
const MOST_LEVELS = 16;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Exact decimal as printed (十进制数), a string; a JSON number would already have lost its places. */
export const DecimalScalar = new GraphQLScalarType<DecimalText, string>({
  name: 'Decimal',
  description: 'Exact decimal as printed, a string.（精确小数，按原样保留位数）',
  serialize: String,
  parseValue: toDecimal,
  parseLiteral: (node) => toDecimal(node.kind === Kind.STRING ? node.value : undefined),
});

/** Moment in time, ISO 8601 in UTC. */
export const DateTimeScalar = new GraphQLScalarType<Date | string, string>({
  name: 'DateTime',
  description: 'Moment in time, ISO 8601, UTC.（时间）',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: toTime,
  parseLiteral: (node) => toTime(node.kind === Kind.STRING ? node.value : undefined),
});

/** Content of a form (表单内容); its meaning is checked by the domain, its shape here only for what could do harm. */
export const FormContentScalar = new GraphQLScalarType<FormContent, FormContent>({
  name: 'FormContent',
  description:
    "Content of a form as JSON (FormContent of @chengwen/domain); decimals are strings. Checked against the form's template.（表单内容）",
  serialize: (value) => value as FormContent,
  parseValue: (value) => toObject(value) as FormContent,
  parseLiteral: (node, variables) => toObject(valueFromASTUntyped(node, variables)) as FormContent,
});

/** Free JSON, for output. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: toJson,
  parseLiteral: (node, variables) => toJson(valueFromASTUntyped(node, variables)),
});

function toDecimal(value: unknown): DecimalText {
  const parsed = decimalText.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new GraphQLError('应为十进制数字的文本，例如 "95.50"');
}

function toTime(value: unknown): Date {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : undefined;
  if (time && !Number.isNaN(time.getTime())) return time;
  throw new GraphQLError('应为 ISO 8601 时间，例如 "2020-12-31T16:00:00Z"');
}

function toObject(value: unknown): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new GraphQLError('应为 JSON 对象');
  return toJson(value) as object;
}

function toJson(value: unknown): unknown {
  inspect(value, MOST_LEVELS);
  return value;
}

function inspect(value: unknown, levels: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) throw new GraphQLError(`嵌套不得超过 ${MOST_LEVELS} 层`);
  for (const [key, inner] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key) || key.startsWith('$')) throw new GraphQLError(`不允许的名称“${key.slice(0, 40)}”`);
    inspect(inner, levels - 1);
  }
}
