import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromBase64 } from './base/base64.ts';
import { hex, utf8 } from './base/bytes.ts';
import { verifyEd25519 } from './crypto/ed25519.ts';
import { provesConsistency, provesInclusion } from './journal/proofs.ts';
import { keyId, keyTypes } from './note/checkpoint.ts';

/* What others made: neither of the two implementations here has had a hand in it. */
const folder = join(import.meta.dirname, '..', '..', 'vectors', 'outside');
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
const bytes = (text: string) => {
  const found = fromBase64(text);
  if (found === undefined) throw new Error(`no base64: ${text}`);
  return found;
};

type Merkle = {
  readonly inclusion: readonly {
    readonly name: string;
    readonly leafIdx: number;
    readonly treeSize: number;
    readonly root: string;
    readonly leafHash: string;
    readonly proof: readonly string[] | null;
    readonly wantErr: boolean;
  }[];
  readonly consistency: readonly {
    readonly name: string;
    readonly size1: number;
    readonly size2: number;
    readonly root1: string;
    readonly root2: string;
    readonly proof: readonly string[] | null;
    readonly wantErr: boolean;
  }[];
};

describe('proofs of RFC 6962, test data of transparency-dev/merkle, by this verifier', () => {
  const { inclusion, consistency } = read<Merkle>('rfc6962-proofs.json');

  it('has all its cases', () => {
    expect([inclusion.length, consistency.length]).toEqual([63, 70]);
  });

  it.each(inclusion)('inclusion $name', (one) => {
    const shown = { seq: one.leafIdx, size: one.treeSize, leaf: bytes(one.leafHash) };
    const path = (one.proof ?? []).map(bytes);
    expect(provesInclusion(shown, path, bytes(one.root))).toBe(!one.wantErr);
  });

  it.each(consistency)('consistency $name', (one) => {
    const older = { size: one.size1, root: bytes(one.root1) };
    const newer = { size: one.size2, root: bytes(one.root2) };
    const proof = (one.proof ?? []).map(bytes);
    expect(provesConsistency(older, newer, proof)).toBe(!one.wantErr);
  });
});

describe('the example of C2SP signed-note, by this verifier', () => {
  const { verifierKey, note } = read<Record<string, string>>('c2sp-signed-note.json');
  const [name = '', id = '', encoded = ''] = verifierKey?.split('+') ?? [];
  const key = bytes(encoded).subarray(1);
  const [text = '', line = ''] = note?.split(/(?<=\n)\n/) ?? [];
  const signature = bytes(line.trimEnd().split(' ')[2] ?? '');

  it('names its key by name, type and public key', () => {
    expect(bytes(encoded)[0]).toBe(keyTypes.note);
    expect(hex(keyId(name, keyTypes.note, key))).toBe(id);
    expect(hex(signature.subarray(0, 4))).toBe(id);
  });

  it('is signed over its text, and over no other', () => {
    expect(verifyEd25519(key, utf8(text), signature.subarray(4))).toBe(true);
    expect(verifyEd25519(key, utf8(`${text}\n`), signature.subarray(4))).toBe(false);
  });
});
