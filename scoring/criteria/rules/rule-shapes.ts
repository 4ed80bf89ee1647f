/** The fourteen rule shapes that cover every framework met (METHODS §3.2), by kind. */
import type { RuleFile, RuleKind } from '../framework-file.js';
import { choice } from './choice.js';
import { complementShares } from './complement-shares.js';
import { conditional } from './conditional.js';
import { countBonus } from './count-bonus.js';
import { deadline } from './deadline.js';
import { indexShare } from './index-share.js';
import { manual } from './manual.js';
import { parts } from './parts.js';
import { perUnitDeduction } from './per-unit-deduction.js';
import { ratio } from './ratio.js';
import { ratioToTarget } from './ratio-to-target.js';
import type { RuleShape } from './rule-shape.js';
import { steps } from './steps.js';
import { surveyChoice } from './survey-choice.js';
import { surveyMean } from './survey-mean.js';

/** Each shape is used only with a rule of its own kind, hence the one widening here. */
export const RULE_SHAPES: ReadonlyMap<string, RuleShape<RuleFile>> = new Map(
  [
    choice,
    deadline,
    steps,
    ratio,
    ratioToTarget,
    perUnitDeduction,
    countBonus,
    parts,
    conditional,
    surveyMean,
    surveyChoice,
    indexShare,
    complementShares,
    manual,
  ].map((shape) => [shape.kind, shape as unknown as RuleShape<RuleFile>]),
);

export const RULE_KINDS = [...RULE_SHAPES.keys()] as readonly RuleKind[];
