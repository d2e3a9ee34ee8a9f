import { fillSlots, type Chapter, type FormContent } from '@chengwen/domain';
import { hasFigures } from './prose.js';

/** The heading as it will print, its blanks filled from the form: {fund}收支情况. */
export const fillHeading = (
  { heading }: Pick<Chapter, 'heading'>,
  content: Pick<FormContent, 'fields'>,
  year: number,
): string => fillSlots(heading, content, year);

/** Whether something in a chapter shows figures of the form, and so changes with them. */
export const drawsFigures = ({ blocks }: Chapter): boolean =>
  blocks.some((block) => block.kind === 'text' && hasFigures(block.text));
