import { hex } from '@parley/core/base/bytes.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { cutTriesSpent } from '@parley/core/station/cuts.ts';
import { z } from 'zod';
import { entryName, partyName } from '../../projection/entry-name.ts';
import { type Hidden, isHidden } from '../../projection/matters.ts';
import { refusalsOf } from '../../run/refusals.ts';
import type { StationLine } from '../../station.ts';
import { freeBytes } from '../../store/space.ts';
import { officerNamed, officerWord } from '../access/officer-named.ts';
import { type ActContext, act } from '../act.ts';
import { ringing, sourcesOf, waitingForUs } from '../messages/waiting.ts';
import { hiddenFrom } from '../officers/rights.ts';
import { incarnationOf, journalsOf, type PeerView, peerView, sizeOfAll, watchOf } from './peers.ts';
import { unopenedViews } from './unopened.ts';

/** What `status` says of a line. */
export type Status = ReturnType<typeof statusOf>;

/** Whether the line is alive, what waits, and what is wrong. */
export const statusAct = act({
  name: 'status',
  /** Whose numbers they are: what he does not open is in none. */
  input: z.strictObject({ officer: officerWord }),
  run: async (context, { officer }) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    const hidden = hiddenFrom(line, officerNamed(line, officer));
    return statusOf(context, line, hidden);
  },
});

function statusOf({ running, station }: ActContext, line: StationLine, hidden: Hidden | undefined) {
  const { id, charter, me, host, store } = line;
  const core = host.line;
  const own = ownJournal(core);
  const { counts, last, fault } = refusalsOf(line);
  const sources = sourcesOf(line, hidden);
  const { now } = sources;
  const { final } = core;
  const peers: readonly PeerView[] = [...core.peers.keys()].map((party) => {
    return peerView(line, party, running);
  });
  return {
    now,
    line: id,
    name: charter.name,
    party: charter.parties[me]?.name ?? '',
    running,
    mute: core.mute,
    fault: core.fault?.what ?? fault ?? damageOf(line),
    reserveSpent: store.reserveSpent,
    freeBytes: freeBytes(station.store.paths.folder),
    incarnation: incarnationOf(line),
    contested: own.contested,
    /** The own journal can write no further cut: what comes after the last stays not final. */
    cutTriesSpent: cutTriesSpent(core),
    size: sizeOfAll(journalsOf(line, me)),
    present: own.durable.size,
    root: hex(own.durable.root),
    watch: watchOf(line, me) ?? null,
    queue: core.queue.reduce((sum, queue) => sum + queue.length, 0),
    waitingForUs: waitingForUs(line, sources, { from: 0, limit: 0 }).total,
    ringing: ringing(line, sources),
    peers,
    finalCut: final && { k: final.cut.k, hash: hex(final.hash) },
    violations: violationsOf(line, hidden),
    refusals: { counts: Object.fromEntries(counts), last: [...last] },
    unopened: unopenedViews(line),
    /** Other lines of this station that were set aside. */
    damaged: [...station.damaged.values()],
  };
}

/** What of the store is known to be damaged while the disk does its work. */
function damageOf({ desk, check }: StationLine): string | null {
  return desk.projection.damage?.kind ?? (check.broken ? 'corrupt' : null);
}

/** Entries that break a rule, for each journal and rule: how many, and the newest. */
function violationsOf({ host, desk }: StationLine, hidden: Hidden | undefined) {
  return desk.violations.counts().flatMap(({ journal, code, count, seq }) => {
    const name = host.line.journals.get(journal)?.name;
    if (!name || isHidden(hidden, { journal, seq })) return [];
    const entry = entryName(host.line, name, seq);
    return [{ party: partyName(host.line, name.party), code, count, entry }];
  });
}
