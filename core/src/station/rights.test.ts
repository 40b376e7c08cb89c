import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '../codec/kinds.ts';
import { type Actor, rightRefusal, rights, rightsOf } from './rights.ts';

const role = fc.subarray([...roles]);
const compartment = fc.subarray(['a', 'b', 'c', 'd']);
const right = fc.constantFrom(...rights);

describe('what an officer may do', () => {
  it('grows with his roles and compartments, and never shrinks', () => {
    fc.assert(
      fc.property(role, role, compartment, compartment, compartment, right, (...given) => {
        const [some, more, own, added, needed, what] = given;
        const before: Actor = { roles: some, compartments: own };
        const after: Actor = { roles: [...some, ...more], compartments: [...own, ...added] };
        if (rightRefusal(before, what, needed) === undefined) {
          expect(rightRefusal(after, what, needed)).toBeUndefined();
        }
      }),
    );
  });

  it('is nothing for somebody who is not on the roster', () => {
    fc.assert(
      fc.property(compartment, right, (compartments, what) => {
        expect(rightRefusal({ roles: [], compartments }, what)).toBe('not-allowed');
      }),
    );
  });

  it('opens no text whose compartment he lacks, whatever he is', () => {
    fc.assert(
      fc.property(compartment, compartment, (own, needed) => {
        const everything = { roles: [...roles], compartments: own };
        const lacks = needed.some((one) => !own.includes(one));
        const found = rightRefusal(everything, 'read', needed);
        expect(found).toBe(lacks ? 'compartment-missing' : undefined);
      }),
    );
  });

  it('keeps administrators from every text, and auditors from every word', () => {
    const may = (one: (typeof roles)[number]) => rightsOf({ roles: [one], compartments: [] });
    expect(may('administrator')).not.toContain('read');
    for (const speaks of ['draft', 'release', 'answer', 'service', 'watch'] as const) {
      expect(may('auditor')).not.toContain(speaks);
    }
  });

  it('leaves no right to nobody, and no role without one', () => {
    const all = roles.map((one) => rightsOf({ roles: [one], compartments: [] }));
    expect(new Set(all.flat()).size).toBe(rights.length);
    for (const some of all) expect(some.length).toBeGreaterThan(0);
  });
});
