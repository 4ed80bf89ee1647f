/**
 * Checks the definition of a questionnaire before it is kept: its JSON Schema, then what a schema cannot say (codes that
 * meet, scales that exist, counts that add up). Every fault names its path, the reason and the way out.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Questionnaire, QuestionnaireItem, Scale } from '../../scoring/satisfaction/questionnaire.js';
import { ratedItems } from '../../scoring/satisfaction/rated-items.js';
import { tallyLayout } from '../../scoring/satisfaction/tally-layout.js';
import type { FieldProblem } from '../platform/problems/problem.js';

export type QuestionnaireCheck = (definition: unknown) => FieldProblem[];

/** Codes travel in addresses, CSV heads and array columns: no blanks, commas or quotes. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/;
const MOST_ITEMS = 300;
const MOST_FAULTS = 50;

/** Reads the schema once. Throws when the schema file is missing. */
export function questionnaireCheck(catalogueFolder: string): QuestionnaireCheck {
  const schema = JSON.parse(readFileSync(path.join(catalogueFolder, 'questionnaire.schema.json'), 'utf8')) as object;
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile<Questionnaire>(schema);
  return (definition) => checkDefinition(definition, validate).slice(0, MOST_FAULTS);
}

function checkDefinition(definition: unknown, validate: ValidateFunction<Questionnaire>): FieldProblem[] {
  if (!validate(definition)) return (validate.errors ?? []).map(schemaFault);
  const faults: FieldProblem[] = [];
  const report = (at: string, code: string, vi: string, en: string): void => {
    faults.push({ path: at, code, message: { vi, en } });
  };
  checkScales(definition, report);
  checkCodes(definition, report);
  checkItems(definition, report);
  if (faults.length > 0) return faults;
  checkScoring(definition, report);
  if (faults.length === 0) checkCounts(definition, report);
  return faults;
}

type Report = (at: string, code: string, vi: string, en: string) => void;

function schemaFault(error: ErrorObject): FieldProblem {
  const detail = error.params as { missingProperty?: string; additionalProperty?: string; allowedValues?: unknown[] };
  const named = detail.missingProperty ?? detail.additionalProperty;
  const at = [...error.instancePath.split('/').filter(Boolean), ...(named === undefined ? [] : [named])].join('.');
  const vi =
    detail.missingProperty !== undefined
      ? 'Thiếu phần này.'
      : detail.additionalProperty !== undefined
        ? 'Mẫu phiếu không có phần này.'
        : detail.allowedValues !== undefined
          ? `Cần một trong: ${detail.allowedValues.join(', ')}.`
          : `Chưa đúng dạng (${error.message ?? error.keyword}).`;
  return { path: at, code: error.keyword, message: { vi, en: `${error.message ?? error.keyword}.` } };
}

function eachItem(questionnaire: Questionnaire, visit: (item: QuestionnaireItem, at: string) => void): void {
  questionnaire.factors.forEach((factor, f) =>
    factor.items.forEach((item, i) => visit(item, `factors.${f}.items.${i}`)),
  );
  questionnaire.extraItems.forEach((item, i) => visit(item, `extraItems.${i}`));
}

function checkScales(questionnaire: Questionnaire, report: Report): void {
  for (const [name, scale] of Object.entries(questionnaire.scales)) {
    const at = `scales.${name}`;
    if (!CODE.test(name)) reportCode(at, report);
    const levels = scale.levels ?? [];
    const isOpen = scale.type === 'number' || scale.type === 'text';
    if (!isOpen && levels.length < 2) {
      report(`${at}.levels`, 'levels', 'Thang đo cần ít nhất hai mức.', 'The scale needs at least two levels.');
    }
    const values = levels.map((level) => level.value);
    values.forEach((value, i) => {
      if (!Number.isInteger(value) || Math.abs(value) > 1_000) {
        report(
          `${at}.levels.${i}.value`,
          'level',
          'Mức là số nguyên từ -1000 đến 1000.',
          'A level is a whole number from -1000 to 1000.',
        );
      }
      if (values.indexOf(value) !== i) {
        report(`${at}.levels.${i}.value`, 'duplicate', `Mức ${value} có hai lần.`, `Level ${value} stands twice.`);
      }
    });
    const none = scale.notApplicable;
    if (none !== undefined && (!Number.isInteger(none) || Math.abs(none) > 1_000 || values.includes(none))) {
      report(
        `${at}.notApplicable`,
        'notApplicable',
        'Mã "không có ý kiến" là số nguyên nằm ngoài các mức.',
        'The not-applicable code is a whole number outside the levels.',
      );
    }
    if (scale.min !== undefined && scale.max !== undefined && scale.min > scale.max) {
      report(`${at}.min`, 'order', 'Nhỏ nhất đang lớn hơn lớn nhất.', 'The minimum is above the maximum.');
    }
  }
}

const reportCode = (at: string, report: Report): void =>
  report(
    at,
    'code',
    'Mã gồm chữ không dấu, số, dấu chấm, gạch; tối đa 50 ký tự.',
    'A code has letters without accents, digits, dots and dashes, at most 50.',
  );

function checkCodes(questionnaire: Questionnaire, report: Report): void {
  const unique = (entries: readonly { code: string; at: string }[]): void => {
    const seen = new Set<string>();
    for (const { code, at } of entries) {
      if (!CODE.test(code) || code.toLowerCase() === 'null') reportCode(`${at}.code`, report);
      if (seen.has(code)) report(`${at}.code`, 'duplicate', `Mã ${code} có hai lần.`, `Code ${code} stands twice.`);
      seen.add(code);
    }
  };
  const items: { code: string; at: string }[] = [];
  eachItem(questionnaire, ({ code }, at) => items.push({ code, at }));
  unique(items);
  unique(questionnaire.factors.map(({ code }, i) => ({ code, at: `factors.${i}` })));
  unique(questionnaire.profileQuestions.map(({ code }, i) => ({ code, at: `profileQuestions.${i}` })));
  unique(questionnaire.respondentKinds.map(({ code }, i) => ({ code, at: `respondentKinds.${i}` })));
  if (items.length > MOST_ITEMS) {
    report('factors', 'tooMany', `Mẫu phiếu có tối đa ${MOST_ITEMS} câu.`, `At most ${MOST_ITEMS} items.`);
  }
}

function checkItems(questionnaire: Questionnaire, report: Report): void {
  const scales = new Map<string, Scale>(Object.entries(questionnaire.scales));
  const codes = new Set<string>();
  eachItem(questionnaire, (item) => codes.add(item.code));
  eachItem(questionnaire, (item, at) => {
    const named = [item.scale, ...(item.alternativeScales ?? [])];
    named.forEach((name, i) => {
      if (scales.has(name)) return;
      const place = i === 0 ? `${at}.scale` : `${at}.alternativeScales.${i - 1}`;
      report(place, 'unknownScale', `Không có thang đo "${name}".`, `There is no scale "${name}".`);
    });
    const kinds = new Set(named.map((name) => scales.get(name)?.type).filter(Boolean));
    if (kinds.size > 1) {
      report(
        `${at}.alternativeScales`,
        'scaleType',
        'Các thang thay thế phải cùng loại.',
        'Alternative scales must be of one type.',
      );
    }
    if (item.showWhen !== undefined && (!codes.has(item.showWhen.item) || item.showWhen.item === item.code)) {
      report(`${at}.showWhen.item`, 'unknownItem', 'Không có câu hỏi này.', 'There is no such item.');
    }
  });
  questionnaire.profileQuestions.forEach((question, i) => {
    const needsOptions = question.type === 'single' || question.type === 'multi';
    if (needsOptions && (question.options ?? []).length < 2) {
      report(
        `profileQuestions.${i}.options`,
        'options',
        'Cần ít nhất hai lựa chọn.',
        'At least two options are needed.',
      );
    }
  });
}

function checkScoring(questionnaire: Questionnaire, report: Report): void {
  try {
    tallyLayout(questionnaire);
    if (ratedItems(questionnaire).length === 0) {
      report(
        'factors',
        'noRatedItem',
        'Cần ít nhất một câu đánh giá theo thang bậc.',
        'At least one rated item is needed.',
      );
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report('scoring', 'notScorable', `Không tính điểm được: ${reason}.`, `Cannot be scored: ${reason}.`);
  }
}

function checkCounts(questionnaire: Questionnaire, report: Report): void {
  const { factors, extraItems, counts } = questionnaire;
  const scored = factors.filter((factor) => factor.scored !== false).flatMap((factor) => factor.items).length;
  const actual: Record<string, number> = {
    factors: factors.length,
    items: factors.flatMap((factor) => factor.items).length,
    scoredItems: scored,
    extraItems: extraItems.length,
  };
  for (const [name, number] of Object.entries(actual)) {
    if (counts[name] === number) continue;
    report(
      `counts.${name}`,
      'count',
      `Mẫu phiếu có ${number}, đang ghi ${String(counts[name])}.`,
      `There are ${number}, the count says ${String(counts[name])}.`,
    );
  }
  const perFactor = (counts['perFactor'] ?? {}) as Record<string, unknown>;
  for (const factor of factors) {
    if (perFactor[factor.code] === factor.items.length) continue;
    report(
      `counts.perFactor.${factor.code}`,
      'count',
      `Yếu tố này có ${factor.items.length} câu.`,
      `This factor has ${factor.items.length} items.`,
    );
  }
}
