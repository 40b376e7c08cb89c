import { join } from 'node:path';
import { ceremony } from '@parley/text/console/ceremony.ts';
import { people } from '@parley/text/console/people.ts';
import type { Browser, Page } from '@playwright/test';
import type { FreshStation } from './fresh-station.ts';
import { Seat } from './seat.ts';

type Key = keyof typeof ceremony;

/** One side of a ceremony: the page of its first founder, and what is done on it. */
export class Party {
  readonly #browser: Browser;
  readonly #station: FreshStation;
  readonly #lang: 'en' | 'ar';
  readonly #folder: string;
  readonly #seats: Seat[] = [];

  constructor(
    browser: Browser,
    station: FreshStation,
    { lang, folder }: { readonly lang: 'en' | 'ar'; readonly folder: string },
  ) {
    this.#browser = browser;
    this.#station = station;
    this.#lang = lang;
    this.#folder = folder;
  }

  get page(): Page {
    const [first] = this.#seats;
    if (!first) throw new Error('a founder comes first');
    return first.page;
  }

  get errors(): string[] {
    return this.#seats.flatMap(({ errors }) => errors);
  }

  /** By the operator's code: his browser makes the passkey, and he signs in with it. */
  async founder(name: string, roles: string): Promise<Seat> {
    const code = await this.#station.code(name, roles);
    const seat = await Seat.take(this.#browser, name, `${this.#station.origin}/`);
    this.#seats.push(seat);
    const { page } = seat;
    await page.getByRole('button', { name: this.#lang === 'ar' ? 'العربية' : 'English' }).click();
    await page.getByLabel(people['sign-in.code'][this.#lang], { exact: true }).fill(code);
    await seat.press(people['sign-in.enrol-act'][this.#lang]);
    await page.locator('.enrol .said', { hasText: name }).waitFor();
    await seat.press(people['sign-in.passkey'][this.#lang]);
    await page.locator('.founding').waitFor();
    return seat;
  }

  async press(key: Key): Promise<void> {
    await this.page.getByRole('button', { name: ceremony[key][this.#lang], exact: true }).click();
  }

  /** Takes a file off the page; where it lies now. */
  async fetches(key: Key): Promise<string> {
    const file = join(this.#folder, `${this.#station.name}-${key}`);
    const came = this.page.waitForEvent('download');
    await this.page.getByRole('link', { name: ceremony[key][this.#lang], exact: true }).click();
    await (await came).saveAs(file);
    return file;
  }

  /** Gives the page a file. */
  async takes(key: Key, file: string): Promise<void> {
    const button = this.page.locator('label.button', { hasText: ceremony[key][this.#lang] });
    await button.locator('input').setInputFiles(file);
  }

  /** The words that are read aloud there. */
  async wordsOf(place: string): Promise<string[]> {
    const words = this.page.locator(`${place} .word-list li`);
    await words.first().waitFor();
    return await words.allInnerTexts();
  }

  async same(place: string): Promise<void> {
    const within = this.page.locator(place);
    await within.getByRole('button', { name: ceremony['ceremony.same'][this.#lang] }).click();
    await within.locator('.good').waitFor();
  }

  /** Name, where it listens, every number as it is usual, and its mark; how many it then states. */
  async drafts(address: string): Promise<number> {
    const { page } = this;
    await page.locator('.settings-form summary').click();
    await page.getByLabel(ceremony['ceremony.line-name'][this.#lang]).fill('first line');
    await page.locator('.draft-fields > .field').nth(1).locator('input').fill(address);
    await page.locator('.settings-form .check').click();
    for (const field of await page.locator('.field.setting input').all()) {
      await field.fill((await field.getAttribute('placeholder')) ?? '');
    }
    await this.press('ceremony.draft');
    await page.locator('.charter-rules').waitFor();
    return await page.locator('.charter-settings li:not(.dim)').count();
  }

  /** So many parties have signed. */
  async signatures(count: number): Promise<void> {
    await this.page
      .locator('.needed[data-done="true"]')
      .nth(count - 1)
      .waitFor();
  }
}
