import { constants, type FileHandle, open } from 'node:fs/promises';
import { limits } from '@parley/core/base/limits.ts';
import { ok, type Refusal, type Result, refuse } from '@parley/core/base/refusal.ts';
import { decodeCharterFile } from '@parley/core/codec/charter-file.ts';
import { type DisclosureFacts, verifyDisclosure } from '@parley/core/evidence/disclosure.ts';
import { disclosureMagic } from '@parley/core/evidence/disclosure-format.ts';
import { type ForkFacts, forkMagic, verifyForkFile } from '@parley/core/evidence/fork-file.ts';
import { type TranscriptFacts, TranscriptReader } from '@parley/core/evidence/transcript.ts';
import { transcriptMagic } from '@parley/core/evidence/transcript-format.ts';
import {
  disclosureVerdict,
  type EvidenceKind,
  forkVerdict,
  refusedVerdict,
  transcriptVerdict,
  type Verdict,
} from '@parley/core/evidence/verdict.ts';
import type { Desk } from '@parley/core/keys/assertion.ts';
import { nodeCrypto, sha256 } from '../keys/node-crypto.ts';
import { runningSha256 } from './running-hash.ts';

export type VerifyOptions = {
  /** A charter file that came another way; the evidence must be of that line. */
  readonly charter?: Uint8Array;
  /** Where WebAuthn releases may come from. */
  readonly desk?: Desk;
  readonly onProgress?: (bytes: number, total: number) => void;
};

/** The one-line result, and what was found, for those who want to see more. */
export type Verified =
  | { readonly verdict: Verdict; readonly kind: 'transcript'; readonly facts: TranscriptFacts }
  | { readonly verdict: Verdict; readonly kind: 'disclosure'; readonly facts: DisclosureFacts }
  | { readonly verdict: Verdict; readonly kind: 'fork-proof'; readonly facts: ForkFacts }
  | { readonly verdict: Verdict; readonly kind: null; readonly facts: null };

const chunkBytes = 1024 * 1024;
/** Disclosures and fork proofs are read whole. */
const wholeBytesMax = 64 * limits.frameBytesMax;

/** Checks a transcript, a disclosure or a fork proof, offline. Throws only what the disk throws. */
export async function verifyFile(path: string, options: VerifyOptions = {}): Promise<Verified> {
  const line = lineGiven(options);
  if (!line.ok) return refused(null, line);
  // It is read by place, so a pipe is none, and is not waited for.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const about = await file.stat();
    if (!about.isFile()) return refused(null, refuse('file-unreadable', 'no plain file'));
    const { size } = about;
    const kind = await kindOf(file);
    switch (kind) {
      case null:
        return refused(null, refuse('unknown-type', 'not a file of evidence'));
      case 'transcript':
        return await verifyTranscript(piecesOf(file, size, options), {
          ...options,
          line: line.value,
        });
      default:
        if (size > wholeBytesMax) return refused(kind, refuse('over-limit', 'bytes of the file'));
        return verifyWhole(kind, await readWhole(file, size), { ...options, line: line.value });
    }
  } finally {
    await file.close();
  }
}

/** The same for a disclosure that is in memory. */
export function verifyDisclosureBytes(bytes: Uint8Array, options: VerifyOptions = {}): Verified {
  const line = lineGiven(options);
  if (!line.ok) return refused(null, line);
  return verifyWhole('disclosure', bytes, { ...options, line: line.value });
}

type Checked = VerifyOptions & { readonly line: Uint8Array | undefined };

/** The same for a transcript that is no file, in pieces of any length. */
export async function verifyTranscriptBytes(
  chunks: AsyncIterable<Uint8Array>,
  options: VerifyOptions = {},
): Promise<Verified> {
  const line = lineGiven(options);
  if (!line.ok) return refused('transcript', line);
  return await verifyTranscript(chunks, { ...options, line: line.value });
}

async function verifyTranscript(
  chunks: AsyncIterable<Uint8Array>,
  { desk, line }: Checked,
): Promise<Verified> {
  const ports = { crypto: nodeCrypto(), hash: runningSha256(), desk, line };
  const reader = new TranscriptReader(ports);
  for await (const chunk of chunks) {
    const pushed = reader.push(chunk);
    if (!pushed.ok) return refused('transcript', pushed);
  }
  const facts = reader.finish();
  if (!facts.ok) return refused('transcript', facts);
  const verdict = transcriptVerdict(facts.value, line !== undefined);
  return { verdict, kind: 'transcript', facts: facts.value };
}

/** The file in pieces, each good until the next is asked for; tells of what was taken. */
async function* piecesOf(
  file: FileHandle,
  size: number,
  { onProgress }: VerifyOptions,
): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(chunkBytes);
  for (let at = 0; ; onProgress?.(at, size)) {
    const { bytesRead } = await file.read(chunk, 0, chunkBytes, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

function verifyWhole(
  kind: 'disclosure' | 'fork-proof',
  bytes: Uint8Array,
  options: Checked,
): Verified {
  const crypto = nodeCrypto();
  const given = options.line !== undefined;
  if (kind === 'fork-proof') {
    const facts = verifyForkFile(crypto, bytes, options.line);
    if (!facts.ok) return refused(kind, facts);
    return { verdict: forkVerdict(given), kind, facts: facts.value };
  }
  const ports = { crypto, hash: runningSha256(), desk: options.desk, line: options.line };
  const facts = verifyDisclosure(ports, bytes);
  if (!facts.ok) return refused(kind, facts);
  return { verdict: disclosureVerdict(facts.value, given), kind, facts: facts.value };
}

function refused(kind: EvidenceKind | null, refusal: Refusal): Verified {
  return { verdict: refusedVerdict(kind, refusal), kind: null, facts: null };
}

/** The line of the charter that was given, if one was; refuses what that file is refused for. */
export function lineGiven({ charter }: VerifyOptions): Result<Uint8Array | undefined> {
  if (charter === undefined) return ok(undefined);
  const file = decodeCharterFile(charter);
  return file.ok ? ok(sha256(file.value.charter)) : file;
}

/** The kind stands as a text at the beginning of the first element. */
async function kindOf(file: FileHandle): Promise<EvidenceKind | null> {
  const start = new Uint8Array(64);
  const { bytesRead } = await file.read(start, 0, start.length, 0);
  const text = Buffer.from(start.buffer, 0, bytesRead).toString('latin1');
  if (text.includes(transcriptMagic)) return 'transcript';
  if (text.includes(disclosureMagic)) return 'disclosure';
  return text.includes(forkMagic) ? 'fork-proof' : null;
}

async function readWhole(file: FileHandle, size: number): Promise<Uint8Array> {
  const whole = new Uint8Array(size);
  for (let at = 0; at < size; ) {
    const { bytesRead } = await file.read(whole, at, size - at, at);
    if (bytesRead === 0) return whole.subarray(0, at);
    at += bytesRead;
  }
  return whole;
}
