import { concat } from '@parley/core/base/bytes.ts';
import { encodeCharter } from '@parley/core/codec/charter.ts';
import { charterSigningInput, encodeCharterFile } from '@parley/core/codec/charter-file.ts';
import {
  type LineSource,
  readArchive,
  type ShownCosignature,
} from '@parley/core/evidence/archive.ts';
import { writeTranscript } from '@parley/core/evidence/transcript-writer.ts';
import { finalCuts } from '@parley/core/evidence/witness-choice.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import type { Founding } from '../founding.ts';
import type { SimStation } from './station.ts';

/** The charter with every party's signature, as a ceremony leaves it. */
export function charterFileOf({ charter, recovery }: Founding): Uint8Array {
  const bytes = encodeCharter(charter);
  const signatures = recovery.map((signer, party) => ({
    party,
    signature: signer.sign(charterSigningInput(bytes)),
  }));
  return encodeCharterFile({ charter: bytes, signatures });
}

/** What a station exports: its transcript, and all that it holds behind the last cut. */
export function transcriptOf(station: SimStation): Uint8Array {
  const { line, place } = station;
  const { founding } = place;
  const { crypto } = founding.crypto;
  const source = sourceOf(station);
  const journals = sortedJournals(line)
    .filter(({ name, durable }) => name.number === 0 || durable.size > 0)
    .map(({ name, durable }) => ({ name, size: durable.size }));
  const archive = readArchive(crypto, founding.line, source, { journals });
  const cuts = finalCuts(crypto, archive, source, founding);
  const charterFile = charterFileOf(founding);
  const input = { crypto, charterFile, archive, source, cuts, tail: true };
  return concat(...[...writeTranscript(input)].map(({ bytes }) => bytes));
}

/** The disk, and the newest signed head of ours, which is stored only with the next turn. */
function sourceOf({ machine, line }: SimStation): LineSource {
  const rows = (journal: string) => machine.disk.journal(journal);
  return {
    runs: (journal, first, end) =>
      rows(journal).runs.filter((run) => run.first < end && run.first + run.count > first),
    note(journal, size) {
      const stored = rows(journal).notes.find((note) => note.size >= size) ?? null;
      const newest = line.journals.get(journal)?.durable;
      if (!newest?.signature || newest.size < size) return stored;
      if (stored && stored.size <= newest.size) return stored;
      return { ...newest, signature: newest.signature };
    },
    cosignatures: (journal, size) => firstOf(rows(journal).cosignatures, size),
    pqCosignatures: (journal, size) => firstOf(rows(journal).pq, size),
  };
}

/** Of each cosigner the first over a head of at least that size. */
function firstOf(
  lists: ReadonlyMap<string, readonly Omit<ShownCosignature, 'cosigner'>[]>,
  size: number,
): ShownCosignature[] {
  return [...lists].flatMap(([cosigner, list]) => {
    const first = list.find((one) => one.size >= size);
    return first ? [{ ...first, cosigner }] : [];
  });
}
