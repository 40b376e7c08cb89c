import { describe, expect, it } from 'vitest';
import { type Opened, useBrowser } from './desk-page.ts';
import { glyphOrder } from './glyphs.ts';

const open = useBrowser();
const russian = 'УЧЕБНОЕ. Ответим до 20:00 UTC. УЧЕБНОЕ.';
const english = 'EXERCISE. We will answer before 20:00 UTC. EXERCISE.';

/** A draft with an original and a translation, both saved. */
async function begun(): Promise<Opened & { readonly draft: string }> {
  const opened = await open({ at: 'drafts' });
  const { page, served } = opened;
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByLabel('Text in English').fill(english);
  await page.getByText(/saved, revision [2-9]/u).waitFor();
  await page.getByRole('button', { name: 'Add Русский' }).click();
  await page.getByLabel('Text in Русский').fill(russian);
  await expect.poll(() => draftOf(opened)?.texts[1]?.text).toBe(russian);
  const [draft = ''] = served.mock.world.drafts.keys();
  return { ...opened, draft };
}

function draftOf({ served }: Opened) {
  return [...served.mock.world.drafts.values()][0]?.draft;
}

async function choose({ page }: Opened, words: readonly string[]): Promise<void> {
  for (const word of words) {
    await page.locator('.for-release label', { hasText: new RegExp(`^${word}$`, 'u') }).click();
  }
}

async function reviewedByAnother(opened: Opened): Promise<void> {
  const { page, served } = opened;
  served.mock.world.signedIn = 'c3c3c3c3c3c3c3c3';
  await page.reload();
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  await page.getByRole('button', { name: 'It says the same as the original' }).click();
  await expect.poll(() => draftOf(opened)?.texts[1]?.standing).toBe('reviewed');
}

describe('the rules of the desk: drafting', () => {
  it('9: addressee and class are chosen for each release, never preset', async () => {
    const opened = await begun();
    const { page } = opened;
    expect(await page.locator('.for-release [data-selected]').count()).toBe(0);
    const show = page.getByRole('button', { name: 'Show what would be signed' });
    expect(await show.isDisabled()).toBe(true);
    await choose(opened, ['for action', 'EXERCISE']);
    expect(await show.isDisabled()).toBe(true);
    expect(await page.locator('.for-release label', { hasText: /^REAL$/u }).count()).toBe(0);
  });

  it('prepares a retraction beside a draft, which stays in its place', async () => {
    const { page, draft } = await begun();
    await page.getByRole('button', { name: 'Prepare a retraction with it' }).click();
    const ready = page.getByRole('link', { name: 'A retraction is prepared with it' });
    await ready.waitFor();
    expect(await ready.getAttribute('href')).not.toContain(draft);
    expect(await page.getByLabel('Text in English').inputValue()).toBe(english);
  });

  it('sends information at a lower precedence than the message, where that is chosen', async () => {
    const opened = await begun();
    const { page } = opened;
    await choose(opened, ['for information', 'EXERCISE', 'IMMEDIATE']);
    const group = page.getByRole('radiogroup', { name: /^Precedence of the information/u });
    expect(await group.getByRole('radio').count()).toBe(4);
    expect(await group.getByRole('radio', { name: 'as the message' }).isChecked()).toBe(true);
    await reviewedByAnother(opened);
    await choose(opened, ['for information', 'EXERCISE', 'IMMEDIATE']);
    await group.getByText('ROUTINE', { exact: true }).click();
    const request = page.waitForRequest((one) => one.url().endsWith('/sheet'));
    await page.getByRole('button', { name: 'Show what would be signed' }).click();
    expect((await request).postDataJSON()).toMatchObject({
      precedence: 'IMMEDIATE',
      to: [{ purpose: 'information', precedence: 'ROUTINE' }],
    });
  });

  it('puts whoever begins a draft where he writes', async () => {
    const { page } = await open({ at: 'messages' });
    await page.keyboard.press('n');
    await page.getByLabel('Text in English').waitFor();
    await page.keyboard.type('EXERCISE. Typed at once.');
    expect(await page.getByLabel('Text in English').inputValue()).toBe('EXERCISE. Typed at once.');
  });

  it('10: an unreviewed translation is not released', async () => {
    const opened = await begun();
    await choose(opened, ['for action', 'EXERCISE', 'FLASH']);
    await opened.page.getByText('Not every translation is reviewed').waitFor();
    const show = opened.page.getByRole('button', { name: 'Show what would be signed' });
    expect(await show.isDisabled()).toBe(true);
  });

  it('8: nobody is asked to review his own words', async () => {
    const { page } = await begun();
    await page.getByText('Another officer reviews it').waitFor();
    expect(await page.getByRole('button', { name: 'Review', exact: true }).count()).toBe(0);
  });

  it('10: a changed original turns its translations back to unreviewed', async () => {
    const opened = await begun();
    await reviewedByAnother(opened);
    await opened.page.getByLabel('Text in English').fill(`${english} And more.`);
    await expect.poll(() => draftOf(opened)?.texts[1]?.standing).toBe('unreviewed');
    await opened.page.locator('.editors').getByText('unreviewed').waitFor();
  });

  it('11: the machine names the tokens in which a translation differs', async () => {
    const opened = await begun();
    await opened.page.getByLabel('Text in Русский').fill('УЧЕБНОЕ. Ответим до 21:00 UTC.');
    const missing = opened.page.getByText('missing here:');
    await missing.waitFor();
    expect(await missing.innerText()).toContain('20:00 UTC');
    expect(await missing.innerText()).toContain('21:00 UTC');
  });

  it('11: what changed in an Arabic text shows places and times in their one order', async () => {
    const opened = await begun();
    const { page, served } = opened;
    await page.getByRole('button', { name: /Add .*العربية/u }).click();
    const text = page.getByLabel(/Text in .*العربية/u);
    const saved = (words: string) =>
      expect.poll(() => draftOf(opened)?.texts.find(({ lang }) => lang === 'ar')?.text).toBe(words);
    const before = 'تمرين. سنجيب قبل 20:00 UTC. تمرين.';
    await text.fill(before);
    await saved(before);
    served.mock.world.signedIn = 'c3c3c3c3c3c3c3c3';
    await page.reload();
    const review = page.locator('section', { has: text }).getByRole('button', { name: 'Review' });
    await review.click();
    await page.getByRole('button', { name: 'It says the same as the original' }).click();
    const now = 'تمرين. سنجيب عند 55°45′N 37°37′E في 27 Nov 2026 الساعة 20:00 UTC. تمرين.';
    await text.fill(now);
    await saved(now);
    // Who wrote this is not asked to judge it.
    served.mock.world.signedIn = 'a1a1a1a1a1a1a1a1';
    await page.reload();
    await review.click();
    const changed = page.getByRole('dialog').locator('.difference').last();
    await changed.waitFor();
    const order = await glyphOrder(changed);
    for (const token of ['55°45′N37°37′E', '27Nov2026']) expect(order).toContain(token);
  });

  it('8: the drafter does not release, and another officer does', async () => {
    const opened = await begun();
    await reviewedByAnother(opened);
    opened.served.mock.world.signedIn = 'a1a1a1a1a1a1a1a1';
    await opened.page.reload();
    await choose(opened, ['for action', 'EXERCISE', 'PRIORITY']);
    await opened.page.getByRole('button', { name: 'Show what would be signed' }).click();
    await opened.page.getByText('You are about to speak for Moscow').waitFor();
    await opened.page.getByText('Who wrote it does not release it').waitFor();
    expect(await opened.page.getByRole('button', { name: /as K\. Orlova/u }).count()).toBe(0);
    await opened.page.getByRole('button', { name: /Release as Adviser/u }).click();
    await opened.page.getByText('It is signed here as').waitFor();
    const written = opened.served.mock.world.entries.at(-1);
    expect(written?.texts?.map(({ text }) => text)).toEqual([english, russian]);
    expect(written?.precedence).toBe('PRIORITY');
  });

  it('10: a reviewer sees what changed since the last review, not the last save', async () => {
    const opened = await begun();
    await reviewedByAnother(opened);
    const { page } = opened;
    for (const words of [`${english} First.`, `${english} First. Second.`]) {
      await page.getByLabel('Text in English').fill(words);
      await expect.poll(() => draftOf(opened)?.texts[0]?.text).toBe(words);
    }
    const changed = page.locator('.editors .changed');
    await expect.poll(() => changed.locator('ins').allInnerTexts()).toEqual([' First. Second.']);
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('since the review before').waitFor();
    expect(await dialog.locator('ins').allInnerTexts()).toEqual([' First. Second.']);
  });

  it('offers agreed terms where one writes, and says which the text lacks', async () => {
    const opened = await begun();
    const { page, served } = opened;
    const term = { en: 'answer', ru: 'ответ', ar: 'رد' };
    served.mock.world.terms = {
      inForce: { entry: 'moscow/9', from: 'moscow', terms: [term], agreed: [], waitsFor: [] },
      proposed: [],
    };
    await page.reload();
    const text = page.getByLabel('Text in Русский');
    await text.fill('УЧЕБНОЕ. .');
    const word = page.locator('.term-word', { hasText: 'ответ' });
    await expect.poll(() => word.locator('svg').getAttribute('data-symbol')).toBe('missing');
    await text.evaluate((area) => (area as HTMLTextAreaElement).setSelectionRange(9, 9));
    await word.getByRole('button').click();
    expect(await text.inputValue()).toBe('УЧЕБНОЕ. ответ.');
    await expect.poll(() => word.locator('svg').getAttribute('data-symbol')).toBe('done');
  });

  it('names the places of a template that nobody has filled in', async () => {
    const opened = await begun();
    await opened.page.getByLabel('Text in English').fill('EXERCISE. Before [time UTC]. EXERCISE.');
    await opened.page.getByText('Places to fill in still stand').waitFor();
    expect(await opened.page.locator('.for-release').innerText()).toContain('[time UTC]');
  });

  it('says why a file was not attached; one that was can be taken off', async () => {
    const opened = await begun();
    const { page } = opened;
    const file = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('a plan') };
    const answer = (status: number, body: object) => ({
      status,
      contentType: 'application/json',
      body: JSON.stringify(body),
    });
    const attachments = () => draftOf(opened)?.attachments.map(({ name }) => name);
    const busy = answer(429, { code: 'too-many-requests', detail: '10' });
    await page.route('**/attachments', (route) => route.fulfill(busy));
    await page.locator('.draft-fields input[type="file"]').setInputFiles(file);
    await page.getByText('Too many requests at once').waitFor();
    expect(attachments()).toEqual([]);
    await page.unroute('**/attachments');
    const taken = answer(200, { sha256: 'ab'.repeat(32), size: 6 });
    await page.route('**/attachments', (route) => route.fulfill(taken));
    await page.locator('.draft-fields input[type="file"]').setInputFiles(file);
    await expect.poll(attachments).toEqual(['plan.txt']);
    await page.getByRole('button', { name: 'Take plan.txt off' }).click();
    await expect.poll(attachments).toEqual([]);
  });

  it('keeps words while the station is away, and saves them when it is back', async () => {
    const opened = await begun();
    const { page, served } = opened;
    const text = page.getByLabel('Text in English');
    served.broken = true;
    served.server.closeAllConnections();
    await text.fill(`${english} Written in the dark.`);
    await page.locator('.editors').getByText('not saved yet').first().waitFor();
    // Another screen is shown meanwhile: the words are not on it, and not lost.
    await page.locator('.rail a').first().click();
    await text.waitFor({ state: 'detached' });
    await page.goBack();
    expect(await text.inputValue()).toBe(`${english} Written in the dark.`);
    expect(draftOf(opened)?.texts[0]?.text).toBe(english);
    served.broken = false;
    await expect
      .poll(() => draftOf(opened)?.texts[0]?.text, { timeout: 60_000 })
      .toBe(`${english} Written in the dark.`);
    await page
      .locator('.editors')
      .getByText('not saved yet')
      .first()
      .waitFor({ state: 'detached' });
  });

  it('shows words of another officer that were saved meanwhile, and loses none', async () => {
    const first = await begun();
    const second = await open({ served: first.served, at: `drafts/${first.draft}` });
    const field = second.page.getByLabel('Text in English');
    await expect.poll(() => field.inputValue()).toBe(english);
    await field.fill('EXERCISE. The second officer was here. EXERCISE.');
    await expect
      .poll(() => first.page.getByLabel('Text in English').inputValue(), { timeout: 60_000 })
      .toBe('EXERCISE. The second officer was here. EXERCISE.');
  });

  it('lays both texts side by side where two officers changed the same words', async () => {
    const opened = await begun();
    const { page, served } = opened;
    // The other officer's words are there just before these arrive, however quick the page is.
    await page.route('**/*', async (route) => {
      const one = served.mock.world.drafts.get(opened.draft);
      const saving = route.request().postData()?.includes('Yours.') === true;
      if (one && saving && !one.draft.texts.some(({ revision }) => revision === 90)) {
        const texts = one.draft.texts.map((text) =>
          text.lang === 'en' ? { ...text, text: 'Theirs.', revision: 90 } : text,
        );
        one.draft = { ...one.draft, texts, revision: 90 };
      }
      await route.continue();
    });
    await page.getByLabel('Text in English').fill('Yours.');
    const conflict = page.locator('.conflict');
    await conflict.waitFor();
    expect(await conflict.innerText()).toContain('Nothing is lost');
    expect(await conflict.innerText()).toContain('Theirs.');
    expect(await conflict.innerText()).toContain('Yours.');
    await conflict.getByRole('button', { name: 'Take this' }).last().click();
    await expect.poll(() => draftOf(opened)?.texts[0]?.text).toBe('Theirs.\nYours.');
  });
});
