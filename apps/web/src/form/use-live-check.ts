import type { FormContent, Template } from '@chengwen/domain';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FormViewFragment } from '../gql/operations.generated.js';
import { Checker } from './checker.js';
import { same } from './draft.js';
import type { BoundOrigin } from './use-bound.js';
import { beyond, steady, type Checked } from './live-check.js';

/** What was checked, and what the rules say of it. */
export interface CheckedContent extends Checked {
  readonly content: FormContent;
}

/**
 * What the rules say of the content while it is filled (即时检查), a moment behind the typing; until the first answer, and
 * where the form is only read, what the server says. Findings that only the server can have stay until the next save.
 */
export const useLiveCheck = (
  form: Pick<FormViewFragment, 'content' | 'findings' | 'score' | 'year'>,
  template: Template,
  content: FormContent,
  filling: boolean,
  bound: readonly BoundOrigin[],
): CheckedContent => {
  const { year, content: saved } = form;
  const checker = useRef<Checker>(undefined);
  const [checked, setChecked] = useState<CheckedContent>();
  /** What the page's own rules say of what the server holds. */
  const [base, setBase] = useState<{
    readonly of: FormContent;
    readonly bound: readonly BoundOrigin[];
    readonly checked: Checked;
  }>();

  useEffect(() => {
    if (!filling) return undefined;
    const started = Checker.start();
    checker.current = started;
    return () => {
      started.stop();
      checker.current = undefined;
    };
  }, [filling]);

  useEffect(() => {
    checker.current?.ask({ template, content, year, bound }, (answer) => {
      setChecked((before) => ({ ...(before ? steady(before, answer) : answer), content }));
      // A save hands the same content back as another object.
      setBase((before) =>
        (before?.of !== saved || before.bound !== bound) && same(content, saved)
          ? { of: saved, bound, checked: answer }
          : before,
      );
    });
  }, [filling, template, content, year, saved, bound]);

  const { findings, score } = form;
  return useMemo(() => {
    if (!filling || checked === undefined) return { content: saved, findings, score };
    const more = base?.of === saved ? beyond(findings, base.checked.findings) : [];
    return { ...checked, findings: [...more, ...checked.findings] };
  }, [filling, checked, base, saved, findings, score]);
};
