import type { Input } from '@parley/core/replication/io.ts';
import type { Journal } from '@parley/core/replication/line.ts';
import { fakeCrypto } from '../crypto/fake.ts';
import type { FoundingOptions } from '../founding.ts';
import type { Link } from '../network/link.ts';
import { Random } from '../random.ts';
import { Run } from '../run/run.ts';
import { openIncarnation } from '../station/incarnation.ts';
import { type Backup, backupOf, type Machine, putBack, rollBack } from '../station/machine.ts';
import type { SimStation } from '../station/station.ts';
import { World } from '../world/world.ts';

/** A world for a story told in steps: stations by number, one circuit between each two. */
export class Scene {
  readonly world: World;
  /** All invariants watch every story; who lies in it is named to `run.cast`. */
  readonly run: Run;

  constructor(world: World) {
    this.world = world;
    this.run = new Run(world);
  }

  /** A party whose keys the story uses as it likes: nothing is promised of it. */
  lies(party: number): void {
    this.run.cast.parties.add(party);
  }

  /** A line just founded, no circuit up. */
  static async begin(seed: number, options: FoundingOptions): Promise<Scene> {
    const world = await World.create(fakeCrypto, new Random(seed), options);
    for (const station of world.stations) station.keepsShown = true;
    return new Scene(world);
  }

  /** The same with every circuit up, and quiet. */
  static async open(seed: number, options: FoundingOptions): Promise<Scene> {
    const scene = await Scene.begin(seed, options);
    scene.world.connectAll();
    await scene.settle();
    return scene;
  }

  get stations(): readonly SimStation[] {
    return this.world.stations;
  }

  get founding() {
    return this.world.founding;
  }

  station(i: number): SimStation {
    return this.world.station(i);
  }

  journal(at: number, prefix: string): Journal {
    const all = [...this.station(at).line.journals.values()];
    const found = all.find(({ key }) => key.startsWith(prefix));
    if (!found) throw new Error(`${at} knows no journal ${prefix}`);
    return found;
  }

  link(a: number, b: number): Link {
    return this.world.link('ws', Math.min(a, b), Math.max(a, b));
  }

  connect(a: number, b: number): void {
    const link = this.link(a, b);
    link.wanted = true;
    this.world.connect(link);
  }

  disconnect(a: number, b: number): void {
    const link = this.link(a, b);
    link.wanted = false;
    this.world.disconnect(link);
  }

  settle(): Promise<void> {
    return this.world.settle();
  }

  pass(ms: number): Promise<void> {
    return this.world.pass(ms);
  }

  /** Inputs of one turn of the loop, worked off at once. */
  now(at: number, ...inputs: Input[]): void {
    const station = this.station(at);
    station.input(...inputs);
    station.process.enter(() => station.process.loop.flush());
    station.process.stirred();
  }

  /** A payload, as if it came out of a frame of that party's. */
  give(to: number, from: number, payload: Uint8Array): void {
    this.now(to, { kind: 'frame', circuit: this.link(to, from).id, from, payload });
  }

  /** Starts a station again; its circuits come up by themselves. */
  boot(at: number): void {
    this.world.boot(at);
  }

  backup(at: number): Backup {
    return backupOf(this.station(at).machine);
  }

  restore(at: number, backup: Backup): void {
    this.station(at).crash();
    putBack(this.station(at).machine, backup);
    this.run.ledger.putBackTo(at);
    this.world.boot(at);
  }

  rollBack(at: number, machine: Machine): void {
    this.station(at).crash();
    rollBack(this.station(at).machine, machine);
    this.run.ledger.rolledBack(at);
    this.world.boot(at);
  }

  loseGuard(at: number): void {
    this.station(at).crash();
    this.station(at).machine.guard = null;
    this.world.boot(at);
  }

  async openIncarnation(at: number): Promise<void> {
    const state = { done: false };
    const opened = openIncarnation(this.station(at)).finally(() => {
      state.done = true;
    });
    while (!state.done) await this.pass(50);
    await opened;
  }

  /** Entries that a station holds without their predecessors. */
  peeked(at: number): number {
    const { journals } = this.station(at).machine.disk;
    return [...journals.values()].reduce((sum, { peeked }) => sum + peeked.size, 0);
  }

  agreement(): string[] {
    return this.world.agreement();
  }
}
