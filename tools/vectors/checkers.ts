import { hex } from '@parley/core/base/bytes.ts';
import { ok } from '@parley/core/base/refusal.ts';
import { decodeBody, encodeBody } from '@parley/core/codec/body.ts';
import { encodeCertificate, verifyCertificate } from '@parley/core/codec/certificate.ts';
import { decodeCharter, encodeCharter, lineIdOf } from '@parley/core/codec/charter.ts';
import {
  decodeCharterFile,
  encodeCharterFile,
  verifyCharterFile,
} from '@parley/core/codec/charter-file.ts';
import { leafOf } from '@parley/core/codec/entry.ts';
import {
  decodePayload,
  encodeBundle,
  encodeCosignature,
  encodePayload,
  type Payload,
} from '@parley/core/codec/payload.ts';
import { decodeRun, encodeRun } from '@parley/core/codec/run.ts';
import { certificateContentOf } from './certificate-content.ts';
import { bytesOf, numberOf } from './given.ts';
import type { Checker } from './judge.ts';
import { nodeCrypto } from './node-crypto.ts';

const body: Checker = (bytes) => {
  const read = decodeBody(bytes);
  return read.ok ? ok({ again: encodeBody(read.value) }) : read;
};

const run: Checker = (bytes, given) => {
  const read = decodeRun(bytes);
  if (!read.ok) return read;
  const line = bytesOf(given, 'line');
  const tag = bytesOf(given, 'tag');
  const journal = { party: numberOf(given, 'party'), number: numberOf(given, 'number'), tag };
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

/** What reads each format. A format without a checker fails the test of the vectors. */
export const checkers: ReadonlyMap<string, Checker> = new Map([
  ['body', body],
  ['run', run],
  ['payload', payload],
  ['charter', charter],
  ['charter-file', charterFile],
  ['certificate', certificate],
]);
