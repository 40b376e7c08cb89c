import { hex, unhex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { envelopeLimits } from './limits.ts';

/** Why frames of a session do not open here. */
export type Cause = 'session-unknown' | 'receive-key-unknown' | 'open-unreadable';

/** A session that does not open here, and when its sender may be told next. */
export type Unopened = {
  readonly circuit: string;
  readonly id: Uint8Array;
  /** Who signed for it; undefined while only frames of it came. */
  readonly sender: number | undefined;
  readonly cause: Cause;
  readonly frames: number;
  /** When the first frame of it came; elapsed ms, as the other times. */
  readonly firstFrameAt: number;
  /** When the newest did. */
  readonly lastFrameAt: number;
  /** A cannot-open names it then; only if `asked` is false, or more of it comes. */
  readonly nextAt: number;
  readonly asked: boolean;
};

type Unknown = {
  cause: Cause;
  /** A party that claimed this id in a signed `open`; undefined for an id merely seen. */
  sender: number | undefined;
  frames: number;
  readonly firstFrameAt: number;
  lastFrameAt: number;
  /** A frame came since it was last named. */
  fresh: boolean;
  nextAt: number;
  pause: number;
};

type Claim = { readonly sender: number; readonly cause: Cause };

type PerCircuit = { readonly ids: Map<string, Unknown>; nextAnswerAt: number };

/**
 * Session ids of frames that could not be opened, per circuit, and when each may be named in a
 * cannot-open. Its memory is bounded whatever comes; ids claimed in a signed `open` come first,
 * then those of which most frames came, so that random ids displace only each other.
 */
export class UnknownIds {
  readonly #circuits = new Map<string, PerCircuit>();

  /** A frame of an unknown session came. */
  note(circuit: string, id: Uint8Array, elapsed: number): void {
    const entry = this.#entry(circuit, hex(id), elapsed);
    entry.frames += 1;
    entry.lastFrameAt = elapsed;
    entry.fresh = true;
  }

  /** A signed `open` names this id, and we lack the receive key for it. */
  claim(circuit: string, id: Uint8Array, claim: Claim, elapsed: number): void {
    this.note(circuit, id, elapsed);
    Object.assign(this.#entry(circuit, hex(id), elapsed), claim);
    this.#limitClaims(circuit, claim.sender);
  }

  /** What does not open, as long as something of it came within the last two hours. */
  list(elapsed: number): Unopened[] {
    return [...this.#circuits].flatMap(([circuit, { ids, nextAnswerAt }]) => {
      return [...ids]
        .filter(([, one]) => elapsed - one.lastFrameAt < envelopeLimits.unknownForgottenMs)
        .sort(byPress)
        .map(([id, one]): Unopened => {
          const { sender, cause, frames, firstFrameAt, lastFrameAt, fresh } = one;
          const nextAt = Math.max(elapsed, nextAnswerAt, one.nextAt);
          const named = { circuit, id: unhex(id) as Uint8Array, sender, cause };
          return { ...named, frames, firstFrameAt, lastFrameAt, nextAt, asked: !fresh };
        });
    });
  }

  /** The session became known; other claims of its sender are settled by it too. */
  settle(id: Uint8Array, sender: number): void {
    const key = hex(id);
    for (const { ids } of this.#circuits.values()) {
      ids.delete(key);
      for (const [name, entry] of ids) if (entry.sender === sender) ids.delete(name);
    }
  }

  /** A new receive key: every claimed id may be named again at once. */
  hasten(): void {
    for (const { ids } of this.#circuits.values()) {
      for (const entry of ids.values()) if (entry.sender !== undefined) entry.nextAt = -Infinity;
    }
  }

  /** Circuits on which something may be named now. */
  due(elapsed: number): string[] {
    const out: string[] = [];
    for (const [circuit, state] of this.#circuits) {
      if (elapsed >= state.nextAnswerAt && ready(state, elapsed).length > 0) out.push(circuit);
    }
    return out;
  }

  /** Up to 16 ids to name now on this circuit, and starts their pauses; empty: nothing is due. */
  take(circuit: string, elapsed: number): Uint8Array[] {
    const state = this.#circuits.get(circuit);
    if (state === undefined || elapsed < state.nextAnswerAt) return [];
    const chosen = ready(state, elapsed).slice(0, limits.cannotOpenIdsMax);
    if (chosen.length === 0) return [];
    state.nextAnswerAt = elapsed + envelopeLimits.answerPauseMs;
    for (const [, entry] of chosen) {
      entry.fresh = false;
      entry.nextAt = elapsed + entry.pause;
      entry.pause = Math.min(2 * entry.pause, envelopeLimits.answerPauseMaxMs);
    }
    return bytesOf(chosen);
  }

  /** The most pressing 16 ids of all circuits, whatever their pauses: for a courier file. */
  pressing(): Uint8Array[] {
    const all = [...this.#circuits.values()].flatMap(({ ids }) => [...ids]);
    const distinct = [...new Map(all.sort(byPress)).entries()];
    return bytesOf(distinct.slice(0, limits.cannotOpenIdsMax));
  }

  /** Forgets a circuit that is gone. */
  drop(circuit: string): void {
    this.#circuits.delete(circuit);
  }

  /** One party's claims must not crowd out those of the others on a shared circuit. */
  #limitClaims(circuit: string, sender: number): void {
    const ids = this.#circuit(circuit).ids;
    const claims = [...ids].filter(([, entry]) => entry.sender === sender);
    if (claims.length <= limits.cannotOpenIdsMax) return;
    claims.sort(([, a], [, b]) => a.lastFrameAt - b.lastFrameAt);
    ids.delete((claims[0] as [string, Unknown])[0]);
  }

  #entry(circuit: string, id: string, elapsed: number): Unknown {
    const state = this.#circuit(circuit);
    const known = state.ids.get(id);
    if (known !== undefined) return known;
    if (state.ids.size >= envelopeLimits.unknownIdsMax) makeRoom(state.ids, elapsed);
    const pause = envelopeLimits.answerPauseMs;
    const cause = 'session-unknown';
    const base = {
      cause,
      sender: undefined,
      frames: 0,
      firstFrameAt: elapsed,
      lastFrameAt: elapsed,
      fresh: true,
    } as const;
    const entry: Unknown = { ...base, nextAt: -Infinity, pause };
    state.ids.set(id, entry);
    return entry;
  }

  #circuit(circuit: string): PerCircuit {
    const known = this.#circuits.get(circuit);
    if (known !== undefined) return known;
    if (this.#circuits.size >= envelopeLimits.unknownCircuitsMax) {
      const oldest = this.#circuits.keys().next().value;
      if (oldest !== undefined) this.#circuits.delete(oldest);
    }
    const state: PerCircuit = { ids: new Map(), nextAnswerAt: -Infinity };
    this.#circuits.set(circuit, state);
    return state;
  }
}

function ready(state: PerCircuit, elapsed: number): [string, Unknown][] {
  return [...state.ids].filter(([, e]) => e.fresh && elapsed >= e.nextAt).sort(byPress);
}

function byPress([, a]: [string, Unknown], [, b]: [string, Unknown]): number {
  const claimed = Number(b.sender !== undefined) - Number(a.sender !== undefined);
  return claimed || b.frames - a.frames || a.lastFrameAt - b.lastFrameAt;
}

/** Forgets what is long silent, else the unclaimed id of fewest frames, silent longest. */
function makeRoom(ids: Map<string, Unknown>, elapsed: number): void {
  let least: [string, Unknown] | undefined;
  for (const row of ids) {
    if (elapsed - row[1].lastFrameAt >= envelopeLimits.unknownForgottenMs) ids.delete(row[0]);
    else if (least === undefined || goesBefore(row[1], least[1])) least = row;
  }
  if (ids.size >= envelopeLimits.unknownIdsMax && least !== undefined) ids.delete(least[0]);
}

function goesBefore(a: Unknown, b: Unknown): boolean {
  const claimed = Number(a.sender !== undefined) - Number(b.sender !== undefined);
  return (claimed || a.frames - b.frames || a.lastFrameAt - b.lastFrameAt) < 0;
}

function bytesOf(rows: readonly [string, Unknown][]): Uint8Array[] {
  return rows.map(([id]) => unhex(id)).filter((id) => id !== undefined);
}
