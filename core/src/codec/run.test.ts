import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { limits } from '../base/limits.ts';
import type { AnyItem, Item } from './entry.ts';
import { decodeBundleOverLimits, decodePayload, encodeBundle } from './payload.ts';
import { decodeRun, encodeRun } from './run.ts';

const journal = { party: 0, number: 0, tag: bytesOf('tag', 8) };
const root = bytesOf('root', 32);

function item(more: Partial<Item>): Item {
  const bytes = { salt: bytesOf('salt', 16), body: bytesOf('body', 10) };
  const head = { kind: 1, precedence: 1, class: 2, time: 5, clock: 2 } as const;
  return { ...head, ...bytes, held: [], references: [], ...more };
}

const marks = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ ...journal, party: 1, number: i, size: 1, root }));
const references = (count: number) =>
  Array.from({ length: count }, (_, seq) => ({ ...journal, seq, leaf: root }));

const large: Record<string, AnyItem> = {
  'over-limit: marks': item({ held: marks(limits.heldMarksMax + 1) }),
  'over-limit: references': item({ references: references(limits.referencesMax + 1) }),
  'body-too-large: body': item({ body: new Uint8Array(limits.bodyBytesMax + 1) }),
  'body-too-large: body of another version': {
    header: bytesOf('header', 80),
    salt: bytesOf('salt', 16),
    body: new Uint8Array(limits.bodyBytesMax + 1),
  },
  'body-too-large: header of another version': {
    header: new Uint8Array(limits.entryBytesMax),
    salt: bytesOf('salt', 16),
    body: new Uint8Array(1),
  },
};

describe('a run', () => {
  it('holds as many entries as a bundle may, and not one more', () => {
    const full = Array.from({ length: limits.bundleEntriesMax }, () => item({}));
    expect(decodeRun(encodeRun(full))).toMatchObject({ ok: true });
    const over = encodeRun([...full, item({})]);
    expect(decodeRun(over)).toMatchObject({ ok: false, code: 'over-limit' });
    expect(decodeRun(encodeRun([]))).toMatchObject({ ok: false, code: 'over-limit' });
  });
});

describe('an entry over the limits', () => {
  it.each(Object.entries(large))('is refused as %s', (name, one) => {
    expect(decodeRun(encodeRun([one]))).toMatchObject({ ok: false, code: name.split(':')[0] });
  });

  it.each(Object.entries(large))('is still handed over for the proof of it, %s', (_, one) => {
    const head = { signature: bytesOf('signature', 64), root };
    const bundle = encodeBundle(journal, 0, encodeRun([one]), head);
    expect(decodePayload(bundle).ok).toBe(false);
    expect(decodeBundleOverLimits(bundle)).toMatchObject({ ok: true, value: { items: [one] } });
  });

  it('is not an entry at the limits', () => {
    const full = item({
      held: marks(limits.heldMarksMax),
      references: references(limits.referencesMax),
      body: new Uint8Array(limits.bodyBytesMax),
    });
    expect(decodeRun(encodeRun([full]))).toMatchObject({ ok: true });
  });
});

it('names no party beyond the tenth in a mark or reference', () => {
  for (const party of [9, 10]) {
    const more = {
      held: marks(1).map((one) => ({ ...one, party })),
      references: references(1).map((one) => ({ ...one, party })),
    };
    for (const part of [{ held: more.held }, { references: more.references }]) {
      const read = decodeRun(encodeRun([item(part)]));
      expect(read).toMatchObject(party < 10 ? { ok: true } : { ok: false, code: 'malformed' });
    }
  }
});
