import { equal, hex } from '../base/bytes.ts';
import type { AnyItem } from '../codec/entry.ts';
import { leafOf } from '../codec/entry.ts';
import { decodeForkProof, encodeForkProof } from '../codec/fork-proof.ts';
import { journalKey } from '../codec/names.ts';
import { type Bundle, encodeBundle, type NoteShown } from '../codec/payload.ts';
import { verifyForkProof } from '../journal/fork.ts';
import { contest } from './contest.ts';
import { doubt } from './doubts.ts';
import type { Where } from './entries.ts';
import { signedBy } from './entries.ts';
import type { Loaded } from './io.ts';
import { keepFact } from './keep-fact.ts';
import { type Journal, journalOf, type Line, newTask, refused } from './line.ts';
import { noteAt } from './send.ts';

/** Bundles of other branches that are kept of one journal. */
const branchesMax = 64;

/**
 * A signed head that contradicts what is held: the note of the same size may prove it. Its entries
 * are stored apart and shown as contested.
 */
export function suspectFork(line: Line, journal: Journal, bundle: Bundle, root: Uint8Array): void {
  const size = bundle.first + bundle.items.length;
  const place = { line: line.id, journal: journal.name, seq: size - 1 };
  const leaf = leafOf(line.crypto, place, bundle.items.at(-1) as AnyItem);
  const { signature } = bundle;
  if (!signedBy(line, journal, { size, root, leaf }, signature)) return;
  keepBranch(line, journal, bundle);
  forkFromNote(line, journal, { journal: journal.name, size, root, leaf, signature });
}

function keepBranch(line: Line, journal: Journal, bundle: Bundle): void {
  if (journal.branches >= branchesMax) return;
  const key = `branch.${journal.key}.${bundle.first}.${hex(bundle.signature.subarray(0, 8))}`;
  if (line.branchesKept.has(key)) return;
  line.branchesKept.add(key);
  journal.branches++;
  const { first, items, run, signature, root } = bundle;
  const value = encodeBundle(journal.name, first, run, { signature, root });
  keepFact(line, { record: { t: 'fact', key, value }, urgent: false });
  const event = { event: 'entries', journal: journal.name, first, items, peeked: false } as const;
  line.effects.push({ kind: 'show', event: { ...event, contested: true } });
}

/** A verified note of a peer's journal, held against our own note of that size. */
export function forkFromNote(line: Line, journal: Journal, shown: Omit<NoteShown, 'type'>): void {
  if (journal.contested || shown.size > journal.durable.size) return;
  const id = newTask(line, { task: 'fork', journal: journal.key, shown });
  const query = { q: 'note', journal: journal.key, size: shown.size } as const;
  line.effects.push({ kind: 'load', id, query });
}

/** Two signed notes of one origin with equal size and different roots. */
export function onForkNote(
  line: Line,
  task: { journal: string; shown: Omit<NoteShown, 'type'> },
  loaded: Loaded,
): void {
  const journal = journalOf(line, task.journal);
  const mine = noteAt(journal, task.shown.size, loaded);
  const { size, root, leaf, signature } = task.shown;
  if (mine && equal(mine.root, root)) return falseLeaf(line, journal, mine, task.shown);
  if (!mine) return;
  const notes = [
    { size, root: mine.root, leaf: mine.leaf, signature: mine.signature },
    { size, root, leaf, signature },
  ] as const;
  const proof = { line: line.id, journal: journal.name, fork: 'roots', notes } as const;
  contest(line, journal, encodeForkProof(proof));
}

/** One root with two last leaves: one of the two notes names an entry that is not there. */
function falseLeaf(line: Line, journal: Journal, mine: Head, shown: Head & Shown): void {
  if (!mine.leaf || !shown.leaf || equal(mine.leaf, shown.leaf)) return;
  const { size, root, leaf, signature } = shown;
  const note = { root, leaf, signature };
  doubt(line, { journal: journal.key, first: size - 1, leaves: [leaf], note });
}

type Head = { readonly root: Uint8Array; readonly leaf: Uint8Array | null };
type Shown = { readonly size: number; readonly signature: Uint8Array };

/** A proof made by us or shown by anyone: the journal is contested from now on, for all. */
export function onForkProof(line: Line, where: Where, bytes: Uint8Array): void {
  const decoded = decodeForkProof(bytes);
  const journal = decoded.ok ? line.journals.get(journalKey(decoded.value.journal)) : undefined;
  if (!decoded.ok) return refused(line, decoded.code, decoded.detail, where);
  if (!journal) return refused(line, 'unknown-journal', 'of a fork proof', where);
  if (journal.contested) return;
  const { origin, keys } = journal;
  const verified = verifyForkProof(
    line.crypto,
    { line: line.id, origin, noteKey: keys.note },
    decoded.value,
  );
  if (!verified.ok) return refused(line, verified.code, verified.detail, where);
  contest(line, journal, bytes);
}
