import { expect, it } from 'vitest';
import { LineCutter } from './wire.ts';

it('gives lines whole, however the bytes come', () => {
  const lines = new LineCutter();
  const bytes = Buffer.from('{"a":"й"}\n{"b":1}\n{"c"');
  const found = [...bytes].flatMap((byte) => lines.take(Buffer.from([byte])) || ['over']);
  expect(found).toEqual(['{"a":"й"}', '{"b":1}']);
  expect(lines.take(Buffer.from(':2}\n'))).toEqual(['{"c":2}']);
});

it('ends a line that never ends', () => {
  const lines = new LineCutter();
  const chunk = Buffer.alloc(16 * 1024 * 1024, 97);
  const results = Array.from({ length: 5 }, () => lines.take(chunk));
  expect(results.at(-1)).toBe(false);
});
