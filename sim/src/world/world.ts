import { hex } from '@parley/core/base/bytes.ts';
import type { SimCrypto } from '../crypto/ports.ts';
import { type Founding, type FoundingOptions, found } from '../founding.ts';
import { Link, type LinkPlace } from '../network/link.ts';
import type { Random } from '../random.ts';
import type { Observer, StationPlace } from '../station/place.ts';
import { SimStation } from '../station/station.ts';
import { type Act, EventHeap } from './heap.ts';
import { Trace } from './trace.ts';

const resolved = Promise.resolve();
/** Turns of promises after which everything that hangs on one event has settled. */
const promiseTurns = 16;

/** Stations and the paths between them, in one process, on one heap of events, in virtual time. */
export class World implements StationPlace, LinkPlace {
  readonly founding: Founding;
  readonly random: Random;
  readonly trace: Trace;
  readonly stations: SimStation[];
  readonly links: Link[] = [];
  readonly observers: Observer[] = [];
  /** Set when a claim did not hold, or our own code threw: the run is over. */
  failure: Error | null = null;
  elapsed = 0;
  /** Circuits come up again so fast after both ends are there, ms. */
  redialMs: readonly [number, number] = [250, 2000];
  readonly #heap = new EventHeap();
  #stirred = false;

  private constructor(founding: Founding, random: Random) {
    this.founding = founding;
    this.random = random;
    this.trace = new Trace();
    this.stations = founding.charter.parties.map(
      (_, i) => new SimStation(this, i, random.split(`station ${i}`)),
    );
  }

  /** A line just founded: every station has begun, no circuit is up. */
  static async create(crypto: SimCrypto, random: Random, options: FoundingOptions): Promise<World> {
    const founding = await found(crypto, random.split('founding'), options);
    const world = new World(founding, random);
    for (const { process } of world.stations) await process.start();
    await world.settle();
    return world;
  }

  /** Times are eighths of a ms: their sums and differences are exact. */
  later(ms: number, act: Act): void {
    this.#heap.push(Math.ceil((this.elapsed + ms) * 8) / 8, act);
  }

  stir(): void {
    this.#stirred = true;
  }

  wait<T>(result: Promise<T>, ms: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.later(ms, async () => {
        this.stir();
        try {
          resolve(await result);
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  /** Resolves when so much time has passed in the world: for stories that are told in steps. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.later(ms, () => {
        this.stir();
        resolve();
        return undefined;
      });
    });
  }

  fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
  }

  station(i: number): SimStation {
    return this.stations[i] as SimStation;
  }

  /** A path between two stations; it comes up when it is dialled. */
  link(id: string, a: number, b: number): Link {
    const name = `${id}.${a}-${b}`;
    const known = this.links.find((link) => link.id === name);
    if (known) return known;
    const link = new Link(this, name, [a, b], this.random.split(`link ${name}`));
    this.links.push(link);
    return link;
  }

  arrived(to: number, link: Link, frame: Uint8Array): void {
    const station = this.station(to);
    const from = link.ends[0] === to ? link.ends[1] : link.ends[0];
    this.#whenAwake(station, () => {
      if (link.connected) station.frame(link.id, from, frame);
    });
  }

  /** A stopped process takes what came when it goes on. */
  #whenAwake(station: SimStation, act: () => void): void {
    if (!station.running) return;
    const wait = station.pausedUntil - this.elapsed;
    if (wait <= 0) return act();
    const { process } = station;
    station.putOff(wait, () => {
      if (station.process === process && process.running) act();
    });
  }

  /** Both ends hold it for up. */
  connect(link: Link): void {
    if (link.connected) return;
    const [a, b] = link.open();
    this.trace.tell(-1, 'up', link.ends[0], link.ends[1]);
    this.trace.write(-1, 'up', link.id);
    this.station(link.ends[0]).circuit(a);
    this.station(link.ends[1]).circuit(b);
  }

  /** Both ends learn that it is gone. */
  disconnect(link: Link): void {
    if (!link.connected) return;
    link.close();
    this.trace.tell(-1, 'down', link.ends[0], link.ends[1]);
    this.trace.write(-1, 'down', link.id);
    for (const end of link.ends) this.station(end).circuitGone(link.id);
  }

  /** Dials what is wanted and can be: again and again, as carriers do. */
  redial(link: Link): void {
    const able = () =>
      link.wanted && !link.connected && link.ends.every((end) => this.station(end).process.ready);
    if (!link.wanted || link.connected) return;
    this.later(this.random.between(...this.redialMs), () => {
      if (able() && link.ends.every((end) => this.station(end).running)) this.connect(link);
      return undefined;
    });
  }

  stopped(station: SimStation): void {
    for (const link of this.links) if (link.has(station.me)) this.disconnect(link);
  }

  /** Starts a station, and dials its circuits. */
  boot(me: number): void {
    const station = this.station(me);
    if (station.running) station.crash();
    station.boot();
    for (const link of this.links) {
      if (!link.has(me)) continue;
      this.later(50, () => {
        this.redial(link);
        return undefined;
      });
    }
  }

  /** Works off events up to a time of the world, or until something failed. */
  async runUntil(time: number): Promise<void> {
    await this.#drain();
    while (this.#heap.next <= time && this.failure === null) {
      const event = this.#heap.pop();
      this.elapsed = event.at;
      this.trace.at = event.at;
      let wait: Promise<void> | undefined;
      try {
        wait = event.act();
      } catch (error) {
        this.fail(error);
      }
      if (wait) await wait;
      if (this.#stirred) await this.#drain();
    }
    if (this.failure === null && Number.isFinite(time)) this.elapsed = Math.max(this.elapsed, time);
    if (this.failure) throw this.failure;
  }

  async #drain(): Promise<void> {
    while (this.#stirred) {
      this.#stirred = false;
      for (let turn = 0; turn < promiseTurns; turn++) await resolved;
    }
  }

  async pass(ms: number): Promise<void> {
    await this.runUntil(this.elapsed + ms);
  }

  /** Lets half a second go by: everything under way on good circuits arrives and is answered. */
  async settle(): Promise<void> {
    await this.pass(500);
  }

  /** One good circuit between every two stations. */
  connectAll(): void {
    for (const a of this.stations) {
      for (const b of this.stations) if (a.me < b.me) this.connect(this.link('ws', a.me, b.me));
    }
  }

  /** All stations hold the same journals, to the same roots. */
  agreement(): string[] {
    return this.stations.map((station) =>
      [...station.line.journals.values()]
        .map(({ key, durable }) => `${key}:${durable.size}:${hex(durable.root).slice(0, 8)}`)
        .sort()
        .join(' '),
    );
  }
}
