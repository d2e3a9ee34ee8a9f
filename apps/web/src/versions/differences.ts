import { diffContent, fillSlots, ROOM, type Difference, type FormContent, type Template } from '@chengwen/domain';
import type { Naming } from './cell-text.js';

/** A difference ready to be read (差异): where it is, in words of the form, and how keys in its cells are called. */
export interface ReadDifference extends Difference {
  readonly naming: Naming;
}

const choiceOf = (template: Template, path: string) => {
  const [part, key] = path.split('/');
  return part === 'choices' ? template.choices?.find((spec) => spec.key === key) : undefined;
};

/** What changed from one content to another, cell by cell in the order of the paper (版本比较). */
export const differencesOf = (template: Template, before: FormContent, after: FormContent): readonly ReadDifference[] =>
  diffContent(template, before, after).map((difference) => {
    const options = choiceOf(template, difference.path)?.options;
    return {
      ...difference,
      label: fillSlots(difference.label.replace('{year}', '本').replace('{lastYear}', '上'), after, 0, ROOM),
      naming: (key) =>
        options?.find((option) => option.key === key)?.label ??
        template.matrices?.find((spec) => spec.key === key)?.title.replace(/\{\w+\}年?/g, '') ??
        key,
    };
  });
