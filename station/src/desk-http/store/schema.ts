import type { DeskStore } from './desk-store.ts';

/*
 * What the desk keeps beside the record, in the encrypted database of each line: nothing of it is
 * on the line. Migrations are applied in order, each once; a published one never changes.
 */
const migrations = [
  `
  CREATE TABLE desk_officer(
    officer BLOB PRIMARY KEY, name TEXT NOT NULL, scheme INTEGER NOT NULL,
    public_key BLOB NOT NULL, roles TEXT NOT NULL, credential BLOB NOT NULL UNIQUE,
    cose BLOB NOT NULL, enrolled INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_opens(
    officer BLOB NOT NULL, compartment TEXT NOT NULL,
    PRIMARY KEY(officer, compartment)) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_language(officer BLOB PRIMARY KEY, lang TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_code(
    hash BLOB PRIMARY KEY, purpose TEXT NOT NULL, issuer BLOB, officer BLOB,
    about TEXT NOT NULL, ends INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_session(
    token BLOB PRIMARY KEY, officer BLOB NOT NULL, begun INTEGER NOT NULL, seen INTEGER NOT NULL,
    csrf TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_closed(
    journal TEXT NOT NULL, seq INTEGER NOT NULL, compartment TEXT NOT NULL,
    PRIMARY KEY(journal, seq, compartment)) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_draft(
    id TEXT PRIMARY KEY, changed INTEGER NOT NULL, document TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_version(
    id INTEGER PRIMARY KEY, draft TEXT NOT NULL, lang TEXT NOT NULL, revision INTEGER NOT NULL,
    officer BLOB NOT NULL, time INTEGER NOT NULL, came TEXT NOT NULL, text TEXT NOT NULL) STRICT;
  CREATE INDEX desk_version_draft ON desk_version(draft, lang, revision);
  CREATE TABLE desk_seen(
    draft TEXT NOT NULL, officer BLOB NOT NULL, content BLOB NOT NULL, time INTEGER NOT NULL,
    PRIMARY KEY(draft, officer)) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_note(
    handover TEXT NOT NULL, entry TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY(handover, entry)) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_armed(
    retraction TEXT PRIMARY KEY, message TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_place(
    id INTEGER PRIMARY KEY, journal TEXT NOT NULL, seq INTEGER NOT NULL, lang TEXT NOT NULL,
    text TEXT NOT NULL) STRICT;
  CREATE INDEX desk_place_entry ON desk_place(journal, seq);
  CREATE TABLE desk_indexed(journal TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE desk_words USING fts5(
    words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
  `,
  `
  CREATE TABLE desk_compartment(name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  INSERT OR IGNORE INTO desk_compartment SELECT compartment FROM desk_closed;
  INSERT OR IGNORE INTO desk_compartment SELECT compartment FROM desk_opens;
  CREATE TABLE desk_closed_draft(
    draft BLOB NOT NULL, compartment TEXT NOT NULL,
    PRIMARY KEY(draft, compartment)) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_ceremony(
    id INTEGER PRIMARY KEY CHECK(id = 1), document TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE desk_counter(officer BLOB PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE desk_spent(hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE desk_seen ADD COLUMN before BLOB;
  ALTER TABLE desk_seen ADD COLUMN before_time INTEGER;
  `,
  // Lists say which text is a translation that somebody has reviewed: the index is made anew.
  `
  DROP TABLE desk_place;
  DROP TABLE desk_words;
  DELETE FROM desk_indexed;
  CREATE TABLE desk_place(
    id INTEGER PRIMARY KEY, journal TEXT NOT NULL, seq INTEGER NOT NULL, lang TEXT NOT NULL,
    standing INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
  CREATE INDEX desk_place_entry ON desk_place(journal, seq);
  CREATE VIRTUAL TABLE desk_words USING fts5(
    words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
  CREATE TABLE desk_noted(
    party TEXT PRIMARY KEY, officer BLOB NOT NULL, time INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE desk_line_alarm(
    party TEXT PRIMARY KEY, since INTEGER NOT NULL, stage TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE desk_lost(
    officer BLOB PRIMARY KEY, successor BLOB NOT NULL) STRICT, WITHOUT ROWID;
  `,
];

/** Makes the desk's tables in a line's database, or brings those of an older program up to date. */
export function ensureDeskTables(store: DeskStore): void {
  const { db } = store.database;
  const row = db.prepare("SELECT value FROM meta WHERE key = 'desk'").get();
  const have = row ? Number(Buffer.from((row as { value: Buffer }).value).toString()) : 0;
  if (have >= migrations.length) return;
  store.transaction(() => {
    for (const sql of migrations.slice(have)) db.exec(sql);
    const put = "INSERT OR REPLACE INTO meta VALUES('desk', ?)";
    db.prepare(put).run(Buffer.from(String(migrations.length)));
  });
}
