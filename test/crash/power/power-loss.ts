import { damageOf } from '@parley/station/store/wal-damage.ts';
import type { SqliteModule } from 'wa-sqlite/dist/wa-sqlite.mjs';
import { Seeded } from '../seeded.ts';
import { ForgetfulDisk } from './forgetful-disk.ts';
import { PowerCut } from './power-cut.ts';
import { loadSqlite } from './sqlite-wasm.ts';
import { Stores, type Which } from './stores.ts';
import { Workload } from './workload.ts';

export type PowerPlan = {
  readonly seed: number;
  /** Cuts of power in all. */
  readonly points: number;
  readonly progress?: (points: number) => void;
};

export type PowerReport = {
  readonly points: number;
  /** Runs, each on a disk and with a work of its own. */
  readonly runs: number;
  /** Cuts in the middle of a write that had not returned: it was there, or it was not. */
  readonly there: number;
  readonly notThere: number;
  readonly broken: readonly string[];
};

/** What a step did: by which operations of the disk, and all that its database held then. */
type Done = { readonly which: Which; readonly from: number; readonly to: number; digest: string };

const turnsPerRun = 30;
const pointsPerRun = 160;

/**
 * The store's own statements over a disk that forgets. Power is cut again and again anywhere in
 * what it did; each time the store opens, holds exactly what had returned and perhaps the write
 * under way as a whole, and every page is sound.
 */
export async function powerLoss(plan: PowerPlan): Promise<PowerReport> {
  const sqlite = await loadSqlite();
  const disk = new ForgetfulDisk();
  sqlite.registerVFS(disk, true);
  const tally = { points: 0, runs: 0, there: 0, notThere: 0, broken: [] as string[] };
  const seeds = new Seeded(plan.seed);
  while (tally.points < plan.points && tally.broken.length < 10) {
    const seed = seeds.below(2 ** 31);
    oneRun(sqlite, disk, { seed, tally, points: Math.min(pointsPerRun, plan.points) });
    tally.runs++;
    plan.progress?.(tally.points);
  }
  return tally;
}

type Tally = { points: number; runs: number; there: number; notThere: number; broken: string[] };
type Run = { readonly seed: number; readonly tally: Tally; readonly points: number };

function oneRun(sqlite: SqliteModule, disk: ForgetfulDisk, { seed, tally, points }: Run): void {
  const seeded = new Seeded(seed);
  disk.kind = { sectorBytes: seeded.one([512, 4096]), powersafe: seeded.chance(0.7) };
  disk.mount(new Map());
  const { done, founded } = work(sqlite, disk, seeded);
  const operations = disk.operations;
  const instants = Array.from({ length: points }, () => {
    return founded + seeded.below(operations.length - founded + 1);
  }).sort((a, b) => a - b);
  const cut = new PowerCut(operations, disk.kind);
  for (const instant of instants) {
    cut.advance(instant);
    disk.mount(cut.left(seeded));
    const broken = check({ sqlite, disk, done }, instant, tally);
    tally.points++;
    if (broken === undefined) continue;
    const { kind } = disk;
    tally.broken.push(`run ${seed}, operation ${instant}, ${JSON.stringify(kind)}: ${broken}`);
    return;
  }
}

/** Works for a while, with restarts; what each step did, and where the work began. */
function work(sqlite: SqliteModule, disk: ForgetfulDisk, seeded: Seeded) {
  let stores = Stores.create(sqlite, disk);
  const founded = disk.operations.length;
  const done: Done[] = (['line', 'guard'] as const).map((which) => {
    return { which, from: 0, to: founded, digest: stores.digest(which) };
  });
  const workload = new Workload(seeded);
  for (let turn = 0; turn < turnsPerRun; turn++) {
    if (seeded.chance(0.06)) {
      stores.close();
      stores = Stores.open(sqlite);
    }
    for (const step of workload.turn()) {
      const from = disk.operations.length;
      step.run(stores);
      const to = disk.operations.length;
      if (step.which !== null) {
        done.push({ which: step.which, from, to, digest: stores.digest(step.which) });
      }
    }
  }
  const end = disk.operations.length;
  stores.close();
  disk.operations.length = end;
  return { done, founded };
}

type Worked = {
  readonly sqlite: SqliteModule;
  readonly disk: ForgetfulDisk;
  readonly done: readonly Done[];
};

/** Opens what the cut left; what is wrong with it, if anything. */
function check({ sqlite, disk, done }: Worked, instant: number, tally: Tally): string | undefined {
  let stores: Stores | undefined;
  try {
    const refused = disk.kind.powersafe ? falseAlarm(disk) : undefined;
    if (refused !== undefined) return refused;
    stores = Stores.open(sqlite);
    for (const which of ['line', 'guard'] as const) {
      const integrity = stores.integrity(which);
      if (integrity !== 'ok') return `${which}: ${integrity}`;
      const own = done.filter((one) => one.which === which);
      const returned = own.findLast(({ to }) => to <= instant);
      const underWay = own.find(({ from, to }) => from < instant && instant < to);
      const digest = stores.digest(which);
      if (underWay && digest === underWay.digest) tally.there++;
      else if (digest !== returned?.digest) return `${which} holds something else`;
      else if (underWay) tally.notThere++;
    }
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    stores?.close();
  }
}

/** What a cut leaves is never taken for damage: a station that lost power must start. */
function falseAlarm(disk: ForgetfulDisk): string | undefined {
  for (const which of ['line', 'guard'] as const) {
    const damage = damageOf(disk.files.get(`${which}-wal`) ?? new Uint8Array(0));
    if (damage !== undefined) return `${which}: a cut is taken for damage: ${damage}`;
  }
  return undefined;
}
