/** Cuts: their records, and which of them are well-formed (spec/transcript.md, "Cut"). */
import { type Bytes, concat, equal, utf8 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import type { Code } from '../base/refusal.ts';
import { cborArray, cborBytes, cborHead, cborUint } from '../cbor/writer.ts';
import { sha256 } from '../crypto/hash.ts';
import type { Cut } from '../entry/records.ts';
import { areAscending, encodeName, keyOfName, type Mark } from '../journal/name.ts';
import { settledEnd } from './ends.ts';
import { namesAt } from './held.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

/** A cut and where it was written. */
export type WrittenCut = {
  readonly cut: Cut;
  readonly journal: Journal;
  readonly seq: number;
  /** How many entries of kind cut its journal has before it. */
  readonly nth: number;
  /** What its author claims of other journals in and before that entry. */
  readonly claims: ReadonlyMap<string, Mark>;
};

/** Of an author's claims those for the journals that a cut names. */
export function claimsNamed(
  { heads }: Cut,
  claims: ReadonlyMap<string, Mark>,
): ReadonlyMap<string, Mark> {
  const keys = new Set(heads.map(keyOfName));
  return new Map([...claims].filter(([key]) => keys.has(key)));
}

const context = utf8('parley/cut/v1');

export function hashOfCut(line: Bytes, cut: Cut): Bytes {
  const marks = cut.heads.map((head) =>
    concat(Uint8Array.of(0x85), encodeName(head), cborUint(head.size), cborBytes(head.root)),
  );
  const heads = concat(cborHead(4, marks.length), ...marks);
  return sha256(
    context,
    cborArray(cborBytes(line), cborUint(cut.k), cborBytes(cut.previous), heads),
  );
}

/** The sizes of a cut's heads by journal. */
function sizesOf(cut: Cut | undefined): Map<string, number> {
  return new Map((cut?.heads ?? []).map((head) => [keyOfName(head), head.size]));
}

/**
 * Judges a cut entry by the rules of the page, one after another, and its heads one after another:
 * undefined when it is well-formed, the code when not, `unshown` when it names what is not shown.
 * `tries` is how many entries of kind cut stand before it in its journal since the last well-formed
 * one there.
 */
export function judgeCut(
  record: LineRecord,
  written: WrittenCut,
  { before, tries }: { readonly before: WrittenCut | undefined; readonly tries: number },
): Code | 'unshown' | undefined {
  const { cut, journal } = written;
  const { line, parties } = record.charter;
  const k = before === undefined ? 0 : before.cut.k + 1;
  const previous = before === undefined ? line : hashOfCut(line, before.cut);
  const isTurn = cut.k === k && journal.name.party === k % parties.length;
  if (!isTurn || tries >= limits.cutTries) return 'cut-out-of-turn';
  if (!equal(cut.previous, previous)) return 'cut-out-of-turn';
  if (!areAscending(cut.heads)) return 'not-canonical';
  if (falls(record, written, before)) return 'cut-falls';
  const covered = sizesOf(before?.cut);
  for (const head of cut.heads) {
    const judged = judgeHead(record, { written, head, covered: covered.get(keyOfName(head)) ?? 0 });
    if (judged !== undefined) return judged;
  }
  return isTooEarly(record, written) ? 'cut-too-early' : undefined;
}

/** Rule 4, but for journals that may not stand there. */
function falls(record: LineRecord, written: WrittenCut, before: WrittenCut | undefined): boolean {
  const sizes = sizesOf(written.cut);
  if (!sizes.has(written.journal.key)) return true;
  for (const { index, tag } of record.charter.parties) {
    if (!sizes.has(keyOfName({ party: index, number: 0, tag }))) return true;
  }
  if (before === undefined) return false;
  for (const [key, size] of sizesOf(before.cut)) if ((sizes.get(key) ?? -1) < size) return true;
  return (sizes.get(before.journal.key) ?? 0) <= before.seq;
}

/** Rules 4 to 7 for one head; `covered` is the size in the cut before. */
function judgeHead(
  record: LineRecord,
  of: { written: WrittenCut; head: Mark; covered: number },
): Code | 'unshown' | undefined {
  const { written, head, covered } = of;
  const { journal, seq, claims } = written;
  const key = keyOfName(head);
  const claimed = key === journal.key ? seq : Math.max(claims.get(key)?.size ?? 0, covered);
  if (head.size > claimed) return 'cut-beyond-held';
  const founder = record.charter.parties[head.party];
  const isFounding = head.number === 0 && founder !== undefined && equal(founder.tag, head.tag);
  if (!isFounding && (head.number === 0 || head.size === 0)) return 'unknown-journal';
  const truth = record.isTrue(head);
  if (truth === undefined) return 'unshown';
  if (!truth) return 'not-root-of-journal';
  const shown = record.get(head);
  const end = shown === undefined ? undefined : settledEnd(record, shown);
  const isContested = end !== undefined && head.size > Math.max(end, covered);
  return isContested ? 'cut-contested' : undefined;
}

function isTooEarly(record: LineRecord, { cut, journal }: WrittenCut): boolean {
  if (journal.name.number === 0) return false;
  return record.charter.parties.some(({ index }) => {
    if (index === journal.name.party) return false;
    return !cut.heads.some((head) => {
      const by = head.party === index ? record.get(head) : undefined;
      const seq = by === undefined ? undefined : namesAt(record, by, journal.name);
      return seq !== undefined && seq < head.size;
    });
  });
}
