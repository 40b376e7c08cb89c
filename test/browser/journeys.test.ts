import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mustRunVerb } from '@parley/station/demo/verb.ts';
import { people } from '@parley/text/console/people.ts';
import { reading } from '@parley/text/console/reading.ts';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { drafted, forRelease } from './draft-acts.ts';
import { FoundedLine, type Founders } from './founded-line.ts';
import { screen } from './screen.ts';
import type { Seat } from './seat.ts';

let line: FoundedLine;
let washington: Founders;
let moscow: Founders;
/** A message of the exercise, on the record of both. */
let said: string;

vi.setConfig({ testTimeout: 400_000, hookTimeout: 500_000 });

beforeAll(async () => {
  line = await FoundedLine.prepare();
  ({ washington, moscow } = await line.found());
});

afterAll(async () => {
  await line?.end();
});

/** With the officer's own passkey, over what the dialog shows. */
async function signs(seat: Seat): Promise<void> {
  await seat.press(/^(?:Sign with your passkey|Подписать ключом доступа)$/u, '.dialog');
  await seat.page.locator('.dialog').waitFor({ state: 'detached' });
}

/** The whole window, at every desk of both sides, without anyone asking for it again. */
async function framed(cls: 'exercise' | null): Promise<void> {
  for (const { page } of [...Object.values(washington), ...Object.values(moscow)]) {
    const hatch = page.locator('.hatch');
    if (cls === null) await hatch.waitFor({ state: 'detached' });
    else {
      await page.locator(`.hatch[data-class="${cls}"]`).waitFor();
      expect(await hatch.boundingBox()).toEqual({ x: 0, y: 0, ...page.viewportSize() });
    }
  }
}

async function classWord({ page }: Seat): Promise<string> {
  const word = await page.locator('.top .class-word').innerText();
  return word.split(' ')[0] ?? '';
}

async function reads(page: Page, entry: string): Promise<void> {
  await screen(page, `messages/${entry}`);
  await page.locator('.pane.sheet .texts').waitFor();
}

describe('an exercise on a real line', () => {
  it('frames every desk of both sides when both agreed, and until both ended it', async () => {
    const { lead, duty } = washington;
    await framed(null);
    expect(await classWord(lead)).toBe('REAL');
    await screen(lead.page, 'exercise');
    await lead.page.getByLabel('Name', { exact: true }).fill('North wind');
    const times = lead.page.locator('.utc');
    await times.nth(0).getByRole('button', { name: 'now' }).click();
    await times.nth(1).getByRole('button').first().click();
    await lead.press('Propose an exercise');
    await signs(lead);
    await lead.reads('waits for Moscow');
    await screen(moscow.lead.page, 'exercise');
    await moscow.lead.reads('North wind');
    await framed(null);
    await moscow.lead.press('Согласиться');
    await signs(moscow.lead);
    await framed('exercise');
    expect([await classWord(duty), await classWord(moscow.duty)]).toEqual(['EXERCISE', 'УЧЕБНОЕ']);

    const id = await drafted(lead, 'EXERCISE. The strait closes on 24 November. EXERCISE.');
    await forRelease(duty, id);
    await duty.press('Release with your passkey');
    await duty.reads(/It is signed here as/u);
    said = await duty.page.locator('h1 a').innerText();
    await reads(moscow.duty.page, said);
    const fields = await moscow.duty.page.locator('.pane.sheet .fields').innerText();
    expect(fields).toContain('УЧЕБНОЕ');
    expect(fields).toContain('Вашингтон');
  });

  it('carries a question that begins in the language of whoever asks it', async () => {
    const asks = moscow.duty;
    await asks.press(
      new RegExp(`^${reading['act.confirm'].ru.replace('?', '\\?')}`, 'u'),
      '.sheet-acts',
    );
    const shown = asks.page.locator('.dialog .texts [lang]');
    await shown.first().waitFor();
    expect(await shown.first().getAttribute('lang')).toBe('ru');
    await signs(asks);
    const done = await asks.page.locator('.said', { hasText: 'Подписано у нас' }).innerText();
    const question = /moscow\/\d+/u.exec(done)?.[0] ?? '';
    await reads(washington.duty.page, question);
    const texts = washington.duty.page.locator('.pane.sheet .texts .text');
    expect(await texts.first().getAttribute('lang')).toBe('ru');
    await washington.duty.press('Yes, it is ours');
    await signs(washington.duty);
    const answered = '.ladder li[data-state="answered"][data-reached="true"]';
    await reads(asks.page, question);
    await asks.page.locator(answered).waitFor();
  });

  it('is over at no desk before both have ended it', async () => {
    const { lead } = washington;
    await screen(moscow.lead.page, 'exercise');
    await moscow.lead.press('Закончить');
    await signs(moscow.lead);
    await screen(lead.page, 'exercise');
    await lead.page.locator('.found', { hasText: 'ending' }).waitFor();
    await framed('exercise');
    await lead.press('End it');
    await signs(lead);
    await framed(null);
    expect([await classWord(lead), await classWord(moscow.second)]).toEqual(['REAL', 'РЕАЛЬНОЕ']);
  });
});

describe('agreed terms', () => {
  it('are proposed by one side, agreed to by the other, and offered in translating', async () => {
    const { lead, duty } = moscow;
    const list = ['launch window', 'окно пуска', 'نافذة الإطلاق'];
    await screen(lead.page, 'terms');
    for (const [i, lang] of ['en', 'ru', 'ar'].entries()) {
      await lead.page.locator(`#term-0-${lang}`).fill(list[i] ?? '');
    }
    await lead.press('Предложить список');
    await signs(lead);
    await screen(washington.lead.page, 'terms');
    await washington.lead.page.locator('.found td', { hasText: 'окно пуска' }).waitFor();
    await washington.lead.press('Agree to it');
    await signs(washington.lead);
    for (const { page } of [lead, washington.lead]) {
      await page.locator('.page > table td', { hasText: 'launch window' }).waitFor();
      await page.locator('.found').waitFor({ state: 'detached' });
    }

    await screen(duty.page, 'drafts');
    await duty.press(/^Новый проект/u);
    const editor = (lang: string) => duty.page.locator(`textarea[lang="${lang}"]`);
    await editor('ru').fill('Окно пуска открыто до 24 ноября 2026 года.');
    await duty.press('Добавить: English');
    await editor('en').fill('The  is open until 24 November 2026.');
    await editor('en').evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 4));
    await duty.press('Вставить «launch window»', '.terms');
    const text = 'The launch window is open until 24 November 2026.';
    await expect.poll(() => editor('en').inputValue()).toBe(text);
    const term = duty.page.locator('.terms .term');
    await expect.poll(() => term.locator('.good').count()).toBe(2);
    // Both versions name one day, each by its own month.
    await duty.reads('координаты, время и числа совпадают');
  });
});

describe('files for a stranger', () => {
  it('holds the transcript that was exported, by both verifiers, and reads its page', async () => {
    const { lead } = washington;
    const { page } = lead;
    await screen(page, 'transcript');
    const cut = page.locator('.cut:not(.open)');
    await expect
      .poll(
        async () => {
          await lead.press('Ask for a cut now');
          return await cut.count();
        },
        { timeout: 120_000, interval: 3_000 },
      )
      .toBeGreaterThan(0);
    await page.locator('.check', { hasText: 'with what is not yet final' }).click();
    await lead.press('Export the transcript');
    const file = await saved(page, 'Save the file');
    const answers = await verified(file);
    expect(answers.map(({ ok, kind }) => ({ ok, kind }))).toEqual(same({ kind: 'transcript' }));
    expect(answers[0]?.entries).toBe(answers[1]?.entries);
    const text = await asStranger(page, 'The page that anyone can read');
    expect(text).toContain('EXERCISE. The strait closes on 24 November. EXERCISE.');
    expect(text).toContain('Line first line: Washington, Moscow');
    expect(text).toContain('launch window = окно пуска = نافذة الإطلاق');
    expect(text).toContain('every party on the line holds these');
    expect(text).toContain('parley-verify');
  });

  it('proves one message by a disclosure, and says so in the language of its reader', async () => {
    const { page } = moscow.lead;
    await screen(page, `print/${said}`);
    await moscow.lead.press('Раскрыть');
    const file = await saved(page, 'Сохранить файл');
    const answers = await verified(file);
    expect(answers.map(({ ok, kind }) => ({ ok, kind }))).toEqual(same({ kind: 'disclosure' }));
    const text = await asStranger(page, 'Страница, понятная без программы');
    expect(text).toContain('EXERCISE. The strait closes on 24 November. EXERCISE.');
    expect(text).toContain('сторона Вашингтон подписала именно эти записи');
    expect(text).not.toContain('сторона washington');
  });
});

/** What the two verifiers answer, the second without anything of ours. */
type Verdict = { readonly ok: boolean; readonly kind: string; readonly entries: number };

function same({ kind }: { readonly kind: string }) {
  return [
    { ok: true, kind },
    { ok: true, kind },
  ];
}

async function verified(file: string): Promise<Verdict[]> {
  const about = [file, '--charter', line.charter];
  const { signal } = new AbortController();
  const first = await mustRunVerb(['verify', ...about], signal);
  const main = new URL('../../verifier/src/main.ts', import.meta.url).pathname;
  const second = await promisify(execFile)(process.execPath, [main, ...about, '--json']);
  return [first as Verdict, JSON.parse(second.stdout) as Verdict];
}

/** Downloaded by a link of the page; where it lies. */
async function saved(page: Page, link: string): Promise<string> {
  const came = page.waitForEvent('download');
  await page.getByRole('link', { name: link, exact: true }).click();
  const download = await came;
  const file = join(line.folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** The page beside a file, as it is read on a machine that knows neither station nor script. */
async function asStranger(page: Page, link: string): Promise<string> {
  const file = await saved(page, link);
  const context = await line.browser.newContext({ offline: true, javaScriptEnabled: false });
  const alone = await context.newPage();
  await alone.goto(`file://${file}`);
  expect(await alone.locator('[src], link, script, iframe').count()).toBe(0);
  const text = await alone.locator('body').innerText();
  await context.close();
  // Without the marks that keep a name's direction its own.
  return text.replaceAll(/[\u2066-\u2069]/gu, '').replaceAll(/\s+/gu, ' ');
}

describe('officers', () => {
  it('one who lost his passkey comes back by the codes of two administrators', async () => {
    const lost = moscow.duty;
    const codes = [];
    for (const admin of [moscow.lead, moscow.second]) {
      await screen(admin.page, 'watch');
      const row = admin.page.locator('tr', { hasText: lost.name });
      await row.getByRole('button', { name: /^Один из двух кодов/u }).click();
      codes.push(await row.locator('.code-shown').innerText());
    }
    const back = await line.sits(lost.name, 'moscow');
    await back.press('Русский');
    const [one, other] = [people['sign-in.code'].ru, people['sign-in.second-code'].ru].map(
      (label) => back.page.getByLabel(label, { exact: true }),
    );
    await one?.fill(codes[0] ?? '');
    await back.press('Завести');
    await back.page.locator('.enrol .said.bad', { hasText: 'Код неизвестен' }).waitFor();
    expect(await lost.page.locator('.top').count()).toBe(1);
    await other?.fill(codes[1] ?? '');
    await back.press('Завести');
    await back.page.locator('.enrol .said', { hasText: lost.name }).waitFor();
    // Whoever holds the lost key is at no desk any more.
    await lost.page.locator('.sign-in').waitFor();

    await screen(moscow.lead.page, 'watch');
    // The desk leads through both acts, and says so until the lost key is off the roster.
    const left = moscow.lead.page.locator('.lost-key');
    await left.getByText('ещё значится в списке').waitFor();
    await moscow.lead.press(`Внести ${lost.name} в список`);
    await signs(moscow.lead);
    await left.getByText('Новый ключ внесён в список.').waitFor();
    await moscow.lead.press(`Исключить утерянный ключ: ${lost.name}`);
    await signs(moscow.lead);
    await left.waitFor({ state: 'detached' });
    await moscow.lead.page.locator('table th', { hasText: lost.name }).waitFor();
    await back.press('Войти ключом доступа');
    await back.page.locator('.top').waitFor();
    await reads(back.page, said);
    await back.press(/^Получение подтверждаю/u, '.sheet-acts');
    await signs(back);
    await reads(washington.lead.page, said);
    const step = '.ladder li[data-state="acknowledged"][data-reached="true"]';
    await washington.lead.page.locator(step, { hasText: lost.name }).waitFor();
    await lost.press('Войти ключом доступа');
    await lost.page.locator('.said.bad', { hasText: 'Ключ доступа не с этого' }).waitFor();
  });

  it('one who is taken off the roster loses the desk while he looks at it', async () => {
    const { lead, duty } = washington;
    const draft = await drafted(duty, 'EXERCISE. Half written when he had to go. EXERCISE.');
    await screen(lead.page, 'watch');
    await lead.press(`Remove ${duty.name}`);
    await signs(lead);
    await duty.page.locator('.sign-in').waitFor();
    expect(await duty.page.locator('body').innerText()).not.toContain('Half written');
    await duty.press('Sign in with your passkey');
    const refused = duty.page.locator('.said.bad', { hasText: 'no longer on the roster, since' });
    expect(await refused.innerText()).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/u);
    // What he wrote is the party's, and goes on without him.
    await screen(lead.page, `drafts/${draft}`);
    await expect
      .poll(() => lead.page.getByLabel('Text in English').inputValue())
      .toContain('Half written');
    expect(line.errors).toEqual([]);
  });
});
