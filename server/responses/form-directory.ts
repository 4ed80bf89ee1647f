/**
 * Survey rounds by id and by public code, compiled once. A round that another server changed is noticed within a second:
 * its version is asked again, and it is compiled again only when the version moved.
 */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { loadSurveyForm, type SurveyForm } from './survey-form.js';

/** What a public code stands for: a round, and one of its agencies when the code is an agency's. */
export interface CodeTarget {
  readonly surveyId: string;
  readonly agencyId: string | null;
}

interface Entry {
  form: SurveyForm;
  checkedAt: number;
  checking: Promise<SurveyForm | null> | null;
}

const FRESH_MILLISECONDS = 1_000;
const MOST_CODES = 20_000;
const MOST_FORMS = 500;

@Injectable()
export class FormDirectory {
  private readonly codes = new Map<string, CodeTarget>();
  private readonly forms = new Map<string, Entry>();

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The round and agency of a code; null when no round has it. Codes never change their meaning, so they are kept. */
  async target(code: string): Promise<CodeTarget | null> {
    const known = this.codes.get(code);
    if (known !== undefined) return known;
    const rows: CodeTarget[] = await this.database.query(
      `SELECT id AS "surveyId", NULL::uuid AS "agencyId" FROM survey WHERE code = $1
       UNION ALL SELECT survey_id, agency_id FROM survey_agency WHERE code = $1`,
      [code],
    );
    const found = rows[0] ?? null;
    if (found !== null) {
      if (this.codes.size >= MOST_CODES) this.codes.clear();
      this.codes.set(code, found);
    }
    return found;
  }

  /** A round as it is known without asking the database, when it was checked within the last second. */
  known(code: string): { target: CodeTarget; form: SurveyForm } | null {
    const target = this.codes.get(code);
    if (target === undefined) return null;
    const entry = this.forms.get(target.surveyId);
    if (entry === undefined || this.clock.milliseconds() - entry.checkedAt > FRESH_MILLISECONDS) return null;
    return { target, form: entry.form };
  }

  /** A round by id; null when there is none. */
  async form(surveyId: string): Promise<SurveyForm | null> {
    const entry = this.forms.get(surveyId);
    if (entry === undefined) return this.load(surveyId);
    if (this.clock.milliseconds() - entry.checkedAt <= FRESH_MILLISECONDS) return entry.form;
    entry.checking ??= this.check(surveyId, entry);
    return entry.checking;
  }

  /** Forgets a round that this server has just changed or removed. */
  forget(surveyId: string): void {
    this.forms.delete(surveyId);
    for (const [code, target] of this.codes) if (target.surveyId === surveyId) this.codes.delete(code);
  }

  private async check(surveyId: string, entry: Entry): Promise<SurveyForm | null> {
    try {
      const rows: { version: number }[] = await this.database.query('SELECT version FROM survey WHERE id = $1', [
        surveyId,
      ]);
      if (rows[0]?.version !== entry.form.version) {
        this.forget(surveyId);
        return await this.load(surveyId);
      }
      entry.checkedAt = this.clock.milliseconds();
      return entry.form;
    } finally {
      entry.checking = null;
    }
  }

  private async load(surveyId: string): Promise<SurveyForm | null> {
    const checkedAt = this.clock.milliseconds();
    const form = await loadSurveyForm(this.database.manager, surveyId);
    if (form === null) return null;
    if (this.forms.size >= MOST_FORMS) this.forms.clear();
    this.forms.set(surveyId, { form, checkedAt, checking: null });
    return form;
  }
}
