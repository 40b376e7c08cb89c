import { hex } from '@parley/core/base/bytes.ts';
import { entryName } from '../../projection/entry-name.ts';
import { readPrivate } from '../../store/private-journal.ts';
import type { DeskLine } from '../desk-line.ts';

export type Reader = {
  readonly officer: string;
  readonly name: string | null;
  readonly time: number;
};

const readersMax = 10;
/** Entries of the private journal that are looked through, the newest. */
const lookedMax = 512;

/** Who here has opened an entry, newest first: the newest of the private journal, each once. */
export function readersOf(desk: DeskLine, entry: string): Reader[] {
  const { privateJournal, host } = desk.line;
  const first = Math.max(0, privateJournal.size - lookedMax);
  const found = new Map<string, Reader>();
  for (const one of privateJournal.entries(first, lookedMax).reverse()) {
    const read = readPrivate(one);
    if (!read?.said) continue;
    const { officer: who, act, what } = read.said;
    if (who === null || act !== 'open-body' || !Array.isArray(what)) continue;
    const [key, seq] = what as [string, number];
    const journal = host.line.journals.get(key);
    if (!journal || entryName(host.line, journal.name, seq) !== entry) continue;
    const officer = hex(who);
    if (!found.has(officer))
      found.set(officer, { officer, name: desk.nameOf(officer), time: read.item.time });
    if (found.size >= readersMax) break;
  }
  return [...found.values()];
}
