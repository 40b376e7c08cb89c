import { rosterEntriesOf } from '@parley/core/evidence/disclosure-roster.ts';
import { writeDisclosure } from '@parley/core/evidence/disclosure-writer.ts';
import { z } from 'zod';
import { readLine } from '../../evidence/export.ts';
import { runningSha256 } from '../../evidence/running-hash.ts';
import { type EntryPlace, entryName, placeOf } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { officerNamed, officerWord } from '../access/officer-named.ts';
import { recordAccess } from '../access/record.ts';
import { ActRefusal, act } from '../act.ts';
import { evidenceOf } from './line-evidence.ts';
import { writeWhole } from './write-whole.ts';

/** Entries that one disclosure shows at most (spec/disclosure.md). */
const entriesMax = 1024;

/**
 * Writes one or several entries with their proofs, the roster entries that name who released them,
 * and nothing else of the record.
 */
export const discloseAct = act({
  name: 'disclose',
  input: z.strictObject({
    entries: z.array(z.string()).min(1).max(entriesMax),
    out: z.string().min(1),
    officer: officerWord,
  }),
  run: async (context, { entries, out, officer }) => {
    const line = context.line();
    const { host } = line;
    const places = distinct(entries.map((name) => heldPlace(line, name)));
    const by = officerNamed(line, officer);
    const evidence = evidenceOf(line);
    const total = evidence.journals.reduce((sum, { size }) => sum + size, 0);
    const archive = readLine(evidence, (read) => context.progress(read, total));
    const asked = places.map(({ journal, seq }) => ({ journal: journal.name, seq }));
    // Whoever reads it has the charter: it names the founding officers alone.
    const added = rosterEntriesOf(archive, evidence.source, asked);
    const shown = [...asked, ...added.slice(0, entriesMax - asked.length)];
    const names = shown.map(({ journal, seq }) => entryName(host.line, journal, seq));
    recordAccess(line, { act: 'disclose', what: [...names, out], officer: by });
    const bytes = await writeWhole(
      out,
      writeDisclosure({
        ...evidence,
        crypto: host.options.crypto,
        hash: runningSha256(),
        archive,
        keysOf: (key) => host.line.journals.get(key)?.keys,
        entries: shown,
      }),
      context.seal,
    );
    return { file: out, bytes, entries: names };
  },
});

/** Only what is held without gap has a proof: a peeked entry has its predecessors missing. */
function heldPlace({ host }: StationLine, name: string): EntryPlace {
  const place = placeOf(host.line, name);
  if (!place || place.seq >= place.journal.durable.size)
    throw new ActRefusal('entry-missing', name);
  return place;
}

function distinct(places: readonly EntryPlace[]): EntryPlace[] {
  return [...new Map(places.map((one) => [`${one.journal.key}/${one.seq}`, one])).values()];
}
