import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { type AnyItem, type Item, leafOf } from '@parley/core/codec/entry.ts';
import { type JournalName, originOf } from '@parley/core/codec/names.ts';
import { checkpointText, cosignatureMessage } from '@parley/core/codec/note.ts';
import { encodeBundle, encodeCosignature, encodePayload } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { advance, emptyHead, type Head } from '@parley/core/journal/head.ts';
import type { Journal } from '@parley/core/replication/line.ts';
import type { Signer } from '../crypto/ports.ts';
import { type Founding, foundingSecrets, type Secrets } from '../founding.ts';

/** Who holds a party's keys and keeps no rule: any entries under any head, as often as it likes. */
export class Forger {
  readonly founding: Founding;
  readonly name: JournalName;
  readonly secrets: Secrets;
  head: Head;
  items: AnyItem[] = [];
  /** Where `items` begin: what came before was said by another. */
  #base = 0;

  /** By default the party's founding journal and keys, with nothing said yet. */
  constructor(founding: Founding, party: number, as?: { name: JournalName; secrets: Secrets }) {
    this.founding = founding;
    const secrets = foundingSecrets(founding, party);
    this.name = as?.name ?? { party, number: 0, tag: secrets.tag };
    this.secrets = as?.secrets ?? secrets;
    this.head = emptyHead(founding.crypto.crypto);
  }

  get origin(): string {
    return originOf(this.founding.line, `party-${this.name.party}`, this.name);
  }

  /** Goes on from what the party itself has said. */
  after(head: Head): this {
    this.head = head;
    this.#base = head.size;
    this.items = [];
    return this;
  }

  /** Another one with the same past: what it says from now on is another branch. */
  fork(): Forger {
    const { name, secrets } = this;
    const other = new Forger(this.founding, name.party, { name, secrets });
    other.head = this.head;
    other.items = [...this.items];
    other.#base = this.#base;
    return other;
  }

  /** A message; everything about it may be said otherwise. */
  item(text: string, more: Partial<Item> = {}): Item {
    const { sha256 } = this.founding.crypto.crypto;
    const salt = sha256(new TextEncoder().encode(`${this.origin}${this.head.size}${text}`));
    const body = encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
    const base = { kind: 1, precedence: 1, class: 2, time: 1_700_000_000_000, clock: 2 } as const;
    return { ...base, salt: salt.slice(0, 16), body, held: [], references: [], ...more };
  }

  /** Says one more thing; the payload that carries it alone, signed. */
  say(item: AnyItem, signer: Signer = this.secrets.note): Uint8Array {
    const first = this.head.size;
    this.head = advance(this.founding.line, this.name, this.head, [item]).head;
    this.items.push(item);
    return this.bundle(first, signer);
  }

  /** Everything from `first` to now, under the head of now. */
  bundle(first: number, signer: Signer = this.secrets.note): Uint8Array {
    return this.#bundle(first, signer, this.head.root);
  }

  /** The same for somebody who can compute the root. */
  bundleWithoutRoot(first: number, signer: Signer = this.secrets.note): Uint8Array {
    return this.#bundle(first, signer, null);
  }

  #bundle(first: number, signer: Signer, root: Uint8Array | null): Uint8Array {
    const signature = this.#signed(signer);
    return encodeBundle(this.name, first, encodeRun(this.items.slice(first - this.#base)), {
      signature,
      root,
    });
  }

  /** The head of now with another last leaf than its tree has, and the entry of that leaf. */
  falseLeafBundle(first: number, item: AnyItem): Uint8Array {
    const { size, root } = this.head;
    const { line, crypto } = this.founding;
    const leaf = leafOf(crypto.crypto, { line, journal: this.name, seq: size - 1 }, item);
    const message = checkpointText({ origin: this.origin, size, root, leaf });
    const signature = this.secrets.note.sign(message);
    return encodeBundle(this.name, first, encodeRun([item]), { signature, root });
  }

  /** The signed head of now, as a payload that shows it. */
  note(signer: Signer = this.secrets.note): Uint8Array {
    const { size, root, leaf } = this.head;
    const signature = this.#signed(signer);
    return encodePayload({ type: 'note', journal: this.name, size, root, leaf, signature });
  }

  #signed(signer: Signer): Uint8Array {
    const { size, root, leaf } = this.head;
    return signer.sign(checkpointText({ origin: this.origin, size, root, leaf }));
  }

  /**
   * A cosignature of any head of any journal, true or not; time in seconds. By name: as somebody
   * passes it on who is not its signer, or not any more.
   */
  cosign(
    journal: Pick<Journal, 'name' | 'origin'>,
    head: Head,
    time: number,
    cosigner: JournalName | null = null,
  ): Uint8Array {
    const { size, root, leaf } = head;
    const text = checkpointText({ origin: journal.origin, size, root, leaf });
    const signature = this.secrets.cosign.sign(cosignatureMessage(time, text));
    return encodeCosignature({ journal: journal.name, size, time, signature, cosigner });
  }
}
