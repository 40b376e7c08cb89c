import type { Status } from '@parley/api/lines.ts';
import { recordOutcome } from '../../acts/access/record.ts';
import { plain } from '../../store/blob.ts';
import { StoreFault } from '../../store/refusals.ts';
import type { DeskLine } from '../desk-line.ts';
import { personOf } from '../names.ts';

type Noted = Status['noted'][number];
type Row = { readonly party: string; readonly officer: Buffer; readonly time: number };

/**
 * An officer says that he knows the line to a party to be down: it rings at no desk of this station
 * any more, as long as it stays down, also after a restart. It is an act like any other, and stands
 * in the private journal. Undefined where that line is not down: there is nothing to know.
 */
export function noteLine(desk: DeskLine, party: string, officer: Uint8Array): Noted | undefined {
  if (!isDown(desk, party)) return undefined;
  const before = notedLines(desk).find((one) => one.party === party);
  if (before) return before;
  const { time } = desk.line.host.options.clock.now();
  const { store } = desk.line;
  store.transaction(() => {
    recordOutcome(desk.line, { act: 'line-noted', what: [party], officer });
    const sql = 'INSERT OR REPLACE INTO desk_noted VALUES(?, ?, ?)';
    store.database.db.prepare(sql).run(party, officer, time);
  });
  return { party, by: personOf(desk, officer), at: time };
}

/** What is noted and still so: a line that came up again rings anew when it goes down. */
export function notedLines(desk: DeskLine): Noted[] {
  const { store } = desk.line;
  const { db } = store.database;
  const rows = db.prepare('SELECT * FROM desk_noted ORDER BY party').all() as Row[];
  const over = rows.filter(({ party }) => !isDown(desk, party));
  if (over.length > 0) forget(desk, over);
  return rows
    .filter((row) => !over.includes(row))
    .map(({ party, officer, time }) => ({ party, by: personOf(desk, plain(officer)), at: time }));
}

/** A disk that refuses keeps them until the next look; they are shown to nobody meanwhile. */
function forget({ line: { store } }: DeskLine, over: readonly Row[]): void {
  try {
    store.transaction(() => {
      const sql = store.database.db.prepare('DELETE FROM desk_noted WHERE party = ?');
      for (const { party } of over) sql.run(party);
    });
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
  }
}

function isDown({ line }: DeskLine, name: string): boolean {
  const party = line.charter.parties.findIndex((one) => one.name === name);
  return line.host.line.peers.get(party)?.lineUp === false;
}
