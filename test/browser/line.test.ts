import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';

const open = useBrowser();
const hour = 3_600_000;

/** One hour as neither side has stated it. */
function period(start: number) {
  const minutes = { agreedUp: 0, agreedDown: 0, disputed: 0, notStated: 60 };
  return { start, ours: null, theirs: null, ...minutes };
}

describe('the board of a line', () => {
  it.each([
    ['nobody has stated anything', null, null, 'Neither side has stated anything'],
    ['only we have', 60, null, 'Only our ledger has stated something'],
    ['only they have', null, 60, 'Only their ledger has stated something'],
    ['both have', 60, 60, 'The two ledgers agree'],
  ] as const)('says of two ledgers no more than they say: %s', async (_, ours, theirs, says) => {
    const { page, served } = await open({ at: 'settings' });
    const start = Math.floor(Date.now() / hour) * hour - hour;
    served.mock.world.periods = [{ ...period(start), ours, theirs }];
    await page.goto(`${served.url}/#/quiet-channel/line`);
    const said = page.locator('.differences li').first();
    await said.waitFor();
    expect(await said.innerText()).toContain(says);
  });

  it('does not let two ledgers agree that have stated different hours', async () => {
    const { page, served } = await open({ at: 'settings' });
    const start = Math.floor(Date.now() / hour) * hour - 2 * hour;
    const first = { ...period(start), ours: 60 };
    served.mock.world.periods = [first, { ...period(start + hour), theirs: 60 }];
    await page.goto(`${served.url}/#/quiet-channel/line`);
    await page.getByText('have stated different hours').waitFor();
  });

  it.each([
    ['en', 'Next: at', 'is set aside since'],
    ['ru', 'Дальше: в', 'не работает с'],
    ['ar', 'التالي: عند', 'موقوف منذ'],
  ] as const)(
    'says what cannot be opened: cause, since when, what happens next, in %s',
    async (lang, next, aside) => {
      const { page, served } = await open({ lang, at: 'settings' });
      const since = Date.UTC(2026, 10, 24, 17, 4, 6);
      const at = Date.UTC(2026, 10, 24, 18, 5, 7);
      const { world } = served.mock;
      world.unopened.push({
        from: 'washington',
        circuit: 'cable',
        session: '07'.repeat(8),
        cause: 'receive-key-unknown',
        frames: 3,
        since,
        last: Date.now(),
        next: 'ask',
        at,
      });
      world.damaged.push({ id: '7c1e90b4', name: 'old-channel', code: 'corrupt', since });
      await page.goto(`${served.url}/#/quiet-channel/messages`);
      await page.reload();
      // The frame of every screen says that something may lie in it, and goes to the board.
      const troubles = page.locator('.troubles');
      await troubles.getByText('old-channel').waitFor();
      expect(await troubles.innerText()).toContain(aside);
      await troubles.getByRole('button').last().click();
      const board = page.locator('.unopened');
      await board.waitFor();
      const said = await board.innerText();
      expect(said).toContain('2026-11-24 17:04:06 UTC');
      expect(said).toContain('2026-11-24 18:05:07 UTC');
      expect(said).toContain(next);
      expect(said).toContain('cable');
      expect(said).not.toContain('receive-key-unknown');
      expect(said).not.toContain('corrupt');
    },
  );
});
