import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromHex } from './base/bytes.ts';
import { attempt } from './base/refusal.ts';
import { checkers, Given } from './vectors.ts';

const folder = join(import.meta.dirname, '..', '..', 'vectors');
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json') && !path.startsWith('outside'))
  .sort();

type Case = {
  readonly name: string;
  readonly bytes: string;
  readonly code?: string;
  readonly given?: Record<string, unknown>;
  readonly shows?: Record<string, unknown>;
};

type File = {
  readonly format: string;
  readonly given?: Record<string, unknown>;
  readonly pass: readonly Case[];
  readonly fail: readonly Case[];
};

it('finds the vectors', () => {
  expect(paths.length).toBeGreaterThan(20);
});

describe.each(paths)('vectors/%s, by this verifier', (path) => {
  const file: File = JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const checker = checkers[file.format];
  const check = (one: Case) => {
    const bytes = fromHex(one.bytes);
    if (bytes === undefined || checker === undefined) throw new Error(`cannot read ${one.name}`);
    return attempt(() => checker(bytes, new Given({ ...file.given, ...one.given })));
  };

  for (const one of file.pass) {
    it(`takes: ${one.name}`, () => {
      const read = check(one);
      expect(read).toMatchObject({ ok: true });
      if (read.ok && one.shows !== undefined) expect(read.value).toMatchObject(one.shows);
    });
  }

  for (const one of file.fail) {
    it(`refuses with ${one.code}: ${one.name}`, () => {
      expect(check(one)).toMatchObject({ ok: false, code: one.code });
    });
  }
});
