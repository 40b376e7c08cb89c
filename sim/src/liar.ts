import { type AnyItem, type Item, leafOf } from '@parley/core/codec/entry.ts';
import { type JournalName, originOf } from '@parley/core/codec/names.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { encodeBundle } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { advance, emptyHead, type Head } from '@parley/core/journal/head.ts';
import type { Founding, Secrets } from './founding.ts';
import { crypto } from './keys.ts';
import { textBody } from './world.ts';

/** Who holds a party's keys and keeps no rule: any entries under any head, as often as it likes. */
export class Liar {
  readonly founding: Founding;
  readonly name: JournalName;
  readonly secrets: Secrets;
  head: Head = emptyHead(crypto);
  items: AnyItem[] = [];
  /** Where `items` begin: what came before was said by another. */
  private base = 0;

  constructor(founding: Founding, party: number) {
    this.founding = founding;
    const tag = founding.charter.parties[party]?.tag as Uint8Array;
    this.name = { party, number: 0, tag };
    this.secrets = founding.secrets[party] as Secrets;
  }

  get origin(): string {
    return originOf(this.founding.line, `party-${this.name.party}`, this.name);
  }

  /** Goes on from what the party itself has said, with its stolen key. */
  after(head: Head): this {
    this.head = head;
    this.base = head.size;
    return this;
  }

  /** Another liar with the same past: what it says from now on is another branch. */
  fork(): Liar {
    const other = new Liar(this.founding, this.name.party);
    other.head = this.head;
    other.items = [...this.items];
    return other;
  }

  item(text: string, more: Partial<Item> = {}): Item {
    const base = { kind: 1, precedence: 1, class: 2, time: 1_700_000_000_000, clock: 2 } as const;
    const salt = crypto.sha256(new TextEncoder().encode(text)).slice(0, 16);
    return { ...base, salt, body: textBody(text), held: [], references: [], ...more };
  }

  /** Says one more thing; the payload that carries it alone. */
  say(item: AnyItem, signer = this.secrets.note): Uint8Array {
    const first = this.head.size;
    this.head = advance(this.founding.line, this.name, this.head, [item]).head;
    this.items.push(item);
    return this.bundle(first, signer);
  }

  /** Everything from `first` to now, under the head of now. */
  bundle(first: number, signer = this.secrets.note): Uint8Array {
    const { size, root, leaf } = this.head;
    const signature = signer.sign(checkpointText({ origin: this.origin, size, root, leaf }));
    return encodeBundle(this.name, first, encodeRun(this.items.slice(first - this.base)), {
      signature,
      root,
    });
  }

  /** The head of now with another last leaf than its tree has, and the entry of that leaf. */
  falseLeafBundle(first: number, item: AnyItem): Uint8Array {
    const { size, root } = this.head;
    const { line } = this.founding;
    const leaf = leafOf(crypto, { line, journal: this.name, seq: size - 1 }, item);
    const message = checkpointText({ origin: this.origin, size, root, leaf });
    const signature = this.secrets.note.sign(message);
    return encodeBundle(this.name, first, encodeRun([item]), { signature, root });
  }
}
