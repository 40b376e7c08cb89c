import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3-multiple-ciphers';
import { unlock } from './connection.ts';

/*
 * A program of its own, started by `beside.ts`: reads every page of a database whose file stands
 * still, and prints what SQLite finds. `immutable` takes no lock and looks at no WAL, so it may
 * read what another process holds for itself alone. The key comes on standard input: arguments
 * and environment of a process can be seen by others.
 */

const parts: Buffer[] = [];
for await (const part of process.stdin) parts.push(part as Buffer);
const { file, key } = JSON.parse(Buffer.concat(parts).toString()) as { file: string; key: string };
process.stdout.write(JSON.stringify(readThrough(file, key)));

function readThrough(path: string, raw: string): { found: string } {
  const db = new Database(`${pathToFileURL(path).href}?immutable=1`, { readonly: true });
  try {
    unlock(db, raw);
    db.pragma('cell_size_check = on');
    db.pragma('trusted_schema = off');
    return { found: String(db.pragma('integrity_check(10)', { simple: true })) };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return { found: `${code ?? ''} ${message}`.trim() };
  } finally {
    db.close();
  }
}
