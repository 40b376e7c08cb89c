import type { SimStation } from '../station/station.ts';
import type { World } from '../world/world.ts';

/** All of a journal up to a size is on the record of a party: so its author was told. */
export type Recorded = { readonly key: string; readonly size: number; readonly by: number };

/**
 * What the faults of a run took away, so that nothing is asked which no station could give: told by
 * whoever makes the fault, read by the invariants.
 */
export class Ledger {
  /** Journals whose machine lost its guard's memory too: two heads are possible there. */
  readonly tainted = new Set<string>();
  /** Stations whose disk was put back to an older one at any time. */
  readonly putBack = new Set<number>();
  /** Stations whose wall clock was wrong at any time. */
  readonly clocks = new Set<number>();
  /** The newest of each journal and party. */
  readonly recorded = new Map<string, Recorded>();
  /** What no disk holds any more: `journal|party`, with the size that is left. */
  readonly gone = new Map<string, number>();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  record(key: string, size: number, by: number): void {
    const name = `${key}|${by}`;
    if ((this.recorded.get(name)?.size ?? 0) < size) this.recorded.set(name, { key, size, by });
  }

  /** A disk is an older one from now on, its guard untouched. */
  putBackTo(me: number): void {
    this.putBack.add(me);
    for (const [name, { key, size }] of this.recorded) {
      const left = Math.max(...this.#world.stations.map((station) => this.#leftAt(station, key)));
      if (left < size) this.gone.set(name, left);
    }
  }

  /**
   * What a station can give back of a journal. Of its own, put back, no more than it knows to be
   * signed: the note of a head is stored with the next, and the backup may lie between the two.
   */
  #leftAt({ me, machine }: SimStation, key: string): number {
    const size = machine.disk.sizeOf(key);
    if (Number.parseInt(key, 10) !== me || !this.putBack.has(me)) return size;
    const notes = machine.disk.journals.get(key)?.notes ?? [];
    return notes.findLast((note) => note.size <= size)?.size ?? 0;
  }

  /** Whether an entry that was on a record is on no disk any more. */
  isGone(key: string, seq: number): boolean {
    for (const [name, left] of this.gone)
      if (name.startsWith(`${key}|`) && left <= seq) return true;
    return false;
  }

  /** The same, guard and all: what it said since it may say otherwise. */
  rolledBack(me: number): void {
    this.putBackTo(me);
    this.taint(me);
  }

  /** What a party says from now on may contradict what it has said in any journal so far. */
  taint(me: number): void {
    for (const { line } of this.#world.stations) {
      for (const { key, name } of line.journals.values()) {
        if (name.party === me) this.tainted.add(key);
      }
    }
  }

  isTainted(key: string): boolean {
    return this.tainted.has(key);
  }
}
