/** Cuts: their records, and which of them are well-formed (spec/transcript.md, "Cut"). */
import { type Bytes, concat, equal, utf8 } from '../base/bytes.ts';
import { attempt, type Code, refuse } from '../base/refusal.ts';
import type { Reader } from '../cbor/reader.ts';
import { cborArray, cborBytes, cborHead, cborUint } from '../cbor/writer.ts';
import { sha256 } from '../crypto/hash.ts';
import { areAscending, encodeName, keyOfName, type Mark, readMark } from '../journal/name.ts';
import { settledEnd } from './ends.ts';
import { namesAt } from './held.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

export type Cut = { readonly k: number; readonly previous: Bytes; readonly heads: readonly Mark[] };

/** A cut and where it was written. */
export type WrittenCut = {
  readonly cut: Cut;
  readonly journal: Journal;
  readonly seq: number;
  /** What its author claims of other journals in and before that entry. */
  readonly claims: ReadonlyMap<string, Mark>;
};

export function readCut(reader: Reader): Cut {
  reader.array('cut', 3);
  const k = reader.uint('k');
  const previous = reader.blob('previous', 32).slice();
  const heads = reader.list('heads', () => {
    const mark = readMark(reader);
    return { ...mark, tag: mark.tag.slice(), root: mark.root.slice() };
  });
  return { k, previous, heads };
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
export function sizesOf(cut: Cut | undefined): Map<string, number> {
  return new Map((cut?.heads ?? []).map((head) => [keyOfName(head), head.size]));
}

/** Rules 1 to 4 as far as they are told by two cuts alone. */
export function checkDeclared(record: LineRecord, cut: Cut, before: Cut | undefined): void {
  if (cut.k !== (before?.k ?? -1) + 1) refuse('cut-out-of-turn', `cut ${cut.k}`);
  const { line } = record.charter;
  const previous = before === undefined ? line : hashOfCut(line, before);
  if (!equal(cut.previous, previous)) refuse('cut-out-of-turn', `cut ${cut.k}: the one before`);
  if (!areAscending(cut.heads)) refuse('not-canonical', `cut ${cut.k}: heads out of order`);
  const sizes = sizesOf(cut);
  for (const { index, tag } of record.charter.parties) {
    if (!sizes.has(keyOfName({ party: index, number: 0, tag }))) {
      refuse('cut-falls', `cut ${cut.k}: a founding journal is missing`);
    }
  }
  for (const [key, size] of sizesOf(before)) {
    if ((sizes.get(key) ?? -1) < size) refuse('cut-falls', `cut ${cut.k} covers less of ${key}`);
  }
  for (const head of cut.heads) {
    const isFounding = head.number === 0;
    if (isFounding ? record.get(head) === undefined : head.size === 0) {
      refuse('unknown-journal', `cut ${cut.k}: ${keyOfName(head)}`);
    }
  }
}

/**
 * Judges a cut entry by all rules, with all that the record shows by now: undefined when it is
 * well-formed, the code when not, `unshown` when it names what is not shown.
 */
export function judgeCut(
  record: LineRecord,
  written: WrittenCut,
  before: WrittenCut | undefined,
): Code | 'unshown' | undefined {
  const { cut, journal } = written;
  if (journal.name.party !== cut.k % record.charter.parties.length) return 'cut-out-of-turn';
  const declared = attempt(() => checkDeclared(record, cut, before?.cut));
  if (!declared.ok) return declared.code;
  const sizes = sizesOf(cut);
  const own = sizes.get(journal.key);
  if (own === undefined) return 'cut-falls';
  if (before !== undefined && (sizes.get(before.journal.key) ?? 0) <= before.seq) {
    return 'cut-falls';
  }
  if (isBeyondHeld(written, before)) return 'cut-beyond-held';
  const truths = cut.heads.map((head) => record.isTrue(head));
  if (truths.includes(false)) return 'not-root-of-journal';
  if (truths.includes(undefined)) return 'unshown';
  if (isContested(record, cut, before?.cut)) return 'cut-contested';
  return isTooEarly(record, written) ? 'cut-too-early' : undefined;
}

function isBeyondHeld(written: WrittenCut, before: WrittenCut | undefined): boolean {
  const { cut, journal, seq, claims } = written;
  const covered = sizesOf(before?.cut);
  const previous = journal.certificate?.previous;
  return cut.heads.some((head) => {
    const key = keyOfName(head);
    if (key === journal.key) return head.size > seq;
    const stated = previous !== undefined && keyOfName(previous) === key ? previous.size : 0;
    return head.size > Math.max(claims.get(key)?.size ?? 0, stated, covered.get(key) ?? 0);
  });
}

function isContested(record: LineRecord, cut: Cut, before: Cut | undefined): boolean {
  const covered = sizesOf(before);
  return cut.heads.some((head) => {
    const journal = record.get(head);
    const end = journal === undefined ? undefined : settledEnd(record, journal);
    return end !== undefined && head.size > Math.max(end, covered.get(keyOfName(head)) ?? 0);
  });
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
