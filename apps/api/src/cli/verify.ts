import { verifyForm, type Discrepancy, type Verification } from '../verify/verify-form.js';
import { withStore } from './open-store.js';
import { EXIT, type Output } from './output.js';

/**
 * `verify`: proves the history of one form, or of all. Anything that does not fit is named by form, record and field.
 * With nothing to verify it does not say that all is well.
 */
export async function verify({ form }: { readonly form?: string }, output: Output): Promise<number> {
  return withStore(async ({ forms }) => {
    const results: Verification[] = [];
    if (form !== undefined) results.push(await verifyForm(forms, form));
    else for (const id of await forms.ids()) results.push(await verifyForm(forms, id));
    const problems = results.flatMap((result) => result.problems);
    output.answer(
      { verified: results.length, intact: results.length > 0 && problems.length === 0, forms: results },
      () => (results.length === 0 ? '没有可校验的表单' : results.map(describeVerification).join('\n')),
    );
    return results.length > 0 && problems.length === 0 ? EXIT.fine : EXIT.findings;
  });
}

/** One verification for people. */
export function describeVerification({ form, number, events, versions, problems }: Verification): string {
  const heading = `${number || form}　事件 ${events} 条，版本 ${versions} 个：`;
  if (problems.length === 0) return `${heading}留痕完整，未发现改动`;
  return [`${heading}发现 ${problems.length} 处不符`, ...problems.map(describeDiscrepancy)].join('\n');
}

/** One thing that does not fit, for people. */
export const describeDiscrepancy = ({ form, record, field, problem }: Discrepancy): string =>
  `    ${form}  ${record}  ${field}  ${problem}`;
