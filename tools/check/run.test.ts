import { describe, expect, it } from 'vitest';
import { runStep } from './run.ts';
import { chosen, stepsFor } from './steps.ts';

const root = new URL('../..', import.meta.url).pathname;

describe('a step of the check', () => {
  it('holds when its command exits 0', () => {
    expect(runStep(root, { name: 'plain', command: ['true'] }).ok).toBe(true);
  });

  it('fails with what its command printed', () => {
    const command = ['sh', '-c', 'echo here is why; exit 3'];
    const outcome = runStep(root, { name: 'plain', command });
    expect(outcome.ok).toBe(false);
    expect(outcome.output).toBe('here is why\n');
  });

  it('fails when its command does not exist', () => {
    const outcome = runStep(root, { name: 'plain', command: ['no-such-command-here'] });
    expect(outcome.ok).toBe(false);
    expect(outcome.output).toContain('no-such-command-here');
  });

  it('is chosen by its name or by the beginning of it', () => {
    const names = chosen(stepsFor(root), ['types', 'tidy']).map((step) => step.name);
    expect(names).toContain('types-core');
    expect(names).toContain('tidy');
    expect(names).not.toContain('tests');
  });
});
