import { AxeBuilder } from '@axe-core/playwright';
import { begin, saveText } from '@parley/console/mock/drafts.ts';
import { makeSheet } from '@parley/console/mock/sheets.ts';
import type { World } from '@parley/console/mock/world.ts';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { goes, screens } from './screens.ts';

const open = useBrowser();

const looks = (['en', 'ru', 'ar'] as const).flatMap((lang) => {
  return (['paper', 'night'] as const).flatMap((theme) => {
    const sizes = [
      [1280, 720],
      [1024, 768],
      [768, 1024],
    ] as const;
    return sizes.map(([width, height]) => ({ lang, theme, width, height }));
  });
});

/**
 * Every screen in every look is some hundreds of pages: `npm run sweep` takes all of them, and the
 * tests one in so many: each screen in two looks, and always the same, whatever the day.
 */
const parts = 9;
const first = 2;
const all = process.env['PARLEY_SWEEP'] === 'all';

function isTaken(look: number, screen: number): boolean {
  return all || (look + screen + first) % parts === 0;
}

/** A draft in two languages, which differ in a day; its id. */
function drafted(world: World): string {
  const { draft } = begin(world, { lang: 'en' });
  const one = world.drafts.get(draft);
  const texts = [
    ['en', 'EXERCISE. Before 24 November 2022, 12 500 m. EXERCISE.', 1],
    ['ar', 'تمرين. قبل 25 نوفمبر 2022، 12 500 م. تمرين.', null],
  ] as const;
  for (const [lang, text, base] of texts) if (one) saveText(world, one, { lang, text, base });
  return draft;
}

describe('axe finds nothing, and nothing is cut off at the side', () => {
  it.each(looks.map((look, index) => ({ ...look, index })))(
    'in $lang on $theme, $width by $height',
    async ({ index, ...look }) => {
      const { page, served, errors } = await open(look);
      const { world } = served.mock;
      const { draft } = await makeSheet(world, {
        kind: 'message',
        precedence: 'FLASH',
        cls: 'EXERCISE',
        texts: [
          ['en', 0, 'EXERCISE. Before 24 November 2022, 22:00 UTC. EXERCISE.'],
          ['ar', 1, 'تمرين. قبل 24 نوفمبر 2022، 22:00 UTC. تمرين.'],
        ],
        references: [],
      });
      const shown = [...screens, `release/${draft}`, `drafts/${drafted(world)}`];
      const found: string[] = [];
      for (const [at, screen] of shown.entries()) {
        if (!isTaken(index, at)) continue;
        await goes(page, screen);
        const { violations } = await new AxeBuilder({ page }).analyze();
        found.push(
          ...violations.map(({ id, nodes }) => `${screen} ${id}: ${nodes[0]?.html.slice(0, 160)}`),
        );
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) found.push(`${screen}: ${over} px too wide`);
      }
      expect(found).toEqual([]);
      expect(errors).toEqual([]);
    },
    all ? 900_000 : 360_000,
  );
});
