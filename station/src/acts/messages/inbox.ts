import { sortedJournals } from '@parley/core/replication/line.ts';
import { z } from 'zod';
import { partyName } from '../../projection/entry-name.ts';
import {
  byUrgency,
  canWait,
  type Matter,
  type MatterSources,
  matterOf,
  waitingForThem,
  waitingForUs,
} from '../../projection/matters.ts';
import type { EntryRow } from '../../projection/row.ts';
import { onRecord, statesAt } from '../../projection/states.ts';
import type { StationLine } from '../../station.ts';
import { act, type Json } from '../act.ts';
import { listDrafts } from './desk-draft.ts';
import { sheetOf } from './sheet.ts';
import { matterJson, peekedRows, summaryOf } from './summary.ts';

/**
 * What waits for us, what waits for them, drafts that wait for releases, then the newest of the
 * rest. No text: opening one is a reading, and `show` records it.
 */
export const inboxAct = act({
  name: 'inbox',
  input: z.strictObject({ limit: z.number().int().min(0).max(1000).default(30) }),
  run: async (context, { limit }) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    const now = line.host.options.clock.now().time;
    const sources = { line: line.host.line, store: line.store, now };
    const ours = [...waitingForUs(sources), ...newMatters(line, sources)].sort(byUrgency);
    const theirs = [...sources.line.peers.keys()]
      .flatMap((party) => waitingForThem(sources, party))
      .sort(byUrgency);
    const listed = new Set([...ours, ...theirs].map(({ row }) => `${row.journal}/${row.seq}`));
    const rest = newestRows(line, limit).filter(({ row }) => {
      return !listed.has(`${row.journal}/${row.seq}`);
    });
    return {
      party: partyName(sources.line, line.me),
      now,
      waitingForUs: ours.map((matter) => matterJson(line, matter)),
      waitingForThem: theirs.map((matter) => {
        return { ...(matterJson(line, matter) as object), ...reachedBy(line, matter) };
      }),
      drafts: listDrafts(line).map((draft) => sheetOf(line, draft)),
      rest: rest.slice(0, limit).map(({ row, recorded }) => {
        return { ...summaryOf(line, row), recorded, states: lastStates(line, row) };
      }),
      fault: line.desk.projection.fault?.kind ?? null,
    };
  },
});

/** Peeked entries, and those that a full disk keeps out of the tables: they wait for us too. */
function newMatters(line: StationLine, sources: MatterSources): Matter[] {
  const fresh = line.desk.projection.unprojected().map(({ row }) => row);
  return [...peekedRows(line), ...fresh]
    .filter((row) => row.party !== line.me && (row.action & (1 << line.me)) !== 0)
    .filter((row) => canWait(row.kind) && (row.class !== 2 || row.draft !== null))
    .map((row) => matterOf(sources, row, line.me))
    .filter(({ stage }) => stage === 'unacknowledged');
}

const sql =
  'SELECT * FROM shown_entry WHERE journal = ? ' +
  'AND (kind BETWEEN 1 AND 6 OR kind > 13 OR kind < 0) ORDER BY seq DESC LIMIT ?';

/**
 * The newest entries for people, by when they came on our record: claimed times decorate, they
 * never order.
 */
function newestRows(line: StationLine, limit: number): { row: EntryRow; recorded: number }[] {
  const found: { row: EntryRow; recorded: number }[] = [];
  const { line: core } = line.host;
  for (const journal of sortedJournals(core)) {
    const rows = line.store.database.db.prepare(sql).all(journal.key, limit) as EntryRow[];
    for (const row of rows) {
      const sources = { line: core, store: line.store };
      const held = onRecord(sources, journal, row.seq, line.me)?.time;
      found.push({ row, recorded: row.party === line.me ? row.time : (held ?? row.time) });
    }
  }
  return found.sort((a, b) => b.recorded - a.recorded || b.row.seq - a.row.seq);
}

/** The last proven state at each other party, as a word. */
function lastStates(line: StationLine, row: EntryRow): Json {
  const journal = line.host.line.journals.get(row.journal);
  if (!journal) return {};
  const sources = { line: line.host.line, store: line.store, reached: line.desk.reached };
  const states: Record<string, Json> = {};
  line.charter.parties.forEach(({ name }, party) => {
    if (party === row.party) return;
    const last = statesAt(sources, { journal, seq: row.seq, kind: row.kind }, party).at(-1);
    states[name] = last?.state ?? 'signed';
  });
  return states;
}

function reachedBy(line: StationLine, matter: Matter): { state: string } {
  const states = lastStates(line, matter.row) as Record<string, string>;
  return { state: states[partyName(line.host.line, matter.party)] ?? 'signed' };
}
