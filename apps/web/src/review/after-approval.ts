import type { FormViewFragment } from '../gql/operations.generated.js';

type Stages = FormViewFragment['stages'];

/**
 * What is known to come after one's own approval (通过之后): whose approval this stage still waits for, and the stage that
 * follows in the chain. Whether an approval is carried over is the server's to decide and is not told here.
 */
export const afterApproval = (stages: Stages, me: string | undefined): string => {
  const at = stages.findIndex(({ status }) => status === 'present');
  const stage = stages[at];
  const next = stages[at + 1];
  if (stage === undefined || next === undefined) return '';
  const waitsForAll = stage.rule === 'all' || stage.rule === 'sequence';
  const others = waitsForAll ? stage.seats.filter(({ decision, person }) => decision === null && person !== me) : [];
  if (others.length === 0) return `通过后的下一环节：${next.label}`;
  const names = others.map(({ roleLabel, name }) => (name === roleLabel ? name : `${roleLabel} ${name}`));
  return `本环节还须 ${names.join('、')} 同意，之后的下一环节：${next.label}`;
};
