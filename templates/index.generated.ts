// Generated from the folders beside it; `npm run gen` writes it again.
import { dualObjective2020 } from './dual-objective/2020/form.js';
import { evaluationReport2020 } from './evaluation-report/2020/form.js';
import { fundObjective2021 } from './fund-objective/2021/form.js';
import { fundObjective2023 } from './fund-objective/2023/form.js';
import { fundSelfEvaluation2020 } from './fund-self-evaluation/2020/form.js';
import { monitoring2023 } from './monitoring/2023/form.js';
import { projectObjective2023 } from './project-objective/2023/form.js';
import { selfEvaluation2020 } from './self-evaluation/2020/form.js';

/** Every edition of every official form, with the folder it lives in. */
export const EDITIONS = [
  { folder: 'dual-objective/2020', template: dualObjective2020 },
  { folder: 'evaluation-report/2020', template: evaluationReport2020 },
  { folder: 'fund-objective/2021', template: fundObjective2021 },
  { folder: 'fund-objective/2023', template: fundObjective2023 },
  { folder: 'fund-self-evaluation/2020', template: fundSelfEvaluation2020 },
  { folder: 'monitoring/2023', template: monitoring2023 },
  { folder: 'project-objective/2023', template: projectObjective2023 },
  { folder: 'self-evaluation/2020', template: selfEvaluation2020 },
] as const;
