import { Refusal } from '@chengwen/domain';

/** The code and the parameters of the refusal that a call ends with. */
export const refused = (call: () => unknown): { code: string; params: Readonly<Record<string, string | number>> } => {
  try {
    call();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, params: error.params };
    throw error;
  }
  return { code: 'none', params: {} };
};
