import { hex } from '@parley/core/base/bytes.ts';
import type { Founding } from '@parley/core/codec/certificate.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { type Archive, type LineSource, readArchive } from '@parley/core/evidence/archive.ts';
import { writeTranscript } from '@parley/core/evidence/transcript-writer.ts';
import { finalCuts } from '@parley/core/evidence/witness-choice.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { runningSha256 } from './running-hash.ts';
import { type Seal, writingWhole } from './whole-file.ts';

export type ExportLine = {
  readonly founding: Founding;
  readonly charterFile: Uint8Array;
  /** `LineStore.evidence`, or anything that gives the same. */
  readonly source: LineSource;
  /** Every journal of the line, each founding one too, and how much of it is held without gap. */
  readonly journals: readonly { readonly name: JournalName; readonly size: number }[];
};

export type ExportProgress = {
  readonly step: 'read' | 'write';
  readonly entries: number;
  readonly total: number;
};

export type ExportOptions = {
  /** Add what lies behind the last final cut, marked as not final. */
  readonly tail?: boolean;
  readonly onProgress?: (progress: ExportProgress) => void;
  /** What the file is sealed with on the disk. */
  readonly seal?: Seal | undefined;
};

export type ExportedTranscript = {
  readonly file: string;
  /** Of the final part, in hexadecimal: equal at every party for the same cut. */
  readonly sha256: string;
  /** Number of final cuts; 0: nothing is final yet. */
  readonly cuts: number;
  /** Final entries, and those of the tail. */
  readonly entries: number;
  readonly tailEntries: number;
  readonly bytes: number;
};

const flushBytes = 1024 * 1024;

/**
 * Writes the transcript of a line up to its last final cut. The file appears whole or not at all:
 * it is written beside its place, fsynced and renamed. Throws what the disk throws.
 */
export async function exportTranscript(
  line: ExportLine,
  file: string,
  options: ExportOptions = {},
): Promise<ExportedTranscript> {
  const crypto = nodeCrypto();
  const total = line.journals.reduce((sum, journal) => sum + journal.size, 0);
  const report = (step: ExportProgress['step'], entries: number): void =>
    options.onProgress?.({ step, entries, total });
  const archive = readLine(line, (entries) => report('read', entries));
  const { charterFile, source } = line;
  const cuts = finalCuts(crypto, archive, source, line.founding);
  const input = { crypto, charterFile, archive, source, cuts, tail: options.tail ?? false };
  const hash = runningSha256();
  const counts = { entries: 0, tailEntries: 0, bytes: 0 };
  await writingWhole(file, options.seal, async (put) => {
    let waiting: Uint8Array[] = [];
    let size = 0;
    const flush = async (): Promise<void> => {
      await put(Buffer.concat(waiting));
      counts.bytes += size;
      waiting = [];
      size = 0;
      report('write', counts.entries + counts.tailEntries);
    };
    for (const piece of writeTranscript(input)) {
      if (piece.final) hash.update(piece.bytes);
      if (piece.final) counts.entries += piece.entries;
      else counts.tailEntries += piece.entries;
      waiting.push(piece.bytes);
      size += piece.bytes.length;
      if (size >= flushBytes) await flush();
    }
    await flush();
  });
  return { file, sha256: hex(hash.digest()), cuts: cuts.length, ...counts };
}

/** Trees, marks and cuts of a line, for exports and disclosures. */
export function readLine(line: ExportLine, onEntries?: (read: number) => void): Archive {
  const { founding, source, journals } = line;
  return readArchive(nodeCrypto(), founding.line, source, { journals, onEntries });
}
