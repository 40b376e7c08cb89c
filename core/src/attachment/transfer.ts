import { equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import type { AnyItem } from '../codec/entry.ts';
import { type JournalName, journalKey } from '../codec/names.ts';
import { type Chunk, encodePayload, type Payload, type Want } from '../codec/payload.ts';
import { type Fetch, Fetches } from './fetches.ts';
import { type NamedAttachment, namedIn, RecentNames } from './named.ts';
import { isPiece, pieceOf } from './pieces.ts';
import type { AttachmentPorts } from './ports.ts';

/** Entries go first; after this long a chunk goes between them, or a picture never came. */
const patienceMs = 1000;
/** Chunks that one peer may have asked for and not got yet: 1 MiB. */
const servingMax = 16;

type Serving = { readonly sha256: Uint8Array; offset: number; end: number; readonly since: number };

/** What came by a circuit, or out of a courier file. */
type Arrived = {
  readonly from: number;
  readonly circuit: string;
  readonly payload: Want | Chunk;
};

/**
 * Bytes of attachments, by hash and behind everything else (spec/attachment.md): wants what an
 * entry held here names, gives what an entry of this line names, and checks every hash.
 */
export class Attachments {
  readonly #ports: AttachmentPorts;
  readonly #names = new RecentNames();
  readonly #fetches: Fetches;
  readonly #serving = new Map<number, Serving[]>();
  #arrived: Arrived[] = [];
  #scheduled = false;
  #resumed = false;

  constructor(ports: AttachmentPorts) {
    this.#ports = ports;
    this.#fetches = new Fetches({
      after: (author, last, most) => ports.store.missingAfter(author, last, most),
      begin: (named) => this.#begin(named),
      // The disk may refuse: what is there of it is dropped when its hash fails.
      drop: ({ sha256 }) => void ports.store.drop(sha256),
    });
  }

  /** When `tick` is of use next, in elapsed ms: where nothing waits, never. */
  dueAt(): number {
    if (!this.#resumed || this.#serving.size > 0) return this.#ports.now();
    return this.#fetches.dueAt();
  }

  /** Entries came to be held here, or peeked. */
  entries(journal: JournalName, first: number, items: readonly AnyItem[]): void {
    const key = journalKey(journal);
    for (const [i, item] of items.entries()) {
      for (const named of namedIn({ journal: key, party: journal.party, seq: first + i }, item)) {
        this.#names.add(named);
        this.#want(named);
      }
    }
  }

  /** A payload came. It waits for the turn to end: entries that name it may come in it too. */
  payload(from: number, circuit: string, payload: Payload): void {
    if (payload.type !== 'want' && payload.type !== 'chunk') return;
    this.#arrived.push({ from, circuit, payload });
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#ports.later(() => {
      this.#scheduled = false;
      const arrived = this.#arrived;
      this.#arrived = [];
      for (const one of arrived) {
        if (one.payload.type === 'want') this.#onWant(one.from, one.circuit, one.payload);
        else this.#onChunk(one.from, one.circuit, one.payload);
      }
    });
  }

  /** A circuit to that peer has taken all that it was given. */
  drained(peer: number): void {
    this.#serve(peer);
  }

  /** From time to time, at the latest when it is due. */
  tick(): void {
    const { store } = this.#ports;
    if (!this.#resumed && store.isTabled()) {
      // Everything held is in the tables now: what a former process did not finish goes on.
      this.#resumed = true;
      this.#fetches.resume([...this.#ports.parties(), this.#ports.me]);
    }
    this.#names.settle((journal) => store.tabledSize(journal));
    for (const peer of this.#serving.keys()) this.#serve(peer);
    if (this.#resumed) this.#fetches.fill();
    this.#fetch();
  }

  /** The chunk that begins there; undefined where it is not held. */
  chunk(sha256: Uint8Array, offset: number): Uint8Array | undefined {
    const { store } = this.#ports;
    const state = store.state(sha256);
    if (!state) return undefined;
    const length = Math.min(limits.chunkBytesMax, state.size - offset);
    const bytes = store.get(sha256, offset, length);
    return (
      bytes && encodePayload({ type: 'chunk', hash: sha256, offset, total: state.size, bytes })
    );
  }

  /**
   * Begins to fetch; where the bytes are all here already there is nothing to do. What we named
   * ourselves is here, unless this disk was put back to what it held before: others may have it.
   */
  #want(named: NamedAttachment): void {
    const { me, store } = this.#ports;
    if (named.size === 0) return;
    if (named.author === me && store.state(named.sha256)?.complete === true) return;
    this.#fetches.want(named);
  }

  #begin({ sha256, size, author }: NamedAttachment) {
    const state = this.#ports.store.state(sha256);
    const others = [...this.#ports.parties()].filter((party) => party !== author);
    const offset = state?.size === size ? state.held : 0;
    return { offset, sources: author === this.#ports.me ? others : [author, ...others] };
  }

  #named(sha256: Uint8Array, size?: number): NamedAttachment | undefined {
    return this.#names.of(sha256, size) ?? this.#ports.store.namingOf(sha256, size);
  }

  /** Only what an entry of this line names: hashes cannot be used to probe for files. */
  #onWant(from: number, circuit: string, asked: Want): void {
    const { store } = this.#ports;
    if (this.#named(asked.hash) === undefined) {
      return this.#ports.tell({ event: 'refused', code: 'attachment-unnamed', from });
    }
    const state = store.state(asked.hash);
    if (!state?.complete || asked.offset >= state.size) return;
    if (!this.#ports.isCircuit(circuit)) return store.askedByCourier(from, asked.hash);
    const queue = this.#serving.get(from) ?? [];
    if (queue.length >= servingMax) return;
    const offset = pieceOf(asked.offset);
    // It is on its way: on a slow circuit it is asked for again before it is there.
    if (queue.some((one) => one.offset === offset && equal(one.sha256, asked.hash))) return;
    const most = servingMax * limits.chunkBytesMax;
    const end = Math.min(state.size, asked.offset + asked.length, offset + most);
    queue.push({ sha256: asked.hash, offset, end, since: this.#ports.now() });
    this.#serving.set(from, queue);
    this.#serve(from);
  }

  #serve(peer: number): void {
    const ports = this.#ports;
    const queue = this.#serving.get(peer) ?? [];
    const next = queue[0];
    if (!next || (ports.busy(peer) && ports.now() - next.since < patienceMs)) return;
    // However long it waits: what a circuit does not take now would stand before everything else.
    if (!ports.idle(peer)) return;
    const chunk = this.chunk(next.sha256, next.offset);
    if (chunk) ports.send(peer, chunk);
    next.offset += limits.chunkBytesMax;
    if (!chunk || next.offset >= next.end) queue.shift();
    if (queue.length > 0) ports.later(() => this.#serve(peer));
    else this.#serving.delete(peer);
  }

  #onChunk(from: number, circuit: string, chunk: Chunk): void {
    const { hash, offset, total, bytes } = chunk;
    const refused = (code: string) => this.#ports.tell({ event: 'refused', code, from });
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
    if (fetch ? fetch.named.size !== total : this.#ports.isCircuit(circuit)) return;
    if (fetch && !this.#fetches.takes(fetch, from)) return;
    this.#keep({ from, named, fetch }, chunk);
  }

  /** Where the disk is full the chunk is asked for again when there is space. */
  #keep({ from, named, fetch }: Given, piece: Chunk): void {
    const { store } = this.#ports;
    const { hash, offset, total } = piece;
    const before = store.state(hash);
    if (before?.complete || (before?.size === total && store.has(hash, offset))) return;
    if (!store.keep(piece)) return;
    fetch?.givers.add(from);
    const held = store.state(hash)?.held ?? 0;
    if (held === total) return this.#end(named, fetch);
    if (!fetch || held <= fetch.offset) return;
    this.#fetches.came(fetch, held);
    this.#ports.later(() => this.#fetch());
  }

  /** All bytes are here: they are what the entry names, or all of it is thrown away. */
  #end(named: NamedAttachment, fetch: Fetch | undefined): void {
    const { store } = this.#ports;
    if (fetch) fetch.offset = named.size;
    if (store.holds(named.sha256, named.size)) {
      if (!store.complete(named.sha256)) return;
      if (fetch) this.#fetches.end(fetch);
      return this.#ports.tell({ event: 'held', named });
    }
    store.drop(named.sha256);
    const guilty = fetch ? this.#fetches.failed(fetch) : null;
    this.#ports.tell({ event: 'refused', code: 'attachment-mismatch', from: guilty });
    this.#want(named);
  }

  /** Asks each peer for one chunk at a time, of the most urgent attachment first. */
  #fetch(): void {
    this.#fetches.due(this.#ports.now(), (peer, fetch) => {
      const { named, offset } = fetch;
      // All of it is here, and the power failed, or the disk refused, before that was written.
      if (offset === named.size) {
        this.#end(named, fetch);
        return true;
      }
      const length = Math.min(limits.chunkBytesMax, named.size - offset);
      return this.#ports.send(peer, wantOf(named.sha256, offset, length));
    });
  }
}

type Given = {
  readonly from: number;
  readonly named: NamedAttachment;
  /** Undefined where a courier file brings what is not asked for yet. */
  readonly fetch: Fetch | undefined;
};

/** A want of so many bytes of an attachment. */
export function wantOf(hash: Uint8Array, offset: number, length: number): Uint8Array {
  return encodePayload({ type: 'want', hash, offset, length });
}
