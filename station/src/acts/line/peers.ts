import { hex } from '@parley/core/base/bytes.ts';
import { cosignedBy } from '@parley/core/replication/counts.ts';
import {
  type CircuitState,
  type Journal,
  ownJournal,
  type Peer,
  presentJournal,
  sortedJournals,
} from '@parley/core/replication/line.ts';
import { waitingForThem } from '../../projection/matters.ts';
import { onRecord } from '../../projection/states.ts';
import type { StationLine } from '../../station.ts';
import { lastUpOf } from './ledger-entries.ts';
import { type Silence, silenceOf, type WatchSaid } from './peer-silence.ts';

export const watchStates = ['staffed', 'unstaffed', 'listening-only', 'closed'] as const;

export type CircuitView = {
  readonly id: string;
  readonly kind: string;
  readonly state: 'up' | 'down' | 'connecting' | 'one-way';
  /** Why it is not up, as its adapter says; empty where nothing is known. */
  readonly why: string;
  /** What the other side calls its software; empty where it does not say. */
  readonly software: string;
  readonly rttUs: number | null;
  readonly sent: number;
  readonly returned: number;
  /** Where it is not up: the newest minute, by our ledger of a month, in which it was. */
  readonly lastUp: number | null;
};

export type PeerView = {
  readonly party: string;
  /** A canary came back in time; null: there are one-way circuits only. */
  readonly lineUp: boolean | null;
  /** Ms since the last canary came back; null: none since this start. */
  readonly provenAgo: number | null;
  readonly heard: number | null;
  readonly watch: WatchSaid | null;
  readonly silence: Silence | null;
  readonly circuits: readonly CircuitView[];
  /** All their journals as they are here together; the present one, and its part of them. */
  readonly theirs: { readonly journal: string; readonly size: number; readonly present: number };
  /** All of ours, how much of them they have cosigned, and when they did last (ms). */
  readonly ours: { readonly size: number; readonly recorded: number; readonly at: number | null };
};

/** One other party as it looks from here: circuits, watch, receipts, and why it is silent. */
export function peerView(line: StationLine, party: number, running: boolean): PeerView {
  const { line: core } = line.host;
  const peer = core.peers.get(party) as Peer;
  const { time, elapsed } = line.host.options.clock.now();
  const circuits = circuitsOf(line, peer);
  const twoWay = circuits.some(({ state }) => state !== 'one-way');
  const up = circuits.some(({ state }) => state === 'up');
  const proven = Number.isFinite(peer.canaryOkAt) ? elapsed - peer.canaryOkAt : null;
  const watch = watchOf(line, party);
  const heard = heardAt(line, peer);
  const facts = {
    matters: waitingForThem({ line: core, store: line.store, now: time }, party),
    watch,
    circuits: twoWay ? (running ? (up ? 'up' : 'down') : 'not-running') : 'one-way',
    heard,
  } as const;
  const theirs = presentJournal(core, party);
  return {
    party: line.charter.parties[party]?.name ?? '',
    lineUp: twoWay ? peer.lineUp : null,
    provenAgo: proven === null ? null : Math.round(proven),
    heard,
    watch: watch ?? null,
    silence: silenceOf(facts) ?? null,
    circuits,
    theirs: {
      journal: theirs.key,
      size: sizeOfAll(journalsOf(line, party)),
      present: theirs.durable.size,
    },
    ours: receiptOf(line, party),
  };
}

export type FlashAnswer = 'yes' | 'no' | 'no-circuit' | 'by-courier' | 'unknown';

/**
 * Would a FLASH arrive now? The last canary says so as long as there is a circuit that could carry
 * one: its proof is good until the next is due, and outlives every circuit by minutes.
 */
export function flashAnswer(
  view: Pick<PeerView, 'lineUp' | 'provenAgo' | 'circuits'>,
): FlashAnswer {
  if (view.lineUp === null) return 'by-courier';
  if (!view.circuits.some(({ state }) => state === 'up')) return 'no-circuit';
  if (view.provenAgo === null) return 'unknown';
  return view.lineUp ? 'yes' : 'no';
}

/** What a party says of its own watch; undefined when nothing, or its time has passed. */
export function watchOf(line: StationLine, party: number): WatchSaid | undefined {
  const said = line.host.line.watches.get(party);
  const { time } = line.host.options.clock.now();
  if (!said || (said.until !== null && said.until <= time)) return undefined;
  const state = watchStates[said.state];
  return { state, until: said.until, said: said.time };
}

function circuitsOf(line: StationLine, peer: Peer): CircuitView[] {
  return line.charter.circuits.flatMap((plan): CircuitView[] => {
    const { id, kind } = plan;
    const counts = { rttUs: null, sent: 0, returned: 0 };
    const none = { id, kind, why: '', software: '', ...counts, lastUp: null };
    if (kind === 'courier') return [{ ...none, state: 'one-way' }];
    const name = line.host.circuitName(id, peer.party);
    const live = peer.circuits.get(name);
    const { sent, returned } = countedOf(line, peer, live);
    const last = live?.rttUs.at(-1) ?? null;
    const carrier = line.carriers.find((one) => one.id === id)?.status();
    const seen = carrier?.peers.find((one) => one.peer === peer.party);
    const software = seen?.software ?? '';
    if (live?.up) return [{ ...none, state: 'up', software, rttUs: last, sent, returned }];
    const connecting = seen?.state === 'dialling' || seen?.state === 'up';
    const state = connecting ? 'connecting' : 'down';
    const lastUp = lastUpOf(line, { to: peer.party, name });
    return [{ ...none, state, why: seen?.why ?? '', rttUs: last, sent, returned, lastUp }];
  });
}

/** Of this hour, also of connections that are gone. */
function countedOf(line: StationLine, peer: Peer, live: CircuitState | undefined) {
  const counted = live && line.host.line.links.circuits.get(`${peer.party}|${live.id}`);
  return counted ?? { sent: live?.sent ?? 0, returned: live?.returned ?? 0 };
}

/** The last frame of this process, or the newest receipt on record. */
export function heardAt(line: StationLine, peer: Peer): number | null {
  const { time, elapsed } = line.host.options.clock.now();
  const times = [...line.host.line.journals.values()].flatMap(({ cosigned }) =>
    [...cosigned.values()]
      .filter(({ cosigner }) => cosigner.party === peer.party)
      .map((signed) => signed.time * 1000),
  );
  if (Number.isFinite(peer.heardAt)) times.push(Math.round(time - (elapsed - peer.heardAt)));
  return times.length === 0 ? null : Math.max(...times);
}

function receiptOf(line: StationLine, party: number): PeerView['ours'] {
  const { line: core } = line.host;
  const own = journalsOf(line, line.me);
  let recorded = 0;
  let at: number | null = null;
  for (const journal of own) {
    const size = cosignedBy(core, journal, party);
    if (size === 0) continue;
    recorded += size;
    const proof = onRecord({ line: core, store: line.store }, journal, size - 1, party);
    if (proof) at = Math.max(at ?? 0, proof.time);
  }
  return { size: sizeOfAll(own), recorded, at };
}

/** A party's journals, of all its incarnations, oldest first. */
export function journalsOf({ host }: StationLine, party: number): Journal[] {
  return sortedJournals(host.line).filter(({ name }) => name.party === party);
}

/** Entries of all these journals that are on disk here. */
export function sizeOfAll(journals: readonly Journal[]): number {
  return journals.reduce((sum, { durable }) => sum + durable.size, 0);
}

/** The tag of the present incarnation, for people who compare. */
export function incarnationOf(line: StationLine): string {
  const { number, tag } = ownJournal(line.host.line).name;
  return `${number}-${hex(tag)}`;
}
