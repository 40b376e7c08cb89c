import type { Charter } from '@parley/core/codec/charter.ts';
import { type KindName, kinds } from '@parley/core/codec/kinds.ts';
import { ruleFor } from '@parley/core/keys/release.ts';
import { expect, it } from 'vitest';
import { defaultRules } from './default-rules.ts';

const charter = { rules: defaultRules } as unknown as Charter;

function officersFor(kind: KindName, cls: 0 | 1 | 2, precedence: 0 | 1 | 2 | 3 | 4 | 5): number {
  const rule = ruleFor(charter, kinds[kind], cls, precedence);
  return rule?.needs.reduce((sum, { count }) => sum + count, 0) ?? 0;
}

it('nobody says alone, as a correction of something small, what two would have to release', () => {
  for (const kind of ['message', 'retraction', 'correction'] as const) {
    expect(officersFor(kind, 0, 5), kind).toBe(2);
    expect(officersFor(kind, 0, 4), kind).toBe(2);
    expect(officersFor(kind, 0, 2), kind).toBe(1);
    expect(officersFor(kind, 0, 1), kind).toBe(1);
  }
});
