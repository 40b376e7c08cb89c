import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { writeFirstEntry } from '../acts/ceremony/first-entry.ts';
import { sweepOrphans } from '../acts/messages/orphans.ts';
import { armCourier } from '../courier/arm.ts';
import { followerOf } from '../desk/context.ts';
import { DeskServer } from '../desk/socket-server.ts';
import { Station, type StationLine, type StationOptions } from '../station.ts';
import type { Secret } from '../store/cipher.ts';
import { StoreFault, StoreRefusal } from '../store/refusals.ts';
import type { StationPaths } from '../store/station-store.ts';
import { type Given, LineAddresses } from './addresses.ts';
import { ringOnFlash } from './bell.ts';
import { compileSooner } from './compile-sooner.ts';
import type { DeskPlan } from './desk-plan.ts';
import { logEvents } from './event-log.ts';
import { refuseDemonstration } from './exercise-station.ts';
import type { OpenDesk } from './open-desk.ts';
import { bindPrivateRoot } from './private-root.ts';
import { recordRefusals } from './refusals.ts';

export type DaemonOptions = {
  readonly paths: StationPaths;
  readonly secret: Secret;
  /** Where to listen and dial otherwise than the charters say. */
  readonly addresses: Given;
  readonly onFlash?: string | undefined;
  readonly log: Logger;
  readonly station?: StationOptions;
  /** The desk for browsers; undefined: none is opened. */
  readonly desk?: DeskPlan | undefined;
};

/** A station that runs: its lines with their circuits, and the desk over its socket. */
export class Daemon {
  readonly station: Station;
  readonly #options: DaemonOptions;
  readonly #ends: (() => void)[] = [];
  readonly #addresses: LineAddresses;
  #desk: DeskServer | undefined;
  #serving: OpenDesk | undefined;

  private constructor(station: Station, options: DaemonOptions) {
    this.station = station;
    this.#options = options;
    this.#addresses = new LineAddresses(station, options.addresses);
  }

  /** Opens the folder, begins and connects every line, and serves the desk. */
  static async start(options: DaemonOptions): Promise<Daemon> {
    const daemon = await Daemon.#over(await openFree(options), options);
    try {
      if (options.desk?.demonstration.length) refuseDemonstration(daemon.station);
      // Lines that are followed by another come last: an address goes to the newest.
      for (const line of currentFirst(daemon.station)) await daemon.#beginOrSetAside(line);
      daemon.#tellDamaged();
      daemon.station.onLine = (line) => daemon.#begin(line);
      daemon.#desk = await DeskServer.listen(daemon.station);
      daemon.#desk.onFault = (error) => daemon.#onDeskFault(error);
      await daemon.#openDesk();
      compileSooner();
      return daemon;
    } catch (error) {
      await daemon.stop();
      throw error;
    }
  }

  static async #over(station: Station, options: DaemonOptions): Promise<Daemon> {
    try {
      return new Daemon(station, options);
    } catch (error) {
      await station.stop();
      throw error;
    }
  }

  /** Where the circuits of all lines listen. */
  listening(): string[] {
    const lines = [...this.station.lines.values()];
    const carriers = lines.flatMap((line) => line.carriers);
    return carriers.flatMap((carrier) => carrier.status().listening ?? []);
  }

  /** Loaded only where it is opened: a station without it is some tens of MiB smaller. */
  async #openDesk(): Promise<void> {
    const { desk, log } = this.#options;
    if (!desk) return;
    const { openDesk } = await import('./open-desk.ts');
    this.#serving = await openDesk(this.station, desk, log);
  }

  /** The desk for browsers, where one was opened. */
  get desk(): OpenDesk | undefined {
    return this.#serving;
  }

  async stop(): Promise<void> {
    for (const end of this.#ends) end();
    await this.#serving?.close();
    await this.#desk?.close();
    await this.station.stop();
  }

  /** A verb met a disk that refuses: the lines try it at once, and `status` says so meanwhile. */
  #onDeskFault(error: unknown): void {
    this.#options.log.error({ err: error }, 'desk');
    if (!(error instanceof StoreFault)) return;
    const what = error.kind === 'disk-full' ? 'disk-full' : 'io';
    for (const { host } of this.station.lines.values()) {
      host.loop.input({ kind: 'fault', id: 0, what });
    }
  }

  /** A line whose store fails while it begins is set aside, as one that does not open. */
  async #beginOrSetAside(line: StationLine): Promise<void> {
    try {
      await this.#begin(line);
    } catch (error) {
      if (!this.station.setAside(line.id, error) || this.station.lines.size === 0) throw error;
    }
  }

  #tellDamaged(): void {
    for (const { id: line, ...damage } of this.station.damaged.values()) {
      this.#options.log.error({ line, ...damage }, 'a damaged line is set aside');
    }
  }

  async #begin(line: StationLine): Promise<void> {
    const { log, onFlash } = this.#options;
    recordRefusals(line);
    this.#ends.push(logEvents(line, log));
    if (onFlash !== undefined) {
      ringOnFlash(line, onFlash, (why) => log.error({ why }, 'on-flash'));
    }
    await this.station.begin(line);
    sweepOrphans(line);
    // Files in and out are remembered from the start, so that a cannot-open by any circuit is met.
    armCourier(line);
    this.#ends.push(bindPrivateRoot(line));
    line.check.start((broken) => log.error({ line: line.id, ...broken }, 'the record is broken'));
    await writeFirstEntry(line);
    await this.#connect(line);
  }

  /**
   * A port that is taken ends a start. Not where another line of this station goes on: one that
   * was adopted meanwhile, or one that is followed, still dials, and `status` says that it does
   * not listen.
   */
  async #connect(line: StationLine): Promise<void> {
    try {
      await this.station.connect(line, this.#addresses.of(line));
    } catch (error) {
      if (!this.#desk && !followerOf(this.station, line)) throw error;
      this.#options.log.error({ line: line.id, err: error }, 'cannot listen');
    }
  }
}

function currentFirst(station: Station): StationLine[] {
  const lines = [...station.lines.values()];
  return lines.sort((a, b) => Number(!!followerOf(station, a)) - Number(!!followerOf(station, b)));
}

/** A verb that has the folder open is soon done; until then the start waits, as verbs do. */
async function openFree({ paths, secret, station }: DaemonOptions): Promise<Station> {
  for (let waited = 0; ; waited += 100) {
    try {
      return Station.open(paths, secret, station);
    } catch (error) {
      const locked = error instanceof StoreRefusal && error.code === 'store-locked';
      if (!locked || waited >= 5000) throw error;
      await setTimeout(100);
    }
  }
}
