import { createHash } from 'node:crypto';
import type { SqlDatabase } from '@parley/station/store/connection.ts';

/** Everything that a database holds, as one hash. */
export function digestOf(db: SqlDatabase): string {
  const hash = createHash('sha256');
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
  for (const { name } of db.prepare(sql).all() as { name: string }[]) {
    hash.update(`\n${name}`);
    for (const row of db.prepare(`SELECT * FROM ${name}`).all() as object[]) {
      for (const value of Object.values(row)) {
        hash.update('|').update(value instanceof Uint8Array ? value : String(value));
      }
    }
  }
  return hash.digest('hex');
}
