import { createHash } from 'node:crypto';
import type { Result } from '@parley/core/base/refusal.ts';
import { readArchive } from '@parley/core/evidence/archive.ts';
import { type TranscriptFacts, TranscriptReader } from '@parley/core/evidence/transcript.ts';
import { writeTranscript } from '@parley/core/evidence/transcript-writer.ts';
import { finalCuts } from '@parley/core/evidence/witness-choice.ts';
import { crypto, type TestLine } from './test-line.ts';

export type Exported = { readonly whole: Uint8Array; readonly final: Uint8Array };

/** A transcript of all that is on a line. */
export function exportOf(
  line: TestLine,
  options: { tail?: boolean; runLength?: () => number; sizes?: Map<string, number> } = {},
): Exported {
  const source = line.source(options.runLength);
  const journals = [...line.journals.values()].map(({ name, key, tree }) => {
    return { name, size: options.sizes?.get(key) ?? tree.size };
  });
  const archive = readArchive(crypto, line.line, source, { journals });
  const cuts = finalCuts(crypto, archive, source, line.founding);
  const { charterFile } = line;
  const input = { crypto, charterFile, archive, source, cuts, tail: options.tail ?? false };
  const pieces = [...writeTranscript(input)];
  return {
    whole: new Uint8Array(Buffer.concat(pieces.map((one) => one.bytes))),
    final: new Uint8Array(Buffer.concat(pieces.filter((one) => one.final).map((one) => one.bytes))),
  };
}

export function verifyBytes(bytes: Uint8Array, piece = bytes.length): Result<TranscriptFacts> {
  const sha = createHash('sha256');
  const hash = {
    update: (part: Uint8Array) => void sha.update(part),
    digest: () => new Uint8Array(sha.digest()),
  };
  const reader = new TranscriptReader({ crypto, hash, desk: undefined });
  for (let at = 0; at < bytes.length; at += piece) {
    const pushed = reader.push(bytes.subarray(at, at + piece));
    if (!pushed.ok) return pushed;
  }
  return reader.finish();
}
