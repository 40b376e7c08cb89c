import { describe, expect, it } from 'vitest';
import { checkCoreDependencies } from './packages.ts';
import { rulesBrokenBy } from './plant.ts';

describe('who imports whom', () => {
  it('lets a package import what the table and its package.json name', () => {
    const text = `import { ok } from '@parley/core/base/refusal.ts';\n`;
    expect(rulesBrokenBy('envelope/src/session.ts', text)).toEqual([]);
    expect(rulesBrokenBy('envelope/src/session.ts', `import './a.ts';\n`)).toEqual([]);
  });

  it('finds an upward import', () => {
    const text = `import { loop } from '@parley/station/loop.ts';\n`;
    expect(rulesBrokenBy('core/src/base/a.ts', text)).toContain('package');
  });

  it('finds an upward import of a type, and one inside import()', () => {
    const type = `type Loop = import('@parley/station/loop.ts').Loop;\n`;
    expect(rulesBrokenBy('core/src/base/a.ts', type)).toContain('package');
    const late = `export const late = () => import('@parley/station/loop.ts');\n`;
    expect(rulesBrokenBy('core/src/base/a.ts', late)).toContain('package');
  });

  it('finds a relative path out of the package', () => {
    const text = `import { hex } from '../../core/src/base/bytes.ts';\n`;
    expect(rulesBrokenBy('station/src/a.ts', text)).toEqual(['package']);
  });

  it('finds a package that imports itself by name', () => {
    const text = `import { ok } from '@parley/core/base/refusal.ts';\n`;
    expect(rulesBrokenBy('core/src/codec/a.ts', text)).toContain('package');
  });

  it('finds Node in a package that runs without it, and lets its tests use it', () => {
    const text = `import { readFileSync } from 'node:fs';\n`;
    expect(rulesBrokenBy('core/src/base/a.ts', text)).toEqual(['package']);
    expect(rulesBrokenBy('core/src/base/a.test.ts', text)).toEqual([]);
    expect(rulesBrokenBy('station/src/a.ts', text)).toEqual([]);
  });

  it('takes a kit, a conformance suite and a folder of test material for tests', () => {
    const text = `import { readFileSync } from 'node:fs';\n`;
    for (const path of ['src/a.testkit.ts', 'src/a.conformance.ts', 'src/testing/a.ts']) {
      expect(rulesBrokenBy(`envelope/${path}`, text)).toEqual([]);
    }
    expect(rulesBrokenBy('core/test/a.ts', text)).toEqual([]);
    expect(rulesBrokenBy('core/src/testing.ts', text)).not.toEqual([]);
  });

  it('finds a module of Node without its prefix', () => {
    expect(rulesBrokenBy('station/src/a.ts', `import 'fs';\n`)).toEqual(['package']);
  });

  it('finds an import that does not end in .ts', () => {
    expect(rulesBrokenBy('station/src/a.ts', `import { b } from './b';\n`)).toEqual(['package']);
  });

  it('finds code in a folder that the table does not name', () => {
    expect(rulesBrokenBy('shared/a.ts', `export const a = 1;\n`)).toEqual(['package']);
  });

  it('finds what only a neighbour declares', () => {
    expect(rulesBrokenBy('envelope/src/a.ts', `import { WebSocket } from 'ws';\n`)).toEqual([
      'undeclared',
    ]);
    expect(rulesBrokenBy('station/src/a.ts', `import { WebSocket } from 'ws';\n`)).toEqual([]);
  });

  it('lets a test use what the root declares for development', () => {
    const text = `import { expect } from 'vitest';\n`;
    expect(rulesBrokenBy('core/src/base/a.test.ts', text)).toEqual([]);
    expect(rulesBrokenBy('core/src/base/a.ts', text)).toEqual(['undeclared']);
  });

  it('keeps the short list of core whatever its package.json says', () => {
    const found = checkCoreDependencies(new Map([['core', new Set(['cborg', 'lodash'])]]));
    expect(found.map((finding) => finding.rule)).toEqual(['core-dependency']);
  });
});
