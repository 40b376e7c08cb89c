import { hex } from '@parley/core/base/bytes.ts';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';
import { decodeForkProof, encodeForkProof } from '@parley/core/codec/fork-proof.ts';
import { decodeOverLimitProof, encodeOverLimitProof } from '@parley/core/codec/over-limit.ts';
import { readSignedHead } from '@parley/core/codec/signed-head.ts';
import { formatTlogProof, parseTlogProof } from '@parley/core/codec/tlog-proof.ts';
import { type DisclosureFacts, verifyDisclosure } from '@parley/core/evidence/disclosure.ts';
import { type TranscriptFacts, TranscriptReader } from '@parley/core/evidence/transcript.ts';
import { verifyForkProof } from '@parley/core/journal/fork.ts';
import { verifyOverLimitProof } from '@parley/core/journal/over-limit.ts';
import { verifyInclusion } from '@parley/core/journal/proofs.ts';
import { runningSha256 } from '@parley/station/evidence/running-hash.ts';
import type { Facts } from './case.ts';
import { disclosureForms, elementsAgain, transcriptForms } from './elements-again.ts';
import { bytesOf, keysByName, lineGiven, textOf } from './given.ts';
import type { Checker, Taken } from './judge.ts';
import { nodeCrypto } from './node-crypto.ts';

/** Of a whole transcript: what follows from its own charter, or from the line given. */
export function transcriptFacts(
  bytes: Uint8Array,
  line: Uint8Array | undefined,
): Result<TranscriptFacts> {
  const ports = { crypto: nodeCrypto, hash: runningSha256(), desk: undefined, line };
  const reader = new TranscriptReader(ports);
  const pushed = reader.push(bytes);
  return pushed.ok ? reader.finish() : pushed;
}

/** The transcript of those facts, written again. */
export function transcriptTaken(bytes: Uint8Array, facts: TranscriptFacts): Taken {
  const { hash, cuts, entries, tailEntries, findings } = facts;
  const violations = [...findings.counts].map(([code, count]) => `${code} ${count}`).sort();
  const { unknown, released, repeated } = findings;
  const found = { violations, unknown, released, repeated };
  const shows = { hash: hex(hash), cuts, entries, tailEntries, ...found };
  return { again: elementsAgain(bytes, transcriptForms), shows };
}

export const transcript: Checker = (bytes, given) => {
  const facts = transcriptFacts(bytes, lineGiven(given));
  return facts.ok ? ok(transcriptTaken(bytes, facts.value)) : facts;
};

export function disclosureFacts(
  bytes: Uint8Array,
  line: Uint8Array | undefined,
): Result<DisclosureFacts> {
  return verifyDisclosure(
    { crypto: nodeCrypto, hash: runningSha256(), desk: undefined, line },
    bytes,
  );
}

/** The disclosure of those facts, written again. */
export function disclosureTaken(bytes: Uint8Array, facts: DisclosureFacts): Taken {
  const { entries, later, undisclosed } = facts;
  const shows = {
    entries: entries.map(({ journal, seq, size, heldBy, released }) => {
      const place = `${journal.party}.${journal.number}/${seq} of ${size}`;
      return `${place} held by ${heldBy.join()} released ${released}`;
    }),
    later: later.map(({ shown, by }) => `${shown}: ${by.party}.${by.number}/${by.seq}`),
    undisclosed: undisclosed.map(({ party, number, seq }) => `${party}.${number}/${seq}`),
  };
  return { again: elementsAgain(bytes, disclosureForms), shows };
}

export const disclosure: Checker = (bytes, given) => {
  const facts = disclosureFacts(bytes, lineGiven(given));
  return facts.ok ? ok(disclosureTaken(bytes, facts.value)) : facts;
};

function accusedBy(given: Facts | undefined) {
  const [line, noteKey] = [bytesOf(given, 'line'), bytesOf(given, 'noteKey')];
  return { line, origin: textOf(given, 'origin'), noteKey };
}

/** Given the incarnation that the proof names: its origin and its note key. */
export const forkProof: Checker = (bytes, given) => {
  const read = decodeForkProof(bytes);
  const verified = read.ok ? verifyForkProof(nodeCrypto, accusedBy(given), read.value) : read;
  if (!verified.ok) return verified;
  return ok({ again: encodeForkProof(verified.value), shows: { fork: verified.value.fork } });
};

export const overLimit: Checker = (bytes, given) => {
  const read = decodeOverLimitProof(bytes);
  const verified = read.ok ? verifyOverLimitProof(nodeCrypto, accusedBy(given), read.value) : read;
  if (!verified.ok) return verified;
  return ok({ again: encodeOverLimitProof(verified.value), shows: { seq: verified.value.seq } });
};

/** Given the leaf, the author's origin, and the keys of the incarnations known, each by name. */
export const tlogProof: Checker = (bytes, given) => {
  const read = parseTlogProof(bytes);
  if (!read.ok) return read;
  const { index: seq, path, note, extra } = read.value;
  if (extra !== null) return refuse('malformed', 'extra line of a proof');
  const head = readSignedHead(nodeCrypto, note, keysByName(given));
  if (!head.ok) return head;
  const { checkpoint, cosignatures } = head.value;
  if (checkpoint.origin !== textOf(given, 'origin')) return refuse('wrong-author', 'checkpoint');
  const { size, root } = checkpoint;
  const leaf = bytesOf(given, 'leaf');
  if (!verifyInclusion(nodeCrypto, { seq, size, root, leaf, path })) {
    return refuse('proof-mismatch', 'path of a tlog-proof');
  }
  const cosigners = cosignatures.map((one) => `${one.name} ${one.time}`);
  return ok({ again: formatTlogProof(read.value), shows: { index: seq, size, cosigners } });
};
