import { decodePayload, type Payload } from '@parley/core/codec/payload.ts';
import { type Journal, ownJournal } from '@parley/core/replication/line.ts';
import type { Founding, Secrets } from '../founding.ts';
import type { SimStation } from '../station/station.ts';
import type { World } from '../world/world.ts';
import { Forger } from './forger.ts';
import { LiarTime } from './liar.ts';

/**
 * The hands of a lying party. Under it runs an honest station with the same keys, so that it
 * speaks the protocol; the strategy adds, changes, withholds, and says whatever else it likes.
 */
export class Counterpart extends LiarTime {
  readonly station: SimStation;

  constructor(world: World, name: string, party: number) {
    super(world, name, party);
    this.station = world.station(party);
  }

  get me(): number {
    return this.station.me;
  }

  get founding(): Founding {
    return this.world.founding;
  }

  /** The keys of its present incarnation. */
  get secrets(): Secrets {
    return this.station.process.secrets;
  }

  /** Everyone else, in order. */
  get others(): number[] {
    return this.world.stations.map(({ me }) => me).filter((party) => party !== this.me);
  }

  /** Its own present journal, as its station has it. */
  get journal(): Journal {
    return ownJournal(this.station.line);
  }

  /** The newest journal of a party that its station knows. */
  journalOf(party: number): Journal {
    const all = [...this.station.line.journals.values()];
    return all.filter(({ name }) => name.party === party).at(-1) as Journal;
  }

  /**
   * A second pen under its present keys: from nothing, or from what its station has said so far.
   * What it writes its own station does not know.
   */
  forger(from: 'nothing' | 'now'): Forger {
    const { name, durable } = this.journal;
    const forger = new Forger(this.founding, this.me, { name, secrets: this.secrets });
    return from === 'now' ? forger.after(durable) : forger;
  }

  /** Seals a payload and sends it: by that circuit, or by every one that is up to that party. */
  send(to: number, payload: Uint8Array, circuit?: string): void {
    const { process } = this.station;
    process.enter(() => {
      const { circuits } = process;
      for (const one of circuit === undefined ? circuits.to(to) : [circuit]) {
        circuits.send(one, payload);
      }
    });
  }

  /** A frame as it is: an `open`, a `cannot-open`, a certificate, or anything. */
  sendFrame(to: number, frame: Uint8Array, circuit?: string): void {
    const { process } = this.station;
    process.enter(() => {
      const { circuits } = process;
      for (const one of circuit === undefined ? circuits.to(to) : [circuit]) {
        circuits.sendFrame(one, frame);
      }
    });
  }

  /** What a payload says; undefined where nobody could read it. */
  read(payload: Uint8Array): Payload | undefined {
    const decoded = decodePayload(payload);
    return decoded.ok ? decoded.value : undefined;
  }
}
