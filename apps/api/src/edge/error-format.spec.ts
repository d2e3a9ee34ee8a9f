import { refusal } from '@chengwen/domain';
import { GraphQLError } from 'graphql';
import { makeErrorFormatter, type AnswerError } from './error-format.js';
import { jsonLog } from './log.js';

const written: string[] = [];
beforeEach(() => void written.splice(0));
const format = makeErrorFormatter(jsonLog((line) => written.push(line)));
const answer = (...errors: unknown[]): { status: number; errors: AnswerError[] } => {
  const { statusCode, response } = format({ errors });
  return { status: statusCode, errors: response.errors as unknown as AnswerError[] };
};

it('a refusal in a field is its sentence, code and parameters, and the request itself was fine', () => {
  const originalError = refusal('form.incomplete', { count: 3 });
  expect(answer(new GraphQLError('x', { originalError, path: ['submitForm'] }))).toEqual({
    status: 200,
    errors: [
      {
        message: '表单尚有 3 处未填写或填写有误，请按提示更正后再提交',
        path: ['submitForm'],
        extensions: { code: 'form.incomplete', params: { count: 3 } },
      },
    ],
  });
  expect(written).toEqual([]);
});

it.each([
  ['inside a field', new GraphQLError('canary', { originalError: new Error('canary'), path: ['me'] }), 200],
  ['outside any field', new GraphQLError('canary', { originalError: new Error('canary') }), 500],
  ['of the executor itself', new GraphQLError('Cannot return null for canary', { path: ['me'] }), 200],
  ['not even an error of GraphQL', new TypeError('canary'), 500],
])('something unexpected %s is a number outside and whole in the log', (_, error, status) => {
  const answered = answer(error);
  expect([answered.status, answered.errors[0]?.extensions.code]).toEqual([status, 'internal.error']);
  expect(JSON.stringify(answered)).not.toContain('canary');
  expect(written.join()).toContain('canary');
  expect(written.join()).toContain(String(answered.errors[0]?.extensions.params['id']));
});

it('errors of a failed validation are all told', () => {
  const inner = [
    new GraphQLError('Cannot query field "a" on type "Query".'),
    new GraphQLError('Unknown fragment "f".'),
  ];
  const wrapped = new GraphQLError('validation', { originalError: Object.assign(new Error('v'), { errors: inner }) });
  expect(answer(wrapped).errors.map(({ extensions }) => extensions.code)).toEqual([
    'edge.unknownField',
    'edge.badQuery',
  ]);
});
