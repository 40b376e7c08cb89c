import { hex } from '../base/bytes.ts';
import { decodeBody } from '../codec/body.ts';
import { type AnyItem, isOpaque } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';

/** An attachment as an entry of the line names it. */
export type NamedAttachment = {
  readonly sha256: Uint8Array;
  readonly size: number;
  /** Party that wrote the entry. */
  readonly author: number;
  readonly journal: string;
  readonly seq: number;
  readonly precedence: number;
};

/** What one entry names. Most bodies hold texts alone and are told by their first two bytes. */
export function namedIn(
  place: { readonly journal: string; readonly party: number; readonly seq: number },
  item: AnyItem,
): NamedAttachment[] {
  if (isOpaque(item) || (item.body[0] === 0xa1 && item.body[1] === 0x01)) return [];
  // Nothing that a station writes for itself names attachments.
  if (item.kind > kinds.service) return [];
  const body = decodeBody(item.body);
  if (!body.ok) return [];
  const { journal, party: author, seq } = place;
  const { precedence } = item;
  return body.value.attachments.map(({ sha256, size }) => ({
    sha256: sha256.slice(),
    size,
    author,
    journal,
    seq,
    precedence,
  }));
}

/** A stretch of what a party's entries name, and what of it is not here whole. */
export type Stretch = {
  readonly missing: readonly NamedAttachment[];
  /** The last one looked at, or undefined at the end. */
  readonly last: NamedAttachment | undefined;
};

/** Names that wait for the tables; the oldest go first, and are found in those later. */
const recentMax = 16_384;

/** Attachments named in this process, until the tables have them: one entry for each. */
export class RecentNames {
  readonly #named = new Map<string, Map<number, NamedAttachment>>();
  #count = 0;

  add(named: NamedAttachment): void {
    const key = hex(named.sha256);
    const sizes = this.#named.get(key) ?? new Map<number, NamedAttachment>();
    if (!sizes.has(named.size)) this.#count += 1;
    sizes.set(named.size, named);
    this.#named.set(key, sizes);
    if (this.#count <= recentMax) return;
    const [oldest, all] = this.#named.entries().next().value as [string, typeof sizes];
    this.#named.delete(oldest);
    this.#count -= all.size;
  }

  /** An entry that names it, of this size where one is asked for. */
  of(sha256: Uint8Array, size?: number): NamedAttachment | undefined {
    const sizes = this.#named.get(hex(sha256));
    return size === undefined ? sizes?.values().next().value : sizes?.get(size);
  }

  /** Forgets those that stand in the tables now: `sizeOf` says how far these go in a journal. */
  settle(sizeOf: (journal: string) => number): void {
    const projected = new Map<string, number>();
    for (const [key, sizes] of this.#named) {
      for (const [size, { journal, seq }] of sizes) {
        const end = projected.get(journal) ?? sizeOf(journal);
        projected.set(journal, end);
        if (seq >= end) continue;
        sizes.delete(size);
        this.#count -= 1;
      }
      if (sizes.size === 0) this.#named.delete(key);
    }
  }
}
