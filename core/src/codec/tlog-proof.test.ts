import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { ascii } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { formatTlogProof, parseTlogProof } from './tlog-proof.ts';

const note = ascii('origin\n4\nroot\n\nsignatures, with\n\nan empty line\n');
const proof = { index: 2, path: [bytesOf('a', 32), bytesOf('b', 32)], extra: null, note };

describe('a tlog-proof', () => {
  it('comes back from its text, with extra data and without a path', () => {
    for (const one of [proof, { ...proof, extra: bytesOf('x', 5) }, { ...proof, path: [] }]) {
      expect(parseTlogProof(formatTlogProof(one))).toEqual({ ok: true, value: one });
    }
  });

  it('has the lines of its specification', () => {
    const text = Buffer.from(
      formatTlogProof({ ...proof, path: [], extra: ascii('hi') }),
    ).toString();
    expect(text.startsWith('c2sp.org/tlog-proof@v1\nextra aGk=\nindex 2\n\norigin\n')).toBe(true);
  });

  it('is refused in any other form', () => {
    const text = Buffer.from(formatTlogProof(proof)).toString('latin1');
    const bad = [
      text.replace('@v1', '@v2'),
      text.replace('index 2', 'index 02'),
      text.replace('index 2\n', ''),
      text.replace('index 2', 'extra !\nindex 2'),
      text.replace('index 2\n', 'index 2\nAAAA\n'),
      text.replace(/\n\n/g, '\n'),
      'c2sp.org/tlog-proof@v1',
    ];
    for (const one of bad)
      expect(parseTlogProof(ascii(one)), one).toMatchObject({ code: 'malformed' });
    const over = new Uint8Array(limits.tlogProofBytesMax + 1);
    const tooLong = { code: 'over-limit', detail: 'tlog-proof' };
    expect(parseTlogProof(over)).toMatchObject(tooLong);
    expect(parseTlogProof(over.subarray(1))).toMatchObject({ code: 'malformed' });
    const long = { ...proof, path: new Array(107).fill(bytesOf('a', 32)) };
    expect(parseTlogProof(formatTlogProof(long))).toMatchObject({ code: 'over-limit' });
  });
});
