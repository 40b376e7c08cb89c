import type { LineStore } from '../store/line-store.ts';
import { StoreFault } from '../store/refusals.ts';

/** Raised whenever the rows would differ: the tables are then dropped and filled again. */
const version = 9;

/*
 * A projection of the journals: never the truth itself, rebuilt from them at any time. Journals
 * are named by key. Kind -1 stands for an entry of another version. The rank of an attachment is
 * the precedence of its entry below zero, so that the most urgent stand first.
 */
const schema = `
  CREATE TABLE shown_journal(key TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE shown_entry(
    journal TEXT NOT NULL, seq INTEGER NOT NULL, party INTEGER NOT NULL, number INTEGER NOT NULL,
    kind INTEGER NOT NULL, precedence INTEGER NOT NULL, class INTEGER NOT NULL,
    time INTEGER NOT NULL, clock INTEGER NOT NULL, leaf BLOB NOT NULL,
    form TEXT NOT NULL, violation TEXT, draft BLOB, texts BLOB, not_after INTEGER,
    action INTEGER NOT NULL, information INTEGER NOT NULL,
    record INTEGER, attachments INTEGER NOT NULL,
    PRIMARY KEY(journal, seq)) STRICT, WITHOUT ROWID;
  CREATE INDEX shown_draft ON shown_entry(party, draft) WHERE draft IS NOT NULL;
  CREATE INDEX shown_violation ON shown_entry(journal, violation, seq)
    WHERE violation IS NOT NULL;
  CREATE TABLE shown_reference(
    target TEXT NOT NULL, target_seq INTEGER NOT NULL, journal TEXT NOT NULL,
    seq INTEGER NOT NULL, leaf BLOB NOT NULL, nth INTEGER NOT NULL,
    PRIMARY KEY(target, target_seq, journal, seq)) STRICT, WITHOUT ROWID;
  CREATE TABLE shown_held(
    journal TEXT NOT NULL, target TEXT NOT NULL, seq INTEGER NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY(journal, target, seq)) STRICT, WITHOUT ROWID;
  CREATE TABLE shown_cut(
    hash BLOB NOT NULL, journal TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY(hash, journal, seq)) STRICT, WITHOUT ROWID;
  CREATE TABLE shown_attachment(
    sha256 BLOB NOT NULL, journal TEXT NOT NULL, seq INTEGER NOT NULL, size INTEGER NOT NULL,
    party INTEGER NOT NULL, rank INTEGER NOT NULL,
    PRIMARY KEY(sha256, journal, seq)) STRICT, WITHOUT ROWID;
  CREATE INDEX shown_named ON shown_attachment(party, rank, journal, seq, sha256, size);
  CREATE TABLE shown_waiting(
    journal TEXT NOT NULL, seq INTEGER NOT NULL, party INTEGER NOT NULL, kind INTEGER NOT NULL,
    precedence INTEGER NOT NULL, number INTEGER NOT NULL, since INTEGER NOT NULL,
    rings INTEGER NOT NULL,
    PRIMARY KEY(journal, seq, party)) STRICT, WITHOUT ROWID;
  CREATE INDEX shown_urgent ON shown_waiting(
    party, precedence DESC, number, journal, seq, since, rings);
  CREATE INDEX shown_later ON shown_waiting(since) WHERE since > 0;
  CREATE TABLE shown_rest(
    journal TEXT NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL,
    PRIMARY KEY(journal, seq)) STRICT, WITHOUT ROWID;
`;

/** Every table of the projection; the rows of each are a function of the journals alone. */
export const projectedTables = [
  'shown_journal',
  'shown_entry',
  'shown_reference',
  'shown_held',
  'shown_cut',
  'shown_attachment',
  'shown_waiting',
  'shown_rest',
] as const;

/**
 * Makes the tables where they are missing or of another version of this program. A disk that is
 * full gets them in memory instead, until the next start: what came must be shown all the same.
 */
export function ensureProjection(store: LineStore): void {
  const { db } = store.database;
  const sql = "SELECT value FROM meta WHERE key = 'projection'";
  const row = db.prepare(sql).get() as { value: Buffer } | undefined;
  if (row && Buffer.from(row.value).toString() === String(version)) return;
  try {
    store.transaction(() => {
      for (const table of projectedTables) db.exec(`DROP TABLE IF EXISTS ${table}`);
      db.exec(schema);
      const put = "INSERT OR REPLACE INTO meta VALUES('projection', ?)";
      db.prepare(put).run(Buffer.from(String(version)));
    });
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    db.pragma('temp_store = memory');
    db.exec(
      schema
        .replaceAll('CREATE TABLE ', 'CREATE TEMP TABLE IF NOT EXISTS ')
        .replaceAll('CREATE INDEX ', 'CREATE INDEX IF NOT EXISTS temp.'),
    );
  }
}

/** Forgets everything projected; a projection made anew fills it again from the journals. */
export function dropProjection(store: LineStore): void {
  store.transaction(() => {
    store.database.db.prepare("DELETE FROM meta WHERE key = 'projection'").run();
  });
  ensureProjection(store);
}
