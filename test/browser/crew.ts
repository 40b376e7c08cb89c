import type { Browser } from '@playwright/test';
import { buildConsole } from '../../tools/console/build.ts';
import { launchChromium } from './chromium.ts';
import { RealStations, type Side } from './real-stations.ts';
import { Seat } from './seat.ts';

export type Member = {
  readonly side: Side;
  readonly name: string;
  readonly roles: string;
  readonly lang: 'en' | 'ru' | 'ar';
};

const words = {
  en: ['English', 'Sign in with your passkey'],
  ru: ['Русский', 'Войти ключом доступа'],
  ar: ['العربية', 'ادخل بمفتاح المرور'],
} as const;

/** Officers of two real stations, each enrolled, in the roster, and signed in by his passkey. */
export class Crew {
  readonly stations = new RealStations();
  readonly #browser: Browser;
  readonly #seats: Seat[] = [];

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Builds the console, begins a browser and both stations; ends all of it if one does not. */
  static async begin(): Promise<Crew> {
    const trouble = buildConsole(new URL('../..', import.meta.url).pathname);
    if (trouble !== undefined) throw new Error(trouble);
    const crew = new Crew(await launchChromium());
    try {
      await crew.stations.begin();
    } catch (error) {
      await crew.end();
      throw error;
    }
    return crew;
  }

  async end(): Promise<void> {
    await this.#browser.close();
    await this.stations.end();
  }

  async seat(members: readonly Member[]): Promise<Seat[]> {
    const seats = await Promise.all(members.map((one) => this.#enrolled(one)));
    const of = (side: Side) => seats.filter((_, i) => members[i]?.side === side);
    await Promise.all((['washington', 'moscow'] as const).map((one) => this.#enter(one, of(one))));
    await Promise.all(seats.map((one, i) => signIn(one, members[i]?.lang ?? 'en')));
    return seats;
  }

  /** What was thrown in any page, and every breach of its content security policy. */
  get errors(): string[] {
    return this.#seats.flatMap(({ errors }) => errors);
  }

  async #sit(name: string, url: string): Promise<Seat> {
    const seat = await Seat.take(this.#browser, name, url);
    this.#seats.push(seat);
    return seat;
  }

  /** An officer with his one-time code: his browser makes the passkey. */
  async #enrolled({ side, name, roles }: Member): Promise<Seat> {
    const code = await this.stations.code(side, name, roles);
    const seat = await this.#sit(name, `${this.stations.origin(side)}/`);
    await seat.page.getByLabel('Code from an administrator', { exact: true }).fill(code);
    await seat.press('Enrol');
    await seat.page.locator('.enrol .said', { hasText: 'is enrolled.' }).waitFor();
    return seat;
  }

  /** The principal enters those who have enrolled in the roster, each by an entry he signs. */
  async #enter(side: Side, officers: readonly Seat[]): Promise<void> {
    if (officers.length === 0) return;
    const principal = await this.#sit('First officer', this.stations.principalLink(side));
    const { page } = principal;
    await page.locator('.rail a', { hasText: 'Watch and officers' }).click();
    for (const { name } of officers) {
      await principal.press(new RegExp(`^Enter .*${name}.* in the roster$`, 'u'));
      await principal.press(/^Sign as .*First officer/u, '.dialog');
      await page.locator('table th', { hasText: name }).waitFor();
      await page.locator('.dialog').waitFor({ state: 'detached' });
    }
  }
}

async function signIn(seat: Seat, lang: Member['lang']): Promise<void> {
  const [language, act] = words[lang];
  await seat.press(language);
  await seat.press(act);
  await seat.page.locator('.top').waitFor();
}

/** How a message stands at the other party: the step is reached, in the words of the desk. */
export async function stands(seat: Seat, state: string, text: string): Promise<void> {
  const step = seat.page.locator(`.ladder li[data-state="${state}"][data-reached="true"]`);
  await step.filter({ hasText: text }).waitFor();
}

export async function open(seat: Seat, entry: string): Promise<void> {
  await seat.page.goto(`${new URL(seat.page.url()).origin}/#/demonstration/messages/${entry}`);
  await seat.page.locator('.pane.sheet article').waitFor();
}
