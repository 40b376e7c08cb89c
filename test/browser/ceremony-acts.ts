import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ceremony } from '@parley/text/console/ceremony.ts';
import { people } from '@parley/text/console/people.ts';
import { type Language, languageNames } from '@parley/text/languages.ts';
import type { Browser, Page } from '@playwright/test';
import { expect } from 'vitest';
import type { FreshStation } from './fresh-station.ts';
import { freePort } from './real-stations.ts';
import { Seat } from './seat.ts';

type Key = keyof typeof ceremony;

/** One side of a ceremony: the page of its first founder, and what is done on it. */
export class Party {
  readonly #browser: Browser;
  readonly #station: FreshStation;
  readonly #lang: Language;
  readonly #folder: string;
  readonly #seats: Seat[] = [];

  constructor(
    browser: Browser,
    station: FreshStation,
    { lang, folder }: { readonly lang: Language; readonly folder: string },
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
    await page.getByRole('button', { name: languageNames[this.#lang] }).click();
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

  /**
   * Name, where it listens, every number as it is usual, and its mark, if it is for exercises; how
   * many it then states.
   */
  async drafts(address: string): Promise<number> {
    const { page } = this;
    await page.locator('.settings-form summary').click();
    await page.getByLabel(ceremony['ceremony.line-name'][this.#lang]).fill('first line');
    await page.locator('.draft-fields > .field').nth(1).locator('input').fill(address);
    if (!this.#station.real) await page.locator('.settings-form .check').click();
    for (const field of await page.locator('.field.setting input').all()) {
      await field.fill((await field.getAttribute('placeholder')) ?? '');
    }
    await this.press('ceremony.draft');
    await page.locator('.charter-rules').waitFor();
    return await page.locator('.charter-settings li:not(.dim)').count();
  }

  /** The two officers with the halves sign the file, apart from the desk. */
  async signs(charter: string): Promise<void> {
    await this.#station.sign(charter);
  }

  /** So many parties have signed. */
  async signatures(count: number): Promise<void> {
    await this.page
      .locator('.needed[data-done="true"]')
      .nth(count - 1)
      .waitFor();
  }
}

/** Each takes the other's card as a file, and reads the same words as the other. */
export async function cardsCompared(here: Party, there: Party): Promise<void> {
  await here.takes('ceremony.card-file', await there.fetches('ceremony.card-fetch'));
  await there.takes('ceremony.card-file', await here.fetches('ceremony.card-fetch'));
  await wordsCompared(here, there);
}

/** Each reads the same words of the other's card as the other does, and says so. */
export async function wordsCompared(here: Party, there: Party): Promise<void> {
  for (const [one, other] of [
    [here, there],
    [there, here],
  ] as const) {
    expect(await one.wordsOf('.found')).toEqual(await other.wordsOf('.card'));
    await one.same('.found');
  }
}

/** One drafts it, the other takes the file, and both hear the same words; how much it sets. */
export async function charterDrafted(here: Party, there: Party): Promise<number> {
  const stated = await here.drafts(`127.0.0.1:${await freePort()}`);
  const draft = await here.fetches('ceremony.charter-fetch');
  await there.takes('ceremony.charter-take', draft);
  await there.page.locator('.charter-rules').waitFor();
  expect(await there.wordsOf('.charter-words')).toEqual(await here.wordsOf('.charter-words'));
  for (const one of [here, there]) await one.same('.charter-words');
  return stated;
}

/** Signed where the halves are, and the file goes from desk to desk; where it lies, whole. */
export async function charterSigned(here: Party, there: Party): Promise<string> {
  const half = await here.fetches('ceremony.charter-fetch');
  await here.signs(half);
  await here.takes('ceremony.charter-back', half);
  await here.signatures(1);
  await there.takes('ceremony.charter-back', await here.fetches('ceremony.charter-fetch'));
  await there.signatures(1);
  const both = await there.fetches('ceremony.charter-fetch');
  await there.signs(both);
  for (const one of [there, here]) {
    await one.takes('ceremony.charter-back', both);
    await one.signatures(2);
  }
  return both;
}

/** The secret goes by hand, apart; with it the line begins on both sides, and comes up. */
export async function lineBegun(here: Party, there: Party): Promise<void> {
  const secret = await here.fetches('ceremony.secret-fetch');
  expect(readFileSync(secret, 'latin1')).toMatch(/^[0-9a-f]{64}\n$/u);
  await there.takes('ceremony.secret-file', secret);
  await there.press('ceremony.adopt');
  await here.press('ceremony.adopt');
  for (const { page } of [here, there]) {
    await page.locator('.line-state[data-line="up"]').waitFor();
  }
}
