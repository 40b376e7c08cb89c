import type { Browser, CDPSession, Locator, Page } from '@playwright/test';
import { slowed } from './slowed.ts';

const patienceMs = 60_000;
/** No screen has more places for the focus than this. */
const tabsMost = 150;

/** One officer before a browser of his own, with a passkey that the browser itself keeps. */
export class Seat {
  readonly name: string;
  readonly page: Page;
  /** What was thrown in the page, and every breach of its content security policy. */
  readonly errors: string[] = [];
  readonly #cdp: CDPSession;
  readonly #authenticator: string;

  private constructor(name: string, page: Page, cdp: CDPSession, authenticator: string) {
    this.name = name;
    this.page = page;
    this.#cdp = cdp;
    this.#authenticator = authenticator;
  }

  static async take(browser: Browser, name: string, url: string): Promise<Seat> {
    const context = await browser.newContext({
      locale: 'en-US',
      timezoneId: 'UTC',
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    await slowed(page);
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'usb',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const seat = new Seat(name, page, cdp, authenticatorId);
    page.on('pageerror', (error) => seat.errors.push(error.message));
    page.on('console', (message) => {
      if (/content security policy/iu.test(message.text())) seat.errors.push(message.text());
    });
    await page.goto(url);
    return seat;
  }

  /** Waits for a sentence, or a part of one. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** Presses a button when it may be pressed; a name that is a text is the whole name. */
  async press(name: string | RegExp, within = 'body'): Promise<void> {
    const exact = typeof name === 'string';
    await this.page.locator(within).getByRole('button', { name, exact }).first().click();
  }

  /** The same without a mouse: Tab until the button has the focus, then Enter. */
  async pressByKey(name: string | RegExp, within = 'body'): Promise<void> {
    const exact = typeof name === 'string';
    const button = this.page.locator(within).getByRole('button', { name, exact }).first();
    await button.and(this.page.locator(':enabled')).waitFor();
    await this.tabTo(button);
    await this.page.keyboard.press('Enter');
  }

  /** Goes on with Tab until this has the focus. */
  async tabTo(place: Locator): Promise<void> {
    await place.waitFor();
    for (let i = 0; i < tabsMost; i++) {
      if (await place.evaluate((one) => one === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not come to ${String(place)}`);
  }

  /** Writes over what stands in a field. */
  async writeByKey(field: Locator, text: string): Promise<void> {
    await this.tabTo(field);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  /** Chooses one of a group: Tab to the group, then the arrows. */
  async chooseByKey(group: Locator, word: string): Promise<void> {
    const radios = group.getByRole('radio');
    await this.tabTo(radios.first());
    await this.page.keyboard.press('Space');
    const wanted = group.getByRole('radio', { name: word, exact: true });
    for (let i = 0; i < 12; i++) {
      if (await wanted.isChecked()) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`no arrow comes to ${word}`);
  }

  /** Another officer comes to this desk and holds his own key to it. */
  async holdsKeyTo(desk: Seat): Promise<void> {
    const authenticatorId = this.#authenticator;
    const { credentials } = await this.#cdp.send('WebAuthn.getCredentials', { authenticatorId });
    for (const credential of credentials) {
      await desk.#cdp.send('WebAuthn.addCredential', {
        authenticatorId: desk.#authenticator,
        credential,
      });
    }
  }
}
