/** The shape of a framework file, property by property, as `framework.schema.json` states it. */
import { type ComponentFile, type CriterionFile, type FieldFile } from './framework-file.js';
import { COMPONENT_SOURCES, EVIDENCE_POLICIES, NOT_APPLICABLE_POLICIES } from './policies.js';
import { isObject, own } from './json-value.js';
import { pointer } from './problem.js';
import { RULE_SHAPES } from './rules/rule-shapes.js';
import {
  anyObject,
  anyText,
  boolean,
  integer,
  list,
  matching,
  number,
  object,
  oneOf,
  text,
  type Structure,
} from './structure.js';

const GRADE = oneOf('official', 'secondary', 'modelled', 'unverified');
const UNIT_KIND = oneOf('province', 'department', 'district', 'commune', 'ward', 'township');

/** A rule is judged by the shape of its kind; a kind that does not exist is `unknownRuleKind`. */
const rule: Structure = (value, at, faults) => {
  if (!anyObject(value, at, faults) || !isObject(value)) return false;
  const kind = own(value, 'kind');
  const shape = typeof kind === 'string' ? RULE_SHAPES.get(kind) : undefined;
  if (shape !== undefined) return shape.structure(value, at, faults);
  if (kind === undefined) {
    faults.add('schema', pointer(at, 'kind'), {
      reasonVi: 'thiếu thuộc tính',
      reasonEn: 'the property is missing',
    });
  } else {
    faults.add('unknownRuleKind', pointer(at, 'kind'), { about: at, kind: String(kind) });
  }
  return false;
};

const COMPONENT: Readonly<Record<keyof ComponentFile, Structure>> = {
  code: text,
  name: text,
  maxPoints: number,
  source: oneOf(...COMPONENT_SOURCES),
  appraiser: text,
  evidenceRequired: boolean,
  notApplicableAllowed: boolean,
  rule,
  ruleText: text,
  evidence: GRADE,
  sourceRef: anyText,
  note: anyText,
  metricCode: anyText,
};

/** Splits the properties of a shape into required ones and those named as optional. */
function shapeOf(properties: Readonly<Record<string, Structure>>, optional: readonly string[]): Structure {
  const pick = (wanted: boolean) =>
    Object.fromEntries(Object.entries(properties).filter(([name]) => optional.includes(name) === wanted));
  return object(pick(false), pick(true));
}

const component = shapeOf(COMPONENT, ['notApplicableAllowed', 'sourceRef', 'note', 'metricCode']);

const criterion = object({
  code: text,
  name: text,
  maxPoints: number,
  components: list(component, 1),
} satisfies Record<keyof CriterionFile, Structure>);

const FIELD: Readonly<Record<keyof FieldFile, Structure>> = {
  code: text,
  name: text,
  maxPoints: number,
  legalGroup: anyText,
  criteria: list(criterion, 1),
};

/** The whole file. */
export const frameworkStructure: Structure = object(
  {
    id: matching(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    version: text,
    title: object({ vi: text, en: text }),
    legalBasis: text,
    sources: list(anyText, 1),
    note: text,
    evidence: GRADE,
    appliesTo: list(UNIT_KIND, 1),
    year: integer,
    totalPoints: number,
    fields: list(shapeOf(FIELD, ['legalGroup']), 1),
    bonus: object({ cap: number }),
    penalty: object({ cap: number }),
    notApplicablePolicy: oneOf(...NOT_APPLICABLE_POLICIES),
    bands: list(object({ name: text, min: number }, { minPercentile: number }), 1),
    counts: anyObject,
  },
  {
    indexFormula: anyText,
    evidencePolicy: oneOf(...EVIDENCE_POLICIES),
    bandsOn: oneOf('percent', 'points'),
    bandsEvidence: GRADE,
    bandsNote: anyText,
    bandsSource: anyText,
    informationOnly: list(anyObject),
    legalGroups: list(anyObject),
  },
);
