import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

const of = (...bytes: number[]) => new Reader(Uint8Array.from(bytes));
const written = (write: (writer: Writer) => Writer) => new Reader(write(new Writer(1)).bytes());

/** Numbers at which a head of CBOR grows by a byte, two, four, eight, and those beside them. */
const edges = [0, 23, 24, 255, 256, 0xffff, 0x10000, 0xffffffff, 0x100000000].flatMap((n) => [
  n,
  n + 1,
]);
const most = Number.MAX_SAFE_INTEGER;

describe('a number', () => {
  it('comes back, however long its head is', () => {
    for (const n of [...edges, most - 1, most]) {
      const reader = written((writer) =>
        writer
          .uint(n)
          .int(n)
          .int(-1 - n),
      );
      expect([reader.uint(), reader.int(), reader.int(), reader.done]).toEqual([
        n,
        n,
        -1 - n,
        true,
      ]);
    }
  });

  it('fails when its head is longer than it need be, or cut off, or of another type', () => {
    const bad = [
      of(0x18, 23),
      of(0x19, 0, 255),
      of(0x1a, 0, 0, 255, 255),
      of(0x1b, 0, 0, 0, 0, 255, 255, 255, 255),
      of(0x1b, 0, 0x20, 0, 0, 0, 0, 0, 0),
      of(0x1b, 255, 255, 255, 255, 255, 255, 255, 255),
      of(0x19, 1),
      of(0x1b, 0, 0, 0, 1, 0, 0, 0),
      of(0x1c),
      of(0x1f),
      of(0x20),
      of(0x41),
      of(),
    ];
    for (const reader of bad) expect([reader.uint(), reader.failed]).toEqual([0, true]);
  });

  it('of a party is below ten', () => {
    expect(of(9).party()).toBe(9);
    const reader = of(10);
    expect([reader.party(), reader.failed]).toEqual([0, true]);
  });
});

describe('a byte string', () => {
  it('is a view of just its bytes', () => {
    const reader = written((writer) => writer.bstr(bytesOf('a', 3)).bstr(bytesOf('b', 32)));
    const first = reader.bstr();
    expect(first).toEqual(bytesOf('a', 3));
    expect(first.buffer).toBe(reader.bytes.buffer);
    expect(reader.bstr(32)).toEqual(bytesOf('b', 32));
    expect(reader.done).toBe(true);
  });

  it('fails when it is of another length, cut off, or no byte string', () => {
    const bad: [Reader, number?][] = [
      [of(0x42, 1, 2), 1],
      [of(0x42, 1, 2), 3],
      [of(0x42, 1)],
      [of(0x02, 1, 2)],
      [of(0x1b, 0x41)],
    ];
    for (const [reader, length] of bad) {
      expect([reader.bstr(length).length, reader.failed]).toEqual([0, true]);
    }
    const behind = of(0x00, 0x43, 1, 2);
    behind.uint();
    expect([behind.bstr().length, behind.failed]).toEqual([0, true]);
  });
});

describe('what comes next', () => {
  it('is seen without being taken, and nothing is at the end', () => {
    const reader = of(0x83, 0xf6);
    expect([reader.peek(), reader.peekByte(), reader.at]).toEqual([0x80, 0x83, 0]);
    expect([reader.takeNull(), reader.array(), reader.takeNull()]).toEqual([false, 3, true]);
    expect([reader.peek(), reader.peekByte(), reader.takeNull()]).toEqual([-1, -1, false]);
    expect(reader.done).toBe(true);
  });
});

describe('a reader that failed', () => {
  it('gives zeros and takes nothing, and is never done', () => {
    const reader = of(0x40, 0x07, 0x41, 9);
    expect(reader.uint()).toBe(0);
    expect([reader.uint(), reader.array(), reader.bstr().length]).toEqual([0, 0, 0]);
    expect([reader.at, reader.done]).toEqual([0, false]);
    const whole = of(0x07);
    whole.failed = true;
    expect([whole.uint(), whole.at]).toEqual([0, 0]);
  });

  it('begins where it is told to', () => {
    const reader = new Reader(Uint8Array.of(0xff, 0x07), 1);
    expect([reader.uint(), reader.done]).toEqual([7, true]);
  });
});
