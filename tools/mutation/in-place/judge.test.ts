import { describe, expect, it, vi } from 'vitest';
import { Judge, shared } from './judge.ts';
import type { Kept } from './suite.ts';

const named = (id: string, body: () => unknown): Kept => {
  return { id, fileName: 'a.test.ts', run: async () => void (await body()) };
};
const never = (): never => {
  throw new Error('the process ends');
};
const quiet = named('quiet', () => undefined);
/** Fails while that mutant is switched on. */
const notices = (mutant: string) =>
  named(`notices ${mutant}`, () => {
    if (shared.activeMutant === mutant) throw new Error(`${mutant} is noticed`);
  });
const ask = (judge: Judge, id: string, more: { testFilter?: string[]; hitLimit?: number } = {}) =>
  judge.mutantRun({ activeMutant: { id }, ...more });

describe('a mutant', () => {
  it('is killed by the first test that fails under it, and survives where none does', async () => {
    const judge = new Judge([quiet, notices('7'), notices('8')], never);
    expect(await ask(judge, '7')).toMatchObject({ status: 'killed', killedBy: ['notices 7'] });
    expect(await ask(judge, '9')).toEqual({ status: 'survived', nrOfTests: 3 });
    expect(shared.activeMutant).toBeUndefined();
  });

  it('is shown to the tests that reach it alone', async () => {
    const judge = new Judge([quiet, notices('7')], never);
    const testFilter = ['quiet'];
    expect(await ask(judge, '7', { testFilter })).toEqual({ status: 'survived', nrOfTests: 1 });
  });

  it('that makes a loop go on without end is known by its hits', async () => {
    const loops = named('loops', () => {
      if (shared.activeMutant !== undefined) shared.hitCount = 101;
    });
    const judge = new Judge([loops], never);
    expect(await ask(judge, '7', { hitLimit: 100 })).toMatchObject({ status: 'timeout' });
    expect(await ask(judge, '7', { hitLimit: 101 })).toMatchObject({ status: 'survived' });
  });

  it('that leaves something behind is the last one of its process', async () => {
    let broken = false;
    const spoils = named('spoils', () => {
      broken ||= shared.activeMutant === '7';
      if (broken) throw new Error('broken');
    });
    const judge = new Judge([spoils], never);
    expect(await ask(judge, '7')).toMatchObject({ status: 'killed' });
    await expect(ask(judge, '8')).rejects.toThrow('the process ends');
  });

  it('is not judged by what another one left behind', async () => {
    let broken = false;
    const spoils = named('spoils', () => {
      broken ||= shared.activeMutant === '7';
    });
    const suffers = named('suffers', () => {
      if (broken && shared.activeMutant !== '7') throw new Error('broken');
    });
    const judge = new Judge([spoils, suffers], never);
    expect(await ask(judge, '7')).toMatchObject({ status: 'survived' });
    await expect(ask(judge, '8')).rejects.toThrow('the process ends');
  });
});

describe('the first run', () => {
  it('tells which test is running, how long each took, and ends at one that fails', async () => {
    const seen: unknown[] = [];
    const sees = named('sees', () => seen.push(shared.currentTestId));
    const first = await new Judge([quiet, sees], never).dryRun();
    expect(seen).toEqual(['sees']);
    expect(first).toMatchObject({ status: 'complete', tests: [{ id: 'quiet' }, { id: 'sees' }] });
    const fails = named('fails', () => {
      throw new Error('already');
    });
    const failed = await new Judge([fails, sees], never).dryRun();
    expect(failed).toEqual({ status: 'error', errorMessage: 'fails: already' });
    expect(seen).toHaveLength(1);
  });

  it('has the quick tests asked first from then on', async () => {
    const order: string[] = [];
    let clock = 0;
    const now = vi.spyOn(performance, 'now').mockImplementation(() => clock);
    const slow = named('slow', () => {
      order.push('slow');
      clock += 30;
    });
    const quick = named('quick', () => order.push('quick'));
    const judge = new Judge([slow, quick], never);
    await judge.dryRun();
    now.mockRestore();
    await ask(judge, '7');
    expect(order).toEqual(['slow', 'quick', 'quick', 'slow']);
  });
});
