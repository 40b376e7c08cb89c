import type { DatabaseKind } from './connection.ts';

/** "PLin": the database of one line. */
const applicationId = 0x504c696e;

/*
 * A run's place is one integer, journal * 2^40 + first: consecutive runs of a journal lie side by
 * side, a lookup is one descent, and no second index is kept. 2^13 journals of 2^40 entries fit
 * the 53 bits of a number.
 */
const schema = `
  CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE journal(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE run(place INTEGER PRIMARY KEY, count INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE node(
    journal INTEGER NOT NULL, level INTEGER NOT NULL, idx INTEGER NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY(journal, level, idx)) STRICT, WITHOUT ROWID;
  CREATE TABLE head(
    journal INTEGER PRIMARY KEY, size INTEGER NOT NULL, state BLOB NOT NULL) STRICT;
  CREATE TABLE note(
    journal INTEGER NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, leaf BLOB,
    signature BLOB NOT NULL,
    PRIMARY KEY(journal, size)) STRICT, WITHOUT ROWID;
  CREATE TABLE cosignature(
    journal INTEGER NOT NULL, cosigner INTEGER NOT NULL, size INTEGER NOT NULL,
    time INTEGER NOT NULL, signature BLOB NOT NULL,
    PRIMARY KEY(journal, cosigner, size)) STRICT, WITHOUT ROWID;
  CREATE TABLE pq(
    journal INTEGER NOT NULL, cosigner INTEGER NOT NULL, size INTEGER NOT NULL,
    time INTEGER NOT NULL, signature BLOB NOT NULL,
    PRIMARY KEY(journal, cosigner, size)) STRICT, WITHOUT ROWID;
  CREATE TABLE peeked(
    journal INTEGER NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY(journal, seq)) STRICT, WITHOUT ROWID;
  CREATE TABLE fact(key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE attachment(
    id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,
    complete INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE TABLE chunk(
    attachment INTEGER NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL,
    UNIQUE(attachment, start)) STRICT;
  CREATE TABLE draft(
    id BLOB PRIMARY KEY, changed INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE opened(
    id BLOB PRIMARY KEY, peer INTEGER NOT NULL, time INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE sent(
    journal INTEGER NOT NULL, first INTEGER NOT NULL, peer INTEGER NOT NULL,
    circuit TEXT NOT NULL, count INTEGER NOT NULL, time INTEGER NOT NULL,
    PRIMARY KEY(journal, first, peer, circuit)) STRICT, WITHOUT ROWID;
  CREATE TABLE key(
    journal TEXT NOT NULL, role TEXT NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY(journal, role)) STRICT, WITHOUT ROWID;
  CREATE TABLE private_entry(
    seq INTEGER PRIMARY KEY, run BLOB NOT NULL, leaf BLOB NOT NULL) STRICT;
`;

/**
 * The kind of the database of the line with this id (32 bytes, hexadecimal). Its version rises with
 * the tables and with what is encoded in them: a head that does not decode would be read as none,
 * and the journal as empty. 2: heads say since when they name a journal in a fact of their own.
 * 3: heads count the entries of kind cut, and so do the facts of these.
 */
export function lineKind(line: string): DatabaseKind {
  return { name: `line ${line}`, applicationId, schemaVersion: 3, schema };
}

/** Entries of one journal that a place can tell apart. */
export const placesPerJournal = 2 ** 40;
export const journalsMax = 2 ** 13;
