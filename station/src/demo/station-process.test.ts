import type { Role } from '@parley/core/codec/kinds.ts';
import { rightsOf } from '@parley/core/station/rights.ts';
import { describe, expect, it } from 'vitest';
import { officers } from './station-process.ts';

describe('the officers of a side that a visitor takes over', () => {
  const all = officers.map(({ name, roles }) => {
    return { name, rights: rightsOf({ roles: roles.split(',') as Role[], compartments: [] }) };
  });
  const who = (right: (typeof all)[number]['rights'][number]) =>
    all.filter(({ rights }) => rights.includes(right)).map(({ name }) => name);

  it('write a FLASH, judge its translations and release it by two who did not write', () => {
    const releasers = who('release');
    const writers = who('draft').filter((name) => !releasers.includes(name));
    expect(releasers.length).toBe(2);
    expect(writers.length).toBeGreaterThan(0);
    expect(who('review').length).toBeGreaterThan(1);
  });

  it('give a code for a passkey, and take the officer who has enrolled it', () => {
    expect(who('enrol').length).toBeGreaterThan(0);
    expect(who('roster').length).toBeGreaterThan(0);
  });
});
