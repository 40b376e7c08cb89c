import type { Peer } from '@parley/core/replication/line.ts';
import { z } from 'zod';
import type { StationLine } from '../../station.ts';
import { act } from '../act.ts';
import { timeMs } from '../shapes.ts';
import { ledgersOf, reportedMs } from './ledger-entries.ts';
import { circuitReports, compareLedgers, turnsOf } from './ledgers.ts';
import { peerView } from './peers.ts';

/** When the line was up, by both ledgers, and where they differ. */
export type AvailabilityReport = ReturnType<typeof reportOf>;

export const availabilityAct = act({
  name: 'availability',
  input: z.strictObject({ since: timeMs.optional(), until: timeMs.optional() }),
  run: async (context, input) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    const now = line.host.options.clock.now().time;
    const until = input.until ?? now;
    const span = { since: input.since ?? until - reportedMs, until };
    return reportOf(line, span, context.running);
  },
});

type Span = { readonly since: number; readonly until: number };

function reportOf(line: StationLine, span: Span, running: boolean) {
  const { charter, me, host } = line;
  const { settings, peers } = host.line;
  const periodMs = settings.availabilityPeriodS * 1000;
  const twoWay = charter.circuits.some(({ kind }) => kind === 'websocket');
  const parties = [...peers.values()].map((peer) => {
    const ours = ledgersOf(line, { author: me, to: peer.party, ...span });
    const theirs = ledgersOf(line, { author: peer.party, to: me, ...span });
    const { heard, silence, watch } = peerView(line, peer.party, running);
    return {
      party: charter.parties[peer.party]?.name ?? '',
      ...compareLedgers(ours, theirs, { periodMs, founded: charter.founded }),
      circuits: circuitReports(ours),
      theirCircuits: circuitReports(theirs),
      tests: testsOf(line, span, peer),
      heard,
      /** As it is now: why nothing is heard of them; null: nobody is silent. */
      silence,
      listening: watch?.state === 'listening-only',
    };
  });
  return { line: line.id, name: charter.name, ...span, periodMs, byCourierOnly: !twoWay, parties };
}

/** Test messages of both that are on record here, and how many the periods of these two make. */
function testsOf(line: StationLine, span: Span, peer: Peer) {
  const sql =
    'SELECT count(*) AS done FROM shown_entry WHERE kind = 1 AND class = 2 ' +
    'AND draft IS NULL AND party IN (?, ?) AND time BETWEEN ? AND ?';
  const statement = line.store.database.db.prepare(sql);
  const row = statement.get(line.me, peer.party, span.since, span.until) as { done: number };
  const from = Math.max(span.since, line.charter.founded);
  const periodMs = line.host.line.settings.testPeriodS * 1000;
  const parties = line.charter.parties.length;
  const due = [line.me, peer.party].map((party) =>
    turnsOf({ party, parties }, Math.floor(from / periodMs), Math.floor(span.until / periodMs)),
  );
  return { done: row.done, due: due.reduce((sum, count) => sum + count, 0) };
}
