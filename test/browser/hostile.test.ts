import { addEntry, arrive } from '@parley/console/mock/world.ts';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { glyphOrder } from './glyphs.ts';

const open = useBrowser();
const rlo = '\u202e';

async function openWith(text: string, lang: 'en' | 'ar' = 'en') {
  const opened = await open({ at: 'settings', lang });
  const entry = addEntry(opened.served.mock.world, {
    from: 'washington',
    precedence: 'ROUTINE',
    minutesAgo: 1,
    state: 'unacknowledged',
    texts: [['en', 0, text]],
  });
  arrive(opened.served.mock.world, entry);
  await opened.page.evaluate((id) => {
    location.hash = `#/quiet-channel/messages/${id}`;
  }, entry.entry);
  await opened.page.locator('.pane.sheet .text').first().waitFor();
  return { ...opened, entry, text: opened.page.locator('.pane.sheet .text').first() };
}

describe('a text that means harm', () => {
  it('cannot reorder what stands around it: its controls are marks', async () => {
    const { text, page } = await openWith(`before ${rlo}34°12′N 045°30′E after`);
    expect(await text.locator('.mark').innerText()).toBe('RLO');
    expect(await text.locator('.mark').getAttribute('title')).toContain('RLO');
    expect(await glyphOrder(text)).toBe('beforeRLO34°12′N045°30′Eafter');
    expect(await page.locator('.item[aria-current] .mark').innerText()).toBe('RLO');
  });

  it('is never markup', async () => {
    const { text, page, errors } = await openWith(
      '<img src=x onerror="document.title=1"><b>bold</b><script>document.title=2</script>',
    );
    expect(await text.innerText()).toContain('<img src=x');
    expect(await text.locator('img, b, script').count()).toBe(0);
    expect(await page.title()).not.toMatch(/^\d$/u);
    expect(errors).toEqual([]);
  });

  it('cannot push the form apart with a word of ten thousand letters', async () => {
    const { page } = await openWith(`a ${'W'.repeat(10_000)} b`);
    const wide = await page.evaluate(() => {
      const sheet = document.querySelector('.pane.sheet');
      return {
        page: document.documentElement.scrollWidth - innerWidth,
        sheet: (sheet?.scrollWidth ?? 0) - (sheet?.clientWidth ?? 0),
      };
    });
    expect(wide).toEqual({ page: 0, sheet: 0 });
  });

  it('cannot hide in a name, a title or a term either', async () => {
    const { page, served } = await open({ at: 'settings' });
    const { world } = served.mock;
    const from = Date.now();
    world.exercises = [
      {
        exercise: 'washington/90',
        title: `calm${rlo}war`,
        from,
        until: from + 3_600_000,
        state: 'proposed',
        started: [],
        ended: [],
        waitsFor: ['moscow'],
      },
    ];
    const term = { en: `stop${rlo}pots`, ru: 'стоп', ar: 'قف' };
    const list = { entry: 'washington/91', from: 'washington', terms: [term], agreed: [] };
    world.terms = { inForce: null, proposed: [{ ...list, waitsFor: ['moscow'] }] };
    for (const at of ['exercise', 'terms']) {
      await page.goto(`${served.url}/#/quiet-channel/${at}`);
      await page.locator('.found .mark', { hasText: 'RLO' }).first().waitFor();
      expect(await page.locator('.found').first().innerText()).not.toContain(rlo);
    }
    world.onWatch = { officer: 'a1a1a1a1a1a1a1a1', name: `Or${rlo}lova`, since: 1, entry: null };
    await page.reload();
    await page.locator('.top .mark', { hasText: 'RLO' }).waitFor();
  });

  it('cannot draw a mark of its own: no words of others stand in a frame of ours', async () => {
    const { text } = await openWith('pay ⟦RETRACTED⟧ now');
    expect(await text.locator('.mark').allInnerTexts()).toEqual(['U+27E6', 'U+27E7']);
    expect(await text.innerText()).toContain('RETRACTED');
  });

  it('hides nothing: what cannot be seen is a mark', async () => {
    const { text } = await openWith('pay\u200bload and\u2066 more');
    expect(await text.locator('.mark').allInnerTexts()).toEqual(['ZWSP', 'LRI']);
  });
});
