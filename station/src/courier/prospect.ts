import { equal } from '@parley/core/base/bytes.ts';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import { type Certificate, verifyCertificate } from '@parley/core/codec/certificate.ts';
import type { AnyItem } from '@parley/core/codec/entry.ts';
import { leafOf } from '@parley/core/codec/entry.ts';
import type { Keys } from '@parley/core/codec/keyset.ts';
import { type JournalName, journalKey, originOf } from '@parley/core/codec/names.ts';
import { verifyCheckpoint, verifyCosignature } from '@parley/core/codec/note.ts';
import { type Bundle, type Cosignature, decodePayload } from '@parley/core/codec/payload.ts';
import { advance, emptyHead, type Head } from '@parley/core/journal/head.ts';
import { type Line, presentJournal } from '@parley/core/replication/line.ts';

/** What a file would bring of one journal. */
export type NewEntries = { readonly journal: JournalName; first: number; count: number };

type Known = {
  readonly name: JournalName;
  readonly keys: Keys;
  head: Head;
  readonly roots: Map<number, { root: Uint8Array; leaf: Uint8Array | null }>;
  readonly contested: boolean;
};

/**
 * What payloads would do to a line, found without touching it: the journals are followed on copies
 * of their heads, which never change.
 */
export class Prospect {
  readonly fresh = new Map<string, NewEntries>();
  readonly refused = new Map<RefusalCode, number>();
  /** Entries held already, held ahead of their predecessors, and of contested journals. */
  held = 0;
  peeked = 0;
  contested = 0;
  receipts = 0;
  readonly #line: Line;
  readonly #known = new Map<string, Known>();
  readonly #cosigned = new Map<string, number>();

  constructor(line: Line) {
    this.#line = line;
    for (const { key, name, keys, durable, heads, contested } of line.journals.values()) {
      const roots = new Map([...heads, [durable.size, durable]] as const);
      this.#known.set(key, { name, keys, head: durable, roots: new Map(roots), contested });
    }
  }

  /** A certificate in clear; undefined: refused, and counted. */
  certificate(bytes: Uint8Array): Certificate | undefined {
    const { id: line, charter, crypto } = this.#line;
    const verified = verifyCertificate(crypto, { line, charter }, bytes);
    if (!verified.ok) {
      this.refuse(verified.code);
      return undefined;
    }
    const { party, number, tag, keys } = verified.value;
    const name = { party, number, tag };
    if (!this.#known.has(journalKey(name))) {
      const head = emptyHead(crypto);
      this.#known.set(journalKey(name), { name, keys, head, roots: new Map(), contested: false });
    }
    return verified.value;
  }

  refuse(code: RefusalCode): void {
    this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
  }

  payload(bytes: Uint8Array, from: JournalName): void {
    const decoded = decodePayload(bytes);
    if (!decoded.ok) return this.refuse(decoded.code);
    if (decoded.value.type === 'bundle') this.#bundle(decoded.value);
    if (decoded.value.type === 'cosignature') this.#cosignature(decoded.value, from);
  }

  #bundle(bundle: Bundle): void {
    const key = journalKey(bundle.journal);
    const known = this.#known.get(key);
    if (!known) return this.refuse('unknown-journal');
    const end = bundle.first + bundle.items.length;
    const { size } = known.head;
    // Of our own journal only a station that has lost its tail takes anything.
    if (end <= size || (key === this.#line.own && this.#line.mute !== 'tail-missing')) {
      this.held += bundle.items.length;
      return;
    }
    if (bundle.first > size) return this.#peek(known, bundle);
    this.held += size - bundle.first;
    this.#extend(known, bundle);
  }

  #extend(known: Known, bundle: Bundle): void {
    const { size } = known.head;
    const items = bundle.items.slice(size - bundle.first);
    const { head } = advance(this.#line.id, known.name, known.head, items);
    if (!this.#signed(known, head, bundle.signature)) {
      const named = { ...head, root: bundle.root ?? head.root };
      const other = bundle.root && !equal(bundle.root, head.root);
      const isFork = other && this.#signed(known, named, bundle.signature);
      return this.refuse(isFork ? 'contradicts-held' : 'bad-signature');
    }
    known.head = head;
    known.roots.set(head.size, { root: head.root, leaf: head.leaf });
    if (known.contested) this.contested += items.length;
    const key = journalKey(known.name);
    const fresh = this.fresh.get(key) ?? { journal: known.name, first: size, count: 0 };
    fresh.count += items.length;
    this.fresh.set(key, fresh);
  }

  #peek(known: Known, { items, first, root, signature }: Bundle): void {
    if (!root) return;
    const size = first + items.length;
    const place = { line: this.#line.id, journal: known.name, seq: size - 1 };
    const leaf = leafOf(this.#line.crypto, place, items.at(-1) as AnyItem);
    if (this.#signed(known, { size, root, leaf }, signature)) this.peeked++;
    else this.refuse('bad-signature');
  }

  #signed(
    { name, keys }: Known,
    head: { size: number; root: Uint8Array; leaf: Uint8Array | null },
    signature: Uint8Array,
  ): boolean {
    const { size, root, leaf } = head;
    const checkpoint = { origin: this.#origin(name), size, root, leaf };
    return verifyCheckpoint(this.#line.crypto, keys.note, checkpoint, signature);
  }

  #origin(name: JournalName): string {
    const { id, charter } = this.#line;
    return originOf(id, charter.parties[name.party]?.name ?? '', name);
  }

  #cosignature(received: Cosignature, from: JournalName): void {
    const cosigner = received.cosigner ?? presentJournal(this.#line, from.party).name;
    const journal = this.#known.get(journalKey(received.journal));
    const signer = this.#known.get(journalKey(cosigner));
    if (!journal || !signer || signer.name.party === journal.name.party) {
      return this.refuse('unknown-journal');
    }
    if (signer.name.party === this.#line.me) return;
    const key = `${journalKey(received.journal)}|${journalKey(cosigner)}`;
    const stored = this.#line.journals.get(journalKey(received.journal))?.cosigned;
    const before = this.#cosigned.get(key) ?? stored?.get(journalKey(cosigner))?.size ?? 0;
    if (received.size <= before) return;
    const root = journal.roots.get(received.size);
    if (root) {
      const origin = this.#origin(journal.name);
      const checkpoint = { origin, size: received.size, ...root };
      const { crypto } = this.#line;
      if (!verifyCosignature(crypto, signer.keys.cosign, checkpoint, received)) {
        return this.refuse('bad-signature');
      }
    }
    this.#cosigned.set(key, received.size);
    this.receipts++;
  }
}
