import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { StoreDatabase } from './store-database.ts';

const program = join(import.meta.dirname, 'read-through.ts');

/**
 * Every page of a database in use, read by a process beside this one, which goes on: what SQLite
 * finds wrong, undefined when all is well. Meanwhile the file stands still and commits gather in
 * the WAL, as for a backup. `key` is as `databaseKey` gives it. Throws when nothing was read: the
 * file is being read already, the disk has no room for what waits in the WAL, or no process starts.
 */
export async function integrityBeside(
  database: StoreDatabase,
  key: string,
  gone: AbortSignal,
): Promise<string | undefined> {
  if (!database.freeze()) throw new Error('a backup is being made, or it is being read already');
  try {
    const found = await readThrough(database.file, key, gone);
    return found === 'ok' ? undefined : found;
  } finally {
    database.thaw();
  }
}

function readThrough(file: string, key: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const args = ['--disable-warning=ExperimentalWarning', program];
    // Without this variable the driver takes a URI for the name of a file.
    const env = { SQLITE_USE_URI: '1' };
    const child = spawn(process.execPath, args, { env, signal, stdio: 'pipe' });
    let [said, errors] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) return reject(new Error(`the process that reads ended: ${code} ${errors}`));
      resolve((JSON.parse(said) as { found: string }).found);
    });
    // It may be gone before it has read; then `close` says so.
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify({ file, key }));
  });
}
