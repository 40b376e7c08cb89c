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
  if (hasControls(all)) refuse('malformed', 'note: control characters');
  const split = all.lastIndexOf('\n\n');
  if (split < 0 || !all.endsWith('\n')) refuse('malformed', 'note: no signatures');
  const text = all.slice(0, split + 1);
  const lines = all.slice(split + 2, -1).split('\n');
  if (lines.length > limits.noteSignatures) refuse('over-limit', 'note: too many signatures');
  return { text, checkpoint: readCheckpoint(text), lines: lines.map(readLine) };
}

/** Control characters other than the end of a line. */
function hasControls(text: string): boolean {
  return Array.from(text).some((letter) => letter < ' ' && letter !== '\n');
}

function readLine(line: string): Line {
  const match = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line);
  const bytes = match?.[2] === undefined ? undefined : fromBase64(match[2]);
  const name = match?.[1];
  if (name === undefined || bytes === undefined || bytes.length < 5) {
    return refuse('malformed', 'note: signature line');
  }
  return { name, id: bytes.subarray(0, 4), payload: bytes.subarray(4) };
}

/**
 * Checks the signature of the author, who is the signer with the origin as name, and every line by
 * a key that is known here; lines of others are passed over. Refused with `bad-signature`.
 */
export function verifyNote(note: Note, signers: readonly Signer[]): Cosigned[] {
  const { checkpoint, text } = note;
  const cosigned: Cosigned[] = [];
  let bySelf = false;
  for (const line of note.lines) {
    for (const signer of signers) {
      if (signer.name !== line.name) continue;
      const type = typeOf(line, signer);
      if (type === undefined) continue;
      if (type === 'note') {
        if (signer.name !== checkpoint.origin) continue;
        check(verifyEd25519(signer.note, utf8(text), line.payload), signer);
        bySelf = true;
      } else {
        cosigned.push(verifyCosignature(note, line, signer, type));
      }
    }
  }
  if (!bySelf) refuse('bad-signature', 'note: the author has not signed');
  return cosigned;
}

function typeOf(line: Line, signer: Signer): 'note' | 'cosign' | 'mldsa' | undefined {
  for (const type of ['note', 'cosign', 'mldsa'] as const) {
    const key = signer[type];
    if (key !== undefined && equal(keyId(signer.name, keyTypes[type], key), line.id)) return type;
  }
  return undefined;
}

function verifyCosignature(note: Note, line: Line, signer: Signer, type: 'cosign' | 'mldsa') {
  const { checkpoint, text } = note;
  const time = line.payload.length < 8 ? undefined : readUint64(line.payload, 0);
  if (time === undefined) return refuse('bad-signature', `note: time of ${signer.name}`);
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
