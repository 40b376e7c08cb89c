/** Files of evidence of a line: its transcript as a party holds it, disclosures, fork proofs. */
import type { JournalName } from '@parley/core/codec/names.ts';
import { readArchive } from '@parley/core/evidence/archive.ts';
import { writeDisclosure } from '@parley/core/evidence/disclosure-writer.ts';
import { runningSha256 } from '@parley/station/evidence/running-hash.ts';
import { certificateIn, forkFileOf, twoHeads } from '@parley/station/evidence/testing/forks.ts';
import { crypto, type TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { exportOf } from '@parley/station/evidence/testing/transcripts.ts';
import type { Subject } from './outcome.ts';
import type { Chance } from './random.ts';

/** A transcript of all, or of less than all, with or without the tail. */
export function transcriptOf(chance: Chance, line: TestLine): Subject {
  const options = { tail: chance.oneIn(2), runLength: () => 1 + chance.below(9) };
  const bytes = exportOf(line, options).whole;
  return { format: 'transcript', name: 'a line by chance', bytes, given: lineGiven(chance, line) };
}

/** A disclosure of one to five entries, or of up to forty, so that rosters are shown with it. */
export function disclosureOf(chance: Chance, line: TestLine): Subject | undefined {
  const all = [...line.journals.values()].flatMap(({ name, tree }) =>
    Array.from({ length: tree.size }, (_, seq) => ({ journal: name, seq })),
  );
  if (all.length === 0) return undefined;
  const picked = chance.oneIn(2)
    ? all.slice(0, 40)
    : Array.from({ length: 1 + chance.below(5) }, () => chance.pick(all));
  const entries = picked.filter((one, i) => picked.indexOf(one) === i);
  const bytes = discloseOf(line, entries);
  return { format: 'disclosure', name: 'a line by chance', bytes, given: lineGiven(chance, line) };
}

/** A disclosure of these entries by a party that holds all. */
export function discloseOf(
  line: TestLine,
  entries: readonly { readonly journal: JournalName; readonly seq: number }[],
): Uint8Array {
  const source = line.source();
  const journals = [...line.journals.values()].map(({ name, tree }) => ({ name, size: tree.size }));
  const archive = readArchive(crypto, line.line, source, { journals });
  const { founding, charterFile } = line;
  const keysOf = (key: string) => line.journals.get(key)?.keys;
  const input = { crypto, hash: runningSha256(), founding, charterFile, archive, source, keysOf };
  return new Uint8Array(Buffer.concat([...writeDisclosure({ ...input, entries })]));
}

/** Two heads of one size by the author of any journal, with its certificate or that of another. */
export function forkOf(chance: Chance, line: TestLine): Subject {
  const journals = [...line.journals.values()];
  const accused = chance.pick(journals);
  const shown = chance.oneIn(6) ? chance.pick(journals) : accused;
  const certificate = shown.name.number === 0 ? null : certificateIn(shown);
  const bytes = forkFileOf(line, twoHeads(line, accused), { certificate });
  return { format: 'fork-file', name: 'a line by chance', bytes, given: lineGiven(chance, line) };
}

/** The line that the reader knows: none, the right one, now and then another. */
function lineGiven(chance: Chance, { line }: TestLine): Subject['given'] {
  if (chance.oneIn(2)) return undefined;
  return { line: Buffer.from(chance.oneIn(20) ? line.toReversed() : line).toString('hex') };
}
