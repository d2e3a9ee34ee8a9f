// Generated from the folders beside it; `npm run gen` writes it again.
import { dualObjective2020 } from './dual-objective/2020/form.js';
import { evaluationReport2020 } from './evaluation-report/2020/form.js';
import { fundObjective2021 } from './fund-objective/2021/form.js';
import { fundObjective2023 } from './fund-objective/2023/form.js';
import { fundSelfEvaluation2020 } from './fund-self-evaluation/2020/form.js';
import { monitoring2023 } from './monitoring/2023/form.js';
import { projectObjective2023 } from './project-objective/2023/form.js';
import { selfEvaluation2020 } from './self-evaluation/2020/form.js';
import { ceilingsPack2020 as ceilings2020Pack } from './rule-packs/ceilings-2020/pack.js';
import { executionTwentyPack2020 as execution202020Pack } from './rule-packs/execution-20-2020/pack.js';
import { judgedFiftyPack2020 as judged502020Pack } from './rule-packs/judged-50-2020/pack.js';
import { nationalPack2020 as national2020Pack } from './rule-packs/national-2020/pack.js';
import { nationalPack2021 as national2021Pack } from './rule-packs/national-2021/pack.js';
import { penalisedPack2020 as penalised2020Pack } from './rule-packs/penalised-2020/pack.js';
import { uncappedPack2020 as uncapped2020Pack } from './rule-packs/uncapped-2020/pack.js';
import { hundredPack2020 as weights1002020Pack } from './rule-packs/weights-100-2020/pack.js';

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

/** Every rule pack. */
export const PACKS = [
  ceilings2020Pack,
  execution202020Pack,
  judged502020Pack,
  national2020Pack,
  national2021Pack,
  penalised2020Pack,
  uncapped2020Pack,
  weights1002020Pack,
] as const;
