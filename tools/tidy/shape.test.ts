import { describe, expect, it } from 'vitest';
import { rulesBrokenBy } from './plant.ts';

const inStation = (text: string): string[] => rulesBrokenBy('station/src/a.ts', text);

describe('constructs that are not used', () => {
  it('finds a barrel by its name and by what it does', () => {
    expect(rulesBrokenBy('station/src/index.ts', `export const a = 1;\n`)).toEqual(['barrel']);
    expect(inStation(`export * from './b.ts';\n`)).toEqual(['barrel']);
    expect(inStation(`export { b } from './b.ts';\n`)).toEqual([]);
  });

  it('finds a default export in each of its forms', () => {
    expect(inStation(`export default 1;\n`)).toEqual(['default-export']);
    expect(inStation(`export default function a() {}\n`)).toEqual(['default-export']);
    expect(inStation(`export default class A {}\n`)).toEqual(['default-export']);
  });

  it('finds an enum', () => {
    expect(inStation(`enum A { B }\n`)).toEqual(['enum']);
    expect(inStation(`const enum A { B }\n`)).toEqual(['enum']);
  });

  it('finds the type any, also inside another type, and not the word', () => {
    expect(inStation(`export const a = 1 as any;\n`)).toEqual(['any']);
    expect(inStation(`export type A = Map<string, any[]>;\n`)).toEqual(['any']);
    expect(inStation(`// any of these\nexport const any = 1;\n`)).toEqual([]);
  });

  it('finds a drawer', () => {
    expect(rulesBrokenBy('station/src/utils.ts', `export const a = 1;\n`)).toEqual(['drawer']);
    expect(rulesBrokenBy('core/src/base/helper.ts', `export const a = 1;\n`)).toEqual(['drawer']);
  });
});
