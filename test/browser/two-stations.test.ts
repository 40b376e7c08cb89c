import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Crew, open, stands } from './crew.ts';
import type { Seat } from './seat.ts';

let crew: Crew;

/** Two officers of Washington, who read English; three of Moscow, at desks in two languages. */
const members = [
  { side: 'washington', name: 'A. Adams', roles: 'duty-officer,releaser', lang: 'en' },
  { side: 'washington', name: 'B. Baker', roles: 'duty-officer,releaser', lang: 'en' },
  { side: 'moscow', name: 'K. Orlova', roles: 'duty-officer,drafter', lang: 'ru' },
  { side: 'moscow', name: 'I. Petrov', roles: 'releaser', lang: 'ar' },
  { side: 'moscow', name: 'S. Sokolov', roles: 'releaser', lang: 'en' },
] as const;

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
  crew = await Crew.begin();
}, 240_000);

afterAll(async () => {
  await crew?.end();
});

describe('two stations, two consoles', () => {
  it('carries a FLASH, its receipt and a released answer, by the keyboard alone', async () => {
    const seats = (await crew.seat(members)) as readonly Seat[] as People;
    const [adams, baker, orlova, petrov, sokolov] = seats;
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
    await inTranscript(adams, answered);
    expect(crew.errors).toEqual([]);
  }, 400_000);
});

type People = readonly [Seat, Seat, Seat, Seat, Seat];

/** Drafted by the command line, released at two desks; the name of the entry. */
async function flash(first: Seat, second: Seat): Promise<string> {
  const texts = (['en', 'ru', 'ar'] as const).map((lang, i) => {
    return { lang, standing: i === 0 ? 0 : 1, text: question[lang] };
  });
  const how = { kind: 'message', precedence: 'FLASH', class: 'EXERCISE' } as const;
  await crew.stations.washington.act('draft', { ...how, texts, references: [] });
  for (const seat of [first, second]) {
    const { page } = seat;
    await page.keyboard.press('d');
    await seat.tabTo(page.locator('a.item.short'));
    await page.keyboard.press('Enter');
    await page.locator('.outcome', { hasText: 'You are about to speak for Washington' }).waitFor();
  }
  await first.pressByKey('Release with your passkey');
  await first.reads(/Your release is kept\. .*1 more release is needed/u);
  await second.page.locator('.needed', { hasText: 'A. Adams released, same bytes' }).waitFor();
  await second.pressByKey('Release with your passkey');
  await second.reads(/It is signed here as/u);
  return await second.page.locator('h1 a').innerText();
}

/** The alarm stands over whatever is open; the message is read, then acknowledged. */
async function acknowledged(seat: Seat, entry: string): Promise<void> {
  const { page } = seat;
  // That of a line without a canary may stand beside it on a busy machine.
  const alarm = page.locator('.alarm', { hasText: 'МОЛНИЯ' });
  await alarm.waitFor();
  const words = await alarm.innerText();
  expect(words).toContain('УЧЕБНОЕ');
  expect(words).toMatch(/сообщение, .*Вашингтон.*: получение не подтверждено/u);
  await page.keyboard.press('a');
  const dialog = page.locator('.dialog');
  await dialog.getByText('офицер прочёл сообщение. Это не согласие.').waitFor();
  const sheet = page.locator('.pane.sheet .texts');
  for (const lang of ['en', 'ru', 'ar'] as const) {
    expect((await sheet.locator(`[lang="${lang}"]`).allInnerTexts()).map(plain)).toContain(
      question[lang],
    );
  }
  await seat.pressByKey('Подписать ключом доступа', '.dialog');
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
  await page.keyboard.press('r');
  for (const lang of ['ru', 'en', 'ar'] as const) {
    const editor = page.locator('.editors section', {
      has: page.locator(`textarea[lang="${lang}"]`),
    });
    await seat.writeByKey(editor.locator('textarea'), answer[lang]);
    await editor.getByText(/сохранено, редакция \D?[2-9]/u).waitFor();
    const standing = lang === 'ru' ? 'оригинал' : 'не проверено';
    await editor.locator('h2', { hasText: standing }).waitFor();
  }
}

/** A second officer reads each translation against the original; its drafter sees that he did. */
async function reviewed(seat: Seat, drafter: Seat): Promise<void> {
  const { page } = seat;
  await page.keyboard.press('d');
  await seat.tabTo(page.locator('a.item.draft'));
  await page.keyboard.press('Enter');
  for (const lang of ['en', 'ar'] as const) {
    const editor = page.locator('.editors section', {
      has: page.locator(`textarea[lang="${lang}"]`),
    });
    await seat.tabTo(editor.getByRole('button', { name: 'راجع', exact: true }));
    await page.keyboard.press('Enter');
    const read = await page.locator('.dialog .texts [lang]').allInnerTexts();
    expect(read.map(plain)).toEqual(expect.arrayContaining([answer.ru, answer[lang]]));
    await seat.pressByKey('يقول ما يقوله الأصل', '.dialog');
    await page.locator('.dialog').waitFor({ state: 'detached' });
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
  for (const [i, word] of ['للتنفيذ', 'تمرين', 'خاطف'].entries()) {
    await seat.chooseByKey(page.locator('.for-release').getByRole('radiogroup').nth(i), word);
  }
  await seat.pressByKey('اعرض ما سيُوقَّع');
  const outcome = page.locator('.outcome');
  await outcome.waitFor();
  const said = plain(await outcome.innerText()).replaceAll(/\s+/gu, ' ');
  expect(said).toContain('أنت على وشك التحدث باسم موسكو');
  expect(said).toContain('واشنطن');
  expect(said).toContain('بدرجة خاطف وصنف تمرين');
  await seat.pressByKey('أجِز بمفتاح المرور');
  await seat.reads('حُفظت إجازتك');
  await second.holdsKeyTo(seat);
  await seat.pressByKey(/أجِز بمفتاح مرور .*S\. Sokolov/u);
  await seat.reads('وُقِّعت لدينا برقم');
  const link = page.locator('h1 a');
  const entry = await link.innerText();
  await seat.tabTo(link);
  await page.keyboard.press('Enter');
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
  await page.keyboard.press('a');
  await seat.pressByKey('Sign with your passkey', '.dialog');
  await page.locator('.alarm', { hasText: 'FLASH' }).waitFor({ state: 'detached' });
  await stands(seat, 'acknowledged', 'acknowledged by an officer');
}

/** Both sides' words stand in one transcript, the answer among them. */
async function inTranscript({ page }: Seat, entry: string): Promise<void> {
  await page.keyboard.press('t');
  await page.locator('.transcript .row', { hasText: entry }).first().waitFor();
  await page.locator('.transcript .row', { hasText: 'The launch is a test' }).first().waitFor();
}
