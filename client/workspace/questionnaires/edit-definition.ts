/** Moves of the questionnaire editor: each takes a definition and returns a new one whose counts are true again (questionnaire.schema.json). */
import type {
  BilingualText,
  Questionnaire,
  QuestionnaireFactor,
  QuestionnaireItem,
  Scale,
} from '../../../scoring/satisfaction/questionnaire.js';

/** Where an item stands: a factor's index, or `extra` for the questions outside the factors. */
export type Place = number | 'extra';

export type Definition = Questionnaire;

/** Rewrites `counts` from what is there; other counts are kept. */
export function withCounts(definition: Definition): Definition {
  const items = definition.factors.flatMap((factor) => factor.items);
  const scored = definition.factors.filter(({ scored }) => scored !== false).flatMap((factor) => factor.items);
  return {
    ...definition,
    counts: {
      ...definition.counts,
      factors: definition.factors.length,
      items: items.length,
      scoredItems: scored.length,
      extraItems: definition.extraItems.length,
      perFactor: Object.fromEntries(definition.factors.map(({ code, items: own }) => [code, own.length])),
    },
  };
}

export const itemsAt = (definition: Definition, place: Place): readonly QuestionnaireItem[] =>
  place === 'extra' ? definition.extraItems : (definition.factors[place]?.items ?? []);

function withItems(definition: Definition, place: Place, items: readonly QuestionnaireItem[]): Definition {
  if (place === 'extra') return withCounts({ ...definition, extraItems: items });
  return withCounts({
    ...definition,
    factors: definition.factors.map((factor, index) => (index === place ? { ...factor, items } : factor)),
  });
}

const swapped = <T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] => {
  const [one, other] = [list[index], list[index + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((entry, i) => (i === index ? other : i === index + by ? one : entry));
};

export const setTitle = (definition: Definition, title: BilingualText): Definition => ({ ...definition, title });

export const setPopulation = (definition: Definition, population: BilingualText): Definition => ({
  ...definition,
  population,
});

export function setFactor(
  definition: Definition,
  index: number,
  change: Partial<Pick<QuestionnaireFactor, 'name'>>,
): Definition {
  return {
    ...definition,
    factors: definition.factors.map((factor, i) => (i === index ? { ...factor, ...change } : factor)),
  };
}

export function setItem(
  definition: Definition,
  place: Place,
  index: number,
  change: Partial<Pick<QuestionnaireItem, 'shortName' | 'question' | 'scale' | 'required'>>,
): Definition {
  const items = itemsAt(definition, place).map((item, i) => (i === index ? { ...item, ...change } : item));
  return withItems(definition, place, items);
}

/** One step up (-1) or down (1) inside its factor; at the edge nothing moves. */
export const moveItem = (definition: Definition, place: Place, index: number, by: -1 | 1): Definition =>
  withItems(definition, place, swapped(itemsAt(definition, place), index, by));

/** A factor keeps at least one item; its last one stays. Items that were shown because of it are shown always. */
export function removeItem(definition: Definition, place: Place, index: number): Definition {
  const items = itemsAt(definition, place);
  const removed = items[index];
  if (removed === undefined || (place !== 'extra' && items.length === 1)) return definition;
  const freed = (list: readonly QuestionnaireItem[]): QuestionnaireItem[] =>
    list.map((item) => {
      if (item.showWhen?.item !== removed.code) return item;
      const { showWhen: _gone, ...rest } = item;
      return rest;
    });
  const less = withItems(
    definition,
    place,
    items.filter((_item, i) => i !== index),
  );
  return {
    ...less,
    factors: less.factors.map((factor) => ({ ...factor, items: freed(factor.items) })),
    extraItems: freed(less.extraItems),
  };
}

/** A code that is not taken: the factor's code with the next number, `X` outside the factors. */
export function freeCode(definition: Definition, place: Place): string {
  const taken = new Set(
    [...definition.factors.flatMap(({ items }) => items), ...definition.extraItems].map(({ code }) => code),
  );
  const stem = place === 'extra' ? 'X' : (definition.factors[place]?.code ?? 'C');
  for (let number = itemsAt(definition, place).length + 1; ; number += 1) {
    const code = `${stem}.${number}`;
    if (!taken.has(code)) return code;
  }
}

/** A new item at the end, on the scale of the item before it; its evidence is `modelled` until a document says otherwise. */
export function addItem(definition: Definition, place: Place): Definition {
  const items = itemsAt(definition, place);
  const scale = items.at(-1)?.scale ?? Object.keys(definition.scales)[0] ?? '';
  const code = freeCode(definition, place);
  const item: QuestionnaireItem = {
    code,
    shortName: { vi: '', en: '' },
    question: { vi: '', en: '' },
    scale,
    required: false,
    evidence: 'modelled',
  };
  return withItems(definition, place, [...items, item]);
}

export function setLevelLabel(
  definition: Definition,
  scaleName: string,
  index: number,
  label: BilingualText,
): Definition {
  const scale: Scale | undefined = definition.scales[scaleName];
  if (scale?.levels === undefined) return definition;
  const levels = scale.levels.map((level, i) => (i === index ? { ...level, label } : level));
  return { ...definition, scales: { ...definition.scales, [scaleName]: { ...scale, levels } } };
}

/** Paths of texts that are still empty, as the server would name them. */
export function emptyTexts(definition: Definition): string[] {
  const paths: string[] = [];
  const look = (path: string, text: BilingualText): void => {
    if (text.vi.trim() === '') paths.push(`${path}.vi`);
  };
  look('title', definition.title);
  const lookItem = (at: string, item: QuestionnaireItem): void => {
    look(`${at}.shortName`, item.shortName);
    look(`${at}.question`, item.question);
  };
  definition.factors.forEach((factor, f) => {
    look(`factors.${f}.name`, factor.name);
    factor.items.forEach((item, i) => lookItem(`factors.${f}.items.${i}`, item));
  });
  definition.extraItems.forEach((item, i) => lookItem(`extraItems.${i}`, item));
  return paths;
}

/** Ready to send: NFC, trimmed, and an English text that is missing says what the Vietnamese one says. */
export function tidied(definition: Definition): Definition {
  const tidy = (value: unknown): unknown => {
    if (typeof value === 'string') return value.normalize('NFC').trim();
    if (Array.isArray(value)) return value.map(tidy);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(([key, part]) => [key, tidy(part)] as const);
    const record: Record<string, unknown> = Object.fromEntries(entries);
    if (typeof record['vi'] === 'string' && record['en'] === '') record['en'] = record['vi'];
    return record;
  };
  return withCounts(tidy(definition) as Definition);
}
