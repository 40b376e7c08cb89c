import type { FaultKind } from '@parley/core/replication/io.ts';
import { Disk } from '../station/disk.ts';
import { backupOf, putBack, rollBack, snapshotOf } from '../station/machine.ts';
import type { SimStation } from '../station/station.ts';
import type { Fault } from './fault.ts';
import { whileMs } from './fault.ts';

/** A disk refuses for a while. */
function refusing(
  name: string,
  weight: number,
  set: (station: SimStation, what: FaultKind | null) => void,
  what: FaultKind,
): Fault {
  return {
    name,
    layer: 'store',
    weight,
    act(run, random) {
      const station = random.pick(run.world.stations);
      run.disturbed(station.me);
      set(station, what);
      run.world.later(whileMs(random, 6 * 3_600_000), () => {
        set(station, null);
        return undefined;
      });
    },
  };
}

const flaky: Fault = {
  name: 'eio',
  layer: 'store',
  weight: 2,
  act(run, random) {
    const station = random.pick(run.world.stations);
    const oneIn = random.between(2, 12);
    run.disturbed(station.me);
    station.faults.flaky = () => random.oneIn(oneIn);
    run.world.later(whileMs(random, 3_600_000), () => {
      station.faults.flaky = null;
      return undefined;
    });
  },
};

/** Fsync lies; some time later the power fails, and what was "written" since is gone. */
const lyingFsync: Fault = {
  name: 'lying-fsync',
  layer: 'store',
  weight: 2,
  act(run, random) {
    const station = random.pick(run.world.stations);
    if (station.faults.lying) return;
    station.faults.lie(station.machine, () => run.ledger.rolledBack(station.me));
    run.world.later(whileMs(random, 3_600_000), () => {
      if (!station.faults.lying) return undefined;
      station.crash();
      run.reboot(station.me, random);
      return undefined;
    });
  },
};

const takeBackup: Fault = {
  name: 'backup',
  layer: 'store',
  weight: 6,
  act(run, random) {
    const station = random.pick(run.world.stations);
    const list = run.backups.get(station.me) ?? [];
    run.backups.set(station.me, [...list, backupOf(station.machine)].slice(-3));
  },
};

const restore: Fault = {
  name: 'restore',
  layer: 'store',
  weight: 3,
  act(run, random) {
    const station = random.pick(run.world.stations);
    const list = run.backups.get(station.me);
    if (!list) return;
    station.crash();
    putBack(station.machine, random.pick(list));
    run.ledger.putBackTo(station.me);
    run.reboot(station.me, random);
  },
};

/** The database is unreadable: the newest backup is put back, or one begins with nothing. */
const rot: Fault = {
  name: 'bit-rot',
  layer: 'store',
  weight: 1,
  act(run, random) {
    const station = random.pick(run.world.stations);
    const newest = run.backups.get(station.me)?.at(-1);
    station.crash();
    putBack(station.machine, newest ?? { disk: new Disk(), keyring: [] });
    run.ledger.putBackTo(station.me);
    run.reboot(station.me, random);
  },
};

const guardLost: Fault = {
  name: 'guard-lost',
  layer: 'store',
  weight: 1,
  act(run, random) {
    const station = random.pick(run.world.stations);
    station.crash();
    station.machine.guard = null;
    run.reboot(station.me, random);
  },
};

const rollback: Fault = {
  name: 'rollback',
  layer: 'store',
  weight: 1,
  act(run, random) {
    const station = random.pick(run.world.stations);
    const before = snapshotOf(station.machine);
    run.world.later(whileMs(random), () => {
      if (run.healed) return undefined;
      station.crash();
      rollBack(station.machine, before);
      run.ledger.rolledBack(station.me);
      run.reboot(station.me, random);
      return undefined;
    });
  },
};

/** A copy of the machine is started while the other is off, and later the other one again. */
const twoInstances: Fault = {
  name: 'two-instances',
  layer: 'store',
  weight: 1,
  act(run, random) {
    const station = random.pick(run.world.stations);
    const copy = snapshotOf(station.machine);
    const swap = (): undefined => {
      if (run.healed) return undefined;
      const other = snapshotOf(station.machine);
      run.ledger.rolledBack(station.me);
      station.crash();
      rollBack(station.machine, copy);
      run.ledger.rolledBack(station.me);
      Object.assign(copy, other);
      run.reboot(station.me, random);
      return undefined;
    };
    run.world.later(whileMs(random, 3_600_000), swap);
    run.world.later(3_600_000 + whileMs(random, 3_600_000), swap);
  },
};

/**
 * The guard's own disk lies about fsync, and its power fails alone: it is as it was a while ago,
 * and the line's database is not.
 */
const guardPower: Fault = {
  name: 'guard-power',
  layer: 'store',
  weight: 1,
  act(run, random) {
    const station = random.pick(run.world.stations);
    const before = station.machine.guard?.copy();
    if (!before) return;
    run.world.later(whileMs(random, 3_600_000), () => {
      if (run.healed || !station.machine.guard) return undefined;
      station.crash();
      station.machine.guard = before;
      run.reboot(station.me, random);
      return undefined;
    });
  },
};

/**
 * The power fails while the database is written: what was under way is gone or whole, and nobody
 * hears which.
 */
export const tornWrite: Fault = {
  name: 'torn-write',
  layer: 'store',
  weight: 1,
  act(run, random) {
    const station = random.pick(run.world.stations);
    if (!station.running) return;
    station.power.at = random.pick(['before-persist', 'after-persist'] as const);
    run.rebootWhenDown(station.me, random);
  },
};

/** Drawn by itself (`run/plan.ts`). */
export const laterStore: readonly Fault[] = [guardPower];

/** What disks do (resilience D.3, storage). */
export const store: readonly Fault[] = [
  refusing(
    'disk-full',
    2,
    (station, what) => {
      station.faults.disk = what;
    },
    'disk-full',
  ),
  refusing(
    'read-only',
    1,
    (station, what) => {
      station.faults.disk = what;
    },
    'io',
  ),
  refusing(
    'guard-full',
    1,
    (station, what) => {
      station.faults.guardDisk = what;
    },
    'disk-full',
  ),
  flaky,
  lyingFsync,
  takeBackup,
  restore,
  rot,
  guardLost,
  rollback,
  twoInstances,
];
