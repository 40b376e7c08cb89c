import { StationDesk } from '@parley/station/demo/station-desk.ts';
import type { ScenarioText } from '@parley/text/scenario.ts';
import type { Locator } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Crew, open, stands } from './crew.ts';
import { drafted, forRelease, rewritten } from './draft-acts.ts';
import { screen } from './screen.ts';
import type { Seat } from './seat.ts';

const members = [
  { side: 'washington', name: 'A. Adams', roles: 'duty-officer,releaser', lang: 'en' },
  { side: 'moscow', name: 'K. Orlova', roles: 'duty-officer,drafter', lang: 'en' },
  { side: 'moscow', name: 'S. Sokolov', roles: 'duty-officer,releaser', lang: 'en' },
  { side: 'moscow', name: 'A. Gromov', roles: 'administrator', lang: 'en' },
] as const;

let crew: Crew;
let adams: Seat;
let orlova: Seat;
let sokolov: Seat;
let gromov: Seat;
/** Officers of the demonstration, who speak for a side where a test is about the other. */
let washington: StationDesk;
let moscow: StationDesk;

beforeAll(async () => {
  crew = await Crew.begin();
  [adams, orlova, sokolov, gromov] = (await crew.seat(members)) as [Seat, Seat, Seat, Seat];
  washington = new StationDesk(crew.stations.washington);
  moscow = new StationDesk(crew.stations.moscow);
  await washington.circuitUp();
}, 300_000);

afterAll(async () => {
  await crew?.end();
});

function english(text: string): ScenarioText[] {
  return [{ lang: 'en', standing: 'original', text: `EXERCISE. ${text} EXERCISE.` }];
}

async function says(
  desk: StationDesk,
  text: string,
  how: { kind?: 'message' | 'confirm' | 'service'; precedence?: 'FLASH'; replyTo?: string } = {},
): Promise<string> {
  const { kind = 'message', precedence = 'ROUTINE', replyTo = null } = how;
  const saying = { kind, precedence, class: 'EXERCISE', texts: english(text), replyTo } as const;
  const { entry } = await desk.say(saying);
  await desk.onTheirRecord(entry);
  return entry;
}

/** The alarm of a message: on a busy machine that of a line may stand beside it. */
const warning = '.alarm:has-text("FLASH")';

function step({ page }: Seat, state: string): Locator {
  return page.locator(`.ladder li[data-state="${state}"]`);
}

describe('the desk over two station processes', () => {
  it('3: free text closes no question: it stays open until it is answered', async () => {
    const said = await says(moscow, 'The bridge is closed.');
    const asked = await says(washington, 'Did you say this?', { kind: 'confirm', replyTo: said });
    await open(orlova, asked);
    await open(adams, asked);
    await says(moscow, 'Yes, of course we did.');
    await says(moscow, 'Yes, we said so.', { replyTo: asked });
    await says(moscow, 'Operators: yes, it was ours.', { kind: 'service' });
    // What came last is on this page: then it knows all of it, and the question is still open.
    const waiting = orlova.page.locator('.item', { hasText: asked });
    await adams.page.locator('.item', { hasText: 'Yes, we said so' }).waitFor();
    for (const seat of [orlova, adams]) {
      expect(await step(seat, 'answered').getAttribute('data-reached')).toBe('false');
    }
    await expect.poll(() => waiting.locator('.item-state').innerText()).toMatch(/\d:\d\d/u);
    await orlova.press('Yes, it is ours');
    await orlova.press('Sign with your passkey', '.dialog');
    await stands(orlova, 'answered', 'answered');
    await stands(adams, 'answered', 'by K. Orlova');
  }, 180_000);

  it('13: a FLASH acknowledged at one desk is so at every desk, with who and where', async () => {
    const flash = await says(washington, 'A test of the alarm.', { precedence: 'FLASH' });
    const alarms = [orlova, sokolov].map(({ page }) => page.locator(warning));
    for (const one of alarms) await one.waitFor();
    await open(sokolov, flash);
    await open(adams, flash);
    await orlova.press(/^Acknowledge/u, warning);
    await orlova.press('Sign with your passkey', '.dialog');
    for (const one of alarms) await one.waitFor({ state: 'detached' });
    const { host } = new URL(crew.stations.origin('moscow'));
    for (const seat of [orlova, sokolov, adams]) {
      await stands(seat, 'acknowledged', `by K. Orlova at ${host}`);
    }
  });

  it('13: two tabs of one officer are one desk: silence and receipt count in both', async () => {
    const tab = await orlova.page.context().newPage();
    await tab.goto(orlova.page.url());
    const both = [orlova.page, tab];
    const flash = await says(washington, 'A test with two tabs.', { precedence: 'FLASH' });
    for (const page of both) await page.locator(warning).waitFor();
    await orlova.press(/^Silence/u, warning);
    for (const page of both) await page.getByText('silenced, sounds again in').waitFor();
    await moscow.ack(flash, { class: 'EXERCISE', precedence: 'FLASH' });
    for (const page of both) await page.locator(warning).waitFor({ state: 'detached' });
    await tab.close();
  });

  it('12: the watch goes over through each open matter, and both officers sign', async () => {
    const matter = await says(washington, 'One thing is still open.');
    const flash = await says(washington, 'And one is urgent.', { precedence: 'FLASH' });
    await screen(orlova.page, 'watch');
    const { page } = orlova;
    const take = page.locator('section', { has: page.getByRole('heading', { name: 'Take the' }) });
    await page.getByText('the watch cannot be handed over').waitFor();
    await moscow.ack(flash, { class: 'EXERCISE', precedence: 'FLASH' });
    await page.getByText('the watch cannot be handed over').waitFor({ state: 'detached' });
    await handOn(orlova, take, 'K. Orlova', /^Take the watch/u);
    await page.locator('.dialog').waitFor({ state: 'detached' });
    const watch = (seat: Seat) => seat.page.locator('.top', { hasText: 'On watch' });
    await watch(orlova).filter({ hasText: 'K. Orlova' }).waitFor();
    await page.locator('.matter-told', { hasText: matter }).waitFor();
    await handOn(orlova, page.locator('.split'), 'S. Sokolov', /^Hand over/u);
    await orlova.reads('Your release is kept.');
    await orlova.press('Leave', '.dialog');
    await page.getByText('A hand-over waits for a second signature').waitFor();
    await watch(sokolov).filter({ hasText: 'K. Orlova' }).waitFor();
    await screen(sokolov.page, 'watch');
    await sokolov.press('Open and sign');
    await sokolov.page.getByText('to S. Sokolov').first().waitFor();
    await sokolov.press('Sign with your passkey');
    await sokolov.reads(/It is signed here as/u);
    for (const seat of [orlova, sokolov]) {
      await watch(seat).filter({ hasText: 'S. Sokolov' }).waitFor();
    }
    await page
      .locator('section', { hasText: 'Notes of the last' })
      .getByText('told of it')
      .first()
      .waitFor();
  }, 180_000);

  it('a release over old bytes is refused, and its officer sees what changed', async () => {
    const draft = await drafted(orlova, 'EXERCISE. We answer before 20:00 UTC. EXERCISE.');
    await forRelease(sokolov, draft);
    await sokolov.page.locator('.texts', { hasText: '20:00 UTC' }).first().waitFor();
    // The drafter changes a word while the sheet stands on another screen.
    await sokolov.page.route('**/release', async (route) => {
      await rewritten(orlova, 'EXERCISE. We answer before 21:00 UTC. EXERCISE.');
      await route.continue();
    });
    // The page tells of the change before the release is answered: the answer is waited for apart.
    const answered = sokolov.page.waitForResponse('**/release');
    await sokolov.press('Release with your passkey');
    expect((await answered).ok()).toBe(false);
    await sokolov.reads('It was changed or taken back while you looked.');
    await sokolov.page.unroute('**/release');
    await forRelease(sokolov, draft);
    await sokolov.page.locator('.changed ins', { hasText: '21:00' }).waitFor();
    await sokolov.page.locator('.changed del', { hasText: '20:00' }).waitFor();
  }, 180_000);

  it('who wrote it does not release it, and is told why', async () => {
    const draft = await drafted(sokolov, 'EXERCISE. Mine to write, not mine to release. EXERCISE.');
    await forRelease(sokolov, draft);
    await sokolov.reads('Who wrote it does not release it');
    expect(await sokolov.page.getByRole('button', { name: /Release with your/u }).count()).toBe(0);
  });

  it('an administrator makes and gives a compartment, and closes what lies in it', async () => {
    const closed = await says(washington, 'For few eyes.');
    await screen(orlova.page, 'messages');
    const listed = orlova.page.locator('.item', { hasText: closed });
    await listed.waitFor();
    await screen(gromov.page, 'watch');
    await gromov.page.getByLabel('A new compartment').fill('north');
    await gromov.press('Make it');
    const row = gromov.page.locator('tr', { hasText: 'north' });
    const sokolovOpens = row.getByRole('button', { name: 'S. Sokolov' });
    await sokolovOpens.click();
    await gromov.page.locator('tr [aria-pressed="true"]', { hasText: 'S. Sokolov' }).waitFor();
    // An administrator opens no text: he puts an entry there by its number.
    const putting = gromov.page.locator('form', { hasText: 'Number of an entry' });
    await putting.getByLabel('Number of an entry').fill(closed);
    await putting.locator('.check', { hasText: 'north' }).click();
    await gromov.press('Put it there');
    await putting.locator('li', { hasText: closed }).waitFor();
    await open(sokolov, closed);
    await sokolov.page.locator('.closed-in', { hasText: 'north' }).waitFor();
    await listed.waitFor({ state: 'detached' });
    await screen(orlova.page, `messages/${closed}`);
    await orlova.page.locator('.pane.sheet .problem').waitFor();
    expect(await orlova.page.locator('.pane.sheet').innerText()).not.toContain('few eyes');
  }, 180_000);

  it('a page whose station stops says so, and goes on behind what it missed', async () => {
    const { page } = orlova;
    await screen(orlova.page, 'line');
    await page.locator('.board-party').waitFor();
    await crew.stations.crash('moscow');
    await page.getByText('This page has no connection to its station').waitFor();
    const { entry } = await washington.say({
      kind: 'message',
      precedence: 'FLASH',
      class: 'EXERCISE',
      texts: english('Written while nobody there could read.'),
      replyTo: null,
    });
    await crew.stations.restart('moscow');
    await washington.onTheirRecord(entry);
    await page.locator(warning, { hasText: 'not yet acknowledged' }).waitFor();
    await page.getByText('This page has no connection').waitFor({ state: 'detached' });
    await orlova.press(/^Acknowledge/u, warning);
    await orlova.press('Sign with your passkey', '.dialog');
    await stands(orlova, 'acknowledged', 'by K. Orlova');
    expect(crew.errors).toEqual([]);
  }, 240_000);
});

/** Names the next officer, tells of each matter with a note, and signs. */
async function handOn(seat: Seat, at: Locator, to: string, act: RegExp): Promise<void> {
  const { page } = seat;
  await at.locator('.choice label', { hasText: to }).first().click();
  // Each by its name: the list is in another order when one of them has become more urgent.
  for (const entry of await page.locator('.matter-told a').allInnerTexts()) {
    const link = page.getByRole('link', { name: entry, exact: true });
    const told = page.locator('.matter-told', { has: link });
    await told.locator('.check').click();
    await told.locator('input[type="text"]').fill(`${to} was told of it`);
  }
  await seat.press(act);
  await seat.press('Sign with your passkey', '.dialog');
}
