import { hex } from '@parley/core/base/bytes.ts';
import type { FaultKind } from '@parley/core/replication/io.ts';
import type { LoopPorts, Outward } from '@parley/core/station/loop.ts';
import type { Guard } from '../store/guard.ts';
import type { LineStore } from '../store/line-store.ts';
import { StoreFault } from '../store/refusals.ts';
import type { Clock } from './clock.ts';

/** The keys that the core's `sign` effects ask for; the private halves stay behind them. */
export type LineSigners = {
  readonly note: (message: Uint8Array) => Uint8Array;
  readonly cosign: (message: Uint8Array) => Uint8Array;
  readonly pq: (message: Uint8Array) => Uint8Array;
};

export type LoopPlace = {
  readonly line: Uint8Array;
  readonly store: LineStore;
  /** Null where none can be read: then the core is mute and asks for nothing. */
  guard(): Guard | null;
  signers(): LineSigners;
  readonly clock: Clock;
  outward(effect: Outward): void;
};

/** What the core's loop works with in a station: its stores, its keys, and Node's event loop. */
export function loopPorts(place: LoopPlace): LoopPorts {
  const { store, clock } = place;
  return {
    persist: (records, urgent) =>
      faultOf(() => {
        const also = store.marks.due(clock.now().elapsed);
        const write = () => {
          for (const one of also) one();
        };
        store.write(records, { urgent, also: write });
      }),
    guard: (marks) =>
      faultOf(() => {
        const guard = place.guard();
        if (!guard) throw new StoreFault('io', 'no guard');
        const line = hex(place.line);
        guard.set(
          ...marks.map(({ journal, size, root }) => {
            return { line, number: journal.number, tag: journal.tag, size, root };
          }),
        );
      }),
    sign: (key, message) => place.signers()[key](message),
    load: (query) => reading(() => store.answer(query)),
    now: () => clock.now(),
    outward: (effect) => place.outward(effect),
    schedule: (due) => void setImmediate(due),
  };
}

function faultOf(work: () => void): FaultKind | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof StoreFault) return error.kind;
    throw error;
  }
}

/** A page that is damaged must not end the station: the rest of the line goes on. */
function reading<T>(work: () => T): T | FaultKind {
  try {
    return work();
  } catch (error) {
    if (error instanceof StoreFault) return error.kind;
    throw error;
  }
}
