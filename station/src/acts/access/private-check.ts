import { equal, hex } from '@parley/core/base/bytes.ts';
import { leafOf } from '@parley/core/codec/entry.ts';
import { Frontier } from '@parley/core/journal/frontier.ts';
import { entryName } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { blindedRoot, type PrivateSaid, readPrivate } from '../../store/private-journal.ts';
import { statedBy } from '../line/ledger-entries.ts';

/** What is wrong with a private journal. */
export type PrivateFinding = {
  /** Its rows do not make its tree, or own hours on the record bind what it does not hold. */
  readonly code: 'private-broken' | 'private-short';
  readonly detail: string;
};

const stretch = 1024;

/**
 * Holds the private journal against itself and against the line: every leaf and root is computed
 * anew, and each hour that this party has stated must bind a root that it had, by a salt that it
 * holds. So a reading that was taken out of it is missed, by whoever asks. Yields now and then.
 */
export function* checkPrivate(line: StationLine): Generator<number, PrivateFinding | undefined> {
  const { privateJournal: journal, host } = line;
  const { crypto } = host.options;
  const frontier = new Frontier(crypto);
  const bound = new Set<string>();
  const { size } = journal;
  const broken = (): PrivateFinding => ({ code: 'private-broken', detail: String(frontier.size) });
  while (frontier.size < size) {
    const entries = journal.entries(frontier.size, Math.min(stretch, size - frontier.size));
    if (entries.length === 0) return broken();
    for (const entry of entries) {
      const { seq, leaf } = entry;
      const read = readPrivate(entry);
      if (!read || seq !== frontier.size) return broken();
      if (!equal(leafOf(crypto, journal.place(seq), read.item), leaf)) return broken();
      const root = boundRoot(read.said);
      if (root) {
        if (root.size !== seq) return broken();
        const made = blindedRoot(crypto, root.salt, frontier.root());
        if (!equal(made, root.hash)) return broken();
        bound.add(hex(root.hash));
      }
      frontier.add(leaf);
    }
    yield entries.length;
  }
  if (!equal(frontier.root(), journal.root())) return broken();
  const missed = unbound(line, bound);
  return missed.length === 0 ? undefined : { code: 'private-short', detail: named(missed) };
}

type Bound = { readonly size: number; readonly salt: Uint8Array; readonly hash: Uint8Array };

/** What a note of the hourly binding says; undefined for every other entry. */
function boundRoot(said: PrivateSaid | undefined): Bound | undefined {
  if (said?.act !== 'private-root') return undefined;
  const [size, salt, hash] = said.what as [number, Uint8Array, Uint8Array];
  return { size, salt, hash };
}

/** Own hours on the record whose root of the private journal is none that this one had. */
function unbound(line: StationLine, bound: ReadonlySet<string>): string[] {
  return [...statedBy(line, line.me)].flatMap(({ journal, seq, record }) => {
    if (bound.has(hex(record.privateRoot))) return [];
    return [entryName(line.host.line, journal.name, seq)];
  });
}

/** The first of them, and how many there are. */
function named([first = '', ...rest]: readonly string[]): string {
  return rest.length === 0 ? first : `${first} +${rest.length}`;
}
