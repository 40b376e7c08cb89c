import type { Crypto } from '../base/crypto.ts';
import { decode } from '../codec/cbor.ts';
import { type AnyItem, isOpaque, leafOf, type Place } from '../codec/entry.ts';
import { type JournalName, journalKey, type Mark, marksThatCount } from '../codec/names.ts';
import { Writer } from '../codec/writer.ts';
import type { TreeNode } from './frontier.ts';
import { Frontier } from './frontier.ts';

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
  /** Of an own journal: the head that the last turn of writing stood on, for the guard. */
  readonly before: { readonly size: number; readonly root: Uint8Array } | null;
};

/** A mark, with the seq of the entry that first named its journal. */
export type HeldMark = Mark & {
  readonly since: number;
  /** The first mark for it: what a verifier of the transcript goes by. */
  readonly first: Mark;
  /** What the author held of that party's other journals before it named this one. */
  readonly before: readonly Mark[];
};

/** An entry of a kind above `service`: it may concern the core itself. */
export type Special = {
  readonly index: number;
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

const serviceKind = 6;

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
  let held = head.held;
  let messages = head.messages;
  let heldFalls = -1;
  const special: Special[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as AnyItem;
    const place: Place = { line, journal, seq: head.size + i };
    const leaf = leafOf(crypto, place, item);
    frontier.add(leaf);
    leaves.push(leaf);
    if (isOpaque(item)) continue;
    if (item.kind === 1) messages = head.size + i + 1;
    if (item.held.length > 0) {
      const claimed = claim(held, marksThatCount(journal.party, item.held), head.size + i);
      if (claimed.falls && heldFalls < 0) heldFalls = i;
      held = claimed.held;
    }
    if (item.kind > serviceKind) special.push({ index: i, held });
  }
  const size = head.size + items.length;
  const root = frontier.root();
  const leaf = leaves.at(-1) ?? head.leaf;
  const nodes = frontier.takeNodes();
  const after = { frontier, size, root, leaf, signature: null, held, messages, before: null };
  return { head: after, leaves, nodes, heldFalls, special };
}

/** The claims after an entry with these marks. */
function claim(
  held: ReadonlyMap<string, HeldMark>,
  marks: readonly Mark[],
  seq: number,
): { held: ReadonlyMap<string, HeldMark>; falls: boolean } {
  const next = new Map(held);
  let falls = false;
  for (const mark of marks) {
    const key = journalKey(mark);
    const earlier = held.get(key);
    if ((earlier?.size ?? 0) > mark.size) falls = true;
    const since = earlier?.since ?? seq;
    const first = earlier?.first ?? mark;
    const before = earlier?.before ?? (mark.number > 0 ? claimsOf(held, mark.party) : []);
    next.set(key, { ...mark, since, first, before });
  }
  return { held: next, falls };
}

function claimsOf(held: ReadonlyMap<string, HeldMark>, party: number): Mark[] {
  const all = [...held.values()].filter((mark) => mark.party === party);
  return all.map(({ number, tag, size, root }) => ({ party, number, tag, size, root }));
}

const scratch = new Writer(4096);

/** The hot row of a journal, as CBOR. By hand: it is written with every bundle. */
export function encodeHead(head: Head): Uint8Array {
  const { size, frontier, leaf, signature, held, messages, before } = head;
  const writer = scratch.reset().array(7).uint(size).array(frontier.hashes.length);
  for (const hash of frontier.hashes) writer.bstr(hash);
  writeMaybe(writeMaybe(writer, leaf), signature);
  writer.array(held.size);
  for (const mark of held.values()) {
    writeMark(writer.array(4), mark).uint(mark.since);
    writeMark(writer, mark.first).array(mark.before.length);
    for (const one of mark.before) writeMark(writer, one);
  }
  writer.uint(messages);
  return (before ? writer.array(2).uint(before.size).bstr(before.root) : writer.null()).bytes();
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

/** The head of a hot row that this station wrote; undefined when the row is damaged. */
export function decodeHead(crypto: Crypto, bytes: Uint8Array): Head | undefined {
  const decoded = decode(bytes);
  if (!decoded.ok || !Array.isArray(decoded.value) || decoded.value.length !== 7) return undefined;
  const [size, hashes, leaf, signature, marks, messages, last] = decoded.value as [
    number,
    Uint8Array[],
    Uint8Array | null,
    Uint8Array | null,
    [MarkParts, number, MarkParts, MarkParts[]][],
    number,
    [number, Uint8Array] | null,
  ];
  const frontier = new Frontier(crypto, size, hashes);
  const held = new Map<string, HeldMark>();
  for (const [latest, since, first, before] of marks) {
    const mark = markOf(latest);
    const more = { since, first: markOf(first), before: before.map(markOf) };
    held.set(journalKey(mark), { ...mark, ...more });
  }
  const before = last && { size: last[0], root: last[1] };
  return { frontier, size, root: frontier.root(), leaf, signature, held, messages, before };
}
