import { canonical, sha256 } from '../proof/canonical.js';
import type { ScoringPack, Template } from '../forms/template.js';

/**
 * An edition under the rule pack of another year or region (换用评分规则): the paper stays, weights and formulas change. A form
 * pins both ids; neither ever changes for it.
 */
export const withPack = (template: Template, pack: ScoringPack): Template => ({ ...template, scoring: pack });

/** Digest of a released rule pack: append-only, so it is recorded once and never differs. */
export const packHash = (pack: ScoringPack): string => sha256(canonical(pack));

/** Weights per 一级指标 for a form with these categories: those of the first variant that fits, else the usual ones. */
export const categoryWeightsFor = (
  { categoryWeights, weightVariants = [] }: ScoringPack,
  present: ReadonlySet<string>,
): ScoringPack['categoryWeights'] =>
  weightVariants.find(({ without }) => without.every((category) => !present.has(category)))?.weights ?? categoryWeights;
