import type { DatabaseKind } from './connection.ts';

/** "PGua": the guard of one station. */
const applicationId = 0x50477561;

const schema = `
  CREATE TABLE mark(
    line TEXT NOT NULL, number INTEGER NOT NULL, tag TEXT NOT NULL,
    size INTEGER NOT NULL, root BLOB NOT NULL,
    PRIMARY KEY(line, number, tag)) STRICT, WITHOUT ROWID;
  CREATE TABLE beyond(
    line TEXT NOT NULL, number INTEGER NOT NULL, tag TEXT NOT NULL, proof BLOB NOT NULL,
    PRIMARY KEY(line, number, tag)) STRICT, WITHOUT ROWID;
  CREATE TABLE receive_key(
    line TEXT NOT NULL, number INTEGER NOT NULL, public BLOB NOT NULL, private BLOB NOT NULL,
    created INTEGER NOT NULL, retire_at INTEGER,
    PRIMARY KEY(line, number, public)) STRICT, WITHOUT ROWID;
`;

export const guardKind: DatabaseKind = { name: 'guard', applicationId, schemaVersion: 1, schema };
