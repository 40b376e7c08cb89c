import { existsSync, rmSync } from 'node:fs';
import type { ClockQuality } from '@parley/core/codec/entry.ts';
import type { Value } from 'better-sqlite3-multiple-ciphers';
import type { Station, StationLine } from '../../station.ts';
import { plain } from '../../store/blob.ts';
import { type PrivateRecord, privateKinds } from '../../store/private-journal.ts';
import { DeskLine } from '../desk-line.ts';
import { FoundingDesk, forgetFoundingDesk } from './founding-desk.ts';
import { FoundingStore, foundingDeskFileOf } from './founding-store.ts';

/** What an officer has at the desk wherever he is one; the ceremony itself is over. */
const tables = [
  'desk_officer',
  'desk_language',
  'desk_code',
  'desk_session',
  'desk_counter',
  'desk_spent',
] as const;

const doneKey = 'founding-desk';

/**
 * What stood at the desk before the first line goes into it: passkeys, sessions, codes that nobody
 * has used, and into its private journal who did which step of the ceremony. Also what an adoption
 * that was cut short left behind; a second time it changes nothing.
 */
export function handOverFounding(station: Station, line: StationLine): void {
  const { paths, key } = station.store;
  const file = foundingDeskFileOf(paths.folder);
  if (!existsSync(file)) return forgetFoundingDesk(station);
  // Its tables are made before anything is put into them.
  DeskLine.of(line);
  const store = FoundingDesk.of(station)?.store ?? new FoundingStore(paths.folder, key);
  const { db } = line.store.database;
  line.store.transaction(() => {
    if (db.prepare('SELECT 1 FROM meta WHERE key = ?').get(doneKey)) return;
    for (const table of tables) copy(store, line, table);
    for (const note of notesOf(store)) line.privateJournal.append(note);
    db.prepare('INSERT INTO meta VALUES(?, ?)').run(doneKey, Buffer.from('1'));
  });
  forgetFoundingDesk(station);
  rmSync(file, { force: true });
}

function copy(from: FoundingStore, { store }: StationLine, table: (typeof tables)[number]): void {
  for (const row of from.database.db.prepare(`SELECT * FROM ${table}`).all()) {
    const values = Object.values(row as Readonly<Record<string, Value>>);
    const places = values.map(() => '?').join(', ');
    store.database.db.prepare(`INSERT OR IGNORE INTO ${table} VALUES(${places})`).run(...values);
  }
}

type NoteRow = {
  readonly act: string;
  readonly what: string;
  readonly officer: Buffer | null;
  readonly time: number;
  readonly clock: ClockQuality;
};

function notesOf({ database }: FoundingStore): PrivateRecord[] {
  const rows = database.db.prepare('SELECT * FROM founding_note ORDER BY id').all() as NoteRow[];
  return rows.map(({ act, what, officer, time, clock }) => ({
    kind: privateKinds.note,
    act,
    what: JSON.parse(what) as string[],
    officer: officer && plain(officer),
    time,
    clock,
  }));
}
