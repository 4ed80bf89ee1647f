/** Makes the QR sheets of a round as one PDF, away from the server's own thread. */
import { Inject, Injectable } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Principal } from '../platform/permissions/principal.js';
import { Problem } from '../platform/problems/problem.js';
import type { SheetContent, SheetFormat } from './qr-sheet.js';
import { surveyInScope } from './survey-scope.js';

const LONGEST_MILLISECONDS = 60_000;

@Injectable()
export class QrSheetPrinter {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * One page per agency of the round, or the page of one agency. `requestOrigin` is where the asking browser reached us,
   * used when no public address is set. Throws notFound.
   */
  async print(
    actor: Principal,
    surveyId: string,
    requestOrigin: string,
    wanted: { readonly format: SheetFormat; readonly agencyId: string | null },
  ): Promise<Buffer> {
    await surveyInScope(this.database.manager, actor, surveyId);
    const rows: Omit<SheetContent, 'url'>[] = await this.database.query(
      `SELECT a.name AS "agencyName", s.title_vi AS "surveyTitle", sa.code, p.is_sample AS "isSample"
         FROM survey_agency sa JOIN survey s ON s.id = sa.survey_id JOIN agency a ON a.id = sa.agency_id
         JOIN province p ON p.id = s.province_id
        WHERE sa.survey_id = $1 AND ($2::uuid IS NULL OR sa.agency_id = $2)
        ORDER BY a.name COLLATE "vi-x-icu", a.id`,
      [surveyId, wanted.agencyId],
    );
    if (rows.length === 0) throw new Problem('notFound');
    const origin = this.config.publicUrl ?? requestOrigin;
    const sheets = rows.map((row) => ({ ...row, url: `${origin}/k/${row.code}` }));
    return printAway(sheets, wanted.format);
  }
}

function printAway(sheets: readonly SheetContent[], format: SheetFormat): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./qr-sheet-worker.js', import.meta.url), { workerData: { sheets, format } });
    const timer = setTimeout(() => void worker.terminate(), LONGEST_MILLISECONDS);
    worker.once('message', (pdf: Uint8Array) => resolve(Buffer.from(pdf)));
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Problem('busy', { retryAfter: 5 }));
    });
  });
}
