import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { Class, Precedence } from '@parley/core/codec/entry.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import type { Clock } from '@parley/station/loop/clock.ts';
import {
  type Addresses,
  Station,
  type StationLine,
  type StationOptions,
} from '@parley/station/station.ts';
import type { StationPaths } from '@parley/station/store/station-store.ts';
import type { FoundedLine } from '@parley/station/testing/found-line.ts';
import { until } from './until.ts';

export type Writing = { readonly precedence?: Precedence; readonly class?: Class };

/** A draft of a plain message, as `LineHost.write` takes it. */
export function draftOf(text: string, writing: Writing = {}) {
  const body = encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
  const { precedence = 1 } = writing;
  return { kind: 1, precedence, class: writing.class ?? 2, body, references: [], shown: null };
}

/** One party's station in this process, over its whole life: it may stop and start again. */
export class Party {
  readonly founded: FoundedLine;
  readonly me: number;
  readonly name: string;
  paths: StationPaths;
  clock: Clock | undefined;
  /** Bounds of its circuits that differ from the usual ones. */
  tuning: NonNullable<StationOptions['tuning']> = {};
  /** Everything shown since the first start. */
  readonly shown: Shown[] = [];
  /** Told of each of them. */
  onShown: (event: Shown) => void = () => {};
  #station: Station | undefined;

  constructor(founded: FoundedLine, me: number) {
    this.founded = founded;
    this.me = me;
    this.name = founded.charter.parties[me]?.name ?? '';
    this.paths = founded.paths[me] as StationPaths;
  }

  get station(): Station {
    if (!this.#station) throw new Error(`${this.name} is down`);
    return this.#station;
  }

  get line(): StationLine {
    return [...this.station.lines.values()][0] as StationLine;
  }

  get own(): string {
    return this.line.host.line.own;
  }

  /** Opens and begins; circuits come with `connect`. */
  async begin(): Promise<this> {
    const { paths, founded, clock, tuning } = this;
    const options = { tuning, ...(clock && { clock }) };
    this.#station = Station.open(paths, founded.secret, options);
    this.line.host.onShown = (event) => {
      this.shown.push(event);
      this.onShown(event);
    };
    await this.#station.begin(this.line);
    return this;
  }

  async connect(addresses: Addresses = {}): Promise<this> {
    await this.station.connect(this.line, addresses);
    return this;
  }

  async start(addresses: Addresses = {}): Promise<this> {
    await this.begin();
    return this.connect(addresses);
  }

  async stop(): Promise<void> {
    const station = this.#station;
    this.#station = undefined;
    await station?.stop();
  }

  /** The seq of a message once it is signed, or the code of its refusal. */
  async write(text: string, writing: Writing = {}): Promise<number | string> {
    const result = await this.line.host.write(draftOf(text, writing));
    return result.ok ? result.value.seq : result.code;
  }

  /** What is held of a journal, durable. */
  sizeOf(key: string): number {
    return this.line.host.line.journals.get(key)?.durable.size ?? 0;
  }

  /** How much of our own journal this party has put on its record. */
  recordedBy(party: number): number {
    let size = 0;
    for (const signed of ownJournal(this.line.host.line).cosigned.values()) {
      if (signed.cosigner.party === party) size = Math.max(size, signed.size);
    }
    return size;
  }

  /** Waits until the others have all of our own journal on their records. */
  async recorded(ms?: number): Promise<void> {
    const peers = [...this.line.host.line.peers.keys()];
    const size = () => this.sizeOf(this.own);
    const all = () => peers.every((party) => this.recordedBy(party) === size());
    await until(all, () => `${this.name}: on all records, ${size()} entries`, ms);
  }

  /** Codes of what was refused since the first start, with how often. */
  refusals(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const event of this.shown) {
      if (event.event !== 'refused') continue;
      counts.set(event.code, (counts.get(event.code) ?? 0) + 1);
    }
    return counts;
  }
}
