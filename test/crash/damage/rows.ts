import { createHash } from 'node:crypto';
import type { SqlDatabase } from '@parley/station/store/connection.ts';

/** Every row of a database, each as one hash. */
export function rowsOf(db: SqlDatabase): Set<string> {
  const rows = new Set<string>();
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
  for (const { name } of db.prepare(sql).all() as { name: string }[]) {
    for (const row of db.prepare(`SELECT * FROM ${name}`).all() as object[]) {
      const hash = createHash('sha256').update(name);
      for (const value of Object.values(row)) {
        hash.update('|').update(value instanceof Uint8Array ? value : String(value));
      }
      rows.add(hash.digest('hex'));
    }
  }
  return rows;
}
