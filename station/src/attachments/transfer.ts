import type { AttachmentEvent } from '@parley/core/attachment/ports.ts';
import { Attachments, wantOf } from '@parley/core/attachment/transfer.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { cosignedBy } from '@parley/core/replication/counts.ts';
import { entriesGoFirst } from '@parley/core/replication/pace.ts';
import type { LineHost } from '../loop/line-host.ts';
import type { Projection } from '../projection/projection.ts';
import type { LineStore } from '../store/line-store.ts';
import { StoreFault } from '../store/refusals.ts';
import { AskedByCourier } from './asked.ts';
import { keptAttachments } from './kept.ts';
import { allNamed, missingOf, namingOf } from './named.ts';

const tickMs = 250;

/** Wants in one courier file. */
const courierWantsMax = 1024;

/** The core's attachments over a line's database, its circuits and the clock. */
export class AttachmentTransfer {
  readonly #store: LineStore;
  readonly #host: LineHost;
  readonly #projection: Projection;
  readonly #asked: AskedByCourier;
  readonly #attachments: Attachments;
  #timer: NodeJS.Timeout | undefined;
  #stop: (() => void)[] = [];
  #stopped = false;
  readonly #listeners = new Set<(event: AttachmentEvent) => void>();

  constructor(store: LineStore, host: LineHost, projection: Projection) {
    this.#store = store;
    this.#host = host;
    this.#projection = projection;
    this.#asked = new AskedByCourier(store);
    this.#attachments = new Attachments({
      me: host.options.me,
      store: keptAttachments(store, projection, this.#asked),
      parties: () => host.line.peers.keys(),
      isCircuit: (name) => host.circuits.has(name),
      now: () => performance.now(),
      later: (work) => {
        setImmediate(() => {
          // Unless the station has closed its store by then.
          if (!this.#stopped) unlessFault(work);
        });
      },
      send: (peer, payload) => host.send(peer, payload),
      idle: (peer) => host.idle(peer),
      busy: (peer) => entriesGoFirst(host.line, peer),
      tell: (event) => this.#tell(event),
    });
  }

  start(): void {
    const attachments = this.#attachments;
    this.#stop = [
      this.#host.subscribe((event) => {
        if (event.event !== 'entries') return;
        attachments.entries(event.journal, event.first, event.items);
      }),
      this.#host.subscribePayloads((from, circuit, payload) => {
        attachments.payload(from, circuit, payload);
      }),
      this.#host.subscribeDrained((peer) => unlessFault(() => attachments.drained(peer))),
    ];
    this.#timer = setInterval(() => unlessFault(() => attachments.tick()), tickMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const stop of this.#stop) stop();
    this.#stopped = true;
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
    const missing = missingOf(this.#store, courierWantsMax);
    const payloads = missing.map(({ sha256, size }) => {
      const held = this.#store.attachments.state(sha256)?.held ?? 0;
      return wantOf(sha256, held, Math.max(0, size - held));
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
        const chunk = this.#attachments.chunk(named.sha256, at);
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
}

/** What the disk refuses is asked for again when it does not. */
function unlessFault(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
  }
}
