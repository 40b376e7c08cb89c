import { describe, expect, it } from 'vitest';
import { readCorpus } from './engine/corpus.ts';
import { probe } from './engine/probe.ts';
import { targets } from './targets.ts';

/* What the search has found before is not looked for again by luck: every input, each time. */
describe.each(targets)('$name', (target) => {
  it('keeps its promises on every vector and every input that was found before', async () => {
    const inputs = [...target.seeds(), ...readCorpus(target.name)];
    expect(inputs.length).toBeGreaterThan(1);
    const broken: string[] = [];
    for (const bytes of inputs) {
      const why = await probe(target, bytes);
      if (why !== undefined) broken.push(`${Buffer.from(bytes).toString('hex')}: ${why}`);
    }
    expect(broken).toEqual([]);
  });
});
