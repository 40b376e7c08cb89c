/** Files of evidence of a line: its transcript as a party holds it, and disclosures. */
import { readArchive } from '@parley/core/evidence/archive.ts';
import { writeDisclosure } from '@parley/core/evidence/disclosure-writer.ts';
import { runningSha256 } from '@parley/station/evidence/running-hash.ts';
import { crypto, type TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { exportOf } from '@parley/station/evidence/testing/transcripts.ts';
import type { Subject } from './outcome.ts';
import type { Chance } from './random.ts';

/** A transcript of all, or of less than all, with or without the tail. */
export function transcriptOf(chance: Chance, line: TestLine): Subject {
  const options = { tail: chance.oneIn(2), runLength: () => 1 + chance.below(9) };
  const bytes = exportOf(line, options).whole;
  return { format: 'transcript', name: 'a line by chance', bytes, given: undefined };
}

/** A disclosure of one to five entries. */
export function disclosureOf(chance: Chance, line: TestLine): Subject | undefined {
  const all = [...line.journals.values()].flatMap(({ name, tree }) =>
    Array.from({ length: tree.size }, (_, seq) => ({ journal: name, seq })),
  );
  if (all.length === 0) return undefined;
  const picked = Array.from({ length: 1 + chance.below(5) }, () => chance.pick(all));
  const entries = picked.filter((one, i) => picked.indexOf(one) === i);
  const source = line.source();
  const journals = [...line.journals.values()].map(({ name, tree }) => ({ name, size: tree.size }));
  const archive = readArchive(crypto, line.line, source, { journals });
  const { founding, charterFile } = line;
  const keysOf = (key: string) => line.journals.get(key)?.keys;
  const input = { crypto, hash: runningSha256(), founding, charterFile, archive, source, keysOf };
  const bytes = new Uint8Array(Buffer.concat([...writeDisclosure({ ...input, entries })]));
  return { format: 'disclosure', name: 'a line by chance', bytes, given: undefined };
}
