import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { limits } from '../base/limits.ts';
import { type AnyItem, headerBytes, type Item, type OpaqueItem } from './entry.ts';
import { decodeBundleOverLimits, decodePayload, encodeBundle } from './payload.ts';
import { decodeRun, encodeRun, itemSize, opaqueFits } from './run.ts';
import { Writer } from './writer.ts';

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

describe('the head of a run', () => {
  const run = (t0: number, clock: number, ...items: ((writer: Writer) => Writer)[]) => {
    const writer = new Writer().array(3).uint(t0).uint(clock).array(items.length);
    for (const one of items) one(writer);
    return decodeRun(writer.bytes());
  };
  const plain =
    (after: number, urgency = 7) =>
    (writer: Writer) =>
      writer.array(5).uint(1).uint(urgency).int(after).bstr(bytesOf('s', 16)).bstr(bytesOf('b', 2));
  const opaque = (writer: Writer) =>
    writer.array(3).bstr(bytesOf('h', 20)).bstr(bytesOf('s', 16)).bstr(bytesOf('b', 2));

  it('names the time of the first entry that can be read, and the clock of all', () => {
    expect(run(5, 1, opaque, plain(0), plain(-5))).toMatchObject({
      value: [{}, { time: 5, clock: 1 }, { time: 0, clock: 1 }],
    });
    expect(run(5, 1, plain(1))).toMatchObject({ code: 'not-canonical' });
    expect(run(5, 3, plain(0))).toMatchObject({ code: 'malformed' });
  });

  it('is zero where none can be read', () => {
    expect(run(0, 0, opaque)).toMatchObject({ ok: true });
    expect(run(1, 0, opaque)).toMatchObject({ code: 'not-canonical' });
    expect(run(0, 1, opaque)).toMatchObject({ code: 'not-canonical' });
  });

  it('lets no time fall below zero or rise beyond what a number holds', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(run(5, 1, plain(0), plain(-6))).toMatchObject({ code: 'malformed' });
    expect(run(most, 1, plain(0))).toMatchObject({ ok: true });
    expect(run(most, 1, plain(0), plain(1))).toMatchObject({ code: 'malformed' });
  });

  it('is followed by entries of precedence and class that there are', () => {
    expect(run(5, 1, plain(0, 17))).toMatchObject({ value: [{ precedence: 5, class: 2 }] });
    expect(run(5, 1, plain(0, 18))).toMatchObject({ code: 'malformed' });
    expect(run(5, 1, (writer) => writer.array(4).uint(1).uint(1).int(0).null())).toMatchObject({
      code: 'malformed',
    });
    expect(run(5, 1, (writer) => plain(0)(writer.array(8)))).toMatchObject({ code: 'malformed' });
    expect(run(0, 0, (writer) => writer.array(3).bstr(bytesOf('h', 20)))).toMatchObject({
      code: 'malformed',
    });
  });

  it('holds no mark or reference of other parts than five', () => {
    const more = (parts: number) => (writer: Writer) => {
      const head = writer.array(6).uint(1).uint(7).int(0);
      head.bstr(bytesOf('s', 16)).bstr(bytesOf('b', 2)).array(1).array(parts).uint(1).uint(0);
      return head.bstr(bytesOf('tag', 8)).uint(3).bstr(root);
    };
    const cited = (parts: number) => (writer: Writer) => {
      const head = writer.array(7).uint(1).uint(7).int(0);
      head.bstr(bytesOf('s', 16)).bstr(bytesOf('b', 2)).array(0).array(1).array(parts);
      return head.uint(1).uint(0).bstr(bytesOf('tag', 8)).uint(3).bstr(root);
    };
    const first = plain(0);
    expect(run(5, 1, first, more(5))).toMatchObject({ ok: true });
    expect(run(5, 1, first, more(4))).toMatchObject({ code: 'malformed' });
    expect(run(5, 1, first, cited(5))).toMatchObject({ ok: true });
    expect(run(5, 1, first, cited(6))).toMatchObject({ code: 'malformed' });
  });
});

describe('an entry of another version', () => {
  const place = { line: bytesOf('line', 32), journal, seq: 7 };
  const header = (version: number, at = place) => {
    const bytes = headerBytes(at, item({}));
    bytes[1] = version;
    return bytes;
  };
  const fits = (bytes: Uint8Array) => {
    const one: OpaqueItem = { header: bytes, salt: bytesOf('salt', 16), body: bytesOf('b', 1) };
    return opaqueFits(one, place);
  };

  it('stands where its header says, and nowhere else', () => {
    expect(fits(header(2))).toBe(true);
    expect(fits(header(2, { ...place, seq: 8 }))).toBe(false);
    expect(fits(header(2, { ...place, line: bytesOf('other', 32) }))).toBe(false);
    expect(fits(header(2, { ...place, journal: { ...journal, party: 1 } }))).toBe(false);
  });

  it('is not one of ours, nor too short to name its place', () => {
    expect(fits(header(1))).toBe(false);
    const [, ...rest] = header(2);
    expect(fits(Uint8Array.of(0x85, ...rest))).toBe(true);
    expect(fits(Uint8Array.of(0x84, ...rest))).toBe(false);
    expect(fits(Uint8Array.of(0x6c, ...rest))).toBe(false);
    expect(fits(header(2).subarray(0, 30))).toBe(false);
  });
});

it('the bytes of an entry are counted with its marks and references, and never too few', () => {
  const parts: Partial<Item>[] = [
    {},
    { body: new Uint8Array(5000) },
    { held: marks(7) },
    { references: references(9) },
    { held: marks(7), references: references(9) },
  ];
  const opaque = { header: bytesOf('h', 300), salt: bytesOf('s', 16), body: bytesOf('b', 500) };
  for (const one of [...parts.map(item), opaque]) {
    const bytes = encodeRun([one]).length;
    expect(itemSize(one)).toBeGreaterThan(bytes - 16);
    expect(itemSize(one)).toBeLessThan(bytes + 150);
  }
  expect(itemSize(opaque)).toBe(300 + 500 + 32);
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

  it('is not an entry of another version at the limits', () => {
    const body = new Uint8Array(limits.bodyBytesMax);
    const salt = bytesOf('salt', 16);
    const room = limits.entryBytesMax - limits.bodyBytesMax;
    const full = { header: new Uint8Array(room), salt, body };
    expect(decodeRun(encodeRun([full]))).toMatchObject({ ok: true });
    const over = { ...full, header: new Uint8Array(room + 1) };
    expect(decodeRun(encodeRun([over]))).toMatchObject({ code: 'body-too-large' });
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
