/** One agency: its inputs checked and scored in one pass, from components up to the total (SCORE-IO §2-§5). */
import { Ratio } from '../number/ratio.js';
import { readAllowance, type Allowance } from './allowances.js';
import { checkKeys } from './check-options.js';
import type { ComponentPoints } from './component-points.js';
import type { Framework } from './framework.js';
import { isBlank, isObject, own, type JsonObject } from './json-value.js';
import { pointer, type Faults } from './problem.js';
import { judgeComponent, readReasonText, type ScoringTerms } from './score-component.js';
import { percentOfMaximum, sumOf, type NodePoints } from './sums.js';

export interface AgencyPoints {
  readonly id: string;
  readonly name: string | null;
  readonly group: string | null;
  readonly excluded: { readonly reason: string } | null;
  readonly components: readonly ComponentPoints[];
  readonly criteria: readonly NodePoints[];
  readonly fields: readonly NodePoints[];
  readonly bonus: Allowance;
  readonly penalty: Allowance;
  /** Points with bonus and penalty, never below 0. */
  readonly total: NodePoints;
  /** Sum of the components alone. */
  readonly sum: Ratio;
  /** Percent of the total, under the name ranking knows it by. */
  readonly percent: Ratio | null;
  readonly unranked: 'excluded' | 'nothingApplicable' | null;
}

const KEYS: ReadonlySet<string> = new Set([
  'id',
  'name',
  'group',
  'excluded',
  'components',
  'bonus',
  'penalty',
  'note',
]);
const ID = /^[A-Za-z0-9._-]{1,100}$/;

/** Everything about one agency but band and rank; undefined after a problem was reported. `ids` holds those already met. */
export function scoreAgency(
  agency: unknown,
  framework: Framework,
  terms: ScoringTerms,
  at: string,
  ids: Set<string>,
  faults: Faults,
  traced: boolean,
): AgencyPoints | undefined {
  if (!isObject(agency)) return faults.add('wrongType', at);
  const before = faults.count;
  checkKeys(agency, KEYS, at, faults);
  const absent = ['id', 'components'].filter((name) => !Object.hasOwn(agency, name));
  for (const name of absent) faults.add('missingProperty', pointer(at, name), { name });
  if (absent.length > 0) return undefined;
  const id = readId(own(agency, 'id'), pointer(at, 'id'), ids, faults);
  const name = readText(agency, 'name', at, faults);
  const group = readText(agency, 'group', at, faults);
  const excluded = readExclusion(own(agency, 'excluded'), pointer(at, 'excluded'), faults);
  const bonus = readAllowance(own(agency, 'bonus'), framework.bonusCap, `${at}/bonus`, faults);
  const penalty = readPenalty(own(agency, 'penalty'), framework, terms, `${at}/penalty`, faults);
  const components = judgeComponents(agency, framework, terms, `${at}/components`, faults, traced);
  if (faults.count > before || id === undefined || bonus === undefined || penalty === undefined) return undefined;
  return {
    id,
    name,
    group,
    excluded,
    bonus,
    penalty,
    components,
    ...totalOf(components, framework, bonus, penalty, excluded !== null),
  };
}

function totalOf(
  components: readonly ComponentPoints[],
  { criteria, fields, notApplicablePolicy }: Framework,
  bonus: Allowance,
  penalty: Allowance,
  excluded: boolean,
): Pick<AgencyPoints, 'criteria' | 'fields' | 'total' | 'sum' | 'percent' | 'unranked'> {
  const ofCriteria = criteria.map(({ from, to }) => sumOf(components, from, to, notApplicablePolicy));
  const ofFields = fields.map(({ from, to }) => sumOf(ofCriteria, from, to, notApplicablePolicy));
  const all = sumOf(ofFields, 0, ofFields.length, notApplicablePolicy);
  const points = all.points.add(bonus.points).sub(penalty.points).max(Ratio.ZERO);
  const percent = all.applicable ? percentOfMaximum(points, all.applicableMaxPoints) : null;
  return {
    criteria: ofCriteria,
    fields: ofFields,
    total: { ...all, points, percent },
    sum: all.points,
    percent,
    unranked: excluded ? 'excluded' : percent === null ? 'nothingApplicable' : null,
  };
}

function readId(id: unknown, at: string, ids: Set<string>, faults: Faults): string | undefined {
  if (typeof id !== 'string') return faults.add('wrongType', at);
  if (!ID.test(id)) return faults.add('badId', at);
  if (ids.has(id)) return faults.add('duplicateAgency', at, { id });
  ids.add(id);
  return id;
}

function readText(agency: JsonObject, key: string, at: string, faults: Faults): string | null {
  const given = own(agency, key);
  if (given === undefined || given === null) return null;
  if (typeof given === 'string' && !isBlank(given)) return given;
  faults.add(typeof given === 'string' ? 'emptyText' : 'wrongType', pointer(at, key));
  return null;
}

function readExclusion(given: unknown, at: string, faults: Faults): { readonly reason: string } | null {
  if (given === undefined || given === null) return null;
  if (!isObject(given)) return faults.add('wrongType', at) ?? null;
  const reason = readReasonText(given, at, faults);
  return reason === undefined ? null : { reason };
}

/** Penalties are not self-scored: in the layer `self` a list that is not empty is refused without looking into it. */
function readPenalty(
  given: unknown,
  { penaltyCap }: Framework,
  { layer }: ScoringTerms,
  at: string,
  faults: Faults,
): Allowance | undefined {
  if (layer === 'self' && Array.isArray(given) && given.length > 0) return faults.add('notInLayer', at);
  return readAllowance(given, penaltyCap, at, faults);
}

function judgeComponents(
  agency: JsonObject,
  framework: Framework,
  terms: ScoringTerms,
  at: string,
  faults: Faults,
  traced: boolean,
): readonly ComponentPoints[] {
  const inputs = own(agency, 'components');
  if (!isObject(inputs)) {
    faults.add('wrongType', at);
    return [];
  }
  for (const code of Object.keys(inputs)) {
    if (!framework.componentByCode.has(code)) faults.add('unknownComponent', pointer(at, code), { name: code });
  }
  const components: ComponentPoints[] = [];
  for (const component of framework.components) {
    const input = own(inputs, component.code);
    const points = judgeComponent(component, input, terms, at + component.pointerStep, faults, traced ? [] : null);
    if (points !== undefined) components.push(points);
  }
  return components;
}
