import type { NamedAttachment, Stretch } from '@parley/core/attachment/named.ts';
import type { AttachmentState, Piece } from '@parley/core/attachment/ports.ts';
import { concat, hex } from '@parley/core/base/bytes.ts';

type Kept = {
  readonly size: number;
  readonly pieces: ReadonlyMap<number, Uint8Array>;
  readonly complete: boolean;
};

/** What the store keeps of attachments: bytes by hash, and what stored entries name. */
export class AttachmentRows {
  readonly #kept = new Map<string, Kept>();
  readonly named: NamedAttachment[] = [];
  /** How far `named` goes in each journal. */
  readonly tabled = new Map<string, number>();

  /** What a party asked for by courier: its next file answers. */
  readonly #asked = new Map<number, readonly Uint8Array[]>();

  ask(party: number, sha256: Uint8Array): void {
    const before = this.askedBy(party);
    const known = before.some((one) => hex(one) === hex(sha256));
    if (!known) this.#asked.set(party, [...before, sha256]);
  }

  askedBy(party: number): readonly Uint8Array[] {
    return this.#asked.get(party) ?? [];
  }

  answered(party: number): void {
    this.#asked.delete(party);
  }

  state(sha256: Uint8Array): AttachmentState | undefined {
    const kept = this.#kept.get(hex(sha256));
    if (!kept) return undefined;
    let held = 0;
    for (let piece = kept.pieces.get(0); piece; piece = kept.pieces.get(held)) held += piece.length;
    return { size: kept.size, held, complete: kept.complete };
  }

  /** Bytes of all that entries name. */
  get bytes(): number {
    return this.named.reduce((sum, { size }) => sum + size, 0);
  }

  has(sha256: Uint8Array, offset: number): boolean {
    return this.#kept.get(hex(sha256))?.pieces.has(offset) === true;
  }

  /** All its bytes; undefined where one is missing. */
  whole(sha256: Uint8Array): Uint8Array | undefined {
    const kept = this.#kept.get(hex(sha256));
    if (!kept || this.state(sha256)?.held !== kept.size) return undefined;
    const places = [...kept.pieces.keys()].sort((a, b) => a - b);
    return concat(...places.map((at) => kept.pieces.get(at) as Uint8Array));
  }

  /** Pieces begin where they were put: a part that is asked for is one of them. */
  get(sha256: Uint8Array, offset: number, length: number): Uint8Array | undefined {
    return this.#kept.get(hex(sha256))?.pieces.get(offset)?.subarray(0, length);
  }

  put({ hash, offset, total, bytes }: Piece): void {
    const before = this.#kept.get(hex(hash));
    const pieces = new Map(before?.size === total ? before.pieces : []);
    if (!pieces.has(offset)) pieces.set(offset, bytes.slice());
    this.#kept.set(hex(hash), { size: total, pieces, complete: false });
  }

  complete(sha256: Uint8Array): void {
    const kept = this.#kept.get(hex(sha256));
    if (kept) this.#kept.set(hex(sha256), { ...kept, complete: true });
  }

  drop(sha256: Uint8Array): void {
    this.#kept.delete(hex(sha256));
  }

  namingOf(sha256: Uint8Array, size: number | undefined): NamedAttachment | undefined {
    const name = hex(sha256);
    return this.named.find(
      (one) => hex(one.sha256) === name && (size === undefined || one.size === size),
    );
  }

  missingAfter(author: number, after: NamedAttachment | undefined, most: number): Stretch {
    const all = this.named.filter((one) => one.author === author).sort(mostUrgentFirst);
    const from = after ? all.findIndex((one) => mostUrgentFirst(one, after) > 0) : 0;
    const looked = from < 0 ? [] : all.slice(from, from + most);
    const missing = looked.filter((one) => one.size > 0 && !this.state(one.sha256)?.complete);
    return { missing, last: looked.length < most ? undefined : looked.at(-1) };
  }

  copy(): AttachmentRows {
    const other = new AttachmentRows();
    for (const [hash, kept] of this.#kept) other.#kept.set(hash, kept);
    other.named.push(...this.named);
    for (const [key, size] of this.tabled) other.tabled.set(key, size);
    for (const [party, asked] of this.#asked) other.#asked.set(party, asked);
    return other;
  }
}

function mostUrgentFirst(a: NamedAttachment, b: NamedAttachment): number {
  if (a.precedence !== b.precedence) return b.precedence - a.precedence;
  if (a.journal !== b.journal) return a.journal < b.journal ? -1 : 1;
  return a.seq - b.seq;
}
