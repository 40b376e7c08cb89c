import { kinds } from '@parley/core/codec/kinds.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import { z } from 'zod';
import { partyName } from '../../projection/entry-name.ts';
import {
  hiddenJson,
  type Matter,
  type MatterSources,
  notHidden,
} from '../../projection/matters.ts';
import type { EntryRow } from '../../projection/row.ts';
import { onRecord, statesAt } from '../../projection/states.ts';
import type { StationLine } from '../../station.ts';
import { officerNamed, officerWord } from '../access/officer-named.ts';
import { type ActContext, act, type Json } from '../act.ts';
import { unopenedViews } from '../line/unopened.ts';
import { hiddenFrom } from '../officers/rights.ts';
import { listDrafts } from './desk-draft.ts';
import { sheetOf } from './sheet.ts';
import { matterJson, summaryOf, versionsIn } from './summary.ts';
import { type Page, pageOf, sourcesOf, waitingForOthers, waitingForUs } from './waiting.ts';

/**
 * What waits for us, what waits for them, drafts that wait for releases, then the newest of the
 * rest: of each list `limit` from `from` on, and how many there are. No text: opening one is a
 * reading, and `show` records it.
 */
export const inboxAct = act({
  name: 'inbox',
  input: z.strictObject({
    limit: z.number().int().min(0).max(1000).default(30),
    from: z.number().int().min(0).max(1_000_000_000).default(0),
    /** The desk lists its drafts elsewhere. */
    drafts: z.boolean().default(true),
    /** What operators said to each other; the desk shows it apart. */
    service: z.boolean().default(true),
    /** Says of each which language versions it has; the desk shows that with the text. */
    versions: z.boolean().default(false),
    /** Whose list it is: what lies in a compartment that he does not open is not in it. */
    officer: officerWord,
  }),
  run: async (context, { drafts, service, versions, officer, ...page }) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    const hidden = hiddenFrom(line, officerNamed(line, officer));
    const sources = sourcesOf(line, hidden);
    const ours = waitingForUs(line, sources, page);
    const theirs = waitingForOthers(sources, page);
    const rest = restOf(line, sources, { ...page, service });
    const texts = (row: EntryRow) => (versions ? { texts: versionsIn(line, row) } : {});
    return {
      party: partyName(sources.line, line.me),
      now: sources.now,
      page,
      totals: { waitingForUs: ours.total, waitingForThem: theirs.total, rest: rest.total },
      waitingForUs: ours.shown.map((matter) => {
        return { ...(matterJson(line, matter) as object), ...texts(matter.row) };
      }),
      waitingForThem: theirs.shown.map((matter) => {
        const summary = { ...(matterJson(line, matter) as object), ...texts(matter.row) };
        return { ...summary, ...reachedBy(line, matter) };
      }),
      drafts: drafts ? listDrafts(line).map((draft) => sheetOf(line, draft)) : [],
      rest: rest.shown.map(({ row, recorded }) => {
        const states = lastStates(line, row);
        return { ...summaryOf(line, row), ...texts(row), recorded, states };
      }),
      unopened: unopenedViews(line) as unknown as Json,
      damaged: [...context.station.damaged.values()].map(({ id, name, code, since }) => {
        return { id, name, code, since };
      }),
      elsewhere: await waitingElsewhere(context, line),
      fault: (line.desk.projection.fault ?? line.desk.projection.damage)?.kind ?? null,
    };
  },
});

/** The other lines of this station on which something waits for us: those before this one too. */
async function waitingElsewhere({ station, progress }: ActContext, here: StationLine) {
  const found: { readonly line: string; readonly waitingForUs: number }[] = [];
  for (const line of station.lines.values()) {
    if (line === here) continue;
    await line.desk.projection.catchUp(progress);
    const { total } = waitingForUs(line, sourcesOf(line), { from: 0, limit: 0 });
    if (total > 0) found.push({ line: line.charter.name, waitingForUs: total });
  }
  return found;
}

type Dated = { readonly row: EntryRow; readonly recorded: number };

/** Entries that wait for somebody only when a time that was given has passed. */
const laterSql =
  'FROM shown_waiting w WHERE since > 0 AND since > ? AND NOT EXISTS (SELECT 1 ' +
  'FROM shown_waiting o WHERE o.journal = w.journal AND o.seq = w.seq AND o.since <= ?)';

const restSql =
  'SELECT e.* FROM (' +
  'SELECT * FROM (SELECT journal, seq FROM shown_rest ' +
  `WHERE journal = ? AND kind <> ? AND ${notHidden} ORDER BY seq DESC LIMIT ?) ` +
  `UNION SELECT journal, seq ${laterSql} AND w.journal = ? AND ${notHidden}) p ` +
  'JOIN shown_entry e ON e.journal = p.journal AND e.seq = p.seq ORDER BY e.seq DESC LIMIT ?';

const restCountSql =
  `SELECT (SELECT count(*) FROM shown_rest WHERE kind <> ? AND ${notHidden}) + ` +
  `(SELECT count(*) FROM (SELECT DISTINCT journal, seq ${laterSql} AND ${notHidden})) AS count`;

/**
 * The entries for people that wait for nobody, newest first by when they came on our record:
 * claimed times decorate, they never order.
 */
function restOf(
  line: StationLine,
  sources: MatterSources,
  page: Page & { readonly service: boolean },
): { readonly total: number; readonly shown: readonly Dated[] } {
  if (sources.hidden?.all) return { total: 0, shown: [] };
  const { db } = line.store.database;
  const { now } = sources;
  const hidden = hiddenJson(sources);
  const newest = db.prepare(restSql);
  const without = page.service ? -1 : kinds.service;
  // Of one journal no more can stand on this page and those before it.
  const most = page.from + page.limit;
  const found = sortedJournals(line.host.line).flatMap(({ key }): Dated[] => {
    const own = [key, without, hidden, hidden, most] as const;
    const later = [now, now, key, hidden, hidden] as const;
    const rows = newest.all(...own, ...later, most) as EntryRow[];
    return rows.map((row) => ({ row, recorded: recordedAt(line, row) }));
  });
  found.sort((a, b) => b.recorded - a.recorded || b.row.seq - a.row.seq);
  const { count } = db
    .prepare(restCountSql)
    .get(without, hidden, hidden, now, now, hidden, hidden) as {
    count: number;
  };
  return { total: count, shown: pageOf(found, page) };
}

/** Our own when it was written, another's when it came on our record. */
function recordedAt(line: StationLine, row: EntryRow): number {
  const journal = line.host.line.journals.get(row.journal);
  if (!journal || row.party === line.me) return row.time;
  const sources = { line: line.host.line, store: line.store };
  return onRecord(sources, journal, row.seq, line.me)?.time ?? row.time;
}

type LastState = { readonly state: string; readonly at: number | null };

/** The last proven state at each other party, as a word, and when it came about. */
function lastStates(line: StationLine, row: EntryRow): Record<string, LastState> {
  const journal = line.host.line.journals.get(row.journal);
  if (!journal) return {};
  const sources = { line: line.host.line, store: line.store, reached: line.desk.reached };
  const states: Record<string, LastState> = {};
  line.charter.parties.forEach(({ name }, party) => {
    if (party === row.party) return;
    const last = statesAt(sources, { journal, seq: row.seq, kind: row.kind }, party).at(-1);
    states[name] = { state: last?.state ?? 'signed', at: last ? last.time : row.time };
  });
  return states;
}

function reachedBy(line: StationLine, { row, party }: Matter) {
  const last = lastStates(line, row)[partyName(line.host.line, party)];
  return { state: last?.state ?? 'signed', stateAt: last ? last.at : row.time };
}
