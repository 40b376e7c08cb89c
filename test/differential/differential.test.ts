import { beforeAll, expect, it } from 'vitest';
import { type Compared, compare } from './compare.ts';

let compared: Compared;
beforeAll(async () => {
  compared = await compare({ count: 10_000, from: 0, workers: 2, remembers: true });
}, 300_000);

it('core and verifier give one answer to 10,000 files gone wrong', () => {
  const { cases, differences } = compared;
  expect(cases).toBeGreaterThanOrEqual(10_000);
  expect(differences.slice(0, 3)).toEqual([]);
});

it('the files go wrong in many ways, and some stay good', () => {
  expect(compared.codes.get('ok')).toBeGreaterThan(300);
  expect(compared.codes.size).toBeGreaterThan(30);
  for (const code of ['charter-differs', 'wrong-kind']) expect(compared.codes.has(code)).toBe(true);
});
