import { base64, unbase64 } from '../base/base64.ts';
import { ascii, concat, fromAscii } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';

/*
 * C2SP signed notes (c2sp.org/signed-note). Ours are ASCII but for the em dash that begins a
 * signature line; a note with any other character is refused.
 */

/** Ed25519 note 0x01, timestamped Ed25519 cosignature 0x04, ML-DSA-44 cosignature 0x06. */
export type SignatureType = 0x01 | 0x04 | 0x06;

/** One signature line: `signature` is what follows the four bytes of the key id. */
export type NoteSignature = {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
};

/** `text` ends with a newline and is what is signed. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** A key that signature lines are known by. */
export type NoteKey = {
  readonly name: string;
  readonly type: SignatureType;
  readonly publicKey: Uint8Array;
};

/** SHA-256(name, newline, type, public key), its first four bytes. */
export function noteKeyId(crypto: Crypto, key: NoteKey): Uint8Array {
  const named = concat(ascii(`${key.name}\n`), new Uint8Array([key.type]), key.publicKey);
  return crypto.sha256(named).slice(0, 4);
}

/** U+2014 in UTF-8. */
const emDash = new Uint8Array([0xe2, 0x80, 0x94]);

/** Bytes of a note. The text is ASCII and ends with a newline. */
export function formatNote(note: Note): Uint8Array {
  const lines = note.signatures.map((one) => {
    const signature = base64(concat(one.keyId, one.signature));
    return concat(emDash, ascii(` ${one.name} ${signature}\n`));
  });
  return concat(ascii(`${note.text}\n`), ...lines);
}

/**
 * A note from its bytes; no signature is checked. Refuses `over-limit` for its size or too many
 * signatures, `malformed` for control characters, characters outside ASCII, no signature, a name
 * that is empty or holds a plus, and base 64 in any but its one form.
 */
export function parseNote(bytes: Uint8Array): Result<Note> {
  if (bytes.length > limits.noteBytesMax) return refuse('over-limit', 'bytes of a note');
  const split = endOfText(bytes);
  if (split === undefined) return refuse('malformed', 'note without signatures');
  const text = fromAscii(bytes.subarray(0, split));
  if (text === undefined || !printable.test(text)) return refuse('malformed', 'text of a note');
  const lines = linesOf(bytes.subarray(split + 1));
  if (lines === undefined || lines.length === 0) return refuse('malformed', 'signatures of a note');
  if (lines.length > limits.noteSignaturesMax) return refuse('over-limit', 'signatures of a note');
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseLine(line);
    if (signature === undefined) return refuse('malformed', 'signature line of a note');
    signatures.push(signature);
  }
  return ok({ text, signatures });
}

const printable = /^[\n\x20-\x7e]*$/;

/** Length of the text: behind the newline before the last empty line. */
function endOfText(bytes: Uint8Array): number | undefined {
  for (let i = bytes.length - 1; i > 0; i--) {
    if (bytes[i] === 10 && bytes[i - 1] === 10) return i;
  }
  return undefined;
}

/** Lines without their newlines, or undefined when the last one has none. */
function linesOf(bytes: Uint8Array): Uint8Array[] | undefined {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 10) continue;
    lines.push(bytes.subarray(start, i));
    start = i + 1;
  }
  return start === bytes.length ? lines : undefined;
}

function parseLine(line: Uint8Array): NoteSignature | undefined {
  if (!emDash.every((byte, i) => line[i] === byte)) return undefined;
  const rest = fromAscii(line.subarray(emDash.length));
  const match = rest === undefined ? null : /^ ([\x21-\x2a\x2c-\x7e]+) ([^ ]+)$/.exec(rest);
  const signed = match === null ? undefined : unbase64(match[2] as string);
  if (match === null || signed === undefined || signed.length < 5) return undefined;
  return { name: match[1] as string, keyId: signed.slice(0, 4), signature: signed.slice(4) };
}
