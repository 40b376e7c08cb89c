import { hex } from '@parley/core/base/bytes.ts';
import { Random } from './entropy.ts';
import type { Backup, Machine, Station } from './station.ts';
import { pair, textBody, World } from './world.ts';

type InFlight = { from: number; to: number; circuit: string; payload: Uint8Array };

/** What was told of one entry: that all of a journal up to a size is on the record of another. */
type Recorded = { key: string; size: number };

/**
 * A random schedule over two or three honest stations: entries, crashes between any two effects,
 * lost, doubled and reordered payloads, restored backups, lost guards, new incarnations, and, if
 * asked for, machines rolled back with their guard. Afterwards everything heals, and is checked.
 */
export class Schedule {
  readonly world: World;
  readonly random: Random;
  readonly rollbacks: boolean;
  readonly counts = new Map<string, number>();
  private readonly backups = new Map<number, Backup[]>();
  private readonly snapshots = new Map<number, Machine>();
  private net: InFlight[] = [];
  private readonly excused = new Set<string>();
  private messages = 0;

  constructor(seed: number, rollbacks: boolean) {
    this.random = new Random(seed);
    this.rollbacks = rollbacks;
    const settings = new Map([
      [1, 5],
      [6, 30],
    ]);
    this.world = new World(seed, { parties: 2 + (seed % 2), settings });
  }

  run(steps: number): void {
    this.world.connectAll();
    for (let i = 0; i < steps; i++) this.step();
    this.heal();
    this.check();
  }

  private step(): void {
    const { world, random } = this;
    this.collect();
    world.tick(50 + random.below(400));
    const station = world.station(random.below(world.stations.length));
    if (station.crashed) {
      if (random.oneIn(3)) this.reboot(station);
      return;
    }
    const x = random.below(1000);
    if (x < 300) this.write(station);
    else if (x < 720) this.deliver(3);
    else if (x < 850) station.input({ kind: 'timer' });
    else if (x < 900) this.toggle();
    else if (x < 930) this.crashSoon(station);
    else this.harm(station, x);
  }

  private write(station: Station): void {
    const precedence = this.random.oneIn(8) ? 4 : 1;
    station.write({ body: textBody(`message ${this.messages++}`), precedence });
  }

  private harm(station: Station, x: number): void {
    if (x < 950) {
      const list = this.backups.get(station.me) ?? [];
      this.backups.set(station.me, [...list, station.backup()].slice(-3));
    } else if (x < 970) {
      const backup = this.backups.get(station.me)?.at(this.random.below(3));
      if (backup) this.count('restore', () => station.restore(backup));
      this.excuse();
      this.reconnect(station);
    } else if (x < 976) {
      this.count('guard lost', () => station.loseGuard());
      this.reconnect(station);
    } else if (x < 988) {
      if (station.line.mute || this.random.oneIn(3)) this.open(station);
    } else if (this.rollbacks) this.rollBack(station);
  }

  private open(station: Station): void {
    this.count('incarnation', () => {
      if (this.random.oneIn(4)) station.crashIn = 1 + this.random.below(8);
      station.openIncarnation();
    });
  }

  private rollBack(station: Station): void {
    const snapshot = this.snapshots.get(station.me);
    if (!snapshot || this.random.oneIn(2)) this.snapshots.set(station.me, station.snapshot());
    else {
      this.count('rollback', () => station.rollBack(snapshot));
      this.excuse();
      this.reconnect(station);
    }
  }

  /** What no disk holds any more, all having been put back to older ones, is nobody's fault. */
  private excuse(): void {
    for (const { key, size } of this.recorded()) {
      const sizes = this.world.stations.map(
        ({ machine }) => machine.disk.heads.get(key)?.size ?? 0,
      );
      if (Math.max(...sizes) < size) this.excused.add(`${key}|${size}`);
    }
  }

  private count(what: string, act: () => void): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    act();
  }

  private crashSoon(station: Station): void {
    this.count('crash', () => {
      station.crashIn = 1 + this.random.below(12);
    });
  }

  private reboot(station: Station): void {
    station.boot();
    this.checkReceipts(station);
    this.reconnect(station);
  }

  /** What a station has cosigned is on its disk, whenever it starts: unless that was put back. */
  private checkReceipts({ me, machine }: Station): void {
    if (this.counts.has('restore') || this.counts.has('rollback')) return;
    for (const { line } of this.world.stations) {
      for (const { key, cosigned } of line.journals.values()) {
        for (const { cosigner, size } of cosigned.values()) {
          const held = machine.disk.heads.get(key)?.size ?? 0;
          if (cosigner.party === me && size > held)
            throw new Error(`${me} cosigned ${key} ${size}`);
        }
      }
    }
  }

  private reconnect(station: Station): void {
    for (const other of this.world.stations) {
      if (other !== station && !other.crashed) this.world.connect(station.me, other.me);
    }
  }

  private toggle(): void {
    const { world, random } = this;
    const a = random.below(world.stations.length);
    const b = (a + 1) % world.stations.length;
    if (world.cut.has(pair(a, b))) world.connect(a, b);
    else world.disconnect(a, b);
  }

  private collect(): void {
    for (const station of this.world.stations) {
      for (const { to, circuit, payload } of station.outbox) {
        const lost = this.world.cut.has(circuit) || this.random.oneIn(5);
        if (!lost) this.net.push({ from: station.me, to, circuit, payload });
      }
      station.outbox = [];
    }
  }

  private deliver(count: number): void {
    for (let i = 0; i < count && this.net.length > 0; i++) {
      const at = this.random.below(Math.min(this.net.length, 6));
      const one = this.net[at] as InFlight;
      if (!this.random.oneIn(10)) this.net.splice(at, 1);
      const station = this.world.station(one.to);
      if (!station.crashed) station.input({ kind: 'frame', ...one });
    }
  }

  private heal(): void {
    const { world } = this;
    this.net = [];
    for (const station of world.stations) {
      station.outbox = [];
      if (station.crashed) station.boot();
      station.crashIn = 0;
    }
    world.connectAll();
    world.pass(30_000, 1000);
    for (let round = 0; round < 3; round++) {
      for (const station of world.stations) if (station.line.mute) station.openIncarnation();
      world.pass(10_000, 1000);
      for (const station of world.stations) station.write({ body: textBody('healed') });
      world.pass(10_000, 1000);
    }
    this.world.station(0).input({ kind: 'ask-cut' });
    world.pass(60_000, 1000);
  }

  private check(): void {
    for (const { line, me } of this.world.stations) {
      this.checkPresent(line.own);
      if (line.mute) throw new Error(`${me} is mute: ${line.mute}`);
    }
    for (const key of this.keys()) if (!this.isTainted(key)) this.checkJournal(key);
    for (const { key, size } of this.recorded()) this.checkRecorded(key, size);
    if (!this.rollbacks) this.checkCuts();
  }

  /** Nobody goes on under a journal of which another holds a different one, rolled back or not. */
  private checkPresent(key: string): void {
    const heads = this.world.stations.flatMap(({ line }) => line.journals.get(key)?.durable ?? []);
    const roots = new Map<number, string>();
    for (const { size, root } of heads) {
      if ((roots.get(size) ?? hex(root)) !== hex(root)) throw new Error(`${key} goes on, forked`);
      roots.set(size, hex(root));
    }
    if (roots.size > 1) throw new Error(`${key} goes on and is not held by all`);
  }

  private keys(): Set<string> {
    return new Set(this.world.stations.flatMap(({ line }) => [...line.journals.keys()]));
  }

  isTainted(key: string): boolean {
    return this.world.stations.some((station) => station.tainted.has(key));
  }

  private checkJournal(key: string): void {
    const author = Number(key.split('.')[0]);
    const sizes = this.world.stations.map(({ line }) => line.journals.get(key)?.durable.size ?? 0);
    const top = Math.max(...sizes.filter((_, me) => me !== author));
    sizes.forEach((size, me) => {
      if (size < top) throw new Error(`${key}: ${me} holds ${size} of ${top}`);
    });
    const roots = this.world.stations
      .filter(({ me }) => me !== author || sizes[me] === top)
      .map(({ line }) => hex(line.journals.get(key)?.durable.root ?? new Uint8Array(0)));
    if (top > 0 && new Set(roots).size !== 1) throw new Error(`${key}: the journals differ`);
  }

  private recorded(): Recorded[] {
    return this.world.stations.flatMap(({ shown }) =>
      shown.flatMap((event) =>
        event.event === 'recorded'
          ? [
              {
                key: `${event.journal.party}.${event.journal.number}.${hex(event.journal.tag)}`,
                size: event.size,
              },
            ]
          : [],
      ),
    );
  }

  private checkRecorded(key: string, size: number): void {
    if (this.isTainted(key) || this.excused.has(`${key}|${size}`)) return;
    const held = this.world.stations.map(({ line }) => line.journals.get(key)?.durable.size ?? 0);
    // Its author may be left with an entry whose signature went with the restored disks.
    const restored = this.counts.has('restore') || this.counts.has('rollback');
    const least = restored ? Math.max(...held) : Math.min(...held);
    if (least < size) throw new Error(`${key}: recorded ${size}, held ${held.join(', ')}`);
  }

  /** One transcript: the same cuts, and the last of them final at all. */
  private checkCuts(): void {
    const finals = this.world.stations.map(({ line }) =>
      line.final ? `${line.final.cut.k} ${hex(line.final.hash)}` : 'none',
    );
    if (finals.includes('none') || new Set(finals).size !== 1) {
      throw new Error(`final cuts: ${finals.join(', ')}`);
    }
  }
}
