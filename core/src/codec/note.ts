import { base64, base64Letters, unbase64, writeBase64 } from '../base/base64.ts';
import { ascii, concat, uint64, writeAscii } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';

/** What a checkpoint says: so much, and no other, was said (spec/checkpoint.md). */
export type CheckpointText = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** The last leaf; null at size 0. */
  readonly leaf: Uint8Array | null;
};

const leafWord = 'leaf ';
const newline = 10;

/** Bytes that the author's note key signs: origin, size, root, and the line with the last leaf. */
export function checkpointText({ origin, size, root, leaf }: CheckpointText): Uint8Array {
  const head = `${origin}\n${size}\n`;
  const last = leaf === null ? 0 : leafWord.length + base64Letters(leaf.length) + 1;
  const out = new Uint8Array(head.length + base64Letters(root.length) + 1 + last);
  let at = writeBase64(root, out, writeAscii(head, out, 0));
  out[at++] = newline;
  if (leaf === null) return out;
  at = writeBase64(leaf, out, writeAscii(leafWord, out, at));
  out[at] = newline;
  return out;
}

/** The same as text: what a signed note holds. */
export function checkpointLines(checkpoint: CheckpointText): string {
  const { origin, size, root, leaf } = checkpoint;
  const last = leaf === null ? '' : `${leafWord}${base64(leaf)}\n`;
  return `${origin}\n${size}\n${base64(root)}\n${last}`;
}

/** A checkpoint from its text. Refuses `malformed` for anything but the one form of ours. */
export function parseCheckpointLines(text: string): Result<CheckpointText> {
  const lines = text.split('\n');
  const [origin = '', digits = '', encodedRoot = '', extension = ''] = lines;
  const root = unbase64(encodedRoot);
  const size = decimal(digits);
  const leaf = extension.startsWith(leafWord)
    ? (unbase64(extension.slice(leafWord.length)) ?? null)
    : null;
  if (root?.length !== 32 || size === undefined || origin === '') {
    return refuse('malformed', 'checkpoint');
  }
  const checkpoint = { origin, size, root, leaf };
  const fits = (leaf === null) === (size === 0) && (leaf === null || leaf.length === 32);
  const exact = fits && checkpointLines(checkpoint) === text;
  return exact ? ok(checkpoint) : refuse('malformed', 'checkpoint');
}

/** A whole number in decimal without leading zeros, or undefined. */
export function decimal(digits: string): number | undefined {
  const value = /^(0|[1-9][0-9]{0,15})$/.test(digits) ? Number(digits) : undefined;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Bytes that a cosigner's Ed25519 key signs: `cosignature/v1`, the time in seconds, the text. */
export function cosignatureMessage(time: number, text: Uint8Array): Uint8Array {
  return concat(ascii(`cosignature/v1\ntime ${time}\n`), text);
}

/**
 * Bytes that an ML-DSA-44 key signs: the structure `cosigned_message` of c2sp.org/tlog-cosignature
 * for a whole tree. It names its cosigner, and says nothing of the line with the last leaf.
 */
export function pqCosignatureMessage(
  time: number,
  cosigner: string,
  checkpoint: Omit<CheckpointText, 'leaf'>,
): Uint8Array {
  const { origin, size, root } = checkpoint;
  return concat(
    ascii('subtree/v1\n\0'),
    new Uint8Array([cosigner.length]),
    ascii(cosigner),
    uint64(time),
    new Uint8Array([origin.length]),
    ascii(origin),
    uint64(0),
    uint64(size),
    root,
  );
}

/** The author's note key signed this checkpoint. */
export function verifyCheckpoint(
  crypto: Crypto,
  noteKey: Uint8Array,
  checkpoint: CheckpointText,
  signature: Uint8Array,
): boolean {
  return crypto.verifyEd25519(noteKey, checkpointText(checkpoint), signature);
}

/** A signature with its time, seconds since 1970. */
export type Timed = { readonly time: number; readonly signature: Uint8Array };

/** A cosigner's key signed this checkpoint at that time. */
export function verifyCosignature(
  crypto: Crypto,
  cosignKey: Uint8Array,
  checkpoint: CheckpointText,
  timed: Timed,
): boolean {
  const message = cosignatureMessage(timed.time, checkpointText(checkpoint));
  return crypto.verifyEd25519(cosignKey, message, timed.signature);
}

/** A cosigner by name and ML-DSA-44 key. */
export type PqCosigner = { readonly name: string; readonly mldsa: Uint8Array };

/** The same for the post-quantum cosignature. */
export function verifyPqCosignature(
  crypto: Crypto,
  cosigner: PqCosigner,
  checkpoint: CheckpointText,
  timed: Timed,
): boolean {
  const message = pqCosignatureMessage(timed.time, cosigner.name, checkpoint);
  return crypto.verifyMlDsa44(cosigner.mldsa, message, timed.signature);
}
