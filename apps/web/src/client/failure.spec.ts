import { failureOf } from './failure.js';

const graphQLError = (message: string, extensions: Record<string, unknown>) =>
  ({ message, extensions }) as unknown as Parameters<typeof failureOf>[0]['graphQLErrors'][number];

describe('failures as people are told', () => {
  it('a refusal keeps its sentence, code and parameters', () => {
    const failure = failureOf({
      graphQLErrors: [
        graphQLError('该表单已有新的变化', { code: 'form.stale', params: { round: 2, contentVersion: 5 } }),
      ],
    });
    expect(failure).toEqual({
      kind: 'refused',
      code: 'form.stale',
      message: '该表单已有新的变化',
      params: { round: 2, contentVersion: 5 },
    });
  });

  it('an error without a dotted code never shows its own text', () => {
    const failure = failureOf({
      graphQLErrors: [graphQLError('E11000 duplicate key', { code: 'INTERNAL_SERVER_ERROR' })],
    });
    expect(failure.kind).toBe('broken');
    expect(failure.message).not.toContain('E11000');
  });

  it('no answer at all is a network failure that may be retried', () => {
    expect(failureOf({ graphQLErrors: [], networkError: new Error('fetch failed') }).kind).toBe('network');
  });
});
