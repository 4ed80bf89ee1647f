/** Every shipped questionnaire can be answered, tallied and scored by its own rule and its alternatives. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compileAnswers,
  emptyTally,
  addForm,
  ratedItems,
  resolveRule,
  scoreSatisfaction,
  tallyFault,
  tallyLayout,
  type Questionnaire,
} from '../../../scoring/index.js';

const folder = join(import.meta.dirname, '../../../server/catalogue/questionnaires');
const questionnaires = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Questionnaire);

/** A valid answer to every item: the k-th level, option or amount. */
function answersTo(questionnaire: Questionnaire, k: number): Record<string, unknown> {
  const items = [...questionnaire.factors.flatMap((factor) => factor.items), ...questionnaire.extraItems];
  return Object.fromEntries(
    items.map((item) => {
      const { type, levels = [], min = 0 } = questionnaire.scales[item.scale]!;
      const level = levels[k % Math.max(1, levels.length)]?.value;
      return [item.code, type === 'text' ? 'Ý kiến' : type === 'number' ? min : type === 'multi' ? [level] : level];
    }),
  );
}

function profileOf(questionnaire: Questionnaire): Record<string, unknown> {
  return Object.fromEntries(
    questionnaire.profileQuestions.map(({ code, type, options = [], min = 0 }) => {
      const first = options[0]?.value;
      return [code, type === 'number' ? min : type === 'multi' ? [first] : type === 'single' ? first : 'xa-a'];
    }),
  );
}

describe.each(questionnaires.map((one) => [one.id, one] as const))('%s', (_id, questionnaire) => {
  const counts = questionnaire.counts as { scoredItems: number; factors: number; perFactor: Record<string, number> };

  it('has as many rated items as it says', () => {
    expect(ratedItems(questionnaire)).toHaveLength(counts.scoredItems);
    const layout = tallyLayout(questionnaire);
    expect(layout.ratedItems).toHaveLength(counts.scoredItems);
    for (const place of layout.factorScopes) {
      const scope = layout.scopes[place]!;
      expect(scope.items).toHaveLength(counts.perFactor[scope.code]!);
    }
  });

  it('is answered, tallied and scored by its own rule and its alternatives', () => {
    const { check } = compileAnswers(questionnaire);
    const layout = tallyLayout(questionnaire);
    const tally = emptyTally(layout);
    for (let form = 0; form < 45; form += 1) {
      const result = check(answersTo(questionnaire, form), profileOf(questionnaire));
      expect(result.ok ? [] : result.problems).toEqual([]);
      if (result.ok) expect(addForm(layout, tally, result.form)).toBe(true);
    }
    expect(tallyFault(layout, tally)).toBeNull();
    const rules = [undefined, ...(questionnaire.scoring.alternatives ?? [])].map((id) =>
      resolveRule(questionnaire, id),
    );
    for (const rule of rules.filter(({ aggregation }) => aggregation !== 'fixedWeights')) {
      const { agencies } = scoreSatisfaction({ questionnaire, rule, agencies: [{ id: 'a', tally }] });
      expect(agencies[0], rule.id).toMatchObject({
        forms: 45,
        eligible: true,
        index: { reason: null, n: 45 },
        rank: { rank: 1 },
      });
      expect(agencies[0]?.index.standardError, rule.id).not.toBeNull();
      expect(agencies[0]?.index.interval, rule.id).not.toBeNull();
    }
  });
});

it('all fourteen are here', () => {
  expect(questionnaires).toHaveLength(14);
});
