import type { Browser, CDPSession, Page } from '@playwright/test';

const patienceMs = 30_000;

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
