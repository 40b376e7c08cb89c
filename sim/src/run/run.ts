import { invariants } from '../invariants/all.ts';
import type { Watch } from '../invariants/invariant.ts';
import type { Link } from '../network/link.ts';
import { Weather } from '../network/weather.ts';
import type { Random } from '../random.ts';
import type { Backup } from '../station/machine.ts';
import type { Process } from '../station/process.ts';
import { Cast } from '../strategies/cast.ts';
import type { World } from '../world/world.ts';
import { Ledger } from './ledger.ts';

const minuteMs = 60_000;
/** Faults that make frames which nobody sealed so. */
const altering = new Set(['bit-flips', 'truncation', 'noise', 'newer-version']);

/** A world under watch: who lies in it, what the faults took, and all that must hold. */
export class Run {
  readonly world: World;
  readonly cast: Cast;
  readonly ledger: Ledger;
  /** Set when all faults have ended: from here on convergence is owed. */
  healedAt: number | null = null;
  /** Backups that operators made, oldest first. */
  readonly backups = new Map<number, readonly Backup[]>();
  /** How often each fault came, and each piece of work. */
  readonly hits = new Map<string, number>();
  /** Stations whose database holds what it should not: it is replaced, at healing at the latest. */
  readonly damaged = new Set<number>();
  readonly watches: readonly Watch[];
  readonly #weathers = new Map<Link, Weather>();
  /** Since when a station runs undisturbed, world ms. */
  readonly #calmSince = new Map<number, number>();
  readonly #processes = new Map<number, Process>();
  /** Somebody alters frames in this run, or makes ones of his own. */
  alters = false;

  constructor(world: World) {
    this.world = world;
    this.cast = new Cast(world);
    this.ledger = new Ledger(world);
    this.watches = invariants.map((invariant) => invariant.watch(this));
    world.observers.push(...this.watches);
  }

  /** Stations that keep the rules. */
  get honest() {
    return this.world.stations.filter(({ me }) => this.cast.isHonest(me));
  }

  isHonestJournal(key: string): boolean {
    return this.cast.isHonest(Number.parseInt(key, 10));
  }

  /** Everything that heals: no fault that was planned does anything any more. */
  get healed(): boolean {
    return this.healedAt !== null;
  }

  hit(name: string): void {
    this.alters ||= altering.has(name);
    this.hits.set(name, (this.hits.get(name) ?? 0) + 1);
  }

  weather(link: Link): Weather {
    let weather = this.#weathers.get(link);
    if (!weather) {
      weather = new Weather(link, link.profile);
      this.#weathers.set(link, weather);
    }
    return weather;
  }

  cut(link: Link): void {
    link.wanted = false;
    this.world.disconnect(link);
  }

  mend(link: Link): void {
    if (this.healed) return;
    link.wanted = true;
    this.world.redial(link);
  }

  /** A station's timing or store is not what it should be; it is given a while afterwards. */
  disturbed(me: number): void {
    this.#calmSince.set(me, this.world.elapsed);
  }

  /** How long a station has run, spoken and written without trouble, ms. */
  calmFor(me: number): number {
    return this.world.elapsed - (this.#calmSince.get(me) ?? 0);
  }

  /** How long a link has been up with nothing wrong and nobody in its middle, ms. */
  fairFor(link: Link): number {
    const { fairSince } = this.weather(link);
    const { rate, loss, oneWay } = link.profile;
    if (!link.connected || link.dead || link.middle || fairSince === null) return 0;
    if (Number.isFinite(rate) || loss > 0 || oneWay !== null) return 0;
    return this.world.elapsed - Math.max(fairSince, link.upSince);
  }

  /** The same for all that is between two parties, themselves included. */
  fairBetween(a: number, b: number): number {
    const links = this.world.links.filter((link) => link.joins(a, b));
    const fair = links.map((link) => this.fairFor(link));
    return Math.min(...fair, this.calmFor(a), this.calmFor(b));
  }

  /** Looks which stations are in trouble now. */
  #lookAfter(): void {
    for (const { me, running, process, faults, line, pausedUntil } of this.world.stations) {
      const troubled =
        faults.disk ||
        faults.guardDisk ||
        faults.flaky ||
        faults.lying ||
        faults.unreadable.size > 0;
      const paused = pausedUntil > this.world.elapsed;
      const other = this.#processes.get(me) !== process;
      this.#processes.set(me, process);
      if (!running || troubled || paused || other || line.mute || line.fault) this.disturbed(me);
    }
  }

  /** Starts a station again after a while, short as often as long. */
  reboot(me: number, random: Random): void {
    this.world.later(random.spread(500, 30 * minuteMs), () => {
      if (!this.world.station(me).running) this.world.boot(me);
      return undefined;
    });
  }

  /** The same for one that is about to stop, whenever it does. */
  rebootWhenDown(me: number, random: Random): void {
    const { process } = this.world.station(me);
    const look = (): undefined => {
      const station = this.world.station(me);
      if (station.process !== process || this.healed) return undefined;
      if (station.running) this.world.later(minuteMs, look);
      else this.reboot(me, random);
      return undefined;
    };
    this.world.later(minuteMs, look);
  }

  /** Lets so much time pass, and looks at everything every so often. */
  async pass(ms: number, everyMs = minuteMs): Promise<void> {
    const end = this.world.elapsed + ms;
    while (this.world.elapsed < end) {
      await this.world.runUntil(Math.min(end, this.world.elapsed + everyMs));
      this.#lookAfter();
      for (const watch of this.watches) watch.looked?.();
    }
  }

  /** Everything is healed and has had its time: what must hold now is asked. */
  async finish(): Promise<void> {
    for (const watch of this.watches) await watch.finished?.();
    if (this.world.failure) throw this.world.failure;
  }
}
