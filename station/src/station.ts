import { randomBytes } from 'node:crypto';
import { unhex } from '@parley/core/base/bytes.ts';
import type { Crypto, Entropy } from '@parley/core/base/crypto.ts';
import type { Charter } from '@parley/core/codec/charter.ts';
import { decodeCharterFile, verifyCharterFile } from '@parley/core/codec/charter-file.ts';
import { AttachmentTransfer } from './attachments/transfer.ts';
import type { Carrier, CarrierEvent } from './circuits/circuit.ts';
import { WebsocketCarrier } from './circuits/websocket/carrier.ts';
import { tlsIdentity } from './circuits/websocket/tls.ts';
import type { Tuning } from './circuits/websocket/tuning.ts';
import { type DamagedLine, readableName, refusalOfDamage } from './damaged-line.ts';
import { checkLastEntries } from './evidence/journal-check.ts';
import { nodeCrypto } from './keys/node-crypto.ts';
import { type Clock, systemClock } from './loop/clock.ts';
import { LineHost } from './loop/line-host.ts';
import { Listeners } from './loop/listeners.ts';
import { peerOfTlsKey } from './loop/peer-of-key.ts';
import { ownCertificate } from './loop/shown-certificates.ts';
import { LineDesk } from './projection/line-desk.ts';
import { RecordCheck } from './run/record-check.ts';
import type { Secret } from './store/cipher.ts';
import type { LineStore } from './store/line-store.ts';
import { PrivateJournal } from './store/private-journal.ts';
import { lineDamage, StoreRefusal } from './store/refusals.ts';
import { type StationPaths, StationStore } from './store/station-store.ts';

/** Drawn ahead, for salts and nonces: a call for each would cost more than to seal an entry. */
let pool = new Uint8Array(0);

export const entropy: Entropy = {
  bytes(length) {
    // Secrets are longer, and are never copied from where another copy stays.
    if (length > 16) return new Uint8Array(randomBytes(length));
    if (length > pool.length) pool = new Uint8Array(randomBytes(4096));
    const bytes = pool.slice(0, length);
    pool = pool.subarray(length);
    return bytes;
  },
};

/** Addresses that differ from the charter's: where to listen, whom to dial where. */
export type Addresses = {
  readonly listen?: string;
  readonly dial?: ReadonlyMap<number, string>;
};

export type StationOptions = {
  /** The machine's own where it is left out. */
  readonly clock?: Clock;
  /** Bounds of websocket circuits that differ from the usual ones. */
  readonly tuning?: Partial<Tuning>;
  /** A drill: as long as it says so every store refuses as on a full disk. */
  readonly drillFull?: () => boolean;
};

/** One line of a station: its store, its core at work, and its carriers while it runs. */
export type StationLine = {
  readonly id: string;
  readonly charter: Charter;
  readonly charterFile: Uint8Array;
  readonly me: number;
  readonly store: LineStore;
  readonly host: LineHost;
  readonly privateJournal: PrivateJournal;
  readonly carriers: Carrier[];
  /** What each circuit's carrier tells: up, down, tried again, refused. */
  readonly carrierEvents: Listeners<[circuit: string, event: CarrierEvent]>;
  /** What people are shown of the line. */
  readonly desk: LineDesk;
  readonly attachments: AttachmentTransfer;
  /** All of the record, verified in the background while the station runs. */
  readonly check: RecordCheck;
};

/** A party's station: everything under one folder, opened with the operator's secret. */
export class Station {
  readonly store: StationStore;
  readonly crypto: Crypto = nodeCrypto();
  readonly clock: Clock;
  readonly lines = new Map<string, StationLine>();
  /** Lines that do not open or cannot be read, by id: none of them is in `lines`. */
  readonly damaged = new Map<string, DamagedLine>();
  /** What becomes of a line that is adopted meanwhile; a running station also connects it. */
  onLine: (line: StationLine) => Promise<void> = (line) => this.begin(line);

  readonly #tuning: Partial<Tuning>;
  readonly #drillFull: (() => boolean) | undefined;

  private constructor(store: StationStore, options: StationOptions) {
    this.store = store;
    this.clock = options.clock ?? systemClock();
    this.#tuning = options.tuning ?? {};
    this.#drillFull = options.drillFull;
  }

  /**
   * Opens the folder and every line in it; nothing runs yet. A damaged line is set aside, as long
   * as one is sound. Refusals as `StationStore.open`.
   */
  static open(paths: StationPaths, secret: Secret, options: StationOptions = {}): Station {
    const station = new Station(StationStore.open(paths, secret), options);
    try {
      for (const id of station.store.lines()) station.#openOrSetAside(id);
      const [damaged] = station.damaged.values();
      if (damaged && station.lines.size === 0) throw refusalOfDamage(damaged);
    } catch (error) {
      station.store.close();
      throw error;
    }
    return station;
  }

  #openOrSetAside(id: string): void {
    try {
      if (this.isAdopted(id)) this.openLine(id);
    } catch (error) {
      if (!this.setAside(id, error)) throw error;
    }
  }

  /** Goes on without a line whose store this error shows to be damaged; false: it shows none. */
  setAside(id: string, error: unknown): boolean {
    const damage = lineDamage(error);
    if (!damage) return false;
    const line = this.lines.get(id);
    if (line) rest(line);
    this.lines.delete(id);
    const name =
      line?.charter.name ?? readableName(this.crypto, () => this.store.line(id).database);
    this.damaged.set(id, { id, name, ...damage, since: this.clock.now().time });
    return true;
  }

  /** False: its adoption was cut short before anything was written, and is to be made again. */
  private isAdopted(id: string): boolean {
    const { db } = this.#storeOf(id).database;
    return db.prepare("SELECT 1 FROM fact WHERE key = 'charter'").get() !== undefined;
  }

  #storeOf(id: string): LineStore {
    return this.store.line(id, this.#drillFull ? { drillFull: this.#drillFull } : {});
  }

  /** A line from its store: at the start, and after a charter was adopted. */
  openLine(id: string): StationLine {
    const store = this.#storeOf(id);
    const facts = store.start().facts;
    const charterFile = facts.get('charter');
    const me = facts.get('party')?.[0];
    const decoded = charterFile ? decodeCharterFile(charterFile) : undefined;
    const charter = decoded?.ok ? verifyCharterFile(this.crypto, decoded.value) : undefined;
    if (!charterFile || me === undefined || !charter?.ok) throw new StoreRefusal('corrupt', id);
    const host = new LineHost({
      station: this.store,
      store,
      line: unhex(id) as Uint8Array,
      charter: charter.value,
      me,
      crypto: this.crypto,
      entropy,
      clock: this.clock,
    });
    const privateJournal = new PrivateJournal(store, me, { crypto: this.crypto, entropy });
    const desk = new LineDesk(store, host);
    const line: StationLine = {
      id,
      charter: charter.value,
      charterFile,
      me,
      store,
      host,
      privateJournal,
      carriers: [],
      carrierEvents: new Listeners(),
      desk,
      attachments: new AttachmentTransfer(store, host, desk.projection),
      check: new RecordCheck({ store, host }),
    };
    this.lines.set(id, line);
    return line;
  }

  /** Lets the core of a line run, without circuits: enough to write and to read. */
  async begin(line: StationLine): Promise<void> {
    line.desk.start();
    line.attachments.start();
    checkLastEntries(line);
    await line.host.start();
  }

  /** Opens the websocket circuits that the charter names for this party. */
  async connect(line: StationLine, addresses: Addresses = {}): Promise<void> {
    for (const plan of line.charter.circuits) {
      if (plan.kind !== 'websocket') continue;
      const carrier = websocketCarrier(line, plan, { ...addresses, tuning: this.#tuning });
      carrier.onEvent = (event) => onCarrierEvent(line, carrier.id, event);
      carrier.onCircuit = (circuit) => line.host.addCircuit(circuit);
      carrier.onBeside = (circuit) => line.host.addBeside(circuit);
      line.host.onNewKeys = (party) => {
        for (const one of line.carriers) {
          if (!(one instanceof WebsocketCarrier)) continue;
          if (party === line.me) one.renew();
          else one.recheck();
        }
      };
      line.carriers.push(carrier);
    }
    const started = await Promise.allSettled(line.carriers.map((carrier) => carrier.start()));
    for (const one of started) if (one.status === 'rejected') throw one.reason;
  }

  async stop(): Promise<void> {
    for (const line of this.lines.values()) {
      await Promise.all(line.carriers.map((carrier) => carrier.stop()));
      rest(line);
    }
    this.store.close();
  }
}

function rest(line: StationLine): void {
  line.check.stop();
  line.attachments.stop();
  line.desk.stop();
  line.host.stop();
}

/** A connection that is refused before it is a circuit is shown like any other refusal. */
function onCarrierEvent(line: StationLine, circuit: string, event: CarrierEvent): void {
  line.carrierEvents.tell(circuit, event);
  if (event.t !== 'refused') return;
  const { code, from: detail, peer } = event;
  line.host.show({ event: 'refused', code, detail, from: peer ?? null, circuit });
}

function websocketCarrier(
  line: StationLine,
  plan: Charter['circuits'][number],
  addresses: Addresses & { readonly tuning: Partial<Tuning> },
): WebsocketCarrier {
  const { host, me, store } = line;
  const mine = plan.addresses.find(({ party }) => party === me)?.address;
  const listen = addresses.listen ?? mine;
  const dial = plan.addresses
    .filter(({ party }) => party !== me)
    .map(({ party, address }) => ({ peer: party, address: addresses.dial?.get(party) ?? address }));
  const keys = () => store.keyring.get(host.line.own);
  return new WebsocketCarrier({
    id: plan.id,
    self: me,
    ...(listen === undefined ? {} : { listen }),
    dial,
    entropy,
    tuning: addresses.tuning,
    acquaintance: {
      identity: () => tlsIdentity(keys()?.tls as Uint8Array),
      certificate: () => keys()?.certificate ?? new Uint8Array(0),
      mayLack: () => ownCertificate(host) !== undefined,
      identify: (tlsKey, claim) => peerOfTlsKey(host, tlsKey, claim),
    },
  });
}
