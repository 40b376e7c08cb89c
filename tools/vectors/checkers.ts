import { hex } from '@parley/core/base/bytes.ts';
import { ok, refuse } from '@parley/core/base/refusal.ts';
import { decodeBody, encodeBody } from '@parley/core/codec/body.ts';
import { encodeCertificate, verifyCertificate } from '@parley/core/codec/certificate.ts';
import { decodeCharter, encodeCharter, lineIdOf } from '@parley/core/codec/charter.ts';
import {
  decodeCharterFile,
  encodeCharterFile,
  verifyCharterFile,
} from '@parley/core/codec/charter-file.ts';
import { type Class, isOpaque, leafOf, type Precedence } from '@parley/core/codec/entry.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import {
  decodePayload,
  encodeBundle,
  encodeCosignature,
  encodePayload,
  type Payload,
} from '@parley/core/codec/payload.ts';
import { decodeRun, encodeRun, opaqueFits } from '@parley/core/codec/run.ts';
import { formatSignedHead, readSignedHead } from '@parley/core/codec/signed-head.ts';
import { releaseChallenge, verifyRelease } from '@parley/core/keys/release.ts';
import { card } from './card-checker.ts';
import type { Facts } from './case.ts';
import { certificateContentOf } from './certificate-content.ts';
import { courier } from './courier-checker.ts';
import { disclosure, forkProof, overLimit, tlogProof, transcript } from './evidence-checkers.ts';
import { forkFile } from './fork-file-checker.ts';
import { cannotOpen, frame, open } from './frame-checkers.ts';
import { bytesListOf, bytesOf, keysByName, numberOf } from './given.ts';
import { entry, journalProof } from './journal-checkers.ts';
import type { Checker } from './judge.ts';
import { nodeCrypto } from './node-crypto.ts';
import { parts } from './parts-checker.ts';
import { record } from './record-checker.ts';
import { canaryAnswer, cosignature, pq } from './signed-payload-checkers.ts';

/** Key, signature and message one after another. */
const ed25519: Checker = (bytes) => {
  const [key, signature, message] = [bytes.slice(0, 32), bytes.slice(32, 96), bytes.slice(96)];
  if (!nodeCrypto.verifyEd25519(key, message, signature)) {
    return refuse('bad-signature', 'the signature does not count');
  }
  return ok({ again: bytes });
};

const body: Checker = (bytes) => {
  const read = decodeBody(bytes);
  return read.ok ? ok({ again: encodeBody(read.value) }) : read;
};

function journalOf(given: Facts | undefined) {
  const tag = bytesOf(given, 'tag');
  return { party: numberOf(given, 'party'), number: numberOf(given, 'number'), tag };
}

const run: Checker = (bytes, given) => {
  const read = decodeRun(bytes);
  if (!read.ok) return read;
  const misplaced = read.value.some((item, i) => {
    const place = {
      line: bytesOf(given, 'line'),
      journal: journalOf(given),
      seq: numberOf(given, 'first') + i,
    };
    return isOpaque(item) && !opaqueFits(item, place);
  });
  if (misplaced) return refuse('malformed', 'header of another place');
  const line = bytesOf(given, 'line');
  const journal = journalOf(given);
  const first = numberOf(given, 'first');
  const leaves = read.value.map((item, i) =>
    hex(leafOf(nodeCrypto, { line, journal, seq: first + i }, item)),
  );
  return ok({ again: encodeRun(read.value), shows: { leaves } });
};

const payload: Checker = (bytes) => {
  const read = decodePayload(bytes);
  if (!read.ok) return read;
  return ok({ again: payloadAgain(read.value), shows: { type: read.value.type } });
};

function payloadAgain(read: Payload): Uint8Array {
  if (read.type === 'cosignature') return encodeCosignature(read);
  if (read.type !== 'bundle') return encodePayload(read);
  return encodeBundle(read.journal, read.first, encodeRun(read.items), read);
}

const charter: Checker = (bytes) => {
  const read = decodeCharter(nodeCrypto, bytes);
  if (!read.ok) return read;
  const again = encodeCharter(read.value);
  return ok({ again, shows: { line: hex(lineIdOf(nodeCrypto, again)) } });
};

const charterFile: Checker = (bytes) => {
  const read = decodeCharterFile(bytes);
  if (!read.ok) return read;
  const verified = verifyCharterFile(nodeCrypto, read.value);
  return verified.ok ? ok({ again: encodeCharterFile(read.value) }) : verified;
};

/** Given the charter of the line, because the recovery key stands there. */
const certificate: Checker = (bytes, given) => {
  const founding = bytesOf(given, 'charter');
  const read = decodeCharter(nodeCrypto, founding);
  if (!read.ok) return read;
  const line = lineIdOf(nodeCrypto, founding);
  const verified = verifyCertificate(nodeCrypto, { line, charter: read.value }, bytes);
  if (!verified.ok) return verified;
  const { content, signature } = certificateContentOf(bytes, verified.value);
  return ok({ again: encodeCertificate(content, signature) });
};

/** Given the keys of the incarnations that are known, each by its name. */
const note: Checker = (bytes, given) => {
  const keysOf = keysByName(given);
  const read = readSignedHead(nodeCrypto, bytes, keysOf);
  if (!read.ok) return read;
  const { checkpoint, cosignatures } = read.value;
  const shows = {
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: hex(checkpoint.root),
    cosigners: cosignatures.map((one) => `${one.name} ${one.time}`),
  };
  return ok({ again: formatSignedHead(nodeCrypto, read.value, keysOf), shows });
};

/** A body with its releases, given the header's parts and the keys of the officers. */
const release: Checker = (bytes, given) => {
  const read = decodeBody(bytes);
  if (!read.ok) return read;
  if (read.value.releases.length > 0 && read.value.draft === null) {
    return refuse('bad-release', 'no draft id');
  }
  const challenge = releaseChallenge(nodeCrypto, {
    line: bytesOf(given, 'line'),
    author: numberOf(given, 'author'),
    kind: numberOf(given, 'kind'),
    precedence: numberOf(given, 'precedence') as Precedence,
    class: numberOf(given, 'class') as Class,
    references: [],
    body: read.value,
  });
  const publicKeys = bytesListOf(given, 'officers');
  for (const [i, one] of read.value.releases.entries()) {
    const publicKey = publicKeys[i] ?? new Uint8Array(0);
    const id = officerIdOf(nodeCrypto, one.scheme, publicKey);
    const officer = { id, scheme: one.scheme, publicKey, roles: [], name: 'officer' };
    const verified = verifyRelease(nodeCrypto, officer, one, { challenge });
    if (!verified.ok) return verified;
  }
  return ok({ again: encodeBody(read.value), shows: { challenge: hex(challenge) } });
};

/** What reads each format. A format without a checker fails the test of the vectors. */
export const checkers: ReadonlyMap<string, Checker> = new Map([
  ['canary-answer', canaryAnswer],
  ['cannot-open', cannotOpen],
  ['cosignature', cosignature],
  ['ed25519', ed25519],
  ['entry', entry],
  ['frame', frame],
  ['journal-proof', journalProof],
  ['open', open],
  ['body', body],
  ['run', run],
  ['parts', parts],
  ['payload', payload],
  ['pq', pq],
  ['card', card],
  ['charter', charter],
  ['charter-file', charterFile],
  ['certificate', certificate],
  ['note', note],
  ['record', record],
  ['release', release],
  ['transcript', transcript],
  ['disclosure', disclosure],
  ['fork-file', forkFile],
  ['fork-proof', forkProof],
  ['over-limit', overLimit],
  ['tlog-proof', tlogProof],
  ['courier', courier],
]);
