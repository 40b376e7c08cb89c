import { AxeBuilder } from '@axe-core/playwright';
import { addEntry } from '@parley/console/mock/world.ts';
import { foreignHtml, pageHtml } from '@parley/station/desk-http/evidence/html.ts';
import { type Language, languages } from '@parley/text/languages.ts';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { onEverySheet, sheetsOf } from './pdf-sheets.ts';

const open = useBrowser();
const words = {
  en: 'EXERCISE. A vessel drifts at 36°40′N 012°15′E; answer before 22:00 UTC. ',
  ru: 'УЧЕБНОЕ. Судно дрейфует в точке 36°40′N 012°15′E; ответьте до 22:00 UTC. ',
  ar: 'تمرين. تنجرف سفينة عند 36°40′N 012°15′E؛ أجيبوا قبل 22:00 UTC. ',
} as const;

/** So many different sentences: what two sheets have in common is what stands on every sheet. */
function sentences(count: number): string {
  return Array.from({ length: count }, (_, i) => `Sentence ${i} of it is ${i * 7919}.`).join('\n');
}

async function printed(page: Page): Promise<ReadonlySet<string>[]> {
  return sheetsOf(await page.pdf({ preferCSSPageSize: true }));
}

describe('a message that is printed', () => {
  it.each(languages)('has line, number and class on each sheet, in %s', async (lang) => {
    const { page, served } = await open({ lang, theme: 'night', at: 'settings' });
    const entry = addEntry(served.mock.world, {
      from: 'washington',
      precedence: 'FLASH',
      minutesAgo: 1,
      state: 'unacknowledged',
      texts: [['en', 0, sentences(150)]],
    });
    await page.goto(`${served.url}/#/quiet-channel/print/${entry.entry}`);
    await page.locator('.paper .ladder').waitFor();
    const head = await page.locator('.paper > thead').innerText();
    expect(head).toContain(entry.entry);
    expect(head).toContain('quiet-channel');
    expect(head).toContain('EXERCISE · УЧЕБНОЕ · تمرين');
    const sheets = await printed(page);
    expect(sheets.length).toBeGreaterThan(3);
    // Line, number, the class in three scripts, who and when: none of it without head and foot.
    const shared = onEverySheet(sheets).length;
    await page.locator('.paper > thead, .paper > tfoot').evaluateAll((all) => {
      for (const one of all) (one as HTMLElement).style.display = 'table-row-group';
    });
    expect(shared - onEverySheet(await printed(page)).length).toBeGreaterThan(5);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.print-page .acts').first().isVisible()).toBe(false);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).not.toMatch(/rgb\(18/u);
  });
});

function exportedPage(lang: Language, classes: readonly number[]): string {
  const said = [foreignHtml(sentences(150), 'en')];
  for (const one of languages) said.push(foreignHtml(words[one], one));
  const frame = { lang, title: 'Line quiet-channel', line: 'quiet-channel', classes, foot: 'f1' };
  return pageHtml(frame, [`<article data-class="1">${said.join('')}</article>`]);
}

describe('a page for a reader without Parley', () => {
  it.each(languages)('stands alone, on A4 with the class on each sheet, in %s', async (lang) => {
    const { page } = await open({ at: 'settings' });
    await page.goto('about:blank');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(exportedPage(lang, [1]));
    expect(await page.locator('thead').innerText()).toContain('EXERCISE · УЧЕБНОЕ · تمرين');
    const sheets = await printed(page);
    expect(sheets.length).toBeGreaterThan(2);
    const shared = onEverySheet(sheets).length;
    await page.addStyleTag({ content: 'thead,tfoot{display:table-row-group!important}' });
    expect(shared - onEverySheet(await printed(page)).length).toBeGreaterThan(3);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('says of several classes that each entry names its own', async () => {
    const { page } = await open({ at: 'settings' });
    await page.goto('about:blank');
    await page.setContent(exportedPage('en', [0, 1]));
    const head = await page.locator('thead').innerText();
    expect(head).toContain('REAL, EXERCISE: each entry names its own class');
  });
});
