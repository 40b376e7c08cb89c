import { describe, expect, it } from 'vitest';
import { testCrypto } from '../../test/crypto.ts';
import { unbase64 } from '../base/base64.ts';
import { ascii, hex } from '../base/bytes.ts';
import { formatNote, noteKeyId, parseNote } from './signed-note.ts';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text));

/** The example of c2sp.org/signed-note. */
const signed =
  'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=';
const example = utf8(`This is an example message.\n\n— example.com/foo ${signed}\n`);
const vkey = unbase64('AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k') as Uint8Array;

describe('a signed note', () => {
  it('is read and verified as in the example of its specification', () => {
    const note = parseNote(example);
    if (!note.ok) throw new Error(note.detail);
    const [line] = note.value.signatures;
    expect(note.value.text).toBe('This is an example message.\n');
    expect(line?.name).toBe('example.com/foo');
    const key = { name: 'example.com/foo', type: 0x01 as const, publicKey: vkey.slice(1) };
    expect(hex(noteKeyId(testCrypto, key))).toBe('530d903a');
    expect(hex(line?.keyId as Uint8Array)).toBe('530d903a');
    const text = ascii(note.value.text);
    expect(testCrypto.verifyEd25519(key.publicKey, text, line?.signature as Uint8Array)).toBe(true);
  });

  it('is written as it was read, with several signatures and empty lines in its text', () => {
    const twice = utf8('one\n\ntwo\n\n— a.example/x AAAAAAE=\n— b.example/y AAAAAAI=\n');
    const note = parseNote(twice);
    if (!note.ok) throw new Error(note.detail);
    expect(note.value.text).toBe('one\n\ntwo\n');
    expect(note.value.signatures.map((one) => one.name)).toEqual(['a.example/x', 'b.example/y']);
    expect(formatNote(note.value)).toEqual(twice);
  });

  it('is refused when it is cut at any byte', () => {
    for (let i = 0; i < example.length; i++) {
      expect(parseNote(example.subarray(0, i)).ok, `${i}`).toBe(false);
    }
  });

  it('is refused in any other form', () => {
    const bad = [
      'text\n',
      'text\n\n',
      'text\n\n- a AAAAAAE=\n',
      'text\n\n— a AAAAAAE=',
      'text\n\n— a+b AAAAAAE=\n',
      'text\n\n—  AAAAAAE=\n',
      'text\n\n— a AAAAAAF\n',
      'text\n\n— a AAAAAA==\n',
      'text\n\n— a AAAAAAE= \n',
      'tab\t\n\n— a AAAAAAE=\n',
      'è\n\n— a AAAAAAE=\n',
      'text\n\n— à AAAAAAE=\n',
    ];
    for (const text of bad)
      expect(parseNote(utf8(text)), text).toMatchObject({ code: 'malformed' });
    const many = `text\n\n${'— a AAAAAAE=\n'.repeat(65)}`;
    expect(parseNote(utf8(many))).toMatchObject({ code: 'over-limit' });
    expect(parseNote(new Uint8Array(70_000))).toMatchObject({ code: 'over-limit' });
  });
});
