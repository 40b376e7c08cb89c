import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { type Item, leafOf } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { JournalName, Mark } from '@parley/core/codec/names.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { Frontier } from '@parley/core/journal/frontier.ts';
import { seed } from './keys.ts';
import { crypto, line, noon, north, south } from './world.ts';

const charterBody = encodeBody({
  ...emptyBody,
  record: encodeRecord({ kind: 'charter', line, predecessor: null }),
});

function item(name: string, part: Partial<Item>): Item {
  return {
    kind: kinds.message,
    precedence: 1,
    class: 1,
    time: noon,
    clock: 2,
    salt: seed(`${name} salt`, 16),
    body: charterBody,
    held: [],
    references: [],
    ...part,
  };
}

function bodyOf(lang: string, text: string): Uint8Array {
  return encodeBody({ ...emptyBody, texts: [{ lang, standing: 0, text }] });
}

/** South's journal: its charter entry. */
export const southItems: readonly Item[] = [item('south 0', { kind: kinds.charter, class: 0 })];

/** What north held of south when it wrote its second entry. */
export const heldSouth: Mark = { ...south, size: 1, root: headAt(south, southItems, 1).root };

/** North's journal: its charter entry and two messages. */
export const northItems: readonly Item[] = [
  item('north 0', { kind: kinds.charter, class: 0 }),
  item('north 1', {
    time: noon + 60_000,
    body: bodyOf('en', 'The exercise begins at 12:00 UTC.'),
    held: [heldSouth],
  }),
  item('north 2', { time: noon + 61_000, body: bodyOf('ar', 'انتهى التمرين.') }),
];

export function leavesOf(journal: JournalName, items: readonly Item[]): Uint8Array[] {
  return items.map((one, seq) => leafOf(crypto, { line, journal, seq }, one));
}

/** Root, last leaf and frontier of a journal at a size. */
export function headAt(journal: JournalName, items: readonly Item[], size: number) {
  const frontier = new Frontier(crypto);
  const leaves = leavesOf(journal, items).slice(0, size);
  for (const leaf of leaves) frontier.add(leaf);
  return { size, root: frontier.root(), leaf: leaves.at(-1) ?? null, frontier };
}

export const northPlace = { line, journal: north } as const;
