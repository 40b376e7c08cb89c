import { describe, expect, it } from 'vitest';
import { rulesBrokenBy } from './plant.ts';

const inCore = (text: string): string[] => rulesBrokenBy('core/src/base/a.ts', text);

describe('what the pure packages may not name', () => {
  for (const text of [
    'export const now = Date.now();',
    'export const now = new Date(0);',
    'export type At = Date;',
    'export const r = Math.random();',
    `export const f = new Intl.NumberFormat('en');`,
    'export const s = (1).toLocaleString();',
    `export const l = 'a'.toLocaleUpperCase();`,
    'export const w = new WeakRef({});',
    'export const f = new FinalizationRegistry(() => {});',
    'export const a = Atomics;',
    'console.log(1);',
    'export async function a() {}',
    'export const b = await 1;',
    'for await (const a of b) a();',
  ]) {
    it(`finds: ${text}`, () => {
      expect(inCore(`${text}\n`)).toEqual(['ban']);
    });
  }

  it('holds for envelope too, but lets it wait: HPKE is asynchronous', () => {
    expect(rulesBrokenBy('envelope/src/a.ts', `export const n = Date.now();\n`)).toEqual(['ban']);
    expect(rulesBrokenBy('envelope/src/a.ts', `export const b = await 1;\n`)).toEqual([]);
  });

  it('takes no member of that name for the thing itself', () => {
    expect(inCore(`export const a = { Date: 1 };\nexport const b = a.Date;\n`)).toEqual([]);
    expect(inCore(`export const a = (dice: { random(): number }) => dice.random();\n`)).toEqual([]);
  });

  it('leaves tests and the other packages alone', () => {
    expect(rulesBrokenBy('core/src/base/a.test.ts', `Date.now();\n`)).toEqual([]);
    expect(rulesBrokenBy('station/src/a.ts', `Date.now();\n`)).toEqual([]);
  });
});
