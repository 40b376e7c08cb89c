import { makeSheet } from '@parley/console/mock/sheets.ts';
import { describe, expect, it } from 'vitest';
import { type Opened, type OpenOptions, useBrowser } from './desk-page.ts';

const open = useBrowser();
const text = 'REAL or not, this is what is signed: 24 Nov 20:00 UTC.';

type Kind = 'message' | 'retraction' | 'correction';

async function openSheet(options: OpenOptions = {}, urgent = true, kind: Kind = 'message') {
  const opened = await open({ ...options, at: 'settings' });
  const { world } = opened.served.mock;
  const sheet = await makeSheet(world, {
    kind,
    precedence: urgent ? 'FLASH' : 'PRIORITY',
    cls: world.tone,
    texts: [
      ['en', 0, text],
      ['ru', 1, 'Вот что подписывают: 24 Nov 20:00 UTC.'],
    ],
    references: ['washington/38'],
    to: [{ party: 'washington', purpose: 'action' }],
    drafters: ['a1a1a1a1a1a1a1a1'],
  });
  return { ...opened, sheet };
}

/** The same draft with other bytes, as its drafters may change it while it is looked at. */
async function changeDraft(
  { served, sheet }: Awaited<ReturnType<typeof openSheet>>,
  more: Partial<Parameters<typeof makeSheet>[1]>,
): Promise<void> {
  await makeSheet(served.mock.world, {
    draft: sheet.draft,
    kind: 'message',
    precedence: 'PRIORITY',
    cls: 'EXERCISE',
    texts: [['en', 0, text]],
    references: [],
    ...more,
  });
}

async function show({ page, served }: Opened, draft: string): Promise<void> {
  await page.goto(`${served.url}/#/quiet-channel/release/${draft}`);
  await page.locator('.outcome, .problem').first().waitFor();
}

describe('the rules of the desk: release', () => {
  it('says first for whom, to whom, how urgently, in what class and on which line', async () => {
    const opened = await openSheet();
    await show(opened, opened.sheet.draft);
    const outcome = (await opened.page.locator('.outcome').innerText()).replaceAll(/\s+/gu, ' ');
    expect(outcome).toContain('You are about to speak for Moscow to Washington, for action');
    expect(outcome).toContain('as FLASH and EXERCISE: message');
    expect(outcome).toContain('on the line quiet-channel · in answer to washington/38');
    const beside = await opened.page.locator('.pane.side').innerText();
    const side = beside.replaceAll(/\s+/gu, ' ');
    expect(side).toContain('2 releases asked for');
    expect(side).toContain('nothing newer has come');
    expect(side).toContain('They have 10 min to handle it');
    expect(side).toContain('It cannot be taken back');
  });

  it.each([
    ['retraction', 'ru', 'отзыв сообщения', 'отзывает moscow/7'],
    ['correction', 'ar', 'تصويب', 'تصويب moscow/7'],
    ['confirm', 'ar', 'هل صدر هذا عنكم؟', 'بشأن moscow/7'],
  ] as const)('calls a %s no answer, in a desk in %s', async (kind, lang, name, about) => {
    const opened = await open({ at: 'settings', lang });
    const { world } = opened.served.mock;
    const sheet = await makeSheet(world, {
      kind,
      precedence: 'PRIORITY',
      cls: world.tone,
      texts: [['en', 0, text]],
      references: ['moscow/7'],
    });
    await show(opened, sheet.draft);
    const outcome = (await opened.page.locator('.outcome').innerText()).replaceAll(/\s+/gu, ' ');
    expect(outcome).toContain(about);
    expect(outcome).toContain(name);
    expect(outcome).not.toContain(`${name}.`);
  });

  it('is drawn from the bytes: what the station says beside them is not shown', async () => {
    const opened = await openSheet();
    const kept = opened.served.mock.world.sheets.get(opened.sheet.draft);
    if (kept) {
      const lie = { ...kept, precedence: 'ROUTINE', class: 'TEST' } as const;
      opened.served.mock.world.sheets.set(kept.draft, lie);
    }
    await show(opened, opened.sheet.draft);
    const outcome = await opened.page.locator('.outcome').innerText();
    expect(outcome).toContain('FLASH');
    expect(outcome).toContain('EXERCISE');
    expect(outcome).not.toContain('ROUTINE');
  });

  it('lets nothing be signed where the bytes are not those of the challenge', async () => {
    const opened = await openSheet();
    const kept = opened.served.mock.world.sheets.get(opened.sheet.draft);
    if (kept) {
      const content = kept.content.replace(/^(.{40})../u, '$1ff');
      opened.served.mock.world.sheets.set(kept.draft, { ...kept, content });
    }
    await show(opened, opened.sheet.draft);
    await opened.page.getByText('Nothing can be signed here').waitFor();
    expect(await opened.page.getByRole('button', { name: /Release/u }).count()).toBe(0);
  });

  it('9: for REAL at FLASH and above the class is typed', async () => {
    const opened = await openSheet({ tone: 'REAL' });
    await show(opened, opened.sheet.draft);
    const release = opened.page.getByRole('button', { name: /Release as Adviser/u });
    expect(await release.isDisabled()).toBe(true);
    const field = opened.page.getByLabel(/Type REAL to go on/u);
    await field.fill('EXERCISE');
    expect(await release.isDisabled()).toBe(true);
    await field.fill('REAL');
    expect(await release.isDisabled()).toBe(false);
  });

  it.each(['retraction', 'correction'] as const)(
    '9: the class of a %s of a REAL FLASH is typed too, and it goes',
    async (kind) => {
      const opened = await openSheet({ tone: 'REAL' }, true, kind);
      await show(opened, opened.sheet.draft);
      const sign = opened.page.getByRole('button', { name: /(?:Sign|Release) as Adviser/u });
      expect(await sign.isDisabled()).toBe(true);
      await opened.page.getByLabel(/Type REAL to go on/u).fill('REAL');
      await sign.click();
      await opened.page.getByText('It is signed here as').waitFor();
    },
  );

  it('9: the class is typed in the language of the desk', async () => {
    const opened = await openSheet({ tone: 'REAL', lang: 'ar' });
    await show(opened, opened.sheet.draft);
    const release = opened.page.locator('.sign-panel .button.first');
    expect(await release.isDisabled()).toBe(true);
    await opened.page.locator('.sign-panel input').fill('حقيقي');
    expect(await release.isDisabled()).toBe(false);
  });

  it('asks for both officers, and keeps the first release for the second', async () => {
    const opened = await openSheet();
    await show(opened, opened.sheet.draft);
    await opened.page.getByRole('button', { name: /Release as Adviser/u }).click();
    await opened.page.getByText('Your release is kept').waitFor();
    await opened.page.getByText('Adviser released, same bytes').waitFor();
    await opened.page.getByRole('button', { name: /Release as Deputy/u }).click();
    await opened.page.getByText('It is signed here as').waitFor();
  });

  it('shows a newer message before anything can be signed', async () => {
    const opened = await open({ at: 'settings' });
    const { world } = opened.served.mock;
    world.newer = ['washington/38'];
    const sheet = await makeSheet(world, {
      kind: 'message',
      precedence: 'PRIORITY',
      cls: 'EXERCISE',
      texts: [['en', 0, text]],
      references: [],
    });
    await show(opened, sheet.draft);
    const release = opened.page.getByRole('button', { name: /Release as Adviser/u });
    expect(await release.isDisabled()).toBe(true);
    await opened.page.locator('.sign-panel .check').click();
    expect(await release.isDisabled()).toBe(false);
  });

  it('13: whoever released first sees that it went, when another releases it', async () => {
    const opened = await openSheet({ lang: 'ru' });
    const { served } = opened;
    await show(opened, opened.sheet.draft);
    const second = await open({ at: 'settings', served });
    await show(second, opened.sheet.draft);
    await opened.page.getByRole('button', { name: /Разрешить как .*Adviser/u }).click();
    await opened.page.locator('.said', { hasText: 'Ваше разрешение сохранено.' }).waitFor();
    await second.page.getByRole('button', { name: /Release as Deputy/u }).click();
    await second.page.getByText('It is signed here as').waitFor();
    await opened.page.getByText('Подписано у нас как').waitFor();
    expect(await opened.page.getByText('изменили или забрали').count()).toBe(0);
  });

  it('8: another addressee is shown too, though no word of the text changed', async () => {
    const opened = await openSheet({}, false);
    await show(opened, opened.sheet.draft);
    await changeDraft(opened, { to: [{ party: 'washington', purpose: 'information' }] });
    await opened.page.reload();
    const changed = opened.page.locator('.changed');
    await changed.locator('ins', { hasText: 'for information' }).waitFor();
    const gone = await changed.locator('del').allInnerTexts();
    expect(gone).toContain('Washington, for action');
    expect(gone).toContain('in answer to washington/38');
  });

  it('8: one changed word is shown, and the release of other bytes is refused', async () => {
    const opened = await openSheet({}, false);
    await show(opened, opened.sheet.draft);
    await changeDraft(opened, { texts: [['en', 0, text.replace('20:00', '21:00')]] });
    await opened.page.getByRole('button', { name: /Release as Adviser/u }).click();
    await opened.page.locator('.said', { hasText: 'Refused.' }).waitFor();
    await opened.page.reload();
    await opened.page.locator('.changed').waitFor();
    // A time is changed whole, whatever of it differs.
    const marked = async (tag: string) =>
      (await opened.page.locator(`.changed ${tag}`).allInnerTexts()).join(' ');
    expect(await marked('ins')).toContain('21:00 UTC');
    expect(await marked('del')).toContain('20:00 UTC');
  });
});
