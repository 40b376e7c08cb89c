import { describe, expect, it } from 'vitest';
import { rulesBrokenBy } from './plant.ts';

describe('words that are not used', () => {
  it('finds the forbidden claim in an identifier, a text and a document', () => {
    expect(rulesBrokenBy('station/src/a.ts', `export const isDelivered = 1;\n`)).toEqual(['word']);
    expect(rulesBrokenBy('text/src/a.ts', `export const a = 'delivered';\n`)).toEqual(['word']);
    expect(rulesBrokenBy('docs/a.md', `The message was delivered.\n`)).toEqual(['word']);
  });

  it('finds a task without an issue and lets one with an issue stand', () => {
    expect(rulesBrokenBy('station/src/a.ts', `// TODO later\n`)).toEqual(['todo']);
    expect(rulesBrokenBy('station/src/a.ts', `// TODO(#12): later\n`)).toEqual([]);
  });

  it('finds the name of a treaty in code', () => {
    for (const name of ['New START', 'INF', 'Open Skies', 'SALT II', 'CTBT', 'new-start']) {
      expect(rulesBrokenBy('core/src/base/a.ts', `// as in ${name}\n`)).toEqual(['treaty']);
    }
  });

  it('lets data and documents name treaties, and code speak of salt and of a new start', () => {
    expect(rulesBrokenBy('treaties/a/module.json', `{"name": "New START"}\n`)).toEqual([]);
    const text = `// after a new start the salt is drawn again; SALT_BYTES\n`;
    expect(rulesBrokenBy('core/src/base/a.ts', text)).toEqual([]);
  });
});
