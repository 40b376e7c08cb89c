import { describe, expect, it } from 'vitest';
import { figuresPage } from './page.ts';
import type { Source } from './sources.ts';

const source: Source = {
  name: 'simulator',
  title: 'Simulator',
  about: 'Seeds.',
  command: ['node', 'sim/src/main.ts'],
  quick: ['node', 'sim/src/main.ts'],
  shows: (line) => !line.startsWith('['),
};

const result = {
  name: 'simulator',
  command: 'node sim/src/main.ts',
  commit: 'abc1234',
  machine: '2 × processor',
  day: '2026-11-25',
  ok: true,
  seconds: 3600,
  cpuSeconds: 7300,
  output: '[####] 10 of 10\n40.0 line-years, 7 events in 3600 s\n',
};

describe('the page of the figures', () => {
  it('names command, machine and commit of each part, and shows what was printed', () => {
    const page = figuresPage([[source, result]]);
    expect(page).toContain('- command: `node sim/src/main.ts`\n');
    expect(page).toContain('- machine: 2 × processor');
    expect(page).toContain('- commit: abc1234, 2026-11-25');
    expect(page).toContain('```text\n40.0 line-years, 7 events in 3600 s\n```');
  });

  it('says what follows from simulated time and the processor that it took', () => {
    const page = figuresPage([[source, result]]);
    expect(page).toContain(
      '- 2.0 simulated line-days for a second of processor time, 40.0 line-years',
    );
  });

  it('does not pass off a failed command, or one that never ran, as a figure', () => {
    expect(figuresPage([[source, { ...result, ok: false }]])).toContain('(**failed**)');
    expect(figuresPage([[source, undefined]])).toContain('Not measured yet');
  });
});
