import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { calls, compileSooner } from './compile-sooner.ts';

describe('a station that runs is compiled sooner', () => {
  it('by numbers that this engine knows, and below its own', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    for (const [name, count] of Object.entries(calls)) {
      const own = new RegExp(`--${name} .*\\n.*--${name}=([0-9]+)`).exec(known)?.[1];
      expect(count, name).toBeLessThan(Number(own));
    }
    expect(compileSooner()).toBe(true);
  });

  it('and by nothing where the engine is another', () => {
    expect(compileSooner('14.1.146.11-node.14')).toBe(false);
  });
});
