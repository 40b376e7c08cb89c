import { describe, expect, it } from 'vitest';
import { rulesBrokenBy } from './plant.ts';

const importing = (path: string): string => `import { a } from '${path}';\n`;

describe('layers inside core', () => {
  it('lets a layer use those below it', () => {
    expect(rulesBrokenBy('core/src/keys/a.ts', importing('../codec/b.ts'))).toEqual([]);
    expect(rulesBrokenBy('core/src/station/a.ts', importing('../evidence/b.ts'))).toEqual([]);
  });

  it('finds an upward import', () => {
    expect(rulesBrokenBy('core/src/base/a.ts', importing('../codec/b.ts'))).toEqual(['layer']);
    expect(rulesBrokenBy('core/src/codec/a.ts', importing('../keys/b.ts'))).toEqual(['layer']);
  });

  it('finds an upward import of a type', () => {
    const text = `import type { A } from '../keys/b.ts';\n`;
    expect(rulesBrokenBy('core/src/codec/a.ts', text)).toEqual(['layer']);
  });

  it('finds siblings that import each other', () => {
    expect(rulesBrokenBy('core/src/journal/a.ts', importing('../circuit/b.ts'))).toEqual(['layer']);
  });

  it('keeps evidence apart from replication, which is not needed to judge a proof', () => {
    const text = importing('../replication/b.ts');
    expect(rulesBrokenBy('core/src/evidence/a.ts', text)).toEqual(['layer']);
  });

  it('finds a folder that is no layer, and a file outside all of them', () => {
    expect(rulesBrokenBy('core/src/stuff/a.ts', `export const a = 1;\n`)).toEqual(['layer']);
    expect(rulesBrokenBy('core/src/a.ts', `export const a = 1;\n`)).toEqual(['layer']);
  });

  it('sees through folders inside a layer', () => {
    expect(rulesBrokenBy('core/src/codec/body/a.ts', importing('../../keys/b.ts'))).toEqual([
      'layer',
    ]);
  });
});
