import { hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { courierCircuit } from '@parley/core/station/courier-memory.ts';
import { decodeOpen } from '@parley/envelope/open.ts';
import type { Cause } from '@parley/envelope/unknown.ts';
import { unopenedOf as keptOf } from '../../courier/unopened.ts';
import { circuitOfSlot } from '../../loop/host-circuits.ts';
import type { StationLine } from '../../station.ts';

/** What cannot be opened here: from whom and why, and what happens next and when. */
export type UnopenedView = {
  /** Null where neither the bytes nor the circuit say whose they are. */
  readonly from: string | null;
  readonly circuit: string;
  readonly session: string;
  readonly cause: Cause;
  readonly frames: number;
  /** When the first of it came (ms); null for a courier file of an earlier process. */
  readonly since: number | null;
  /** When the newest of it came (ms); null for a courier file of an earlier process. */
  readonly last: number | null;
  readonly next: Next;
  /** When that is (ms); null where it waits for people or for a circuit. */
  readonly at: number | null;
};

/**
 * `ask`: its sender is told our newest receive key and opens a new session. `ask-again`: he was
 * told, and is again if more of it comes. `circuit-up` and `next-file`: with the next circuit or
 * courier file to him.
 */
type Next = 'ask' | 'ask-again' | 'circuit-up' | 'next-file';

/** The most pressing first, no more than one cannot-open can name. */
export function unopenedViews(line: StationLine): UnopenedView[] {
  const live = liveOf(line);
  const known = new Set(live.map(({ session }) => session));
  const kept = keptByCourier(line).filter(({ session }) => !known.has(session));
  return [...live, ...kept].slice(0, limits.cannotOpenIdsMax);
}

/** Of that party, or of nobody who can be named. */
export function unopenedFrom(line: StationLine, party: string): UnopenedView[] {
  return unopenedViews(line).filter(({ from }) => from === party || from === null);
}

function liveOf({ host, charter }: StationLine): UnopenedView[] {
  const { time, elapsed } = host.options.clock.now();
  const utc = (at: number) => Math.round(time + at - elapsed);
  return host.envelope.unopened(elapsed).map((one): UnopenedView => {
    const { cause, frames } = one;
    const circuit = circuitOfSlot(one.circuit);
    const live = host.circuits.get(circuit);
    const party = one.sender ?? live?.peer;
    const from = party === undefined ? null : (charter.parties[party]?.name ?? null);
    const [since, last] = [utc(one.firstFrameAt), utc(one.lastFrameAt)];
    const about = { from, circuit, session: hex(one.id), cause, frames, since, last };
    if (circuit === courierCircuit) return { ...about, next: 'next-file', at: null };
    if (!live) return { ...about, next: 'circuit-up', at: null };
    return { ...about, next: one.asked ? 'ask-again' : 'ask', at: utc(one.nextAt) };
  });
}

/** Files whose `open` had no key here; that is kept until a session of the sender opens. */
function keptByCourier({ host, store, charter }: StationLine): UnopenedView[] {
  return [...host.line.peers.keys()].flatMap((party) => {
    return keptOf(store, party).flatMap((bytes): UnopenedView[] => {
      const open = decodeOpen(bytes);
      if (!open.ok) return [];
      const from = charter.parties[party]?.name ?? null;
      const about = { from, circuit: courierCircuit, session: hex(open.value.id), frames: 1 };
      const when = { since: null, last: null, next: 'next-file', at: null } as const;
      return [{ ...about, ...when, cause: 'receive-key-unknown' }];
    });
  });
}
