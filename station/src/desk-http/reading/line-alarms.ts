import type { PeerView, Status } from '@parley/api/lines.ts';
import { timeUtc } from '@parley/text/tokens.ts';
import { recordOutcome } from '../../acts/access/record.ts';
import type { StationLine } from '../../station.ts';
import { StoreFault } from '../../store/refusals.ts';
import { chainOf, escalationOf } from '../alarms.ts';
import type { DeskLine } from '../desk-line.ts';
import { watchHolder } from './watch-holder.ts';

/** Since when a desk of this station has known that the way to a party is down; who was called. */
type Chain = { readonly since: number; readonly stage: Stage };
type Stage = ReturnType<typeof chainOf>['stage'];
type Row = Chain & { readonly party: string };

/** Of each line, as the store has it: a disk that refuses stops no alarm. */
const chains = new WeakMap<StationLine, Map<string, Chain>>();

/**
 * The parties to which a line is down, and since when a desk of this station has known. The chain
 * of the alarm runs from there, at every desk alike, also over a restart: counted from the last
 * proof, it would call the duty chief of whoever opens a desk after a night without one, before
 * anybody at it was asked. Each step of it stands in the private journal.
 */
export function lineAlarms(
  desk: DeskLine,
  peers: readonly Pick<PeerView, 'party' | 'lineUp' | 'provenAgo' | 'heard'>[],
): Status['lineAlarms'] {
  // Null is a line that only a courier carries: it is never up, and never down.
  const known = chainsOf(desk);
  const down = peers
    .filter(({ lineUp }) => lineUp === false)
    // Never proven, never heard: a line that has not begun is none that went down.
    .filter(({ party, provenAgo, heard }) => known.has(party) || (provenAgo ?? heard) !== null)
    .map(({ party }) => party);
  for (const party of [...known.keys()]) if (!down.includes(party)) end(desk, party);
  for (const party of down) {
    const { since } = known.get(party) ?? { since: desk.now };
    goOn(desk, party, since);
  }
  return down.map((party) => ({ party, since: known.get(party)?.since ?? desk.now }));
}

/** What has become of the chains by time, and of lines that came up, whether a page asks or not. */
export function lookAtLineAlarms(desk: DeskLine): void {
  for (const [party, { since }] of [...chainsOf(desk)]) {
    const index = desk.line.charter.parties.findIndex(({ name }) => name === party);
    if (desk.line.host.line.peers.get(index)?.lineUp === false) goOn(desk, party, since);
    else end(desk, party);
  }
}

function chainsOf(desk: DeskLine): Map<string, Chain> {
  const known = chains.get(desk.line);
  if (known) return known;
  const rows = desk.line.store.database.db.prepare('SELECT * FROM desk_line_alarm').all() as Row[];
  const found = new Map(rows.map(({ party, since, stage }) => [party, { since, stage }]));
  chains.set(desk.line, found);
  for (const { party, since } of rows) {
    keep(desk, { act: 'line-alarm-goes-on', what: [party, timeUtc(since).text] });
  }
  return found;
}

const told = {
  desk: 'line-told-desk',
  'second-desk': 'line-told-second-desk',
  'duty-chief': 'line-told-duty-chief',
} as const satisfies Record<Stage, string>;

/** The next of the chain is called when his time has come: who, and when the one after him. */
function goOn(desk: DeskLine, party: string, since: number): void {
  const known = chainsOf(desk);
  const { stage, next } = chainOf(desk.now, since, escalationOf(desk));
  if (known.get(party)?.stage === stage) return;
  known.set(party, { since, stage });
  const holder = watchHolder(desk)?.name;
  const what = [party, ...(holder ? [holder] : []), ...(next ? [timeUtc(next).text] : [])];
  const sql = 'INSERT OR REPLACE INTO desk_line_alarm VALUES(?, ?, ?)';
  keep(desk, { act: told[stage], what }, sql, [party, since, stage]);
}

function end(desk: DeskLine, party: string): void {
  chainsOf(desk).delete(party);
  const sql = 'DELETE FROM desk_line_alarm WHERE party = ?';
  keep(desk, { act: 'line-alarm-ended', what: [party] }, sql, [party]);
}

type Said = { readonly act: string; readonly what: readonly string[] };

/** In the store and in the private journal at once; the alarm goes on without either. */
function keep(
  { line }: DeskLine,
  said: Said,
  sql?: string,
  values: readonly (string | number)[] = [],
): void {
  try {
    line.store.transaction(() => {
      if (sql) line.store.database.db.prepare(sql).run(...values);
      recordOutcome(line, { ...said, officer: null });
    });
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
  }
}
