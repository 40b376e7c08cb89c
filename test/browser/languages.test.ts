import { addEntry, emit } from '@parley/console/mock/world.ts';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { glyphOrder } from './glyphs.ts';

const open = useBrowser();
const flash = 'messages/washington/38';
const place = '36°40′N012°15′E';

describe('the desk in three languages', () => {
  it('says in Arabic what it says in English, right to left', async () => {
    const { page, errors } = await open({ at: flash, lang: 'ar' });
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('html').getAttribute('lang')).toBe('ar');
    await page.locator('.fields').waitFor();
    const sheet = page.locator('.pane.sheet');
    expect(await sheet.innerText()).toContain('درجة الأسبقية');
    expect(await sheet.innerText()).toContain('خاطف');
    expect(await page.locator('.sheet-acts').innerText()).toContain('تم الاستلام والاطّلاع');
    expect(await page.locator('.pane.side').innerText()).toContain('مدوَّنة لدينا');
    expect(await page.locator('.top').innerText()).toContain('تمرين');
    const rail = await page.locator('.rail').boundingBox();
    expect(rail?.x ?? 0).toBeGreaterThan(900);
    expect(errors).toEqual([]);
  });

  it('says in Russian what it says in English', async () => {
    const { page } = await open({ at: flash, lang: 'ru' });
    await page.locator('.fields').waitFor();
    expect(await page.locator('.fields').innerText()).toContain('Категория срочности');
    expect(await page.locator('.fields').innerText()).toContain('МОЛНИЯ');
    expect(await page.locator('.sheet-acts').innerText()).toContain('Получение подтверждаю');
    expect(await page.locator('.top').innerText()).toContain('УЧЕБНОЕ');
    expect(await page.locator('.alarm').innerText()).toContain('получение не подтверждено');
  });

  it('changes its language where it stands, and keeps it', async () => {
    const { page, served } = await open({ at: 'settings' });
    await page.getByText('العربية', { exact: true }).click();
    await page.getByRole('heading', { name: 'هذا المكتب' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await expect.poll(() => served.mock.world.language).toBe('ar');
  });

  it.each(['en', 'ru', 'ar'] as const)(
    'shows a place in the order in which it was written, in a desk in %s',
    async (lang) => {
      const { page } = await open({ at: flash, lang });
      const places = page.locator('.pane.sheet [data-token="coordinates"]');
      await places.first().waitFor();
      expect(await places.count()).toBe(3);
      for (const one of await places.all()) expect(await glyphOrder(one)).toBe(place);
    },
  );

  it('shows times, numbers with units and the clocks in one order in Arabic too', async () => {
    const { page } = await open({ at: 'messages/washington/39', lang: 'ar' });
    const sheet = page.locator('.pane.sheet');
    const token = (text: string) => sheet.locator('[lang="ar"] .token', { hasText: text });
    await token('12 500 m').waitFor();
    expect(await glyphOrder(token('12 500 m'))).toBe('12500m');
    expect(await glyphOrder(token('24 Nov'))).toBe('24Nov22:00UTC');
    expect(await glyphOrder(token('RA-85684'))).toBe('RA-85684');
    const clock = page.locator('.clocks .token').first();
    expect(await glyphOrder(clock)).toMatch(/^\d\d:\d\d:\d\dUTC$/u);
    const written = sheet.locator('.fields .token', { hasText: 'UTC' }).first();
    expect(await glyphOrder(written)).toMatch(/^\d{4}-\d\d-\d\d\d\d:\d\d:\d\dUTC$/u);
  });

  it('does not turn a number in groups round where its unit is Arabic', async () => {
    const { page, served } = await open({ at: 'settings', lang: 'ar' });
    const text = 'تمرين. الارتفاع 12 500 م. تمرين.';
    const seed = { from: 'washington', precedence: 'ROUTINE', minutesAgo: 1 } as const;
    const texts = [['ar', 0, text]] as const;
    const entry = addEntry(served.mock.world, { ...seed, state: 'answered', texts });
    await page.goto(`${served.url}/#/quiet-channel/messages/${entry.entry}`);
    const said = page.locator('.pane.sheet .text p');
    await said.waitFor();
    expect(await glyphOrder(said)).toContain('12500');
  });

  it('gives every text its language and its direction', async () => {
    const { page } = await open({ at: flash, lang: 'ar' });
    const texts = page.locator('.pane.sheet .text');
    await texts.first().waitFor();
    const marked = await texts.evaluateAll((all) =>
      all.map((one) => [one.getAttribute('lang'), one.getAttribute('dir')]),
    );
    // The original, then the language of the desk: both are in sight without scrolling.
    expect(marked).toEqual([
      ['en', 'ltr'],
      ['ar', 'rtl'],
      ['ru', 'ltr'],
    ]);
  });

  it.each([
    ['ru', 'В записи заявлено меньше, чем её автор заявлял прежде.'],
    ['ar', 'يدّعي القيد حيازة أقل مما ادّعاه كاتبه من قبل.'],
  ] as const)(
    'says what an entry breaks in words of its own, in a desk in %s',
    async (lang, said) => {
      const { page, served } = await open({ at: 'settings', lang });
      const found = served.mock.world.entries.find(({ entry }) => entry === 'washington/38');
      Object.assign(found ?? {}, { violations: ['held-falls'] });
      await page.goto(`${served.url}/#/${served.mock.world.line.name}/${flash}`);
      await page.locator('.notices', { hasText: said }).waitFor();
    },
  );

  it.each([
    ['ru', /проверена 2\sмин назад/u],
    ['ar', /قبل 2\smin/u],
  ] as const)('writes units as its language does, in a desk in %s', async (lang, said) => {
    const { page } = await open({ at: 'line', lang });
    await page.locator('.circuits').waitFor();
    expect(await page.locator('.line-state').innerText()).toMatch(said);
    const figures = await page.locator('.middle [data-token="quantity"]').allInnerTexts();
    expect(figures.join(' ')).toMatch(lang === 'ru' ? /\d\sмс/u : /\d\sms/u);
    if (lang === 'ru') expect(figures.join(' ')).not.toMatch(/\d\s[a-z]/u);
  });

  it.each([
    ['ru', 'согласованы: начало', 'Идут учения', 'должны были закончиться'],
    ['ar', 'متفق عليه: يبدأ', 'جارٍ منذ', 'ولم ينهه أحد'],
  ] as const)('says of an exercise what the hour has, in a desk in %s', async (lang, ...said) => {
    const { page, served } = await open({ at: 'exercise', lang });
    const hour = 3_600_000;
    for (const [index, begins] of [hour, -hour, -3 * hour].entries()) {
      const from = Date.now() + begins;
      const agreed = { started: [], ended: [], waitsFor: [] };
      served.mock.world.exercises = [
        {
          exercise: '7c',
          title: 'North',
          state: 'running',
          from,
          until: from + 2 * hour,
          ...agreed,
        },
      ];
      const data = { line: served.mock.world.line.line, what: 'exercise' } as const;
      emit(served.mock.world, { event: 'changed', data });
      await page.locator('.page p', { hasText: said[index] }).waitFor();
    }
  });

  it('says in Russian and Arabic that a test of the line was refused, and why', async () => {
    for (const [lang, said] of [
      ['ru', 'Роли этого офицера этого не позволяют.'],
      ['ar', 'أدوار هذا الضابط لا تسمح بهذا.'],
    ] as const) {
      const first = async (page: Page): Promise<void> => {
        await page.route('**/test', async (one) => {
          await one.fulfill({ status: 403, json: { code: 'not-allowed', detail: '' } });
        });
      };
      const { page } = await open({ at: 'line', lang, first });
      await page.locator('.circuits').waitFor();
      await page.keyboard.press('c');
      await page.locator('.side-acts [role="status"]', { hasText: said }).waitFor();
    }
  });

  it('needs no font and no file from anywhere but its station', async () => {
    const asked: string[] = [];
    const { served } = await open({
      at: flash,
      lang: 'ar',
      first: async (page) => {
        page.on('request', (request) => asked.push(new URL(request.url()).origin));
      },
    });
    expect([...new Set(asked)]).toEqual([served.url]);
  });
});
