import { equal } from '@parley/core/base/bytes.ts';
import type { Crypto } from '@parley/core/base/crypto.ts';
import { leafOf } from '@parley/core/codec/entry.ts';
import { verifyCheckpoint } from '@parley/core/codec/note.ts';
import { decodeRun } from '@parley/core/codec/run.ts';
import { Frontier } from '@parley/core/journal/frontier.ts';
import type { Journal } from '@parley/core/replication/line.ts';
import type { LineHost } from '../loop/line-host.ts';
import type { LineStore } from '../store/line-store.ts';
import { StoreFault } from '../store/refusals.ts';

/** What a check reads: the store of a line, and the heads that its core has. */
export type CheckedLine = { readonly store: LineStore; readonly host: LineHost };

/** Where what is stored of a journal does not make the head that was signed or cosigned. */
export type BrokenJournal = {
  readonly journal: string;
  /** Entries that were read until it was seen. */
  readonly seq: number;
  readonly what: 'missing' | 'unreadable' | 'other-nodes' | 'other-root' | 'not-signed';
};

/**
 * Reads a journal from its first entry to its present head and computes the tree anew: every leaf,
 * the nodes that are stored, root and signature. Yields after each run how many entries it had.
 * Throws `StoreFault` where a page cannot be read.
 */
export function* checkJournal(
  { store, host }: CheckedLine,
  journal: Journal,
): Generator<number, BrokenJournal | undefined> {
  const { crypto } = host.options;
  const { key, name, durable } = journal;
  const { size, root } = durable;
  const frontier = new Frontier(crypto);
  const broken = (what: BrokenJournal['what']) => ({ journal: key, seq: frontier.size, what });
  for (const run of store.evidence.runs(key, 0, size)) {
    const items = decodeRun(run.bytes);
    if (!items.ok) return broken('unreadable');
    if (run.first !== frontier.size) return broken('missing');
    for (const item of items.value.slice(0, size - run.first)) {
      const place = { line: host.line.id, journal: name, seq: frontier.size };
      frontier.add(leafOf(crypto, place, item));
    }
    if (!areStored(store, key, frontier)) return broken('other-nodes');
    yield items.value.length;
  }
  if (frontier.size !== size) return broken('missing');
  if (!equal(frontier.root(), root)) return broken('other-root');
  return isSigned(crypto, journal) ? undefined : broken('not-signed');
}

/** Its head's signature holds, where it has one. */
function isSigned(crypto: Crypto, { origin, keys, durable }: Journal): boolean {
  const { size, root, leaf, signature } = durable;
  const head = { origin, size, root, leaf };
  return !signature || verifyCheckpoint(crypto, keys.note, head, signature);
}

function areStored(store: LineStore, journal: string, frontier: Frontier): boolean {
  const nodes = frontier.takeNodes();
  if (nodes.length === 0) return true;
  const answer = store.answer({ q: 'nodes', journal, places: nodes });
  if (answer.q !== 'nodes') return false;
  return nodes.every(({ hash }, i) => {
    const stored = answer.hashes[i];
    return stored !== null && stored !== undefined && equal(stored, hash);
  });
}

/**
 * The last entry of every journal against its head, before a station says anything: the quick half
 * of `checkJournal`. Throws `StoreFault`, `corrupt`, where they differ. A page that cannot be read
 * at all keeps nobody from speaking: it is named when it is read.
 */
export function checkLastEntries(line: CheckedLine): void {
  for (const journal of line.host.line.journals.values()) {
    const { key, name, durable } = journal;
    const { size, leaf } = durable;
    if (size === 0 || !leaf) continue;
    const found = lastLeaf(line, journal);
    if (found === 'unread') continue;
    if (found && equal(found, leaf) && isSigned(line.host.options.crypto, journal)) continue;
    throw new StoreFault('corrupt', `the last entry of ${name.party}.${name.number} (${key})`);
  }
}

function lastLeaf(
  { store, host }: CheckedLine,
  journal: Journal,
): Uint8Array | 'unread' | undefined {
  const seq = journal.durable.size - 1;
  try {
    for (const run of store.evidence.runs(journal.key, seq, seq + 1)) {
      const items = decodeRun(run.bytes);
      const item = items.ok ? items.value[seq - run.first] : undefined;
      const place = { line: host.line.id, journal: journal.name, seq };
      return item && leafOf(host.options.crypto, place, item);
    }
    return undefined;
  } catch (error) {
    if (error instanceof StoreFault) return 'unread';
    throw error;
  }
}
