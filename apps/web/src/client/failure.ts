import type { CombinedError } from '@urql/core';

/**
 * Why something did not happen, as the person is told: `refused` is an expected no with its code and parameters,
 * `network` means no answer came (nothing typed is lost, the click may be repeated), `broken` is a fault of the product.
 */
export interface Failure {
  readonly kind: 'refused' | 'network' | 'broken';
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads extensions.code and params of the first GraphQL error; anything without a code is a fault, not a refusal. */
export const failureOf = (error: Pick<CombinedError, 'networkError' | 'graphQLErrors'>): Failure => {
  const [first] = error.graphQLErrors;
  if (first !== undefined) {
    const { code, params } = first.extensions;
    // Refusals are dotted ("form.stale"); codes of the GraphQL server itself are not.
    if (typeof code === 'string' && code.includes('.'))
      return { kind: 'refused', code, message: first.message, params: isRecord(params) ? params : {} };
    return { kind: 'broken', code: 'broken', message: '系统出现故障，请稍后重试；仍不行请联系管理员', params: {} };
  }
  return {
    kind: 'network',
    code: 'network',
    message: '网络连接失败，已填写的内容仍保留在本页，请检查网络后重试',
    params: {},
  };
};
