import { makeSheet } from '@parley/console/mock/sheets.ts';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { messageCame, nothingWaits } from './waiting.ts';

const open = useBrowser();

describe('the frame of every screen', () => {
  it.each(['EXERCISE', 'TEST'] as const)('hatches the window for %s and says it', async (tone) => {
    const { page } = await open({ tone });
    expect(await page.locator('.hatch').getAttribute('data-class')).toBe(tone.toLowerCase());
    expect(await page.locator('.top .class-word').innerText()).toContain(tone);
    const box = await page.locator('.hatch').boundingBox();
    expect([box?.width, box?.height]).toEqual([1280, 720]);
  });

  it('shows no line as up while no circuit is, however young its proof', async () => {
    const { page, served } = await open();
    const line = page.locator('.line-state');
    await line.getByText('up, proven').waitFor();
    expect(await line.getAttribute('data-line')).toBe('up');
    served.mock.world.circuitsUp = false;
    await page.reload();
    await line.getByText('no circuit is up now').waitFor();
    expect(await line.getAttribute('data-line')).toBe('other');
    const at = await open({ served, at: 'line' });
    await at.page.locator('h1', { hasText: 'No: no circuit is up.' }).waitFor();
  });

  it('hatches nothing for REAL', async () => {
    const { page } = await open({ tone: 'REAL' });
    expect(await page.locator('.hatch').count()).toBe(0);
    expect(await page.locator('.top .class-word').innerText()).toContain('REAL');
  });

  it('tells EXERCISE from TEST without colour', async () => {
    const pattern = async (tone: 'EXERCISE' | 'TEST'): Promise<string> => {
      const { page } = await open({ tone });
      const image = await page
        .locator('.hatch')
        .evaluate((node) => getComputedStyle(node).backgroundImage);
      return image.replace(/\(.*/su, '');
    };
    expect(await pattern('EXERCISE')).not.toBe(await pattern('TEST'));
  });

  it('says whose keys sign in a demonstration', async () => {
    const { page } = await open();
    expect(await page.locator('.keys').innerText()).toContain('Demonstration keys');
    const printed = await open({ at: 'print/washington/38' });
    const foot = printed.page.locator('.paper > tfoot');
    await foot.waitFor();
    expect(await foot.innerText()).toContain('Demonstration keys');
  });

  it.each([
    ['TEST', 'REAL'],
    ['EXERCISE', 'REAL'],
    ['REAL', 'EXERCISE'],
  ] as const)(
    'says what is %s at a desk that is %s, and over what is signed',
    async (cls, tone) => {
      const { page, served } = await open({ tone, at: 'messages/washington/38' });
      await page.locator('.fields').waitFor();
      expect(await page.locator('.other-class').count()).toBe(0);
      const { world } = served.mock;
      for (const one of world.entries) one.class = cls;
      const { draft } = await makeSheet(world, {
        kind: 'message',
        precedence: 'ROUTINE',
        cls,
        texts: [['en', 0, 'Of another class.']],
        references: [],
      });
      for (const at of ['messages/washington/39', `release/${draft}`]) {
        await page.goto(`${served.url}/#/quiet-channel/${at}`);
        await page.reload();
        const framed = page.locator(`.in-class[data-class="${cls.toLowerCase()}"]`);
        const words = framed.locator('.other-class .class-word');
        await expect.poll(() => words.allInnerTexts()).toEqual([cls, tone]);
        // All of it, and what is done about it, stands within the frame.
        expect(await framed.locator('.acts').count()).toBeGreaterThan(0);
        const drawn = await framed.evaluate((node) => getComputedStyle(node, '::before').maskImage);
        expect(drawn).toContain('gradient');
      }
    },
  );

  it.each(['TEST', 'REAL'] as const)(
    'says of each thing in a list that it is %s, where the desk is not',
    async (cls) => {
      const { page, served } = await open({ tone: 'EXERCISE' });
      for (const one of served.mock.world.entries) one.class = cls;
      for (const at of ['messages', 'transcript', 'search/EXERCISE', 'watch']) {
        await page.goto(`${served.url}/#/quiet-channel/${at}`);
        await page.reload();
        const words = page.locator('main .class-word');
        await expect.poll(async () => new Set(await words.allInnerTexts())).toEqual(new Set([cls]));
      }
    },
  );

  it('says before anybody has signed in that its station is for exercises', async () => {
    for (const options of [{ signedIn: false }, { founded: false }] as const) {
      const { page } = await open(options);
      expect(await page.locator('.hatch').getAttribute('data-class')).toBe('exercise');
      expect(await page.locator('.station-class .class-word').innerText()).toBe('EXERCISE');
      const real = await open({ ...options, tone: 'REAL' });
      expect(await real.page.locator('.hatch, .station-class').count()).toBe(0);
    }
  });

  it('prints the class before and after the text, in three languages', async () => {
    const { page } = await open({ at: 'print/washington/38' });
    const marking = page.locator('.marking');
    await marking.first().waitFor();
    expect(await marking.allInnerTexts()).toEqual(
      Array.from({ length: 2 }, () => 'EXERCISE · УЧЕБНОЕ · تمرين'),
    );
  });
});

describe('messages with none open', () => {
  it('repeat what waits for this officer, and each line goes to its matter', async () => {
    const { page } = await open();
    const waiting = page.locator('.waiting');
    const kinds = waiting.locator('h2');
    await kinds.first().waitFor();
    expect(await kinds.allInnerTexts()).toEqual(['To acknowledge', 'To answer']);
    const rows = waiting.locator('li');
    expect(await rows.count()).toBe(3);
    expect(await rows.first().innerText()).toMatch(/FLASH.*washington\/38.*to acknowledge/su);
    await rows.first().locator('a').click();
    await page.locator('.fields').waitFor();
    expect(await page.locator('#sheet-number').innerText()).toBe('washington/38');
  });

  it('say that nothing waits when nothing does', async () => {
    const { page, served } = await open({ at: 'settings' });
    nothingWaits(served.mock.world);
    await page.goto(`${served.url}/#/quiet-channel/messages`);
    await page.getByText('Nothing waits for you now.').waitFor();
    expect(await page.locator('.waiting li').count()).toBe(0);
  });

  it('show no key twice at the bottom, whichever screen was before', async () => {
    const { page } = await open({ at: 'messages/washington/38' });
    await page.locator('.sheet-acts').waitFor();
    await page.keyboard.press('l');
    await page.locator('.board-party').waitFor();
    const keys = await page.locator('.keys kbd').allInnerTexts();
    expect(keys).toEqual([...new Set(keys)]);
  });
});

describe('a page and its station', () => {
  it('says when it has lost its station, and goes on behind what it missed', async () => {
    const { page, served } = await open({ at: 'line' });
    await page.locator('.board-party').waitFor();
    await page.clock.install();
    served.broken = true;
    served.server.closeAllConnections();
    await page.clock.fastForward(40_000);
    await page.getByText('This page has no connection to its station').waitFor();
    served.broken = false;
    await expect
      .poll(
        async () => {
          await page.clock.runFor(4_000);
          return await page.getByText('has no connection').count();
        },
        { timeout: 20_000 },
      )
      .toBe(0);
  });

  it('knows what came while its stream was refused, and began anew', async () => {
    let refusals = 0;
    const { page, served } = await open({
      first: async (one) => {
        await one.route('**/api/events', async (route) => {
          if (refusals++ > 0) await route.continue();
          else await route.fulfill({ status: 503, body: '' });
        });
      },
    });
    await page.locator('.item').first().waitFor();
    messageCame(served.mock.world, 'ROUTINE', 'Nobody told this page.');
    await page.getByText('Nobody told this page.').first().waitFor();
    expect(refusals).toBeGreaterThan(1);
  });

  it('signs in by a passkey only, and shows nothing of the line before', async () => {
    const { page } = await open({ signedIn: false });
    expect(await page.locator('body').innerText()).not.toContain('washington');
    await page.getByRole('button', { name: 'Sign in with your passkey' }).waitFor();
    expect(await page.locator('input[type="password"]').count()).toBe(0);
  });

  it('takes a one-time link out of the address at once', async () => {
    const { page, served } = await open({ signedIn: false });
    await page.goto(`${served.url}/?again#/sign-in/b2b2b2b2b2b2b2b2`);
    await page.locator('.top').waitFor();
    expect(page.url()).not.toContain('b2b2');
    expect(served.mock.world.signedIn).toBe('b2b2b2b2b2b2b2b2');
  });
});

describe('long lists', () => {
  it('draw what can be seen of ten thousand messages, and ask for no more', async () => {
    const asked: string[] = [];
    const { page } = await open({
      many: 10_000,
      first: async (one) => {
        one.on('request', (request) => asked.push(request.url()));
      },
    });
    await page.locator('.item').first().waitFor();
    expect(await page.locator('.virtual li').count()).toBeLessThan(40);
    expect(asked.filter((url) => url.includes('/inbox')).length).toBeLessThan(4);
    const size = await page.locator('.virtual [aria-setsize]').last().getAttribute('aria-setsize');
    expect(Number(size)).toBeGreaterThan(10_000);
    await page.locator('.virtual').evaluate((list) => {
      list.scrollTop = list.scrollHeight;
    });
    await page.getByText('Old message 10000,').waitFor();
    expect(await page.locator('.virtual li').count()).toBeLessThan(40);
  });

  it('draw what can be seen of a transcript of ten thousand entries', async () => {
    const { page } = await open({ many: 10_000, at: 'transcript' });
    await page.locator('.virtual .row').first().waitFor();
    expect(await page.locator('.virtual li').count()).toBeLessThan(60);
    await page.locator('.virtual').evaluate((list) => {
      list.scrollTop = list.scrollHeight;
    });
    await page.getByText('Old message 10000,').waitFor();
  });
});
