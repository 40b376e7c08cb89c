import { expect, it } from 'vitest';
import { noReason, reasonFor } from './reasons.ts';

const file = 'core/src/replication/x.ts';

it('a branch is explained by its own line, and by nothing that stands elsewhere', () => {
  expect(reasonFor(file, "if (loaded.q !== 'runs') return;")).toMatch(/^the store answers/);
  expect(reasonFor(file, 'if (!decoded.ok) return;')).toMatch(/^bytes that were judged/);
  expect(reasonFor(file, 'if (!peer || !journal) return;')).toMatch(/^gone/);
  expect(reasonFor(file, '} else if (note === undefined) continue;')).toMatch(/^gone/);
  expect(reasonFor(file, 'return found ?? 0;')).toMatch(/^a default/);
  const facts = 'core/src/station/facts.ts';
  expect(reasonFor(facts, 'if (isOpaque(item)) return undefined;')).toMatch(/^only what could/);
  expect(reasonFor(file, 'if (isOpaque(item)) return undefined;')).toBe(noReason);
  expect(reasonFor(file, 'default:')).toMatch(/^every kind/);
});

it('one that decides something has no reason: it wants a test', () => {
  for (const line of [
    'if (size > limits.noteBytesMax) return refuse("over-limit");',
    'if (journal.branches >= branchesMax) return;',
    'if (!signedBy(line, journal, head, signature)) return;',
    '} else if (size === 0) return;',
  ]) {
    expect(reasonFor(file, line), line).toBe(noReason);
  }
  expect(reasonFor('core/src/base/assert.ts', 'if (!ok) throw')).toMatch(/assertion/);
});
