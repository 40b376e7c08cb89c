import type { Board, BoardParty, Tested } from '@parley/api/board.ts';
import type { PeerView } from '@parley/api/lines.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { ownJournal, type Peer } from '@parley/core/replication/line.ts';
import type { AvailabilityReport } from '../../acts/line/availability.ts';
import { flashAnswer, incarnationOf, peerView, watchOf } from '../../acts/line/peers.ts';
import { readItem } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import type { HandlersOf } from './handler.ts';

const dayMs = 86_400_000;

export const boardHandlers: HandlersOf<'board' | 'test' | 'rekey'> = {
  board: async (asked, { query: { days } }) => {
    const { line } = asked.line;
    const { now } = asked;
    const since = now - days * dayMs;
    const report = await asked.act<AvailabilityReport>('availability', { since });
    const month = await asked.act<AvailabilityReport>('availability', { since: now - 31 * dayMs });
    const day = await asked.act<AvailabilityReport>('availability', { since: now - dayMs });
    const parties = [...line.host.line.peers.values()].map((peer) => {
      return partyOf(line, peer, { report, month, day });
    });
    const { periodMs, until } = report;
    const watch = watchOf(line, line.me) ?? null;
    return { now, since, until, periodMs, watch, parties, keys: keysOf(line) };
  },

  test: async (asked) => await asked.act<Tested>('test', { to: [] }),

  rekey: async (asked) => {
    const answer = await asked.act<{ number: number }>('rekey-receive');
    asked.desk.hub.tell('line', { line: asked.line.line.id, what: 'receive-key', party: null });
    return { number: answer.number };
  },
};

type Reports = {
  readonly report: AvailabilityReport;
  readonly month: AvailabilityReport;
  readonly day: AvailabilityReport;
};

function partyOf(line: StationLine, peer: Peer, { report, month, day }: Reports): BoardParty {
  const name = line.charter.parties[peer.party]?.name ?? '';
  const view = peerView(line, peer.party, true) as unknown as PeerView;
  const of = (all: AvailabilityReport) => all.parties.find(({ party }) => party === name);
  const [own, monthly, daily] = [of(report), of(month), of(day)];
  const minutes = Math.max(1, Math.round((month.until - month.since) / 60_000));
  const stated = (monthly?.periods ?? []).filter(({ ours }) => ours !== null).length;
  const statedMinutes = Math.min(minutes, Math.round((stated * month.periodMs) / 60_000));
  return {
    party: name,
    flash: flashOf(line, view),
    peer: view,
    circuits: view.circuits.map((circuit) => {
      const live = peer.circuits.get(line.host.circuitName(circuit.id, peer.party));
      const today = daily?.circuits.find(({ id }) => id === circuit.id);
      const past = monthly?.circuits.find(({ id }) => id === circuit.id);
      return {
        ...circuit,
        samples: samplesOf(line, live?.rttUs ?? []),
        lossDay: today && today.sent > 0 ? 1 - today.returned / today.sent : null,
        upMonth: past && statedMinutes > 0 ? Math.min(1, past.minutesUp / statedMinutes) : null,
        medianUs: past?.medianUs ?? 0,
        maxUs: past?.maxUs ?? 0,
      };
    }),
    periods: [...(own?.periods ?? [])],
    disputes: [...(own?.disputes ?? [])],
    longestOutage: own?.longestOutage ?? null,
    minutesUp: own?.minutesUp ?? { ours: 0, theirs: 0 },
    tests: own?.tests ?? { done: 0, due: 0 },
  };
}

function flashOf(line: StationLine, view: PeerView): BoardParty['flash'] {
  const { settings } = line.host.line;
  const boundS = settings.flashBoundS;
  const rtt = view.circuits.find(({ state }) => state === 'up')?.rttUs ?? null;
  const roundTripMs = rtt === null ? null : rtt / 1000;
  return { provenAgo: view.provenAgo, roundTripMs, boundS, answer: flashAnswer(view) };
}

/** A challenge a period, the last one at the last tick: twenty minutes of them at most. */
function samplesOf(
  line: StationLine,
  rttUs: readonly number[],
): { at: number; rttUs: number | null }[] {
  const { time } = line.host.options.clock.now();
  const periodMs = line.host.line.settings.challengePeriodS * 1000;
  const most = Math.min(rttUs.length, Math.max(1, Math.ceil((20 * 60_000) / periodMs)));
  return rttUs.slice(-most).map((us, i, all) => {
    return { at: time - (all.length - 1 - i) * periodMs, rttUs: us };
  });
}

function keysOf(line: StationLine): Board['keys'] {
  const core = line.host.line;
  const own = ownJournal(core);
  const key = core.receiveKeys.get(line.me);
  const last = line.store.database.db
    .prepare(
      'SELECT time FROM shown_entry WHERE party = ? AND kind = ? ORDER BY number DESC, seq DESC',
    )
    .get(line.me, kinds['receive-key']) as { time: number } | undefined;
  const first =
    own.durable.size > 0 ? readItem(line.store, { journal: own, seq: 0 })?.item : undefined;
  const since = first && !isOpaque(first) ? first.time : null;
  const cut = core.final && core.journals.get(journalName(core.final.journal));
  const cutItem = cut && readItem(line.store, { journal: cut, seq: core.final?.seq ?? 0 })?.item;
  return {
    incarnation: incarnationOf(line),
    incarnationSince: since,
    receiveKey: { number: key?.number ?? 0, since: last?.time ?? since },
    finalUpTo: cutItem && !isOpaque(cutItem) ? cutItem.time : null,
    finalCut: core.final?.cut.k ?? null,
  };
}

function journalName({ party, number, tag }: { party: number; number: number; tag: Uint8Array }) {
  return `${party}.${number}.${hex(tag)}`;
}
