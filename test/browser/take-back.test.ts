import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Crew, open } from './crew.ts';
import { drafted, forRelease, openDraft, rewritten } from './draft-acts.ts';
import type { Seat } from './seat.ts';

const members = [
  { side: 'washington', name: 'A. Adams', roles: 'duty-officer', lang: 'en' },
  { side: 'moscow', name: 'K. Orlova', roles: 'drafter', lang: 'en' },
  { side: 'moscow', name: 'S. Sokolov', roles: 'duty-officer,releaser', lang: 'en' },
] as const;

let crew: Crew;
let adams: Seat;
let orlova: Seat;
let sokolov: Seat;

beforeAll(async () => {
  crew = await Crew.begin();
  [adams, orlova, sokolov] = (await crew.seat(members)) as [Seat, Seat, Seat];
}, 300_000);

afterAll(async () => {
  await crew?.end();
});

const said = 'EXERCISE. The bridge is closed until 20:00 UTC. EXERCISE.';
const right = 'EXERCISE. The bridge is closed until 21:00 UTC. EXERCISE.';

describe('what cannot be unsaid', () => {
  it('is retracted in the words armed with it, and both sides see it beside', async () => {
    const draft = await drafted(orlova, said);
    await orlova.press('Prepare a retraction with it');
    await orlova.page.getByText('A retraction is prepared with it').first().waitFor();
    const entry = await released(sokolov, draft);
    await open(adams, entry);
    await sokolov.page.locator('.sheet-acts').waitFor();
    await sokolov.press('Retract', '.sheet-acts');
    const dialog = sokolov.page.locator('.dialog');
    await dialog.getByText('retraction').first().waitFor();
    await sokolov.press('Sign with your passkey', '.dialog');
    await dialog.waitFor({ state: 'detached' });
    for (const seat of [sokolov, adams]) {
      await seat.page.locator('.notices', { hasText: 'RETRACTED by moscow/' }).waitFor();
      // What was said stands as it was said.
      await seat.page.locator('.pane.sheet .texts', { hasText: '20:00 UTC' }).waitFor();
    }
  }, 240_000);

  it('is corrected by a message that refers to it, and the first stands beside', async () => {
    const entry = await released(sokolov, await drafted(orlova, said));
    await open(adams, entry);
    await open(orlova, entry);
    await orlova.press('Correct', '.sheet-acts');
    await rewritten(orlova, right);
    await orlova.page.getByText(`Corrects ${entry}`).first().waitFor();
    const correction = await released(sokolov, openDraft(orlova));
    await adams.page.locator('.notices', { hasText: `CORRECTED by ${correction}` }).waitFor();
    await adams.page.locator('.pane.sheet .texts', { hasText: '20:00 UTC' }).waitFor();
    await open(adams, correction);
    await adams.page.locator('.pane.sheet .texts', { hasText: '21:00 UTC' }).waitFor();
    expect(crew.errors).toEqual([]);
  }, 240_000);
});

/** Chosen for, read and released by another officer; the entry, open before him. */
async function released(seat: Seat, draft: string): Promise<string> {
  const { page } = seat;
  await forRelease(seat, draft);
  await seat.press(/^(?:Release|Sign) with your passkey$/u);
  await seat.reads(/It is signed here as/u);
  const entry = await page.locator('h1 a').innerText();
  await page.locator('h1 a').click();
  await page.locator('.pane.sheet article').waitFor();
  return entry;
}
