/** A checkpoint as a C2SP signed note (spec/checkpoint.md). */

import { fromBase64 } from '../base/base64.ts';
import { type Bytes, equal, readUint64, textOf, utf8 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { verifyEd25519 } from '../crypto/ed25519.ts';
import { verifyMlDsa44 } from '../crypto/signatures.ts';
import {
  type Checkpoint,
  cosignedText,
  keyId,
  keyTypes,
  pqMessage,
  readCheckpoint,
} from './checkpoint.ts';

/** A name under which somebody signs, with the keys that may. */
export type Signer = {
  readonly name: string;
  readonly note: Bytes;
  readonly cosign: Bytes;
  readonly mldsa?: Bytes | undefined;
};

type Line = { readonly name: string; readonly id: Bytes; readonly payload: Bytes };

export type Note = {
  readonly checkpoint: Checkpoint;
  readonly text: string;
  readonly lines: readonly Line[];
};

/** A cosignature in a note that verifies. */
export type Cosigned = { readonly name: string; readonly time: number; readonly pq: boolean };

/** Reads a note; refused with `over-limit` or `malformed`. */
export function readNote(bytes: Bytes): Note {
  if (bytes.length > limits.note) refuse('over-limit', 'note: too long');
  const all = textOf(bytes) ?? refuse('malformed', 'note: no UTF-8');
  const split = all.lastIndexOf('\n\n');
  const text = all.slice(0, split + 1);
  if (split < 0 || !/^[\n -~]*$/.test(text)) refuse('malformed', 'note: text');
  const lines = all.slice(split + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0) refuse('malformed', 'note: no signatures');
  if (lines.length > limits.noteSignatures) refuse('over-limit', 'note: too many signatures');
  const read = lines.map(readLine);
  return { text, checkpoint: readCheckpoint(text), lines: read };
}

function readLine(line: string): Line {
  const match = /^— ([!-*,-~]+) ([A-Za-z0-9+/=]+)$/.exec(line);
  const bytes = match?.[2] === undefined ? undefined : fromBase64(match[2]);
  const name = match?.[1];
  if (name === undefined || bytes === undefined || bytes.length < 5) {
    return refuse('malformed', 'note: signature line');
  }
  return { name, id: bytes.subarray(0, 4), payload: bytes.subarray(4) };
}

/**
 * Checks the signature of the author, who is the signer with the origin as name, then every line by
 * a cosignature key that is known here, then those of ML-DSA; lines of others are passed over.
 * Refused with `bad-signature`, and with `malformed` for a cosignature without its time.
 */
export function verifyNote(note: Note, signers: readonly Signer[]): Cosigned[] {
  const author = signers.find(({ name }) => name === note.checkpoint.origin);
  const own = author === undefined ? [] : linesBy(note, author, 'note');
  if (author === undefined || own.length === 0) {
    return refuse('bad-signature', 'note: the author has not signed');
  }
  for (const { payload } of own) {
    check(verifyEd25519(author.note, utf8(note.text), payload), author);
  }
  return (['cosign', 'mldsa'] as const).flatMap((type) =>
    note.lines.flatMap((line) => {
      const signer = signers.find((one) => isBy(line, one, type));
      return signer === undefined ? [] : [verifyCosignature(note, line, signer, type)];
    }),
  );
}

type KeyType = 'note' | 'cosign' | 'mldsa';

function linesBy(note: Note, signer: Signer, type: KeyType): Line[] {
  return note.lines.filter((line) => isBy(line, signer, type));
}

function isBy(line: Line, signer: Signer, type: KeyType): boolean {
  const key = signer.name === line.name ? signer[type] : undefined;
  return key !== undefined && equal(keyId(signer.name, keyTypes[type], key), line.id);
}

function verifyCosignature(note: Note, line: Line, signer: Signer, type: 'cosign' | 'mldsa') {
  const { checkpoint, text } = note;
  const time = line.payload.length <= 8 ? undefined : readUint64(line.payload, 0);
  if (time === undefined) return refuse('malformed', `note: time of ${signer.name}`);
  const signature = line.payload.subarray(8);
  if (type === 'cosign') {
    check(verifyEd25519(signer.cosign, cosignedText(text, time), signature), signer);
  } else {
    const { origin, size, root } = checkpoint;
    const message = pqMessage({ cosigner: signer.name, time, origin, size, root });
    check(verifyMlDsa44(signer.mldsa ?? signer.cosign, message, signature), signer);
  }
  return { name: signer.name, time, pq: type === 'mldsa' };
}

function check(holds: boolean, signer: Signer): void {
  if (!holds) refuse('bad-signature', `note: signature of ${signer.name}`);
}
