import type { Client } from '@urql/core';
import { failureOf, type Failure } from '../client/failure.js';
import { PreviewImportDocument, type PreviewImportQuery } from '../gql/operations.generated.js';

/** What a source holds, before anything is kept (导入预览). */
export type Preview = PreviewImportQuery['previewImport'];

export type PreviewAnswer =
  { readonly ok: true; readonly preview: Preview } | { readonly ok: false; readonly failure: Failure };

/** Longer texts travel as a file: a request of the API is kept small. */
const MOST_TEXT = 20_000;

/** Has a pasted text read. */
export const previewText = async (client: Client, text: string): Promise<PreviewAnswer> => {
  if (text.length > MOST_TEXT) return previewFile(new File([text], 'pasted.txt'));
  const { data, error } = await client
    .query(PreviewImportDocument, { text }, { requestPolicy: 'network-only' })
    .toPromise();
  if (data) return { ok: true, preview: data.previewImport };
  return { ok: false, failure: failureOf(error ?? { graphQLErrors: [] }) };
};

/** Has a file read as it is: text, Excel or Word. */
export const previewFile = async (file: File): Promise<PreviewAnswer> => {
  const body: unknown = await fetch(`/imports?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })
    .then((answer) => answer.json())
    .catch(() => undefined);
  if (isPreview(body)) return { ok: true, preview: body };
  const { errors = [] } = (body ?? {}) as { readonly errors?: readonly never[] };
  return { ok: false, failure: failureOf({ graphQLErrors: [...errors] }) };
};

const isPreview = (body: unknown): body is Preview =>
  typeof body === 'object' && body !== null && Array.isArray((body as { forms?: unknown }).forms);
