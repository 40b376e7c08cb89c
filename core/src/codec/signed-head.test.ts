import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { keysFor, signersOf } from '../../test/founding.ts';
import { concat, uint64 } from '../base/bytes.ts';
import { checkpointText, cosignatureMessage, pqCosignatureMessage } from './note.ts';
import { formatSignedHead, readSignedHead, type SignedHead } from './signed-head.ts';
import { formatNote, type Note, noteKeyId, parseNote } from './signed-note.ts';

const keysOf = (name: string) =>
  ['washington', 'moscow'].includes(name) ? keysFor(name) : undefined;
const checkpoint = {
  origin: 'washington',
  size: 3,
  root: bytesOf('root', 32),
  leaf: bytesOf('leaf', 32),
};
const text = checkpointText(checkpoint);
const signature = signersOf('washington').note.sign(text);
const time = 1_700_000_000;

function head(): SignedHead {
  const { cosign, mldsa } = signersOf('moscow');
  const cosigned = cosign.sign(cosignatureMessage(time, text));
  const sealed = mldsa.sign(pqCosignatureMessage(time, 'moscow', checkpoint));
  return {
    ...{ checkpoint, signature },
    cosignatures: [{ name: 'moscow', time, signature: cosigned }],
    pqCosignatures: [{ name: 'moscow', time, signature: sealed }],
  };
}

const whole = head();
const written = formatSignedHead(testCrypto, whole, keysOf);
const read = (bytes: Uint8Array) => readSignedHead(testCrypto, bytes, keysOf);
/** The note with other signature lines. */
function lined(change: (lines: Note['signatures']) => Note['signatures']): Uint8Array {
  const note = parseNote(written);
  if (!note.ok) throw new Error(note.detail);
  return formatNote({ text: note.value.text, signatures: change(note.value.signatures) });
}
const stranger = { name: 'nobody', keyId: bytesOf('id', 4), signature: bytesOf('s', 64) };

describe('a head with everything that is signed on it', () => {
  it('comes back from its note', () => {
    expect(read(written)).toEqual({ ok: true, value: whole });
    const bare = { ...whole, cosignatures: [], pqCosignatures: [] };
    expect(read(formatSignedHead(testCrypto, bare, keysOf))).toEqual({ ok: true, value: bare });
  });

  it('is written without the lines of who is not known, and read past them', () => {
    const more = { name: 'nobody', time, signature: bytesOf('s', 64) };
    const cosignatures = [more, ...whole.cosignatures];
    expect(formatSignedHead(testCrypto, { ...whole, cosignatures }, keysOf)).toEqual(written);
    expect(read(lined((lines) => [stranger, ...lines]))).toEqual({ ok: true, value: whole });
    const unknown = { ...stranger, name: 'moscow' };
    expect(read(lined((lines) => [...lines, unknown]))).toEqual({ ok: true, value: whole });
    const other = { ...stranger, name: 'washington' };
    expect(read(lined((lines) => [other, ...lines]))).toEqual({ ok: true, value: whole });
  });

  it('is none without its author, or under a name that is not known', () => {
    const refusal = { code: 'bad-signature', detail: 'no signature of the author' };
    expect(read(lined((lines) => lines.slice(1)))).toMatchObject(refusal);
    expect(readSignedHead(testCrypto, written, () => undefined)).toMatchObject(refusal);
    const { note } = keysFor('washington');
    const keyId = noteKeyId(testCrypto, { name: 'washington', type: 0x01, publicKey: note });
    const renamed = { name: 'moscow', keyId, signature };
    expect(read(lined((lines) => [renamed, ...lines.slice(1)]))).toMatchObject(refusal);
  });

  it('is refused when a signature of a known key does not verify, whichever it is', () => {
    for (const [i, what] of [
      'checkpoint of washington',
      'cosignature of moscow',
      'cosignature of moscow',
    ].entries()) {
      const spoil = lined((lines) =>
        lines.map((one, at) => {
          const last = one.signature.length - 1;
          const bytes = one.signature.slice();
          bytes[last] = (bytes[last] as number) ^ 1;
          return at === i ? { ...one, signature: bytes } : one;
        }),
      );
      expect(read(spoil)).toMatchObject({ code: 'bad-signature', detail: what });
    }
    const twice = lined((lines) => {
      const [own, ...rest] = lines as [Note['signatures'][0], ...Note['signatures']];
      return [own, { ...own, signature: bytesOf('forged', 64) }, ...rest];
    });
    expect(read(twice)).toMatchObject({ detail: 'checkpoint of washington' });
  });

  it('is refused with a cosignature that is no longer than its time, or of no time', () => {
    const cut = (bytes: Uint8Array) =>
      lined((lines) => lines.map((one, i) => (i === 1 ? { ...one, signature: bytes } : one)));
    const malformed = { code: 'malformed', detail: 'cosignature of moscow' };
    expect(read(cut(uint64(time)))).toMatchObject(malformed);
    expect(read(cut(uint64(time).subarray(1)))).toMatchObject(malformed);
    const far = new Uint8Array(8).fill(255);
    expect(read(cut(concat(far, bytesOf('s', 64))))).toMatchObject(malformed);
    expect(read(cut(concat(uint64(time), Uint8Array.of(1))))).toMatchObject({
      code: 'bad-signature',
    });
  });

  it('is refused as its note and its checkpoint are', () => {
    expect(read(written.subarray(1))).toMatchObject({ code: 'bad-signature' });
    expect(read(written.subarray(0, -1))).toMatchObject({ code: 'malformed' });
    const none = lined((lines) => lines);
    none[0] = 10;
    expect(read(none)).toMatchObject({ code: 'malformed' });
  });
});
