/** `thuocdo recount [--survey ID] [--repair]`: counts tallies again from responses. Exit code 1 when a difference stays. */
import { parseArgs } from 'node:util';
import { recountSurvey, type Recount } from '../responses/recount.js';
import { withDatabase } from './database.js';

const usage = 'Cách dùng: npm run -s thuocdo -- recount [--survey ID] [--repair]\n';

export async function run(args: string[]): Promise<number> {
  let wanted: { survey?: string; repair: boolean };
  try {
    const { values } = parseArgs({
      args,
      options: { survey: { type: 'string' }, repair: { type: 'boolean', default: false } },
      strict: true,
    });
    wanted = values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  return withDatabase(async (dataSource) => {
    const surveys: { id: string; title: string }[] = await dataSource.query(
      `SELECT id, title_vi AS title FROM survey WHERE $1::text IS NULL OR id::text = $1 ORDER BY created_at, id`,
      [wanted.survey ?? null],
    );
    if (wanted.survey !== undefined && surveys.length === 0) {
      process.stderr.write(`Không có đợt khảo sát ${wanted.survey}. There is no such survey.\n`);
      return 2;
    }
    let left = 0;
    for (const { id, title } of surveys) {
      const recount = await recountSurvey(dataSource, id, wanted.repair);
      process.stdout.write(describe(title, recount));
      if (recount.differences.length > 0 && !recount.repaired) left += 1;
    }
    return left === 0 ? 0 : 1;
  });
}

function describe(title: string, { surveyId, responses, excluded, differences, repaired }: Recount): string {
  const state = differences.length === 0 ? 'khớp (equal)' : repaired ? 'đã sửa (repaired)' : 'lệch (differs)';
  const lines = [`${title} (${surveyId}): ${responses} phiếu được tính, ${excluded} phiếu bị loại, ${state}`];
  for (const { agencyId, channel, respondentKind, tallied, counted, figures } of differences) {
    lines.push(
      `  ${agencyId} ${channel} ${respondentKind}: bảng đếm ${tallied}, phiếu ${counted}, ${figures} ô lệch (figures differ)`,
    );
  }
  return `${lines.join('\n')}\n`;
}
