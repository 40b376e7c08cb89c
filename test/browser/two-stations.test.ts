import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildConsole } from '../../tools/console/build.ts';
import { launchChromium } from './chromium.ts';
import { RealStations, type Side } from './real-stations.ts';
import { Seat } from './seat.ts';

const root = new URL('../..', import.meta.url).pathname;
const stations = new RealStations();
let browser: Browser;
const seats: Seat[] = [];

const question = {
  en: 'EXERCISE. Confirm by 20:00 UTC that the launch is a test. EXERCISE.',
  ru: 'УЧЕБНОЕ. Подтвердите до 20:00 UTC, что пуск испытательный. УЧЕБНОЕ.',
  ar: 'تمرين. أكدوا قبل 20:00 UTC أن الإطلاق تجريبي. تمرين.',
} as const;
const answer = {
  ru: 'УЧЕБНОЕ. Пуск испытательный, конец в 21:30 UTC. УЧЕБНОЕ.',
  en: 'EXERCISE. The launch is a test and ends at 21:30 UTC. EXERCISE.',
  ar: 'تمرين. الإطلاق تجريبي وينتهي في 21:30 UTC. تمرين.',
} as const;

beforeAll(async () => {
  const trouble = buildConsole(root);
  if (trouble !== undefined) throw new Error(trouble);
  [browser] = await Promise.all([launchChromium(), stations.begin()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stations.end();
}, 60_000);

async function sit(name: string, url: string): Promise<Seat> {
  const seat = await Seat.take(browser, name, url);
  seats.push(seat);
  return seat;
}

/** An officer with his one-time code: his browser makes the passkey. */
async function enrolled(side: Side, name: string, roles: string): Promise<Seat> {
  const code = await stations.code(side, name, roles);
  const seat = await sit(name, `${stations.origin(side)}/`);
  await seat.page.getByLabel('Code from an administrator', { exact: true }).fill(code);
  await seat.press('Enrol');
  await seat.page.locator('.enrol .said', { hasText: 'is enrolled.' }).waitFor();
  return seat;
}

/** The principal enters those who have enrolled in the roster, each by an entry that he signs. */
async function enterInRoster(side: Side, officers: readonly Seat[]): Promise<void> {
  const principal = await sit('First officer', stations.principalLink(side));
  const { page } = principal;
  await page.locator('.rail a', { hasText: 'Watch and officers' }).click();
  for (const { name } of officers) {
    await principal.press(new RegExp(`^Enter .*${name}.* in the roster$`, 'u'));
    await principal.press(/^Sign as .*First officer/u, '.dialog');
    await page.locator('table th', { hasText: name }).waitFor();
    await page.locator('.dialog').waitFor({ state: 'detached' });
  }
}

async function signIn(seat: Seat, language: string, words: string): Promise<void> {
  await seat.press(language);
  await seat.press(words);
  await seat.page.locator('.top').waitFor();
}

/** How a message stands at the other party: the step is reached, in the words of the desk. */
async function stands(seat: Seat, state: string, words: string): Promise<void> {
  const step = seat.page.locator(`.ladder li[data-state="${state}"][data-reached="true"]`);
  await step.filter({ hasText: words }).waitFor();
}

async function open(seat: Seat, entry: string): Promise<void> {
  await seat.page.goto(`${new URL(seat.page.url()).origin}/#/demonstration/messages/${entry}`);
  await seat.page.locator('.pane.sheet article').waitFor();
}

describe('two stations, two consoles', () => {
  it('carries a FLASH, its acknowledgement and an answer that two officers release', async () => {
    const [adams, baker, orlova, petrov, sokolov] = await people();
    const asked = await flash(adams, baker);
    await acknowledged(orlova, asked);
    await open(adams, asked);
    await stands(adams, 'acknowledged', 'acknowledged by an officer');
    await drafted(orlova);
    await reviewed(petrov, orlova);
    const answered = await released(petrov, sokolov);
    await stands(petrov, 'on-record', 'مدوَّنة لديهم');
    await readInWashington(baker, answered);
    await stands(petrov, 'acknowledged', 'أقرّ ضابط بالاستلام والاطّلاع');
    await open(orlova, asked);
    await stands(orlova, 'answered', 'дан ответ');
    expect(seats.flatMap(({ errors }) => errors)).toEqual([]);
  }, 120_000);
});

type People = readonly [Seat, Seat, Seat, Seat, Seat];

/** Two officers of Washington, who read English; three of Moscow, at desks in two languages. */
async function people(): Promise<People> {
  const washington = ['A. Adams', 'B. Baker'];
  const both = washington.map((name) => enrolled('washington', name, 'duty-officer,releaser'));
  const moscow = [
    enrolled('moscow', 'K. Orlova', 'duty-officer,drafter'),
    enrolled('moscow', 'I. Petrov', 'releaser'),
    enrolled('moscow', 'S. Sokolov', 'releaser'),
  ];
  const [theirs, ours] = await Promise.all([Promise.all(both), Promise.all(moscow)]);
  await Promise.all([enterInRoster('washington', theirs), enterInRoster('moscow', ours)]);
  const all = [...theirs, ...ours] as unknown as People;
  const [adams, baker, orlova, petrov] = all;
  await Promise.all([
    signIn(adams, 'English', 'Sign in with your passkey'),
    signIn(baker, 'English', 'Sign in with your passkey'),
    signIn(orlova, 'Русский', 'Войти ключом доступа'),
    signIn(petrov, 'العربية', 'ادخل بمفتاح المرور'),
  ]);
  return all;
}

/** Drafted by the command line, released at two desks; the name of the entry. */
async function flash(first: Seat, second: Seat): Promise<string> {
  const texts = (['en', 'ru', 'ar'] as const).map((lang, i) => {
    return { lang, standing: i === 0 ? 0 : 1, text: question[lang] };
  });
  const how = { kind: 'message', precedence: 'FLASH', class: 'EXERCISE' } as const;
  await stations.washington.act('draft', { ...how, texts, references: [] });
  for (const { page } of [first, second]) {
    await page.locator('.rail a', { hasText: 'Drafts' }).click();
    await page.locator('a.item.short').click();
    await page.locator('.outcome', { hasText: 'You are about to speak for Washington' }).waitFor();
  }
  await first.press('Release with your passkey');
  await first.reads(/Your release is kept\. .*1 more release is needed/u);
  await second.page.locator('.needed', { hasText: 'A. Adams released, same bytes' }).waitFor();
  await second.press('Release with your passkey');
  await second.reads(/It is signed here as/u);
  return await second.page.locator('h1 a').innerText();
}

/** The alarm stands over whatever is open; the message is read, then acknowledged. */
async function acknowledged(seat: Seat, entry: string): Promise<void> {
  const { page } = seat;
  const alarm = page.locator('.alarm');
  await alarm.waitFor();
  const words = await alarm.innerText();
  expect(words).toContain('МОЛНИЯ');
  expect(words).toContain('УЧЕБНОЕ');
  expect(words).toMatch(/сообщение, .*Вашингтон.*: получение не подтверждено/u);
  await seat.press(/^Получение подтверждаю/u, '.alarm');
  const dialog = page.locator('.dialog');
  await dialog.getByText('офицер прочёл сообщение. Это не согласие.').waitFor();
  const sheet = page.locator('.pane.sheet .texts');
  for (const lang of ['en', 'ru', 'ar'] as const) {
    expect((await sheet.locator(`[lang="${lang}"]`).allInnerTexts()).map(plain)).toContain(
      question[lang],
    );
  }
  await seat.press('Подписать ключом доступа', '.dialog');
  await seat.reads(/Подписано у нас: /u);
  await alarm.waitFor({ state: 'detached' });
  expect(page.url()).toContain(entry);
}

/** Without the marks that keep a token's direction its own. */
function plain(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/gu, '').trim();
}

/** The answer of the template, in other words: the original, then each translation. */
async function drafted(seat: Seat): Promise<void> {
  const { page } = seat;
  await seat.press(/^Ответить/u, '.sheet-acts');
  for (const lang of ['ru', 'en', 'ar'] as const) {
    const editor = page.locator('.editors section', { has: page.locator(`[lang="${lang}"]`) });
    await editor.locator('textarea').fill(answer[lang]);
    await editor.getByText(/сохранено, редакция \D?[2-9]/u).waitFor();
    const standing = lang === 'ru' ? 'оригинал' : 'не проверено';
    await editor.locator('h2', { hasText: standing }).waitFor();
  }
}

/** A second officer reads each translation against the original; its drafter sees that he did. */
async function reviewed(seat: Seat, drafter: Seat): Promise<void> {
  const { page } = seat;
  await page.locator('.rail a', { hasText: 'المسودات' }).click();
  await page.locator('a.item.draft').click();
  for (const lang of ['en', 'ar'] as const) {
    const editor = page.locator('.editors section', { has: page.locator(`[lang="${lang}"]`) });
    await editor.getByRole('button', { name: 'راجع', exact: true }).click();
    const read = await page.locator('.dialog .texts [lang]').allInnerTexts();
    expect(read.map(plain)).toEqual(expect.arrayContaining([answer.ru, answer[lang]]));
    await seat.press('يقول ما يقوله الأصل', '.dialog');
    await editor.locator('h2', { hasText: 'ترجمة مراجَعة' }).waitFor();
    const theirs = drafter.page.locator('.editors section', {
      has: drafter.page.locator(`textarea[lang="${lang}"]`),
    });
    await theirs.locator('h2', { hasText: 'проверенный перевод' }).waitFor();
  }
}

/** Both releases at one desk, each with a passkey of its own; the name of the entry. */
async function released(seat: Seat, second: Seat): Promise<string> {
  const { page } = seat;
  for (const word of ['للتنفيذ', 'تمرين', 'خاطف']) {
    await page.locator('.for-release label', { hasText: new RegExp(`^${word}$`, 'u') }).click();
  }
  await seat.press('اعرض ما سيُوقَّع');
  const outcome = page.locator('.outcome');
  await outcome.waitFor();
  const said = plain(await outcome.innerText()).replaceAll(/\s+/gu, ' ');
  expect(said).toContain('أنت على وشك التحدث باسم موسكو');
  expect(said).toContain('واشنطن');
  expect(said).toContain('بدرجة خاطف وصنف تمرين');
  await seat.press('أجِز بمفتاح المرور');
  await seat.reads('حُفظت إجازتك');
  await second.holdsKeyTo(seat);
  await seat.press(/أجِز بمفتاح مرور .*S\. Sokolov/u);
  await seat.reads('وُقِّعت لدينا برقم');
  const link = page.locator('h1 a');
  const entry = await link.innerText();
  await link.click();
  return entry;
}

/** The answer rings in Washington, is read beside its translations, and is acknowledged. */
async function readInWashington(seat: Seat, entry: string): Promise<void> {
  const { page } = seat;
  await page.locator('.alarm', { hasText: 'Moscow, not yet acknowledged' }).waitFor();
  await open(seat, entry);
  await stands(seat, 'on-record', 'on our record');
  const texts = await page.locator('.pane.sheet .texts [lang]').allInnerTexts();
  expect(texts.map(plain)).toEqual(expect.arrayContaining(Object.values(answer)));
  await seat.press(/^Acknowledge/u, '.sheet-acts');
  await seat.press('Sign with your passkey', '.dialog');
  await page.locator('.alarm').waitFor({ state: 'detached' });
  await stands(seat, 'acknowledged', 'acknowledged by an officer');
}
