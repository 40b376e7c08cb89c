import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { type OpenOptions, useBrowser } from './desk-page.ts';
import { recordSound } from './recorded-sound.ts';
import { nothingWaits } from './waiting.ts';

const open = useBrowser();
const said = 'Refused. The roles of this officer do not allow this.';

/** From now on the station refuses whatever would change something. */
async function refusing(page: Page): Promise<void> {
  const body = JSON.stringify({ code: 'not-allowed', detail: '' });
  await page.route('**/api/**', async (route) => {
    if (route.request().method() === 'GET') return route.continue();
    await route.fulfill({ status: 403, contentType: 'application/json', body });
  });
}

/** What this page is asked to wait half a minute for, it waits a second for. */
async function impatient(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => timeout(ms / 30);
  });
}

async function press(page: Page, ...names: readonly (string | RegExp)[]): Promise<void> {
  for (const name of names) await page.getByRole('button', { name }).first().click();
}

type Case = {
  readonly at?: OpenOptions;
  /** Before the station begins to refuse. */
  readonly before?: (page: Page) => Promise<void>;
  readonly act: (page: Page) => Promise<void>;
};

const ofDraft = (...names: (string | RegExp)[]): Case => ({
  at: { at: 'drafts' },
  before: async (page) => {
    await press(page, /^New draft/u);
    await page.getByLabel('Text in English').fill('EXERCISE. Words. EXERCISE.');
    await page.getByText(/saved, revision [2-9]/u).waitFor();
    await press(page, 'Add Русский');
    await page.getByLabel('Text in Русский').waitFor();
  },
  act: (page) => press(page, ...names),
});

const pressing = (at: string, ...names: (string | RegExp)[]): Case => ({
  at: { at, may: ['cut', 'export', 'roster', 'enrol', 'ceremony', 'compartments'] },
  act: (page) => press(page, ...names),
});

const cases: Readonly<Record<string, Case>> = {
  'a new draft': pressing('drafts', /^New draft/u),
  'a new draft by its key': {
    act: async (page) => {
      await page.locator('.item').first().waitFor();
      await page.keyboard.press('n');
    },
  },
  'a language added': ofDraft(/^Add .*العربية/u),
  'a language taken out': ofDraft('Take out'),
  'another original': ofDraft('Make it the original'),
  'a draft discarded': ofDraft('Discard the draft', 'Discard it for good?'),
  'a retraction prepared': ofDraft('Prepare a retraction with it'),
  'an answer begun': pressing('messages/washington/38', /^Answer/u),
  'a question asked': pressing('messages/washington/38', /^Did you say this/u),
  'a cut asked for': pressing('transcript', 'Ask for a cut now'),
  'an export': pressing('transcript', 'Export the transcript'),
  'a disclosure': pressing('print/washington/38', 'Disclose'),
  'a test of the line': pressing('line', /^Test now/u),
  'a receive key': pressing('line', 'New receive key'),
  'a code for a new officer': {
    at: { at: 'watch', may: ['enrol'] },
    act: async (page) => {
      await page.getByLabel('A code for a new officer').fill('B. Novak');
      await page.locator('label.check', { hasText: 'drafter' }).first().click();
      await press(page, 'Give a one-time code');
    },
  },
  'a sound test': {
    at: { at: 'watch', first: recordSound },
    act: async (page) => {
      await page.locator('.split').getByRole('button', { name: 'Test the sound' }).click();
      await press(page, 'I heard it');
    },
  },
  'the language of an officer': {
    at: { at: 'settings' },
    act: (page) => page.locator('label', { hasText: 'English' }).click(),
    before: async (page) => {
      await page.locator('label', { hasText: 'Русский' }).click();
      await page.locator('html[lang="ru"]').waitFor();
    },
  },
  'the end of a session': pressing('settings', 'Sign out'),
  'the end of a ceremony': pressing(
    'ceremony',
    'Forget this ceremony',
    'Forget cards, charter and secret for good?',
  ),
  'a compartment': {
    at: { at: 'watch', may: ['compartments'] },
    act: async (page) => {
      await page.getByLabel('A new compartment').fill('alpha');
      await press(page, 'Make it');
      // What was written is not lost with the refusal.
      expect(await page.getByLabel('A new compartment').inputValue()).toBe('alpha');
    },
  },
  'a sign-in': {
    at: { signedIn: false },
    act: (page) => press(page, 'Sign in with your passkey'),
  },
};

describe('an act that is refused', () => {
  it.each(Object.entries(cases))('says so beside its button: %s', async (_, one) => {
    const { page } = await open(one.at);
    await one.before?.(page);
    await refusing(page);
    await one.act(page);
    await page.locator('[role="status"]', { hasText: said }).first().waitFor();
  });

  it('is none where nobody answers: it says so, and is tried again as one act', async () => {
    const [button, unknown] = ['مسودة جديدة', 'لا يُعرف هل نُفِّذ هذا'];
    const { page } = await open({ at: 'drafts', lang: 'ar', first: impatient });
    const names: (string | undefined)[] = [];
    await page.route('**/drafts', async (route) => {
      const request = route.request();
      if (request.method() === 'GET') return route.continue();
      names.push(request.headers()['x-parley-act']);
      // The first time the station hangs: what it was asked is neither done nor refused.
      if (names.length > 1) await route.continue();
    });
    await press(page, new RegExp(`^${button}`, 'u'));
    const status = page.locator('[role="status"]', { hasText: unknown });
    await status.waitFor();
    expect(await status.innerText()).not.toContain('مرفوض');
    await press(page, new RegExp(`^${button}`, 'u'));
    await page.locator('.editors textarea').waitFor();
    expect(names[0]).toMatch(/./u);
    expect(names).toEqual([names[0], names[0]]);
  });

  it('is said where a line that is down is known to an officer', async () => {
    const { page, served } = await open({ at: 'settings' });
    nothingWaits(served.mock.world);
    served.mock.world.lineUp = false;
    await page.reload();
    const alarm = page.locator('.alarm', { hasText: 'Line to Washington down' });
    await alarm.waitFor();
    await refusing(page);
    await alarm.getByRole('button', { name: 'I know of it' }).click();
    await alarm.locator('[role="status"]', { hasText: said }).waitFor();
  });

  it('is said on the page of the sign-in where a link was used before', async () => {
    const { page, served } = await open({ signedIn: false });
    await page.goto(`${served.url}/#/sign-in/${'a'.repeat(32)}`);
    await page.reload();
    await page.locator('[role="alert"]', { hasText: 'Refused.' }).waitFor();
  });

  it.each([
    ['en', 'no longer on the roster, since 2026-11-24 17:04 UTC'],
    ['ru', 'больше нет в списке, с 2026-11-24 17:04 UTC'],
    ['ar', 'لم يعد هذا الضابط في القائمة منذ 2026-11-24 17:04 UTC'],
  ] as const)(
    'says that an officer was taken off the roster, and since when, in %s',
    async (...of) => {
      const [lang, since] = of;
      const { page } = await open({ signedIn: false, lang });
      const detail = String(Date.UTC(2026, 10, 24, 17, 4, 6));
      const json = { code: 'officer-removed', detail };
      await page.route('**/api/session/options', (route) => route.fulfill({ status: 403, json }));
      await page.locator('.button.first').click();
      const told = page.locator('.said.bad');
      const plain = async () => (await told.innerText()).replaceAll(/[\u2066-\u2069]/gu, '');
      await expect.poll(plain).toContain(since);
    },
  );

  it('leaves no sheet behind that was asked for and left before it came', async () => {
    const { page, served } = await open({ at: 'messages/washington/38' });
    let come: (() => void) | undefined;
    const asked = new Promise<void>((done) => {
      void page.route('**/answers', async (route) => {
        await new Promise<void>((later) => {
          come = later;
          done();
        });
        await route.continue();
      });
    });
    await press(page, /^Did you say this/u);
    await asked;
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const dropped = page.waitForRequest((one) => one.method() === 'DELETE');
    come?.();
    await dropped;
    await expect.poll(() => served.mock.world.sheets.size).toBe(0);
  });
});
