/** `thuocdo seed --demo` brings the invented province, `seed --remove-demo` takes it out. */
import { Clock } from '../platform/clock/clock.js';
import { withDatabase } from './database.js';
import { removeDemo, seedDemo } from './demo/demo.js';

export async function run(args: string[]): Promise<number> {
  const [what] = args;
  if (what !== '--demo' && what !== '--remove-demo') {
    process.stderr.write('Cách dùng: npm run -s thuocdo -- seed --demo | --remove-demo\n');
    return 2;
  }
  return withDatabase(async (dataSource) => {
    if (what === '--demo') {
      const seeded = await seedDemo(dataSource, new Clock());
      process.stdout.write(seeded ? 'Đã nạp Tỉnh Mẫu (dữ liệu mẫu).\n' : 'Tỉnh Mẫu đã có sẵn.\n');
    } else {
      const removed = await removeDemo(dataSource);
      process.stdout.write(removed > 0 ? `Đã gỡ Tỉnh Mẫu: ${removed} dòng.\n` : 'Không có dữ liệu mẫu.\n');
    }
    return 0;
  });
}
