import { assert } from '@parley/core/base/assert.ts';
import { equal } from '@parley/core/base/bytes.ts';
import type { Certificate } from '@parley/core/codec/certificate.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import type { GuardValue } from '@parley/core/station/start.ts';
import type { OwnReceiveKey } from '@parley/envelope/parties.ts';
import { type Founding, foundingSecrets, type Secrets } from '../founding.ts';
import { Disk } from './disk.ts';

/** The guard's own database: no backup holds it. */
export class GuardDisk {
  readonly marks = new Map<string, { size: number; root: Uint8Array }>();
  readonly beyond = new Set<string>();
  readonly receiveKeys = new Map<number, OwnReceiveKey>();

  /** A mark never falls and never changes its root at one size. */
  set(journal: JournalName, size: number, root: Uint8Array): void {
    const before = this.marks.get(journalKey(journal));
    if (before) {
      const same = size === before.size && equal(root, before.root);
      assert(size > before.size || same, 'a guard never falls and never changes its root');
    }
    this.marks.set(journalKey(journal), { size, root });
  }

  /** The highest number of an own incarnation; -1: none. */
  get newest(): number {
    return Math.max(-1, ...[...this.marks.keys()].map((key) => Number(key.split('.')[1])));
  }

  copy(): GuardDisk {
    const other = new GuardDisk();
    for (const [key, mark] of this.marks) other.marks.set(key, mark);
    for (const key of this.beyond) other.beyond.add(key);
    for (const [number, key] of this.receiveKeys) other.receiveKeys.set(number, key);
    return other;
  }
}

/** An own later incarnation, as the keyring in the line's database has it. */
export type KeyringRow = {
  readonly certificate: Certificate;
  readonly bytes: Uint8Array;
  readonly secrets: Secrets;
  /** The body of its first entry, until that is written. */
  readonly body: Uint8Array;
};

/** What a simulated station survives a crash with. */
export type Machine = {
  disk: Disk;
  /** Null: lost, unreadable, or not there yet. */
  guard: GuardDisk | null;
  /** The present one last. */
  keyring: readonly KeyringRow[];
};

/** What a backup holds: the line's database, never the guard. */
export type Backup = Pick<Machine, 'disk' | 'keyring'>;

/** After the ceremony: nothing written, the guard at size 0. */
export function freshMachine(founding: Founding, me: number): Machine {
  const { tag, receive } = foundingSecrets(founding, me);
  const guard = new GuardDisk();
  const root = founding.crypto.crypto.sha256(new Uint8Array(0));
  guard.set({ party: me, number: 0, tag }, 0, root);
  guard.receiveKeys.set(receive.number, receive);
  return { disk: new Disk(), guard, keyring: [] };
}

export function backupOf({ disk, keyring }: Machine): Backup {
  return { disk: disk.copy(), keyring };
}

/** The whole machine as it is now, guard and all. */
export function snapshotOf(machine: Machine): Machine {
  return { ...backupOf(machine), guard: machine.guard?.copy() ?? null };
}

/** What the guard says of a present journal; `missing` where it cannot be read. */
export function guardValue(machine: Machine, present: JournalName): GuardValue | 'missing' {
  const mark = machine.guard?.marks.get(journalKey(present));
  if (!machine.guard || !mark || machine.guard.newest > present.number) return 'missing';
  return { journal: present, ...mark, beyond: machine.guard.beyond.has(journalKey(present)) };
}

/** The line's database is an older one from now on; the guard stays. */
export function putBack(machine: Machine, backup: Backup): void {
  machine.disk = backup.disk.copy();
  machine.keyring = backup.keyring;
}

/** Everything is as it was then, guard and all. */
export function rollBack(machine: Machine, before: Machine): void {
  putBack(machine, before);
  machine.guard = before.guard?.copy() ?? null;
}
