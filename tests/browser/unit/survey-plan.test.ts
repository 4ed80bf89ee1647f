/** Setting up a round: what is missing is named in its own step, and the body that is sent says what the page said. */
import { describe, expect, it } from 'vitest';
import {
  agenciesBody,
  emptyPlan,
  firstOpenStep,
  itemsWithChoice,
  setForKind,
  stepFaults,
  stepOfField,
  surveyBody,
  wantedForms,
  type SurveyPlan,
} from '../../../client/workspace/surveys/survey-plan';
import { expectedHalfWidth } from '../../../client/workspace/surveys/expected-interval';
import { daysUntil, instantOfLocal, localOfInstant } from '../../../client/workspace/time/vietnam-time';
import kioskQuick from '../../../server/catalogue/questionnaires/kiosk-quick.json' with { type: 'json' };
import type { Questionnaire } from '../../../scoring/satisfaction/questionnaire';

const ready: SurveyPlan = {
  ...emptyPlan,
  title: { vi: ' SIPAS 2026 ', en: '' },
  questionnaireVersionId: 'q1',
  populationText: 'Người dân',
  agencies: [
    { agencyId: 'a', name: 'Xã A', kind: 'commune', population: 2000, target: 300 },
    { agencyId: 'b', name: 'Xã B', kind: 'commune', population: null, target: null },
    { agencyId: 'c', name: 'Sở C', kind: 'department', population: 500, target: 200 },
  ],
  opensAt: '2026-12-01T08:00',
  closesAt: '2026-12-31T17:00',
  minimumByKind: { commune: 150 },
};

describe('the plan of a survey round', () => {
  it('starts at the measure and is complete when every step is', () => {
    expect(firstOpenStep(emptyPlan)).toBe('measure');
    expect(firstOpenStep({ ...ready, agencies: [] })).toBe('sample');
    expect(firstOpenStep(ready)).toBe('check');
  });

  it('refuses a target above the population at the agency that has it', () => {
    const wrong = setForKind(ready, 'department', { target: 501 });
    expect(stepFaults(wrong, 'sample')).toEqual({ 'agencies.2.target': 'targetAbovePopulation' });
  });

  it('refuses a closing time that is not after the opening time, and a round without an index channel', () => {
    expect(stepFaults({ ...ready, closesAt: ready.opensAt }, 'channels')).toEqual({ closesAt: 'closesBeforeOpens' });
    expect(stepFaults({ ...ready, indexChannels: [] }, 'channels')).toEqual({ indexChannels: 'chooseIndexChannel' });
  });

  it('counts an agency without a target at its minimum', () => {
    expect(wantedForms(ready)).toBe(300 + 150 + 200);
  });

  it('sends instants of Vietnam, minimums by kind and only index channels that are open', () => {
    const body = surveyBody({ ...ready, channels: ['paper'], indexChannels: ['paper', 'kiosk'] });
    expect(body.title).toEqual({ vi: 'SIPAS 2026', en: 'SIPAS 2026' });
    expect(body.opensAt).toBe('2026-12-01T01:00:00.000Z');
    expect(body.minimum).toEqual({ rule: 'fixed', byKind: { commune: 150, department: 30 } });
    expect(body.indexChannels).toEqual(['paper']);
    expect(agenciesBody(ready).agencies[1]).toEqual({ agencyId: 'b' });
  });

  it('finds the step of a field that the server refused', () => {
    expect([stepOfField('title.vi'), stepOfField('minimum.byKind.commune'), stepOfField('closesAt')]).toEqual([
      'measure',
      'sample',
      'channels',
    ]);
  });

  it('offers a choice of scale exactly where the questionnaire does', () => {
    expect(itemsWithChoice(kioskQuick as unknown as Questionnaire).map(({ code }) => code)).toEqual(['K1']);
  });
});

describe('the interval that a target promises', () => {
  // Wilson's half width at p = 0.8, n = 100, z = 1.959964: z·√(p(1−p)/n + z²/4n²) ÷ (1 + z²/n) = 0.0777…
  it('is Wilson’s, in percentage points', () => {
    expect(expectedHalfWidth({ n: 100, population: null })).toBeCloseTo(7.775, 2);
  });
  it('vanishes for a census and is unknown without forms or with more forms than people', () => {
    expect(expectedHalfWidth({ n: 50, population: 50 })).toBe(0);
    expect(expectedHalfWidth({ n: 0, population: null })).toBeNull();
    expect(expectedHalfWidth({ n: 51, population: 50 })).toBeNull();
  });
});

describe('moments in Vietnam', () => {
  it('go out as UTC and come back as typed, whatever the zone of the computer', () => {
    expect(instantOfLocal('2026-01-01T06:59')).toBe('2025-12-31T23:59:00.000Z');
    expect(localOfInstant('2025-12-31T23:59:00.000Z')).toBe('2026-01-01T06:59');
    expect(instantOfLocal('')).toBeNull();
  });
  it('count days by the calendar, not by hours', () => {
    expect(daysUntil('2026-12-31T17:30:00Z', '2026-12-31T16:30:00Z')).toBe(1);
    expect(daysUntil('2026-12-30T18:00:00Z', '2026-12-31T16:30:00Z')).toBe(0);
  });
});
