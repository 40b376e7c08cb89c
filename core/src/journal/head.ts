import type { Crypto } from '../base/crypto.ts';
import { decode } from '../codec/cbor.ts';
import { type AnyItem, isOpaque, leafOf, type Place } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import { type JournalName, journalKey, type Mark, marksThatCount } from '../codec/names.ts';
import { Writer } from '../codec/writer.ts';
import { Claims, type HeldMark } from './claims.ts';
import type { TreeNode } from './frontier.ts';
import { Frontier } from './frontier.ts';
import type { StoreRecord } from './records.ts';

/** A journal at one size: enough to append, to give the root, and to check what comes next. */
export type Head = {
  readonly frontier: Frontier;
  readonly size: number;
  readonly root: Uint8Array;
  /** Leaf of the last entry; null when empty. */
  readonly leaf: Uint8Array | null;
  /** Signature of the checkpoint of this size; null while it is not signed. */
  readonly signature: Uint8Array | null;
  /** What the author has claimed to hold, by journal key. It never falls. */
  readonly held: ReadonlyMap<string, HeldMark>;
  /** Index behind the newest entry of kind message; a draft is overtaken by what lies below it. */
  readonly messages: number;
  /** Entries of kind cut, whatever they hold. */
  readonly cuts: number;
  /** Of an own journal: the head that the last turn of writing stood on, for the guard. */
  readonly before: { readonly size: number; readonly root: Uint8Array } | null;
};

/** An entry of a kind above `service`: it may concern the core itself. */
export type Special = {
  readonly index: number;
  /** Entries of kind cut before it. */
  readonly cuts: number;
  /** What its author claims to hold, this entry included. */
  readonly held: ReadonlyMap<string, HeldMark>;
};

export function emptyHead(crypto: Crypto): Head {
  const frontier = new Frontier(crypto);
  const root = frontier.root();
  return {
    frontier,
    size: 0,
    root,
    leaf: null,
    signature: null,
    held: new Map(),
    messages: 0,
    cuts: 0,
    before: null,
  };
}

export type Advanced = {
  readonly head: Head;
  readonly leaves: readonly Uint8Array[];
  readonly nodes: readonly TreeNode[];
  /** Index of the first item whose `held` falls below what its author claimed before, or -1. */
  readonly heldFalls: number;
  readonly special: readonly Special[];
};

/** The head after `items`; the given head stays as it was. */
export function advance(
  line: Uint8Array,
  journal: JournalName,
  head: Head,
  items: readonly AnyItem[],
): Advanced {
  const frontier = head.frontier.clone();
  const crypto = frontier.crypto;
  const leaves: Uint8Array[] = [];
  const claims = new Claims(journal.party, head.held);
  let { messages, cuts } = head;
  let heldFalls = -1;
  const special: Special[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as AnyItem;
    const place: Place = { line, journal, seq: head.size + i };
    const leaf = leafOf(crypto, place, item);
    frontier.add(leaf);
    leaves.push(leaf);
    if (isOpaque(item)) continue;
    if (item.kind === kinds.message) messages = head.size + i + 1;
    if (item.held.length > 0 && claims.take(item.held, place.seq) && heldFalls < 0) heldFalls = i;
    if (item.kind > kinds.service) special.push({ index: i, cuts, held: claims.share() });
    if (item.kind === kinds.cut) cuts++;
  }
  const size = head.size + items.length;
  const root = frontier.root();
  const leaf = leaves.at(-1) ?? head.leaf;
  const nodes = frontier.takeNodes();
  const held = claims.share();
  const unsigned = { signature: null, before: null };
  const after = { frontier, size, root, leaf, ...unsigned, held, messages, cuts };
  return { head: after, leaves, nodes, heldFalls, special };
}

/** The marks of an entry that count, by all that its journal has named up to it and since. */
export function marksTaken(
  author: number,
  head: Pick<Head, 'held'>,
  marks: readonly Mark[],
): readonly Mark[] {
  const counting = marksThatCount(author, marks);
  const named = counting.every((mark) => head.held.has(journalKey(mark)));
  return named ? counting : counting.filter((mark) => head.held.has(journalKey(mark)));
}

const scratch = new Writer(4096);

/**
 * What the store keeps of a head: its hot row, and what it named first where `before`, which is on
 * disk, had not named so much yet.
 */
export function headRecords(key: string, head: Head, before: Pick<Head, 'held'>): StoreRecord[] {
  const row = { t: 'head', journal: key, size: head.size, state: encodeHead(head) } as const;
  if (head.held.size === before.held.size) return [row];
  return [row, { t: 'fact', key: namingsKey(key), value: encodeNamings(head) }];
}

/** The fact that holds when a journal first named each of the others. */
export function namingsKey(journal: string): string {
  return `named.${journal}`;
}

/** The hot row of a journal, as CBOR. By hand: it is written with every bundle. */
function encodeHead(head: Head): Uint8Array {
  const { size, frontier, leaf, signature, held, messages, cuts, before } = head;
  const writer = scratch.reset().array(8).uint(size).array(frontier.hashes.length);
  for (const hash of frontier.hashes) writer.bstr(hash);
  writeMaybe(writeMaybe(writer, leaf), signature);
  writer.array(held.size);
  for (const mark of held.values()) writeMark(writer, mark);
  writer.uint(messages).uint(cuts);
  return (before ? writer.array(2).uint(before.size).bstr(before.root) : writer.null()).bytes();
}

/** In the order of the hot row's marks, which is that of naming. */
function encodeNamings({ held }: Head): Uint8Array {
  const writer = scratch.reset().array(held.size);
  for (const { since, first, before } of held.values()) {
    writeMark(writer.array(3).uint(since), first).array(before.length);
    for (const one of before) writeMark(writer, one);
  }
  return writer.bytes();
}

function writeMaybe(writer: Writer, bytes: Uint8Array | null): Writer {
  return bytes ? writer.bstr(bytes) : writer.null();
}

function writeMark(writer: Writer, mark: Mark): Writer {
  writer.array(5).uint(mark.party).uint(mark.number).bstr(mark.tag);
  return writer.uint(mark.size).bstr(mark.root);
}

type MarkParts = [number, number, Uint8Array, number, Uint8Array];

function markOf([party, number, tag, size, root]: MarkParts): Mark {
  return { party, number, tag, size, root };
}

type HeadParts = [
  number,
  Uint8Array[],
  Uint8Array | null,
  Uint8Array | null,
  MarkParts[],
  number,
  number,
  [number, Uint8Array] | null,
];
type NamingParts = [number, MarkParts, MarkParts[]];

/**
 * The head of a hot row that this station wrote, with the fact of what it named; undefined when
 * either is damaged.
 */
export function decodeHead(
  crypto: Crypto,
  state: Uint8Array,
  namings: Uint8Array | undefined,
): Head | undefined {
  const row = decode(state);
  if (!row.ok || !Array.isArray(row.value) || row.value.length !== 8) return undefined;
  const [size, hashes, leaf, signature, marks, messages, cuts, last] = row.value as HeadParts;
  const named = namings ? decode(namings) : undefined;
  const firsts = (named?.ok ? named.value : []) as NamingParts[];
  if (firsts.length !== marks.length) return undefined;
  const frontier = new Frontier(crypto, size, hashes);
  const held = new Map<string, HeldMark>();
  for (let i = 0; i < marks.length; i++) {
    const mark = markOf(marks[i] as MarkParts);
    const [since, first, before] = firsts[i] as NamingParts;
    const more = { since, first: markOf(first), before: before.map(markOf) };
    held.set(journalKey(mark), { ...mark, ...more });
  }
  const before = last && { size: last[0], root: last[1] };
  const root = frontier.root();
  return { frontier, size, root, leaf, signature, held, messages, cuts, before };
}
