import { afterEach, describe, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations, word } from '../../testing/two-stations.ts';
import { sweepOrphans } from './orphans.ts';

let stations: Stations;
afterEach(async () => await stations.end());

const twoReleasers = {
  kinds: [1],
  classes: [],
  fromPrecedence: 4,
  needs: [{ count: 2, roles: ['releaser'] }],
} as const;

async function station(): Promise<TestStation> {
  stations = await testStations(['washington', 'moscow'], [twoReleasers]);
  return stations.all[0] as TestStation;
}

async function attached(one: TestStation, text: string) {
  const bytes = Buffer.from(text).toString('hex');
  const { sha256 } = await one.ask<{ sha256: string }>('attach', { bytes });
  const draft = {
    to: [{ party: 'moscow' }],
    class: 'EXERCISE',
    attachments: [{ sha256, name: 'a.txt' }],
  };
  return { draft, there: () => one.line.store.attachments.whole().length };
}

describe('the attachment of a draft that is refused', () => {
  it('does not stay in the store', async () => {
    const one = await station();
    const { draft, there } = await attached(one, 'to nobody');
    expect(there()).toBe(1);
    const asked = one.ask('draft', { ...draft, to: [{ party: 'london' }] });
    await expect(asked).rejects.toMatchObject({ code: 'unknown-party' });
    expect(there()).toBe(0);
    const again = await attached(one, 'needs two officers');
    const once = one.ask('draft', { ...again.draft, precedence: 'FLASH', once: true });
    await expect(once).rejects.toMatchObject({ code: 'release-missing' });
    expect(there()).toBe(0);
    const correction = await attached(one, 'corrects nothing');
    const corrected = one.ask('correct', { ...correction.draft, entry: 'washington/99' });
    await expect(corrected).rejects.toMatchObject({ code: 'entry-missing' });
    expect(there()).toBe(0);
  });

  it('stays while another draft or an entry names it', async () => {
    const one = await station();
    const { draft, there } = await attached(one, 'named twice');
    const kept = await one.ask('draft', draft);
    const refused = { ...draft, to: [{ party: 'london' }] };
    await expect(one.ask('draft', refused)).rejects.toMatchObject({ code: 'unknown-party' });
    expect(there()).toBe(1);
    const release = one.signature(kept);
    await one.ask('release', { draft: word(kept.draft), release });
    await expect(one.ask('draft', refused)).rejects.toMatchObject({ code: 'unknown-party' });
    expect(there()).toBe(1);
  });

  it('left by a process that fell is swept at the next start, and nothing else is', async () => {
    const one = await station();
    const { draft } = await attached(one, 'kept');
    await one.ask('draft', draft);
    const { there } = await attached(one, 'left');
    expect(there()).toBe(2);
    await one.restart();
    sweepOrphans(one.line);
    const late = await attached(one, 'put there since');
    await expect.poll(late.there, { timeout: 8000 }).toBe(2);
    const [sheet] = (await one.ask<{ drafts: { attachments: object[] }[] }>('drafts')).drafts;
    expect(sheet?.attachments).toHaveLength(1);
  });
});
