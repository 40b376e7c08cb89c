import { concat, equal, fromUint64, uint64 } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import type { Keys } from './keyset.ts';
import {
  type CheckpointText,
  checkpointLines,
  parseCheckpointLines,
  type Timed,
  verifyCheckpoint,
  verifyCosignature,
  verifyPqCosignature,
} from './note.ts';
import {
  formatNote,
  type Note,
  type NoteKey,
  type NoteSignature,
  noteKeyId,
  parseNote,
} from './signed-note.ts';

/** A cosignature by the name of the incarnation that made it. */
export type NamedCosignature = Timed & { readonly name: string };

/** A checkpoint with everything that is signed on it: a signed note, in our own words. */
export type SignedHead = {
  readonly checkpoint: CheckpointText;
  /** By the author's note key. */
  readonly signature: Uint8Array;
  readonly cosignatures: readonly NamedCosignature[];
  readonly pqCosignatures: readonly NamedCosignature[];
};

/** The keys of an incarnation by its name (its origin), or undefined when it is not known. */
export type KeysByName = (name: string) => Pick<Keys, 'note' | 'cosign' | 'mldsa'> | undefined;

/**
 * The signed note of a head: the author's line, then cosignatures, then post-quantum ones, in the
 * order given. Every name must be known to `keysOf`; lines of others are left out.
 */
export function formatSignedHead(crypto: Crypto, head: SignedHead, keysOf: KeysByName): Uint8Array {
  const line = (key: NoteKey | undefined, signature: Uint8Array): NoteSignature[] => {
    if (key === undefined) return [];
    return [{ name: key.name, keyId: noteKeyId(crypto, key), signature }];
  };
  const timed = (type: 0x04 | 0x06) => (one: NamedCosignature) =>
    line(keyOf(keysOf, one.name, type), concat(uint64(one.time), one.signature));
  const signatures = [
    ...line(keyOf(keysOf, head.checkpoint.origin, 0x01), head.signature),
    ...head.cosignatures.flatMap(timed(0x04)),
    ...head.pqCosignatures.flatMap(timed(0x06)),
  ];
  return formatNote({ text: checkpointLines(head.checkpoint), signatures });
}

/**
 * A head from its signed note, every signature of a known key verified. Lines of unknown keys are
 * ignored. Refuses `bad-signature` when the author's is missing or any known key's does not
 * verify, and what `parseNote` and `parseCheckpointLines` refuse.
 */
export function readSignedHead(
  crypto: Crypto,
  bytes: Uint8Array,
  keysOf: KeysByName,
): Result<SignedHead> {
  const note = parseNote(bytes);
  if (!note.ok) return note;
  const parsed = parseCheckpointLines(note.value.text);
  if (!parsed.ok) return parsed;
  const checkpoint = parsed.value;
  const author = keyOf(keysOf, checkpoint.origin, 0x01);
  const own = author === undefined ? [] : linesBy(crypto, note.value, author);
  const signature = own[0]?.signature;
  if (author === undefined || signature === undefined) {
    return refuse('bad-signature', 'no signature of the author');
  }
  for (const one of own) {
    if (!verifyCheckpoint(crypto, author.publicKey, checkpoint, one.signature)) {
      return refuse('bad-signature', `checkpoint of ${checkpoint.origin}`);
    }
  }
  const cosignatures = readCosignatures(crypto, note.value, checkpoint, { keysOf, type: 0x04 });
  if (!cosignatures.ok) return cosignatures;
  const pq = readCosignatures(crypto, note.value, checkpoint, { keysOf, type: 0x06 });
  if (!pq.ok) return pq;
  return ok({ checkpoint, signature, cosignatures: cosignatures.value, pqCosignatures: pq.value });
}

function readCosignatures(
  crypto: Crypto,
  note: Note,
  checkpoint: CheckpointText,
  by: { keysOf: KeysByName; type: 0x04 | 0x06 },
): Result<NamedCosignature[]> {
  const found: NamedCosignature[] = [];
  for (const line of note.signatures) {
    const key = keyOf(by.keysOf, line.name, by.type);
    if (key === undefined || !equal(line.keyId, noteKeyId(crypto, key))) continue;
    const time = line.signature.length > 8 ? fromUint64(line.signature) : undefined;
    if (time === undefined) return refuse('malformed', `cosignature of ${line.name}`);
    const timed = { time, signature: line.signature.slice(8) };
    const good =
      by.type === 0x04
        ? verifyCosignature(crypto, key.publicKey, checkpoint, timed)
        : verifyPqCosignature(crypto, { name: key.name, mldsa: key.publicKey }, checkpoint, timed);
    if (!good) return refuse('bad-signature', `cosignature of ${line.name}`);
    found.push({ name: line.name, ...timed });
  }
  return ok(found);
}

function linesBy(crypto: Crypto, note: Note, key: NoteKey): NoteSignature[] {
  const keyId = noteKeyId(crypto, key);
  return note.signatures.filter((one) => one.name === key.name && equal(one.keyId, keyId));
}

const partOf = { 1: 'note', 4: 'cosign', 6: 'mldsa' } as const;

function keyOf(keysOf: KeysByName, name: string, type: NoteKey['type']): NoteKey | undefined {
  const keys = keysOf(name);
  return keys === undefined ? undefined : { name, type, publicKey: keys[partOf[type]] };
}
