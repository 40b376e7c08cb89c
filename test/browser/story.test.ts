import { hex } from '@parley/core/base/bytes.ts';
import type { Role } from '@parley/core/codec/kinds.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { DeskLine } from '@parley/station/desk-http/desk-line.ts';
import { issueCode } from '@parley/station/desk-http/security/issue-code.ts';
import type { DeskServing } from '@parley/station/desk-http/serve.ts';
import {
  Browser as Caller,
  must,
  openDesk,
  signInFounder,
} from '@parley/station/desk-http/testing/test-desk.ts';
import {
  type Stations,
  type TestStation,
  testStations,
} from '@parley/station/testing/two-stations.ts';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildConsole } from '../../tools/console/build.ts';
import { launchChromium } from './chromium.ts';

const rules: readonly Rule[] = [
  { kinds: [1], classes: [], fromPrecedence: 0, needs: [{ count: 2, roles: ['releaser'] }] },
  { kinds: [2, 3], classes: [], fromPrecedence: 0, needs: [{ count: 1, roles: ['duty-officer'] }] },
];
const warning = 'EXERCISE. A vessel of ours drifts at 36°40′N 012°15′E. EXERCISE.';
const answer = 'УЧЕБНОЕ. Получено и доложено. Ответим до 22:00 UTC. УЧЕБНОЕ.';
const translated = 'EXERCISE. Received and reported. We will answer before 22:00 UTC. EXERCISE.';

let browser: Browser;
let stations: Stations;
let desks: readonly DeskServing[] = [];

beforeAll(async () => {
  const trouble = buildConsole(new URL('../..', import.meta.url).pathname);
  if (trouble !== undefined) throw new Error(trouble);
  stations = await testStations(['washington', 'moscow'], rules);
  stations.connect();
  const names = ['washington', 'moscow'];
  desks = await Promise.all(stations.all.map((one, i) => openDesk(one, names[i] ?? '')));
  browser = await launchChromium();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await Promise.all(desks.map((one) => one.close()));
  await stations.end();
});

type Officer = { readonly page: Page; readonly name: string; readonly errors: string[] };
type Who = { readonly name: string; readonly roles: readonly Role[]; readonly lang: string };

/** An officer at a browser of his own, with a passkey that verifies him; enrolled by a code. */
async function officerAt(side: 0 | 1, { name, roles, lang }: Who): Promise<Officer> {
  const desk = desks[side] as DeskServing;
  const station = stations.all[side] as TestStation;
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (one) => {
    const expected = /status of (?:401|403|404|409)/u.test(one.text());
    if (one.type() === 'error' && !expected) errors.push(one.text());
  });
  await page.addInitScript((one) => localStorage.setItem('parley.language', one), lang);
  const authenticator = await context.newCDPSession(page);
  await authenticator.send('WebAuthn.enable');
  await authenticator.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(desk.origin);
  const line = DeskLine.of(station.line);
  const about = { name, roles, compartments: [], replaces: null };
  await page
    .locator('.enrol input')
    .first()
    .fill(issueCode(line, null, about).code);
  await page.locator('.enrol button[type="submit"]').click();
  await page.locator('.enrol .said', { hasText: name }).waitFor();
  await addToRoster(desk, station, name);
  await page.locator('.sign-in > .button').click();
  await page.locator('.top').waitFor();
  return { page, name, errors };
}

/** A principal enters the enrolled officer in the roster. */
async function addToRoster(desk: DeskServing, station: TestStation, name: string): Promise<void> {
  const founder = new Caller(desk.origin);
  await signInFounder(founder, station);
  const params = { line: station.line.id };
  const { candidates } = must(await founder.client.officers({ params }));
  const officer = candidates.find((one) => one.name === name)?.officer ?? '';
  const sheet = must(
    await founder.client.rosterSheet({ params, json: { action: 'add', officer } }),
  );
  const [key] = desk.desk.options.demonstration ?? [];
  const by = { by: 'demonstration', officer: hex(key?.id ?? new Uint8Array(0)) } as const;
  const json = { challenge: sheet.challenge, release: by };
  must(await founder.client.release({ params: { ...params, draft: sheet.draft }, json }));
}

async function open({ page }: Officer, screen: string): Promise<void> {
  await page.evaluate((to) => {
    const [, line = ''] = location.hash.split('/');
    location.hash = `#/${line}/${to}`;
  }, screen);
}

async function release(officer: Officer, draft: string, choices: readonly number[]): Promise<void> {
  const { page } = officer;
  await open(officer, `drafts/${draft}`);
  const groups = page.locator('.for-release .choice');
  await groups.nth(2).waitFor();
  for (const [group, choice] of choices.entries()) {
    await groups.nth(group).locator('label').nth(choice).click();
  }
  await page.locator('.for-release .button.first').click();
  await page.locator('.sign-panel .button.first').click();
}

/** Washington warns: drafted by one officer, released by two others, each with a passkey. */
async function warn(rusk: Officer, releasers: readonly Officer[]): Promise<void> {
  await open(rusk, 'drafts');
  await rusk.page.getByRole('button', { name: 'New draft' }).click();
  await rusk.page.getByLabel('Text in English').fill(warning);
  await rusk.page.getByText(/saved, revision/u).waitFor();
  const draft = rusk.page.url().split('/').at(-1) ?? '';
  const [first, second] = releasers as [Officer, Officer];
  await release(first, draft, [0, 1, 4]);
  await first.page.locator('.said').filter({ hasText: 'Your release is kept' }).waitFor();
  await release(second, draft, [0, 1, 4]);
  await second.page.getByText('It is signed here as').waitFor();
}

/** Moscow: the alarm, the text, and an officer's receipt that his passkey signs. */
async function acknowledge(orlova: Officer): Promise<void> {
  const { page } = orlova;
  const alarm = page.locator('.alarm');
  await alarm.waitFor();
  expect(await alarm.innerText()).toContain('МОЛНИЯ');
  await page.keyboard.press('a');
  await page.locator('.pane.sheet .text').waitFor();
  expect(await page.locator('.pane.sheet .text').innerText()).toContain('36°40′N 012°15′E');
  await page.getByRole('dialog').locator('.button.first').click();
  await page.locator('.said', { hasText: 'Подписано у нас' }).waitFor();
  await expect.poll(() => alarm.count()).toBe(0);
}

/** An answer in Russian with an English translation; the Arabic of the template is taken out. */
async function write({ page }: Officer): Promise<string> {
  await page.keyboard.press('r');
  await page.getByLabel('Текст, Русский').fill(answer);
  const editor = (lang: string) =>
    page.locator('.editors section').filter({ has: page.locator(`textarea[lang="${lang}"]`) });
  await editor('ar').getByRole('button', { name: 'Убрать' }).click();
  await page.getByLabel('Текст, English').fill(translated);
  await editor('en').getByText('координаты, время и числа совпадают').waitFor();
  return page.url().split('/').at(-1) ?? '';
}

/** Reviewed and released by a translator in Arabic, released again by another in Russian. */
async function reviewAndRelease(draft: string, haddad: Officer, petrov: Officer): Promise<void> {
  await open(haddad, `drafts/${draft}`);
  await haddad.page.getByRole('button', { name: 'راجع', exact: true }).click();
  await haddad.page.getByRole('button', { name: 'يقول ما يقوله الأصل' }).click();
  await haddad.page.locator('.editors').getByText('راجعها Haddad').waitFor();
  await release(haddad, draft, [0, 1, 3]);
  await haddad.page.locator('.said').filter({ hasText: 'حُفظت إجازتك' }).waitFor();
  await release(petrov, draft, [0, 1, 3]);
  await petrov.page.getByText('Подписано у нас как').waitFor();
}

const crew = [
  [0, { name: 'Rusk', roles: ['drafter', 'duty-officer'], lang: 'en' }],
  [0, { name: 'Adviser', roles: ['releaser'], lang: 'en' }],
  [0, { name: 'Deputy', roles: ['releaser'], lang: 'en' }],
  [1, { name: 'Orlova', roles: ['drafter', 'duty-officer'], lang: 'ru' }],
  [1, { name: 'Haddad', roles: ['translator', 'releaser'], lang: 'ar' }],
  [1, { name: 'Petrov', roles: ['releaser'], lang: 'ru' }],
] as const satisfies readonly (readonly [0 | 1, Who])[];

describe('the whole story, at two real stations, with passkeys', () => {
  it('a warning is read, acknowledged, answered and recorded by the other side', async () => {
    const officers: Officer[] = [];
    for (const [side, who] of crew) officers.push(await officerAt(side, who));
    const [rusk, adviser, deputy, orlova, haddad, petrov] = officers as [
      Officer,
      Officer,
      Officer,
      Officer,
      Officer,
      Officer,
    ];
    const step = (state: string) =>
      rusk.page.locator(`.ladder li[data-state="${state}"][data-reached="true"]`);
    await warn(rusk, [adviser, deputy]);
    await acknowledge(orlova);
    await open(rusk, 'messages');
    await rusk.page.locator('.item', { hasText: 'A vessel of ours' }).click();
    await step('acknowledged').waitFor();
    const reply = await write(orlova);
    await reviewAndRelease(reply, haddad, petrov);
    await step('answered').waitFor();
    await open(rusk, 'transcript');
    await rusk.page.getByText('Получено и доложено').waitFor();
    for (const { name, errors } of officers) expect(errors, name).toEqual([]);
  }, 150_000);
});
