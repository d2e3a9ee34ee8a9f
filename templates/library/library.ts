import { workInjury, unemployment } from './injury-and-unemployment.js';
import type { Fund, LibraryIndicator } from './library-indicator.js';
import { employeeMedical, residentMedical } from './medical.js';
import { enterprisePension, institutionPension, residentPension } from './pensions.js';

/**
 * The indicators that are usual for each fund (指标库), in paper order within 二级指标: what prefills a new objective. Names
 * and usual targets are those of published objectives and self-evaluations, put right where they were unclear; scoring
 * rules, evidence and data sources are our own proposal. SOURCE.md says which is which.
 */
export const indicatorLibrary: Readonly<Record<Fund, readonly LibraryIndicator[]>> = {
  enterprisePension,
  residentPension,
  institutionPension,
  employeeMedical,
  residentMedical,
  workInjury,
  unemployment,
};
