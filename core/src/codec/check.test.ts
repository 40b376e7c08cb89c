import { describe, expect, it } from 'vitest';
import {
  anything,
  between,
  bytes,
  bytesUpTo,
  checked,
  distinct,
  either,
  list,
  literal,
  mapOf,
  mapped,
  nullable,
  text,
  tuple,
  uint,
  word,
} from './check.ts';

describe('checks of decoded values', () => {
  it('take whole numbers of their range only', () => {
    expect(uint(0)).toBe(0);
    for (const bad of [-1, 1.5, 2 ** 53, '1', null, 1n, undefined]) {
      expect(uint(bad)).toBeUndefined();
    }
    expect(between(1, 2)(2)).toBe(2);
    expect(between(1, 2)(0)).toBeUndefined();
    expect(between(1, 2)(3)).toBeUndefined();
    expect(literal(0, 2)(1)).toBeUndefined();
    expect(literal(0, 2)(0)).toBe(0);
  });

  it('take byte strings and texts of their length only', () => {
    expect(bytes(2)(new Uint8Array(2))).toHaveLength(2);
    expect(bytes(2)(new Uint8Array(3))).toBeUndefined();
    expect(bytesUpTo(2)(new Uint8Array(3))).toBeUndefined();
    expect(bytesUpTo(2)(new Uint8Array(2))).toHaveLength(2);
    expect(text(1, 3)('')).toBeUndefined();
    expect(text(1, 3)('four')).toBeUndefined();
    expect([text(1, 3)('a'), text(1, 3)('abc')]).toEqual(['a', 'abc']);
    for (const bad of [['a', 'b'], new Uint8Array(2), 12, null]) {
      expect(text(1, 3)(bad)).toBeUndefined();
    }
    expect(text(1, 3, /^[a-z]+$/)('ab')).toBe('ab');
    expect(text(1, 3, /^[a-z]+$/)('a1')).toBeUndefined();
    expect(word(['a', 'b'])('c')).toBeUndefined();
    expect(word(['a', 'b'])('b')).toBe('b');
  });

  it('take arrays and maps of their shape only', () => {
    expect(list(uint, 1, 2)([])).toBeUndefined();
    expect(list(uint, 1, 2)([1, 2, 3])).toBeUndefined();
    expect(list(uint, 1, 2)([1, 'x'])).toBeUndefined();
    expect([list(uint, 1, 2)([1]), list(uint, 1, 2)([1, 2])]).toEqual([[1], [1, 2]]);
    for (const bad of ['ab', Uint8Array.of(1, 2), { length: 2 }, null]) {
      expect(list(anything, 1, 2)(bad)).toBeUndefined();
      expect(tuple(uint, uint)(bad)).toBeUndefined();
    }
    expect(tuple(uint, nullable(uint))([1, null])).toEqual([1, null]);
    expect(tuple(uint, uint)([1])).toBeUndefined();
    expect(tuple(uint, uint)([1, 2, 3])).toBeUndefined();
    expect(either(uint, bytes(1))(4)).toBe(4);
    expect(mapOf(uint, text(0, 9), 1)(new Map([[1, 'a']]))).toEqual(new Map([[1, 'a']]));
    expect(mapOf(uint, text(0, 9), 1)(new Map([['1', 'a']]))).toBeUndefined();
    expect(mapOf(uint, text(0, 9), 0)(new Map([[1, 'a']]))).toBeUndefined();
  });

  it('refuse as malformed, with the name of what was expected', () => {
    expect(checked(uint, 'x', 'a size')).toEqual({
      ok: false,
      code: 'malformed',
      detail: 'a size',
    });
    expect(
      checked(
        mapped(uint, (n) => n + 1),
        1,
        'n',
      ),
    ).toEqual({ ok: true, value: 2 });
    expect(distinct(['a', 'a'])).toBe(false);
  });
});
