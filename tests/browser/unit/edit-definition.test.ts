/** The questionnaire editor: after any move the counts are true, codes stay unique and nothing points at what is gone. */
import { describe, expect, it } from 'vitest';
import {
  addItem,
  emptyTexts,
  freeCode,
  itemsAt,
  moveItem,
  removeItem,
  setItem,
  setLevelLabel,
  tidied,
} from '../../../client/workspace/questionnaires/edit-definition';
import sipas from '../../../server/catalogue/questionnaires/sipas-2017.json' with { type: 'json' };
import kioskQuick from '../../../server/catalogue/questionnaires/kiosk-quick.json' with { type: 'json' };
import type { Questionnaire } from '../../../scoring/satisfaction/questionnaire';

const shipped = sipas as unknown as Questionnaire;
const kiosk = kioskQuick as unknown as Questionnaire;
const codes = (definition: Questionnaire): string[] =>
  [...definition.factors.flatMap(({ items }) => items), ...definition.extraItems].map(({ code }) => code);

describe('editing a questionnaire', () => {
  it('adds an item with a code of its own and says that its text is missing', () => {
    const more = addItem(addItem(shipped, 0), 0);
    expect(new Set(codes(more)).size).toBe(codes(more).length);
    expect(more.counts['items']).toBe(24);
    expect(emptyTexts(more)).toEqual([
      'factors.0.items.4.shortName.vi',
      'factors.0.items.4.question.vi',
      'factors.0.items.5.shortName.vi',
      'factors.0.items.5.question.vi',
    ]);
    expect(freeCode(shipped, 'extra')).toMatch(/^X\.\d+$/);
  });

  it('moves an item one step and leaves it at the edge', () => {
    const [first, second] = itemsAt(shipped, 1);
    expect(itemsAt(moveItem(shipped, 1, 0, 1), 1).slice(0, 2)).toEqual([second, first]);
    expect(codes(moveItem(shipped, 1, 0, -1))).toEqual(codes(shipped));
  });

  it('frees the questions that waited for a removed one', () => {
    const waiting = kiosk.extraItems.filter(({ showWhen }) => showWhen?.item === 'K1');
    expect(waiting.length).toBeGreaterThan(0);
    const two = addItem(kiosk, 0);
    const less = removeItem(two, 0, 0);
    expect(less.extraItems.every((item) => item.showWhen?.item !== 'K1')).toBe(true);
    expect(less.counts['items']).toBe(1);
  });

  it('keeps the last item of a factor', () => {
    expect(removeItem(kiosk, 0, 0)).toBe(kiosk);
  });

  it('does not touch the definition it was given', () => {
    const before = JSON.stringify(shipped);
    setItem(shipped, 0, 0, { required: false });
    setLevelLabel(shipped, Object.keys(shipped.scales)[0] ?? '', 0, { vi: 'Khác', en: 'Other' });
    removeItem(shipped, 2, 1);
    expect(JSON.stringify(shipped)).toBe(before);
  });

  it('sends NFC text, and Vietnamese where English is missing', () => {
    const edited = setItem(shipped, 0, 0, { question: { vi: ' Co\u031B quan ', en: '' } });
    expect(itemsAt(tidied(edited), 0)[0]?.question).toEqual({ vi: 'Cơ quan', en: 'Cơ quan' });
  });
});
