import { decodeBody } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { encodeForkProof, type ForkProof } from '@parley/core/codec/fork-proof.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { originOf } from '@parley/core/codec/names.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { decodeRecord } from '@parley/core/codec/records.ts';
import { encodeForkFile, type ForkFile } from '@parley/core/evidence/fork-file.ts';
import { seeded, type TestJournal, type TestLine } from './test-line.ts';

/** Two heads of size 1 that a journal's author signed; of another line where that is given. */
export function twoHeads(
  line: TestLine,
  { name, signers }: TestJournal,
  of: Uint8Array = line.line,
): ForkProof & { fork: 'roots' } {
  const author = line.charter.parties[name.party]?.name ?? '';
  const note = (which: string) => {
    const root = seeded(`root ${which}`);
    const text = checkpointText({ origin: originOf(of, author, name), size: 1, root, leaf: root });
    return { size: 1, root, leaf: root, signature: signers.note.sign(text) };
  };
  const notes = [note('of one history'), note('of another')] as const;
  return { line: of, journal: name, fork: 'roots', notes };
}

/** A file of the proof, with the charter of its line. */
export function forkFileOf(
  { charterFile }: TestLine,
  proof: ForkProof,
  more: Partial<ForkFile> = {},
): Uint8Array {
  return encodeForkFile({
    charterFile,
    certificate: null,
    proof: encodeForkProof(proof),
    ...more,
  });
}

/** The certificate that the first entry of a later journal holds. */
export function certificateIn({ key, items: [first] }: TestJournal): Uint8Array {
  const body = first && !isOpaque(first) ? decodeBody(first.body) : undefined;
  const record = body?.ok ? decodeRecord(kinds.incarnation, body.value.record) : undefined;
  if (!record?.ok || record.value.kind !== 'incarnation') throw new Error(`${key} has none`);
  return record.value.certificate;
}
