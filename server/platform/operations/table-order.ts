/** Tables of the schema with their written columns, parents before children. */
import type { EntityManager } from 'typeorm';

export interface TableColumns {
  readonly table: string;
  readonly columns: readonly string[];
}

/** @throws Error when foreign keys form a cycle between two tables (our schema has none) */
export async function tablesInOrder(manager: EntityManager): Promise<TableColumns[]> {
  const tables: { table: string; columns: string[] }[] = await manager.query(`
    SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations'
     GROUP BY c.relname ORDER BY c.relname`);
  const references: { child: string; parent: string }[] = await manager.query(`
    SELECT DISTINCT conrelid::regclass::text AS child, confrelid::regclass::text AS parent
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`);
  const waiting = new Map(tables.map((table) => [table.table, table]));
  const ordered: TableColumns[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      ({ table }) => !references.some(({ child, parent }) => child === table && waiting.has(parent)),
    );
    if (free.length === 0) throw new Error(`foreign keys form a cycle: ${[...waiting.keys()].join(', ')}`);
    for (const table of free) {
      ordered.push(table);
      waiting.delete(table.table);
    }
  }
  return ordered;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
