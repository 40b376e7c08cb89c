import { addEntry, arrive } from '@parley/console/mock/world.ts';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { beat, stands, watched } from './moved-clock.ts';

const open = useBrowser();
const flash = 'messages/washington/38';
const request = 'messages/washington/39';

describe('the rules of the desk: reading', () => {
  it('1: a state is one word of the closed list, with its minute in UTC and a symbol', async () => {
    const { page } = await open({ at: request });
    const steps = page.locator('.ladder li[data-reached="true"]');
    await steps.first().waitFor();
    for (const step of await steps.all()) {
      const state = await step.getAttribute('data-state');
      expect(await step.locator('svg').getAttribute('data-symbol')).toBe(state);
      expect(await step.locator('.ladder-word').innerText()).not.toBe('');
      expect(await step.innerText()).toMatch(/\d\d:\d\d:\d\d UTC/u);
    }
    const drawn = await page
      .locator('.ladder svg')
      .evaluateAll((all) =>
        all.map((one) => `${one.getAttribute('data-symbol')} ${one.innerHTML}`),
      );
    const shapes = new Map(drawn.map((one) => [one.split(' ', 1)[0], one.replace(/^\S+ /u, '')]));
    expect(shapes.size).toBeGreaterThan(5);
    expect(new Set(shapes.values()).size).toBe(shapes.size);
  });

  it.each(['en', 'ru', 'ar'] as const)(
    '1: in the list as well a state has its minute, and nothing of it is cut, in %s',
    async (lang) => {
      const { page, served } = await open({ at: 'settings', lang });
      const { world } = served.mock;
      const texts = [['ru', 0, 'УЧЕБНОЕ. Просим ответить до 20:00 UTC. УЧЕБНОЕ.']] as const;
      for (const state of ['unacknowledged', 'acknowledged', 'answered']) {
        for (const from of ['moscow', 'washington']) {
          addEntry(world, { from, precedence: 'FLASH', minutesAgo: 3, state, texts });
          addEntry(world, { from, precedence: 'ROUTINE', minutesAgo: 3000, state, texts });
        }
      }
      await page.setViewportSize({ width: 1280, height: 2400 });
      await page.goto(`${served.url}/#/quiet-channel/messages`);
      const states = page.locator('.item .state');
      await expect.poll(() => states.count()).toBeGreaterThan(8);
      for (const one of await states.allInnerTexts()) expect(one).toMatch(/\d\d:\d\d(:\d\d)? UTC/u);
      const cut = await page.locator('.item-state').evaluateAll((all) => {
        const low = (one: Element) => one.getBoundingClientRect().bottom;
        const isCut = (one: Element) =>
          one.scrollHeight > one.clientHeight + 1 ||
          one.scrollWidth > one.clientWidth + 1 ||
          low(one) > low(one.closest('.item') ?? one);
        return all.filter(isCut).map((one) => (one as HTMLElement).innerText);
      });
      expect(cut).toEqual([]);
    },
  );

  it('2: a machine’s receipt and an officer’s act differ in word and symbol', async () => {
    const { page } = await open({ at: request });
    const step = (state: string) => page.locator(`.ladder li[data-state="${state}"]`);
    await step('acknowledged').waitFor();
    expect(await step('on-record').innerText()).toContain('by machine');
    expect(await step('acknowledged').innerText()).toContain('by an officer');
    const shape = (state: string) => step(state).locator('svg').innerHTML();
    expect(await shape('on-record')).not.toBe(await shape('acknowledged'));
    expect(await page.getByText(/acknowledge all/iu).count()).toBe(0);
  });

  it('1: why nothing has come is said of this message, and not of another', async () => {
    const { page, served } = await open({ at: 'settings', lang: 'ru' });
    const { world } = served.mock;
    const seed = { from: 'moscow', precedence: 'FLASH', minutesAgo: 3 } as const;
    const texts = [['ru', 0, 'УЧЕБНОЕ. Просим ответить. УЧЕБНОЕ.']] as const;
    const seen = addEntry(world, { ...seed, state: 'acknowledged', texts });
    const unseen = addEntry(world, { ...seed, state: 'unacknowledged', texts });
    for (const [one, said] of [
      [seen, 'Получение сообщения подтверждено офицером; ответа ещё нет.'],
      [unseen, 'Сообщение у них на записи; офицер получение ещё не подтвердил.'],
    ] as const) {
      await page.goto(`${served.url}/#/quiet-channel/messages/${one.entry}`);
      await page.locator('.pane.side', { hasText: one.entry }).waitFor();
      await page.locator('.pane.side p', { hasText: said }).waitFor();
      expect(await page.locator('.pane.side p', { hasText: 'фицер' }).count()).toBe(2);
    }
  });

  it('2: what the other side owes first is an acknowledgement, and no answer', async () => {
    const { page } = await open();
    const waiting = page.locator('.item', { hasText: 'not acknowledged' }).first();
    await waiting.waitFor();
    expect(await waiting.innerText()).toMatch(/they have .* to acknowledge/u);
    expect(await waiting.innerText()).not.toContain('answer due');
  });

  it('3: buttons are those that the message allows; a withheld answer has its time', async () => {
    const { page, served } = await open({ at: flash });
    const acts = page.locator('.sheet-acts button');
    await acts.first().waitFor();
    const said = async () => (await acts.allInnerTexts()).map((one) => one.split('\n')[0]);
    expect(await said()).toEqual([
      'AcknowledgeA',
      'AnswerR',
      'Receive, withhold answerW',
      'Did you say this?Q',
      'Page to printP',
    ]);
    await page.keyboard.press('w');
    await page.getByLabel('We will answer by').fill('2030-01-02 03:04');
    await page.getByRole('dialog').getByRole('button', { name: 'Receive' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('until').waitFor();
    expect(await dialog.innerText()).toContain('2030-01-02 03:04 UTC');
    expect(await dialog.innerText()).toContain('It is not a refusal');
    await dialog.getByRole('button', { name: 'Sign as K. Orlova' }).click();
    await page.getByText('Signed here as').waitFor();
    const about = served.mock.world.entries.find(({ entry }) => entry === 'washington/38');
    expect(about?.stage).toBe('withheld');
  });

  it('4: what is read late says so in its languages before it can be answered', async () => {
    const { page } = await open({ at: 'messages/washington/37' });
    const late = page.locator('.late');
    await late.waitFor();
    expect(await late.innerText()).toMatch(/READ LATE: sent .* UTC, on our record .* UTC/u);
    expect(await late.innerText()).toContain('ПРОЧИТАНО С ОПОЗДАНИЕМ');
    const acknowledge = page.locator('.sheet-acts').getByRole('button', { name: 'Acknowledge' });
    expect(await acknowledge.isDisabled()).toBe(true);
    await page.keyboard.press('a');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: 'I have seen that it is late' }).click();
    expect(await acknowledge.isDisabled()).toBe(false);
  });

  it('11: texts that differ in a place, a time or a number say so', async () => {
    const { page, served } = await open({ at: 'settings' });
    const entry = addEntry(served.mock.world, {
      from: 'washington',
      precedence: 'ROUTINE',
      minutesAgo: 1,
      state: 'unacknowledged',
      texts: [
        ['en', 0, 'Before 22:00 UTC at 36°40′N 012°15′E.'],
        ['ru', 1, 'До 20:00 UTC в точке 36°40′N 012°15′E.'],
      ],
    });
    arrive(served.mock.world, entry);
    await page.goto(`${served.url}/#/quiet-channel/messages/${entry.entry}`);
    const notice = page.getByText('differ from the original');
    await notice.waitFor();
    expect(await notice.innerText()).toContain('22:00 UTC');
    expect(await notice.innerText()).toContain('20:00 UTC');
    expect(await notice.innerText()).not.toContain('36°');
  });

  it('12: UTC comes first, then each capital with its name', async () => {
    const { page } = await open();
    const clocks = await page.locator('.clocks').innerText();
    expect(clocks.replaceAll(/\s+/gu, ' ')).toMatch(
      /^\d\d:\d\d:\d\d UTC ?Washington \d\d:\d\d ?Moscow \d\d:\d\d$/u,
    );
  });

  it('12: the watch is not handed over while a FLASH is unacknowledged', async () => {
    const { page } = await open({ at: 'watch' });
    await page.getByText('the watch cannot be handed over').waitFor();
    await page.locator('.choice label', { hasText: 'Adviser' }).click();
    for (const box of await page.locator('.matter-told .check').all()) await box.click();
    const button = page.getByRole('button', { name: 'Hand over the watch' });
    expect(await button.isDisabled()).toBe(true);
  });

  it('13: what one desk does is at another within a second of its own time', async () => {
    const first = await open({ at: flash });
    const { served } = first;
    const { world } = served.mock;
    const { page } = await open({ at: flash, served, first: watched });
    await page.locator('.ladder').waitFor();
    await stands(page, world);
    await first.page.locator('.sheet-acts button').first().click();
    await first.page.getByRole('button', { name: 'Sign as K. Orlova' }).click();
    await first.page.getByText('Signed here as').waitFor();
    // It has been told; of its own time no more than a second passes until it shows it.
    await beat(world, [page]);
    await page.clock.runFor(1000);
    await page.locator('.alarm').waitFor({ state: 'detached' });
    const step = page.locator('.ladder li[data-state="acknowledged"]');
    await expect.poll(() => step.getAttribute('data-reached')).toBe('true');
  });

  it('what still waits stays in sight when a message leaves the part that waits', async () => {
    const { page, served } = await open({ at: flash, height: 560 });
    const { world } = served.mock;
    const list = page.getByRole('list', { name: 'Messages' });
    await page.locator('.item[href$="washington/38"]').waitFor();
    for (const one of world.entries) if (one.entry === 'washington/38') one.stage = 'done';
    const seed = {
      from: 'washington',
      precedence: 'ROUTINE',
      minutesAgo: 0,
      state: 'answered',
    } as const;
    const added = [1, 2, 3, 4].map((n) => {
      return addEntry(world, { ...seed, texts: [['en', 0, `EXERCISE. Routine ${n}. EXERCISE.`]] });
    });
    for (const one of added) arrive(world, one);
    await page.locator('.item', { hasText: 'Routine 1' }).waitFor();
    expect(await list.evaluate((one) => one.scrollTop)).toBe(0);
  });

  it('13: the same matter has the same state at every desk, with who acknowledged', async () => {
    const first = await open({ at: flash });
    const second = await open({ at: flash, served: first.served });
    await second.page.locator('.ladder').waitFor();
    await first.page.locator('.sheet-acts button').first().click();
    await first.page.getByRole('button', { name: 'Sign as K. Orlova' }).click();
    const step = second.page.locator('.ladder li[data-state="acknowledged"]');
    await expect.poll(() => step.getAttribute('data-reached')).toBe('true');
    await expect.poll(() => second.page.locator('.alarm').count()).toBe(0);
  });
});
