/** The shipped questionnaires become published versions at every start; a version that is there is never changed. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { DataSource } from 'typeorm';
import type { Questionnaire } from '../../scoring/satisfaction/questionnaire.js';
import { questionnaireCheck } from './questionnaire-check.js';

/**
 * Loads `catalogueFolder/questionnaires/*.json` (ids and versions of all provinces). Gives the number of new versions.
 * Throws when a file is faulty, or when it differs from the version that is stored: then its `version` must be raised.
 */
export async function loadQuestionnaireCatalogue(
  database: DataSource,
  catalogueFolder: string,
  now: Date,
): Promise<number> {
  const check = questionnaireCheck(catalogueFolder);
  const folder = path.join(catalogueFolder, 'questionnaires');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort(); // prettier-ignore
  let added = 0;
  for (const file of files) {
    const definition = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Questionnaire;
    const [fault] = check(definition);
    if (fault !== undefined) throw new Error(`${file}, ${fault.path}: ${fault.message.vi} ${fault.message.en}`);
    const stored: { definition: unknown; fresh: boolean }[] = await database.query(
      `WITH made AS (
         INSERT INTO questionnaire_version (questionnaire_id, version, state, definition, created_at, published_at)
         VALUES ($1, $2, 'published', $3, $4, $4)
         ON CONFLICT (questionnaire_id, version, coalesce(province_id, '00000000-0000-0000-0000-000000000000')) DO NOTHING
         RETURNING definition)
       SELECT definition, true AS fresh FROM made
       UNION ALL SELECT definition, false FROM questionnaire_version
        WHERE questionnaire_id = $1 AND version = $2 AND province_id IS NULL`,
      [definition.id, definition.version, JSON.stringify(definition), now],
    );
    if (stored.some((row) => row.fresh)) added += 1;
    else if (!isDeepStrictEqual(stored[0]?.definition, definition)) {
      throw new Error(
        `${file}: nội dung khác phiên bản ${definition.version} đã lưu, cần tăng "version". ` +
          `The content differs from the stored version ${definition.version}: raise "version".`,
      );
    }
  }
  return added;
}
