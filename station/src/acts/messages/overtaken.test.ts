import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { LyingStation } from '../../testing/lying-station.ts';
import {
  type Stations,
  type TestStation,
  testStations,
  until,
  word,
} from '../../testing/two-stations.ts';
import type { Json } from '../act.ts';

const rules: Rule[] = [
  { kinds: [1], classes: [], fromPrecedence: 0, needs: [{ count: 1, roles: ['releaser'] }] },
];

let stations: Stations;
let washington: TestStation;
let flood: () => Promise<void>;
afterEach(async () => await stations.end());

/** A line whose last party has one more message at washington at each call. */
async function flooded(names: readonly string[]): Promise<void> {
  stations = await testStations(names, rules);
  washington = stations.all[0] as TestStation;
  const liar = new LyingStation(stations.all.at(-1) as TestStation);
  let sent = 0;
  flood = async () => {
    sent++;
    const texts = [{ lang: 'en', standing: 0 as const, text: 'x' }];
    const body = encodeBody({ ...emptyBody, draft: new Uint8Array(16).fill(sent), texts });
    const entry = liar.tell(washington, { body });
    await until(() => washington.ask('show', { entry }).then(Boolean, () => false));
  };
}

const plan = (precedence: string) => ({
  class: 'REAL',
  precedence,
  texts: [{ lang: 'en', text: 'Those are not missiles.' }],
});

/** One more message comes while the releaser reads; then he signs, having seen what was listed. */
async function attempt(draft: string): Promise<Json | undefined> {
  const sheet = await washington.ask('sheet', { draft });
  const seen = sheet.newer as string[];
  await flood();
  const given = { draft, release: washington.signature(sheet), seen };
  return await washington.ask('release', given).then(
    ({ written }) => written,
    (error: { code: string }) => error.code,
  );
}

describe('a releaser whom messages of the other side overtake again and again', () => {
  it.each([
    ['OVERRIDE', 1],
    ['FLASH', 1],
    ['IMMEDIATE', 3],
  ])('has %s written once he has stood by it: asked no more than %d times', async (word0, asks) => {
    await flooded(['washington', 'moscow']);
    const draft = word((await washington.ask('draft', plan(word0))).draft);
    // Nothing was there to be seen yet: that is not his word that it goes all the same.
    expect(await attempt(draft)).toBe('draft-overtaken');
    for (let i = 1; i < asks; i++) expect(await attempt(draft)).toBe('draft-overtaken');
    expect(await attempt(draft)).toBe(true);
  });

  it('is shown what a third party said, behind whatever another floods him with', async () => {
    await flooded(['washington', 'geneva', 'moscow']);
    const sheet = await washington.ask('draft', plan('FLASH'));
    const geneva = new LyingStation(stations.all[1] as TestStation);
    const entry = geneva.tell(washington, {});
    for (let i = 0; i < 70; i++) await flood();
    const { newer } = await washington.ask('sheet', { draft: word(sheet.draft) });
    expect(newer).toContain(entry);
    expect(newer).toContain('moscow/69');
    expect((newer as string[]).length).toBeLessThanOrEqual(64);
  });

  it('is asked where he names only what his draft had seen', async () => {
    await flooded(['washington', 'moscow']);
    await flood();
    const sheet = await washington.ask('draft', plan('FLASH'));
    await flood();
    const given = { draft: word(sheet.draft), release: washington.signature(sheet) };
    const refused = washington.ask('release', { ...given, seen: ['moscow/0'] });
    await expect(refused).rejects.toMatchObject({ code: 'draft-overtaken', detail: 'moscow/1' });
  });
});
