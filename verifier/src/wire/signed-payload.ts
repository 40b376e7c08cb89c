/** Payloads that carry a signature of their own: spec/link.md, spec/checkpoint.md. */
import { type Bytes, concat, utf8 } from '../base/bytes.ts';
import { refuse } from '../base/refusal.ts';
import { Reader } from '../cbor/reader.ts';
import { cborArray, cborBytes, cborUint } from '../cbor/writer.ts';
import { verifyEd25519 } from '../crypto/ed25519.ts';
import { verifyMlDsa44 } from '../crypto/signatures.ts';
import { readName } from '../journal/name.ts';
import { checkpointText, cosignedText, pqMessage } from '../note/checkpoint.ts';
import { readPayload } from './payload.ts';

/** A reader behind the type of a payload that has the form of it. */
function behindType(bytes: Bytes, type: string): Reader {
  if (readPayload(bytes) !== type) refuse('malformed', `no ${type}`);
  const reader = new Reader(bytes);
  reader.array('payload');
  reader.uint('type');
  return reader;
}

function check(holds: boolean, what: string): void {
  if (!holds) refuse('bad-signature', what);
}

export type CanaryAnswer = { readonly nonce: Bytes; readonly time: number; readonly marks: number };

/** An answer to a canary, checked under the note key of the party that answers. */
export function readCanaryAnswer(
  bytes: Bytes,
  by: { readonly line: Bytes; readonly party: number; readonly noteKey: Bytes },
): CanaryAnswer {
  const reader = behindType(bytes, 'canary-answer');
  const nonce = reader.blob('nonce');
  const time = reader.uint('time');
  const have = reader.raw();
  const signature = reader.blob('signature');
  const parts = [cborBytes(by.line), cborUint(by.party), cborBytes(nonce), cborUint(time), have];
  const message = concat(utf8('parley/canary/v1'), cborArray(...parts));
  check(verifyEd25519(by.noteKey, message, signature), 'answer to a canary');
  return { nonce, time, marks: new Reader(have).array('have marks') };
}

export type Covered = { readonly size: number; readonly time: number };

/** A cosignature, checked over the head that is held of that journal. */
export function readCosignature(
  bytes: Bytes,
  over: {
    readonly origin: string;
    readonly root: Bytes;
    readonly leaf: Bytes;
    readonly cosignKey: Bytes;
  },
): Covered {
  const reader = behindType(bytes, 'cosignature');
  readName(reader);
  const size = reader.uint('size');
  const time = reader.uint('time');
  const text = checkpointText({ origin: over.origin, size, root: over.root, leaf: over.leaf });
  const signature = reader.blob('signature');
  check(verifyEd25519(over.cosignKey, cosignedText(text, time), signature), 'cosignature');
  return { size, time };
}

/** A post-quantum cosignature, which carries the root that it is over. */
export function readPq(
  bytes: Bytes,
  by: { readonly origin: string; readonly cosigner: string; readonly mldsaKey: Bytes },
): Covered {
  const reader = behindType(bytes, 'pq');
  readName(reader);
  const size = reader.uint('size');
  const root = reader.blob('root');
  const time = reader.uint('time');
  reader.raw();
  const message = pqMessage({ cosigner: by.cosigner, time, origin: by.origin, size, root });
  const signature = reader.blob('signature');
  check(verifyMlDsa44(by.mldsaKey, message, signature), 'post-quantum cosignature');
  return { size, time };
}
