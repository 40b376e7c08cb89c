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
import { allNamed, type NamedAttachment, namedIn, namings, RecentNames } from './named.ts';
import { hashHolds } from './store-file.ts';

const tickMs = 250;
/** What did not come in this time is asked for again; doubled each time up to a minute. */
const retryMs = 2000;
const retryMsMax = 60_000;
/** Entries go first; after this long a chunk goes between them, or a picture never came. */
const patienceMs = 1000;
/** Chunks that one peer may have asked for and not got yet: 1 MiB. */
const servingMax = 16;

/** One attachment on its way here: one chunk is under way at a time. */
type Fetch = {
  readonly named: NamedAttachment;
  /** Parties that may hold it, its author first. */
  sources: number[];
  offset: number;
  askedAt: number;
  pauseMs: number;
};

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
  readonly #fetches = new Map<string, Fetch>();
  readonly #serving = new Map<number, Serving[]>();
  readonly #bad = new Map<string, Set<number>>();
  #arrived: { from: number; circuit: string; payload: Want | Chunk }[] = [];
  #scheduled = false;
  #timer: NodeJS.Timeout | undefined;
  #stop: (() => void)[] = [];
  #resumed = false;
  readonly #listeners = new Set<(event: AttachmentEvent) => void>();

  constructor(store: LineStore, host: LineHost, projection: Projection) {
    this.#store = store;
    this.#host = host;
    this.#projection = projection;
    this.#asked = new AskedByCourier(store);
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

  /** Attachments that are named here and not whole, with how much of each is held. */
  missing(): { readonly named: NamedAttachment; readonly held: number }[] {
    const named = new Map<string, NamedAttachment>();
    const all = [...allNamed(this.#store), ...this.#names.all()];
    for (const one of all) {
      const key = hex(one.sha256);
      const known = named.get(key);
      if (!known || known.precedence < one.precedence) named.set(key, one);
    }
    return [...named.values()]
      .map((one) => ({ named: one, state: this.#store.attachments.state(one.sha256) }))
      .filter(({ named: { size, author }, state }) => {
        return size > 0 && author !== this.#host.options.me && !state?.complete;
      })
      .map(({ named: one, state }) => ({ named: one, held: state?.held ?? 0 }))
      .sort((a, b) => b.named.precedence - a.named.precedence || a.named.seq - b.named.seq);
  }

  /**
   * Payloads for a courier file to a party, at most `budgetBytes` of attachments: those it asked
   * for by courier, then those of entries it has not cosigned, small ones first; and our own
   * wants. An attachment that does not fit whole waits to be asked for.
   */
  async courierChunks(to: number, budgetBytes: number): Promise<Uint8Array[]> {
    await this.#projection.catchUp();
    const payloads = this.missing().map(({ named, held }) => {
      return want(named.sha256, held, Math.min(named.size - held, limits.attachmentBytesMax));
    });
    const asked = this.#asked.of(to).map((sha256) => namings(this.#store, sha256)[0]);
    const unseen = allNamed(this.#store)
      .filter(({ author, journal, seq }) => author !== to && !this.#cosigned(to, journal, seq))
      .sort((a, b) => a.size - b.size);
    let left = budgetBytes;
    const done = new Set<string>();
    for (const named of [...asked, ...unseen]) {
      if (!named || done.has(hex(named.sha256)) || named.size > left) continue;
      if (!this.#store.attachments.state(named.sha256)?.complete) continue;
      done.add(hex(named.sha256));
      left -= named.size;
      for (let at = 0; at < named.size; at += limits.chunkBytesMax) {
        const chunk = this.#chunk(named.sha256, at, at + limits.chunkBytesMax);
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
        if (named.author !== this.#host.options.me) this.#want(named);
      }
    }
  }

  /** Begins to fetch; where the bytes are all here already there is nothing to do. */
  #want(named: NamedAttachment): void {
    const key = hex(named.sha256);
    const state = this.#store.attachments.state(named.sha256);
    if (named.size === 0 || state?.complete || this.#fetches.has(key)) return;
    const others = [...this.#host.line.peers.keys()].filter((party) => party !== named.author);
    const sources = [named.author, ...others];
    const offset = state?.size === named.size ? state.held : 0;
    const never = Number.NEGATIVE_INFINITY;
    this.#fetches.set(key, { named, sources, offset, askedAt: never, pauseMs: retryMs });
  }

  /** Payloads wait for the turn to end: entries that name them may come in the same one. */
  #onPayload(from: number, circuit: string, payload: Payload): void {
    if (payload.type !== 'want' && payload.type !== 'chunk') return;
    this.#arrived.push({ from, circuit, payload });
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const arrived = this.#arrived;
      this.#arrived = [];
      for (const one of arrived) {
        if (one.payload.type === 'want') this.#onWant(one.from, one.circuit, one.payload);
        else this.#onChunk(one.from, one.payload);
      }
    });
  }

  #named(sha256: Uint8Array): NamedAttachment[] {
    return [...this.#names.of(sha256), ...namings(this.#store, sha256)];
  }

  /** Only what an entry of this line names: hashes cannot be used to probe for files. */
  #onWant(from: number, circuit: string, asked: Want): void {
    if (this.#named(asked.hash).length === 0) {
      return this.#tell({ event: 'refused', code: 'attachment-unnamed', from });
    }
    const state = this.#store.attachments.state(asked.hash);
    if (!state?.complete || asked.offset >= state.size) return;
    const oneWay = !this.#host.circuits.has(circuit);
    if (oneWay) return this.#asked.put(from, asked.hash);
    const queue = this.#serving.get(from) ?? [];
    if (queue.length >= servingMax) return;
    const most = servingMax * limits.chunkBytesMax;
    const end = Math.min(state.size, asked.offset + Math.min(asked.length, most));
    queue.push({ sha256: asked.hash, offset: asked.offset, end, since: performance.now() });
    this.#serving.set(from, queue);
    this.#serve(from);
  }

  #serve(peer: number): void {
    const queue = this.#serving.get(peer) ?? [];
    const next = queue[0];
    if (!next || (this.#busy(peer) && performance.now() - next.since < patienceMs)) return;
    // However long it waits: what a circuit does not take now would stand before everything else.
    if (!this.#host.idle(peer)) return;
    const chunk = this.#chunk(next.sha256, next.offset, next.end);
    if (chunk) this.#host.send(peer, chunk);
    next.offset += limits.chunkBytesMax;
    if (!chunk || next.offset >= next.end) queue.shift();
    if (queue.length > 0) setImmediate(() => this.#serve(peer));
  }

  /** Entries wait to be written, or are on their way to that peer: they go first. */
  #busy(peer: number): boolean {
    const { line } = this.#host;
    if (line.turn || line.queue.some((queue) => queue.length > 0)) return true;
    return (line.peers.get(peer)?.bytesAhead ?? 0) > 0;
  }

  #chunk(sha256: Uint8Array, offset: number, end: number): Uint8Array | undefined {
    const state = this.#store.attachments.state(sha256);
    if (!state) return undefined;
    const length = Math.min(limits.chunkBytesMax, end - offset, state.size - offset);
    const bytes = this.#store.attachments.get(sha256, offset, length);
    return (
      bytes && encodePayload({ type: 'chunk', hash: sha256, offset, total: state.size, bytes })
    );
  }

  #onChunk(from: number, chunk: Chunk): void {
    const { hash, offset, total, bytes } = chunk;
    const refused = (code: string) => this.#tell({ event: 'refused', code, from });
    if (bytes.length > limits.chunkBytesMax || offset + bytes.length > total) {
      return refused('over-limit');
    }
    const named = this.#named(hash);
    if (named.length === 0) return refused('attachment-unnamed');
    const fits = named.find(({ size }) => size === total);
    if (!fits) return refused('attachment-mismatch');
    try {
      this.#keep(from, fits, chunk);
    } catch (error) {
      // The disk is full: the chunk is asked for again when there is space.
      if (!(error instanceof StoreFault)) throw error;
    }
  }

  #keep(from: number, named: NamedAttachment, { hash, offset, total, bytes }: Chunk): void {
    const { attachments } = this.#store;
    const before = attachments.state(hash);
    if (before?.complete) return;
    this.#store.transaction(() => {
      if (before && before.size !== total) attachments.drop(hash);
      attachments.announce(hash, total);
      attachments.put(hash, offset, bytes);
    });
    const held = attachments.state(hash)?.held ?? 0;
    const key = hex(hash);
    const fetch = this.#fetches.get(key);
    if (held < total) {
      if (!fetch || held <= fetch.offset) return;
      fetch.offset = held;
      fetch.askedAt = Number.NEGATIVE_INFINITY;
      fetch.pauseMs = retryMs;
      return void setImmediate(() => this.#fetch());
    }
    this.#fetches.delete(key);
    if (hashHolds(this.#store, hash, total)) {
      this.#store.transaction(() => attachments.complete(hash));
      return this.#tell({ event: 'held', named });
    }
    this.#store.transaction(() => attachments.drop(hash));
    this.#bad.set(key, (this.#bad.get(key) ?? new Set()).add(from));
    this.#tell({ event: 'refused', code: 'attachment-mismatch', from });
    this.#want(named);
  }

  #tick(): void {
    if (!this.#resumed && this.#projection.behind() === 0) {
      // Everything held is in the tables now: what a former process did not finish goes on.
      this.#resumed = true;
      for (const { named } of this.missing()) this.#want(named);
    }
    for (const peer of this.#serving.keys()) this.#serve(peer);
    this.#fetch();
  }

  /** Asks each peer for one chunk at a time, of the most urgent attachment first. */
  #fetch(): void {
    const now = performance.now();
    const engaged = new Set<number>();
    const all = [...this.#fetches.values()];
    for (const { sources, askedAt, pauseMs } of all) {
      if (now - askedAt < pauseMs) engaged.add(sources[0] as number);
    }
    all.sort((a, b) => b.named.precedence - a.named.precedence);
    for (const fetch of all) this.#ask(fetch, now, engaged);
  }

  #ask(fetch: Fetch, now: number, engaged: Set<number>): void {
    const { named } = fetch;
    if (now - fetch.askedAt < fetch.pauseMs) return;
    if (fetch.askedAt > 0) {
      // Nothing came: another party may hold it, and its author is asked again later.
      fetch.sources.push(fetch.sources.shift() as number);
      fetch.pauseMs = Math.min(2 * fetch.pauseMs, retryMsMax);
    }
    const bad = this.#bad.get(hex(named.sha256));
    const peer = fetch.sources.find((one) => !bad?.has(one)) ?? fetch.sources[0];
    if (peer === undefined || engaged.has(peer)) return;
    fetch.sources = [peer, ...fetch.sources.filter((one) => one !== peer)];
    const length = Math.min(limits.chunkBytesMax, named.size - fetch.offset);
    if (!this.#host.send(peer, want(named.sha256, fetch.offset, length))) return;
    fetch.askedAt = now;
    engaged.add(peer);
  }
}

export type AttachmentEvent =
  | { readonly event: 'held'; readonly named: NamedAttachment }
  | { readonly event: 'refused'; readonly code: string; readonly from: number };

function want(hash: Uint8Array, offset: number, length: number): Uint8Array {
  return encodePayload({ type: 'want', hash, offset, length });
}
