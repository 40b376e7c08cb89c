import { emit } from '@parley/console/mock/world.ts';
import { drafting } from '@parley/text/console/drafting.ts';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';

const open = useBrowser();
const administrator = ['enrol', 'roster'];

describe('what an officer sees at a glance', () => {
  it.each(['en', 'ru', 'ar'] as const)(
    'begins a message in his language where its translation was reviewed, in %s',
    async (lang) => {
      const { page, served } = await open({ lang });
      const of = served.mock.world.entries.find(({ preview }) =>
        preview?.translations.some((one) => one.lang === lang),
      );
      const item = page.locator(`a.item[href$="${of?.entry}"]`);
      await item.locator('.translated').waitFor();
      const shown = of?.preview?.translations.find((one) => one.lang === lang);
      expect(await item.locator(`bdi[lang="${lang}"]`).count()).toBe(1);
      expect(await item.locator('.item-text').getAttribute('dir')).toBe(
        lang === 'ar' ? 'rtl' : 'ltr',
      );
      expect(await item.locator(`bdi[lang="${lang}"]`).innerText()).toContain(
        (shown?.text ?? '').slice(0, 8),
      );
      // The original stands beside it in the message that the row opens.
      await item.click();
      await page.locator(`.pane.sheet .texts [lang="${of?.preview?.lang}"]`).first().waitFor();
    },
  );

  it('says that the watch stated and the watch kept differ, and what to do', async () => {
    const { page, served } = await open();
    served.mock.world.onWatch = null;
    await page.reload();
    const strip = page.locator('.top', { hasText: 'Nobody is on watch' });
    await strip.getByText('not what we state').click();
    await page.getByText('No officer has taken the watch. Take it below').waitFor();
    const said = await page.locator('.notice.bad', { hasText: 'are told' }).innerText();
    expect(said).toMatch(/staffed until/u);
    const kept = await open();
    await kept.page.locator('.top', { hasText: 'On watch' }).waitFor();
    expect(await kept.page.getByText('not what we state').count()).toBe(0);
  });

  it('is offered no code and no removal that his roles are refused', async () => {
    const buttons = async (page: Page): Promise<string[]> => {
      await page.locator('table th', { hasText: 'Orlova' }).first().waitFor();
      return await page.locator('table button, .draft-fields button').allInnerTexts();
    };
    const plain = await open({ at: 'watch' });
    expect(await buttons(plain.page)).toEqual([]);
    const { page } = await open({ at: 'watch', may: administrator });
    const all = await buttons(page);
    expect(all.some((one) => one.includes('one-time code'))).toBe(true);
    expect(all.some((one) => one.startsWith('Remove'))).toBe(true);
  });

  it('is offered no cut and no export that his roles are refused', async () => {
    const duty = await open({ at: 'transcript' });
    const bar = (page: Page) => page.locator('.transcript .bar button').allInnerTexts();
    await duty.page.getByRole('button', { name: 'Ask for a cut' }).waitFor();
    expect((await bar(duty.page)).length).toBe(1);
    const auditor = await open({ at: 'transcript', may: ['export'] });
    await auditor.page.getByRole('button', { name: 'Ask for a cut' }).waitFor();
    expect((await bar(auditor.page)).length).toBe(2);
  });

  it('begins an exercise now by one press', async () => {
    const { page } = await open({ at: 'exercise' });
    await page.getByRole('button', { name: 'now', exact: true }).first().click();
    const from = page.locator('.utc input').first();
    expect(await from.inputValue()).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/u);
    expect(await page.getByRole('button', { name: 'now', exact: true }).count()).toBe(1);
  });
});

describe('a hand-over that is gone through', () => {
  it('keeps what was noted while a matter is read on the way', async () => {
    const { page } = await open({ at: 'watch' });
    const first = page.locator('.matter-told').first();
    await first.locator('.item-text').waitFor();
    await first.locator('.check').click();
    await first.locator('input[type="text"]').fill('He asks for an answer today.');
    await first.locator('a').click();
    await page.locator('.pane.sheet article').waitFor();
    await page.goBack();
    await first.waitFor();
    expect(await first.locator('input[type="text"]').inputValue()).toContain('an answer today');
    expect(await first.locator('input[type="checkbox"]').isChecked()).toBe(true);
  });
});

describe('a recovery', () => {
  it('is led to its end, and stands on every screen until the lost key is off', async () => {
    const { page, served } = await open({ may: administrator });
    const { world } = served.mock;
    const key = { officer: 'b2b2b2b2b2b2b2b2', name: 'Adviser', successor: 'd4d4d4d4d4d4d4d4' };
    const told = (lost: typeof world.lost) => {
      world.lost = lost;
      emit(world, { event: 'changed', data: { line: world.line.line, what: 'officers' } });
    };
    await page.locator('.troubles').waitFor({ state: 'attached' });
    told([{ ...key, entered: false }]);
    const trouble = page.locator('.trouble', { hasText: 'was replaced as lost' });
    await trouble.getByRole('button', { name: 'Watch and officers' }).click();
    const steps = page.locator('.lost-key');
    const buttons = steps.getByRole('button');
    await expect
      .poll(() => buttons.allInnerTexts())
      .toEqual(['Enter Adviser in the roster', 'Remove the lost key of Adviser']);
    await page.locator('tr', { hasText: 'Adviser' }).getByText('key lost').waitFor();
    told([{ ...key, entered: true }]);
    await steps.getByText('The new key is on the roster.').waitFor();
    expect(await buttons.allInnerTexts()).toEqual(['Remove the lost key of Adviser']);
    told([]);
    await steps.waitFor({ state: 'detached' });
    await trouble.waitFor({ state: 'detached' });
  });
});

describe('a draft', () => {
  it.each(['en', 'ar'] as const)(
    'shows each place to fill in apart from the next, in %s',
    async (lang) => {
      const { page } = await open({ lang, at: 'drafts' });
      await page.getByRole('button', { name: drafting['drafting.new'][lang] }).click();
      const text = page.locator('.editors textarea').first();
      await text.fill('[المكان] [time UTC] [المدى كم] [place]');
      const places = page.locator('.for-release .place');
      await places.nth(3).waitFor();
      const boxes = await places.evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect),
      );
      for (const [i, one] of boxes.entries()) {
        for (const other of boxes.slice(i + 1)) {
          const beside = one.right + 8 <= other.left || other.right + 8 <= one.left;
          expect(beside || one.bottom <= other.top || other.bottom <= one.top).toBe(true);
        }
      }
    },
  );

  it('keeps its buttons apart from what stands above them, and from each other', async () => {
    const { page } = await open({ at: 'drafts' });
    await page.getByRole('button', { name: 'New draft' }).click();
    await page.locator('.editors textarea').first().waitFor();
    const boxes = await page
      .locator('.pane.sheet .acts button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    const editor = await page.locator('.editors').boundingBox();
    const last = boxes.at(-1);
    expect((last?.top ?? 0) - ((editor?.y ?? 0) + (editor?.height ?? 0))).toBeGreaterThanOrEqual(8);
    for (const [i, one] of boxes.entries()) {
      for (const other of boxes.slice(i + 1)) {
        const beside = one.right + 4 <= other.left || other.right + 4 <= one.left;
        expect(beside || one.bottom + 4 <= other.top || other.bottom + 4 <= one.top).toBe(true);
      }
    }
  });
});
