import Database from 'better-sqlite3-multiple-ciphers';

/** A table of rows, encrypted and as durable as a station's store; a write is one transaction. */
export function rowStore(file: string) {
  const db = new Database(file);
  db.pragma("cipher = 'aegis'");
  db.pragma(`key = "raw:${'5b'.repeat(32)}"`);
  db.pragma('locking_mode = exclusive');
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  db.pragma('secure_delete = on');
  db.exec('CREATE TABLE message(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO message(bytes) VALUES(?)');
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
  const write = (rows: readonly Uint8Array[]): void => {
    begin.run();
    for (const bytes of rows) insert.run(bytes);
    commit.run();
  };
  return { write, close: () => db.close() };
}
