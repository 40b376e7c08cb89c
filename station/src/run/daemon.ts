import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { writeFirstEntry } from '../acts/ceremony/first-entry.ts';
import { sweepOrphans } from '../acts/messages/orphans.ts';
import { armCourier } from '../courier/arm.ts';
import { DeskServer } from '../desk/socket-server.ts';
import { type Addresses, Station, type StationLine } from '../station.ts';
import type { Secret } from '../store/cipher.ts';
import { StoreRefusal } from '../store/refusals.ts';
import type { StationPaths } from '../store/station-store.ts';
import { ringOnFlash } from './bell.ts';
import { logEvents } from './event-log.ts';
import { bindPrivateRoot } from './private-root.ts';
import { recordRefusals } from './refusals.ts';

export type DaemonOptions = {
  readonly paths: StationPaths;
  readonly secret: Secret;
  readonly listen?: string | undefined;
  /** Addresses by the name of the party. */
  readonly dial: ReadonlyMap<string, string>;
  readonly onFlash?: string | undefined;
  readonly log: Logger;
};

/** A station that runs: its lines with their circuits, and the desk over its socket. */
export class Daemon {
  readonly station: Station;
  readonly #options: DaemonOptions;
  readonly #ends: (() => void)[] = [];
  #desk: DeskServer | undefined;

  private constructor(station: Station, options: DaemonOptions) {
    this.station = station;
    this.#options = options;
  }

  /** Opens the folder, begins and connects every line, and serves the desk. */
  static async start(options: DaemonOptions): Promise<Daemon> {
    const daemon = new Daemon(await openFree(options), options);
    try {
      for (const line of daemon.station.lines.values()) await daemon.#begin(line);
      daemon.station.onLine = (line) => daemon.#begin(line);
      daemon.#desk = await DeskServer.listen(daemon.station);
      daemon.#desk.onFault = (error) => options.log.error({ err: error }, 'desk');
      return daemon;
    } catch (error) {
      await daemon.stop();
      throw error;
    }
  }

  /** Where the circuits of all lines listen. */
  listening(): string[] {
    const lines = [...this.station.lines.values()];
    const carriers = lines.flatMap((line) => line.carriers);
    return carriers.flatMap((carrier) => carrier.status().listening ?? []);
  }

  async stop(): Promise<void> {
    for (const end of this.#ends) end();
    await this.#desk?.close();
    await this.station.stop();
  }

  async #begin(line: StationLine): Promise<void> {
    const { log, onFlash } = this.#options;
    recordRefusals(line);
    logEvents(line, log);
    if (onFlash !== undefined) {
      ringOnFlash(line, onFlash, (why) => log.error({ why }, 'on-flash'));
    }
    await this.station.begin(line);
    sweepOrphans(line);
    // Files in and out are remembered from the start, so that a cannot-open by any circuit is met.
    armCourier(line);
    this.#ends.push(bindPrivateRoot(line));
    await writeFirstEntry(line);
    await this.station.connect(line, this.#addresses(line));
  }

  #addresses({ charter }: StationLine): Addresses {
    const { listen, dial } = this.#options;
    const byParty = new Map<number, string>();
    charter.parties.forEach(({ name }, party) => {
      const address = dial.get(name);
      if (address !== undefined) byParty.set(party, address);
    });
    return { ...(listen === undefined ? {} : { listen }), dial: byParty };
  }
}

/** A verb that has the folder open is soon done; until then the start waits, as verbs do. */
async function openFree({ paths, secret }: DaemonOptions): Promise<Station> {
  for (let waited = 0; ; waited += 100) {
    try {
      return Station.open(paths, secret);
    } catch (error) {
      const locked = error instanceof StoreRefusal && error.code === 'store-locked';
      if (!locked || waited >= 5000) throw error;
      await setTimeout(100);
    }
  }
}
