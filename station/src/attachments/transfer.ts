import { hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { type Chunk, encodePayload, type Payload, type Want } from '@parley/core/codec/payload.ts';
import { cosignedBy } from '@parley/core/replication/counts.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import type { LineHost } from '../loop/line-host.ts';
import type { Projection } from '../projection/projection.ts';
import type { LineStore } from '../store/line-store.ts';
import { StoreFault } from '../store/refusals.ts';
import { AskedByCourier } from './asked.ts';
import { type Fetch, Fetches } from './fetches.ts';
import {
  allNamed,
  missingAfter,
  missingOf,
  type NamedAttachment,
  namedIn,
  namingOf,
  RecentNames,
} from './named.ts';
import { isPiece, pieceOf } from './pieces.ts';
import { hashHolds } from './store-file.ts';

const tickMs = 250;
/** Entries go first; after this long a chunk goes between them, or a picture never came. */
const patienceMs = 1000;
/** Chunks that one peer may have asked for and not got yet: 1 MiB. */
const servingMax = 16;

/** Wants in one courier file. */
const courierWantsMax = 1024;

type Serving = { readonly sha256: Uint8Array; offset: number; end: number; readonly since: number };

/**
 * Bytes of attachments, by hash and behind everything else (spec/attachment.md): wants what an
 * entry held here names, gives what an entry of this line names, and checks every hash.
 */
export class AttachmentTransfer {
  readonly #store: LineStore;
  readonly #host: LineHost;
  readonly #projection: Projection;
  readonly #names = new RecentNames();
  readonly #asked: AskedByCourier;
  readonly #fetches: Fetches;
  readonly #serving = new Map<number, Serving[]>();
  #arrived: { from: number; circuit: string; payload: Want | Chunk }[] = [];
  #scheduled = false;
  #timer: NodeJS.Timeout | undefined;
  #stop: (() => void)[] = [];
  #stopped = false;
  #resumed = false;
  readonly #listeners = new Set<(event: AttachmentEvent) => void>();

  constructor(store: LineStore, host: LineHost, projection: Projection) {
    this.#store = store;
    this.#host = host;
    this.#projection = projection;
    this.#asked = new AskedByCourier(store);
    this.#fetches = new Fetches({
      after: (author, last, most) => missingAfter(store, author, last, most),
      begin: (named) => this.#begin(named),
      drop: ({ sha256 }) => this.#drop(sha256),
    });
  }

  start(): void {
    this.#stop = [
      this.#host.subscribe((event) => this.#onShown(event)),
      this.#host.subscribePayloads((from, circuit, payload) => {
        this.#onPayload(from, circuit, payload);
      }),
      this.#host.subscribeDrained((peer) => this.#serve(peer)),
    ];
    this.#timer = setInterval(() => this.#tick(), tickMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const stop of this.#stop) stop();
    this.#stopped = true;
  }

  /** After the turn, unless the station has closed its store by then. */
  #later(work: () => void): void {
    setImmediate(() => {
      if (!this.#stopped) work();
    });
  }

  /** Tells of what came whole, and of what a peer sent that does not fit; the answer ends it. */
  subscribe(listener: (event: AttachmentEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(event: AttachmentEvent): void {
    for (const listener of this.#listeners) listener(event);
    if (event.event !== 'refused') return;
    const { code, from } = event;
    this.#host.show({ event: 'refused', code, detail: 'attachment', from, circuit: null });
  }

  /**
   * Payloads for a courier file to a party, at most `budgetBytes` of attachments: those it asked
   * for by courier, then those of entries it has not cosigned, small ones first; and our own
   * wants. An attachment that does not fit whole waits to be asked for.
   */
  async courierChunks(to: number, budgetBytes: number): Promise<Uint8Array[]> {
    await this.#projection.catchUp();
    const missing = missingOf(this.#store, this.#host.options.me, courierWantsMax);
    const payloads = missing.map(({ sha256, size }) => {
      const held = this.#store.attachments.state(sha256)?.held ?? 0;
      return want(sha256, held, Math.max(0, size - held));
    });
    const asked = this.#asked.of(to).map((sha256) => namingOf(this.#store, sha256));
    const unseen = allNamed(this.#store)
      .filter(({ author, journal, seq }) => author !== to && !this.#cosigned(to, journal, seq))
      .sort((a, b) => a.size - b.size);
    let left = budgetBytes;
    const done = new Set<string>();
    for (const named of [...asked, ...unseen]) {
      if (!named || done.has(hex(named.sha256))) continue;
      const state = this.#store.attachments.state(named.sha256);
      if (!state?.complete || state.size > left) continue;
      done.add(hex(named.sha256));
      left -= state.size;
      for (let at = 0; at < state.size; at += limits.chunkBytesMax) {
        const chunk = this.#chunk(named.sha256, at);
        if (chunk) payloads.push(chunk);
      }
    }
    if (asked.length > 0) this.#asked.clear(to);
    return payloads;
  }

  #cosigned(party: number, key: string, seq: number): boolean {
    const journal = this.#host.line.journals.get(key);
    if (!journal || journal.name.party === party) return true;
    return cosignedBy(this.#host.line, journal, party) > seq;
  }

  #onShown(event: Shown): void {
    if (event.event !== 'entries') return;
    const { journal, first, items } = event;
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (!item) continue;
      const place = { journal: journalKey(journal), party: journal.party, seq: first + i };
      for (const named of namedIn(place, item)) {
        this.#names.add(named);
        this.#want(named);
      }
    }
  }

  /** Begins to fetch; where the bytes are all here already there is nothing to do. */
  #want(named: NamedAttachment): void {
    if (named.size === 0 || named.author === this.#host.options.me) return;
    this.#fetches.want(named);
  }

  #begin({ sha256, size, author }: NamedAttachment) {
    const state = this.#store.attachments.state(sha256);
    const others = [...this.#host.line.peers.keys()].filter((party) => party !== author);
    const offset = state?.size === size ? state.held : 0;
    return { offset, sources: [author, ...others] };
  }

  #drop(sha256: Uint8Array): void {
    try {
      this.#store.transaction(() => this.#store.attachments.drop(sha256));
    } catch (error) {
      // The disk refuses: what is there of it is dropped when its hash fails.
      if (!(error instanceof StoreFault)) throw error;
    }
  }

  /** Payloads wait for the turn to end: entries that name them may come in the same one. */
  #onPayload(from: number, circuit: string, payload: Payload): void {
    if (payload.type !== 'want' && payload.type !== 'chunk') return;
    this.#arrived.push({ from, circuit, payload });
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#later(() => {
      this.#scheduled = false;
      const arrived = this.#arrived;
      this.#arrived = [];
      for (const one of arrived) {
        if (one.payload.type === 'want') this.#onWant(one.from, one.circuit, one.payload);
        else this.#onChunk(one.from, one.circuit, one.payload);
      }
    });
  }

  #named(sha256: Uint8Array, size?: number): NamedAttachment | undefined {
    return this.#names.of(sha256, size) ?? namingOf(this.#store, sha256, size);
  }

  /** Only what an entry of this line names: hashes cannot be used to probe for files. */
  #onWant(from: number, circuit: string, asked: Want): void {
    if (this.#named(asked.hash) === undefined) {
      return this.#tell({ event: 'refused', code: 'attachment-unnamed', from });
    }
    const state = this.#store.attachments.state(asked.hash);
    if (!state?.complete || asked.offset >= state.size) return;
    const oneWay = !this.#host.circuits.has(circuit);
    if (oneWay) return this.#asked.put(from, asked.hash);
    const queue = this.#serving.get(from) ?? [];
    if (queue.length >= servingMax) return;
    const offset = pieceOf(asked.offset);
    const most = servingMax * limits.chunkBytesMax;
    const end = Math.min(state.size, asked.offset + asked.length, offset + most);
    queue.push({ sha256: asked.hash, offset, end, since: performance.now() });
    this.#serving.set(from, queue);
    this.#serve(from);
  }

  #serve(peer: number): void {
    const queue = this.#serving.get(peer) ?? [];
    const next = queue[0];
    if (!next || (this.#busy(peer) && performance.now() - next.since < patienceMs)) return;
    // However long it waits: what a circuit does not take now would stand before everything else.
    if (!this.#host.idle(peer)) return;
    const chunk = this.#chunk(next.sha256, next.offset);
    if (chunk) this.#host.send(peer, chunk);
    next.offset += limits.chunkBytesMax;
    if (!chunk || next.offset >= next.end) queue.shift();
    if (queue.length > 0) this.#later(() => this.#serve(peer));
  }

  /** Entries wait to be written, or are on their way to that peer: they go first. */
  #busy(peer: number): boolean {
    const { line } = this.#host;
    if (line.turn || line.queue.some((queue) => queue.length > 0)) return true;
    return (line.peers.get(peer)?.bytesAhead ?? 0) > 0;
  }

  #chunk(sha256: Uint8Array, offset: number): Uint8Array | undefined {
    const state = this.#store.attachments.state(sha256);
    if (!state) return undefined;
    const length = Math.min(limits.chunkBytesMax, state.size - offset);
    const bytes = this.#store.attachments.get(sha256, offset, length);
    return (
      bytes && encodePayload({ type: 'chunk', hash: sha256, offset, total: state.size, bytes })
    );
  }

  #onChunk(from: number, circuit: string, chunk: Chunk): void {
    const { hash, offset, total, bytes } = chunk;
    const refused = (code: string) => this.#tell({ event: 'refused', code, from });
    if (bytes.length > limits.chunkBytesMax || offset + bytes.length > total) {
      return refused('over-limit');
    }
    if (!isPiece(offset, bytes.length, total)) return refused('malformed');
    const named = this.#named(hash, total);
    if (!named) {
      return refused(this.#named(hash) ? 'attachment-mismatch' : 'attachment-unnamed');
    }
    const fetch = this.#fetches.of(named);
    // A file on a stick brings what it has room for; a circuit only what is being fetched.
    if (fetch ? fetch.named.size !== total : this.#host.circuits.has(circuit)) return;
    if (fetch && !this.#fetches.takes(fetch, from)) return;
    try {
      this.#keep({ from, named, fetch }, chunk);
    } catch (error) {
      // The disk is full: the chunk is asked for again when there is space.
      if (!(error instanceof StoreFault)) throw error;
    }
  }

  #keep({ from, named, fetch }: Given, { hash, offset, total, bytes }: Chunk): void {
    const { attachments } = this.#store;
    const before = attachments.state(hash);
    if (before?.complete || (before?.size === total && attachments.has(hash, offset))) return;
    this.#store.transaction(() => {
      if (before && before.size !== total) attachments.drop(hash);
      attachments.announce(hash, total);
      attachments.put(hash, offset, bytes);
    });
    fetch?.givers.add(from);
    const held = attachments.state(hash)?.held ?? 0;
    if (held < total) {
      if (!fetch || held <= fetch.offset) return;
      this.#fetches.came(fetch, held);
      return this.#later(() => this.#fetch());
    }
    if (hashHolds(this.#store, hash, total)) {
      this.#store.transaction(() => attachments.complete(hash));
      if (fetch) this.#fetches.end(fetch);
      return this.#tell({ event: 'held', named });
    }
    this.#drop(hash);
    const guilty = fetch ? this.#fetches.failed(fetch) : null;
    this.#tell({ event: 'refused', code: 'attachment-mismatch', from: guilty });
    this.#want(named);
  }

  #tick(): void {
    const projection = this.#projection;
    if (!this.#resumed && projection.behind() === 0) {
      // Everything held is in the tables now: what a former process did not finish goes on.
      this.#resumed = true;
      this.#fetches.resume(this.#host.line.peers.keys());
    }
    this.#names.settle((journal) => projection.sizeOf(journal));
    for (const peer of this.#serving.keys()) this.#serve(peer);
    if (this.#resumed) this.#fetches.fill();
    this.#fetch();
  }

  /** Asks each peer for one chunk at a time, of the most urgent attachment first. */
  #fetch(): void {
    this.#fetches.due(performance.now(), (peer, { named, offset }) => {
      const length = Math.min(limits.chunkBytesMax, named.size - offset);
      return this.#host.send(peer, want(named.sha256, offset, length));
    });
  }
}

type Given = {
  readonly from: number;
  readonly named: NamedAttachment;
  /** Undefined where a courier file brings what is not asked for yet. */
  readonly fetch: Fetch | undefined;
};

export type AttachmentEvent =
  | { readonly event: 'held'; readonly named: NamedAttachment }
  | { readonly event: 'refused'; readonly code: string; readonly from: number | null };

function want(hash: Uint8Array, offset: number, length: number): Uint8Array {
  return encodePayload({ type: 'want', hash, offset, length });
}
