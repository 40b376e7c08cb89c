import type { Query } from '@parley/core/journal/records.ts';
import type { FaultKind } from '@parley/core/replication/io.ts';
import { type Machine, snapshotOf } from './machine.ts';

/** What can be unreadable by itself, beside what every start needs. */
export type Table = Query['q'] | 'attachments';

/** What a station's disks refuse or lose. */
export class StoreFaults {
  /** The line's database refuses; what is urgent gets in where only space is lacking. */
  disk: FaultKind | null = null;
  /** The guard's own disk refuses. */
  guardDisk: FaultKind | null = null;
  /** One write in so many is refused; 0: none. Drawn by whoever set it. */
  flaky: (() => boolean) | null = null;
  /** Tables whose pages cannot be read; what is in memory is there. */
  readonly unreadable = new Set<Table>();
  /** Fsync says yes and writes nothing: the machine as it truly is. */
  #kept: Machine | null = null;
  #onLost: () => void = () => {};
  /** How often it lost something. */
  lost = 0;

  onWrite(urgent: boolean): FaultKind | undefined {
    if (this.disk && !(urgent && this.disk === 'disk-full')) return this.disk;
    return this.flaky?.() ? 'io' : undefined;
  }

  onGuard(): FaultKind | undefined {
    return this.guardDisk ?? undefined;
  }

  /**
   * From now on nothing that is written outlives a loss of power, though fsync says it does.
   * Whatever makes the power fail, `lost` is told when that has happened.
   */
  lie(machine: Machine, lost: () => void): void {
    this.#kept = snapshotOf(machine);
    this.#onLost = lost;
  }

  /** The disk tells the truth again, and has everything. */
  settle(): void {
    this.#kept = null;
  }

  get lying(): boolean {
    return this.#kept !== null;
  }

  writing(_machine: Machine): void {}

  /** The power failed: what the disk only pretended to have is gone, guard and all. */
  crashed(machine: Machine): void {
    const kept = this.#kept;
    if (!kept) return;
    this.#kept = null;
    this.lost++;
    machine.disk = kept.disk;
    machine.guard = kept.guard;
    machine.keyring = kept.keyring;
    this.#onLost();
  }

  clear(): void {
    this.disk = null;
    this.guardDisk = null;
    this.flaky = null;
    this.unreadable.clear();
    this.#kept = null;
  }
}
