import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { buildConsole } from '../../tools/console/build.ts';
import { cardsCompared, charterDrafted, charterSigned, lineBegun, Party } from './ceremony-acts.ts';
import { launchChromium } from './chromium.ts';
import { FreshStation } from './fresh-station.ts';
import { Seat } from './seat.ts';

export type Founders = Readonly<Record<'lead' | 'duty' | 'second', Seat>>;

/** Where the titles of a side and the language of its officers differ from the other's. */
const sides = {
  washington: { lang: 'en', titles: ['en=Washington', 'ru=Вашингтон', 'ar=واشنطن'] },
  moscow: { lang: 'ru', titles: ['en=Moscow', 'ru=Москва', 'ar=موسكو'] },
} as const;

/**
 * A real line, on which nothing is an exercise until both sides say so: founded at two desks by the
 * officers who then have it, each with a passkey in a browser of his own. Moscow reads Russian.
 */
export class FoundedLine {
  readonly browser: Browser;
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'parley-real-line-')));
  readonly #stations: Readonly<Record<keyof typeof sides, FreshStation>>;
  readonly #parties: Party[] = [];
  readonly #seats: Seat[] = [];
  /** The charter's file, which both have signed. */
  charter = '';

  private constructor(browser: Browser) {
    this.browser = browser;
    const { folder } = this;
    this.#stations = {
      washington: new FreshStation(folder, 'washington'),
      moscow: new FreshStation(folder, 'moscow'),
    };
  }

  /** Both stations stand, and no line is there. */
  static async prepare(): Promise<FoundedLine> {
    const trouble = buildConsole(new URL('../..', import.meta.url).pathname);
    if (trouble !== undefined) throw new Error(trouble);
    const made = new FoundedLine(await launchChromium());
    const { washington, moscow } = made.#stations;
    await washington.begin(sides.washington.titles, { real: true });
    await moscow.begin(sides.moscow.titles, { real: true });
    return made;
  }

  /** The ceremony at both desks, until the line is up. */
  async found(): Promise<Readonly<Record<keyof typeof sides, Founders>>> {
    const [here, there] = [this.#party('washington'), this.#party('moscow')];
    const [washington, moscow] = await Promise.all([founders(here, 'W'), founders(there, 'M')]);
    await cardsCompared(here, there);
    await charterDrafted(here, there);
    this.charter = await charterSigned(here, there);
    await lineBegun(here, there);
    return { washington, moscow };
  }

  /** Somebody before a browser that knows no key yet, at a side's desk. */
  async sits(name: string, side: keyof typeof sides): Promise<Seat> {
    const seat = await Seat.take(this.browser, name, `${this.#stations[side].origin}/`);
    this.#seats.push(seat);
    return seat;
  }

  /** What was thrown in any page, and every breach of its content security policy. */
  get errors(): string[] {
    return [...this.#parties, ...this.#seats].flatMap(({ errors }) => errors);
  }

  async end(): Promise<void> {
    await this.browser.close();
    await Promise.all(Object.values(this.#stations).map((one) => one.end()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  #party(side: keyof typeof sides): Party {
    const { lang } = sides[side];
    const party = new Party(this.browser, this.#stations[side], { lang, folder: this.folder });
    this.#parties.push(party);
    return party;
  }
}

async function founders(party: Party, initial: string): Promise<Founders> {
  const roles = 'administrator,principal,duty-officer,releaser';
  const lead = await party.founder(`${initial}. Lead`, roles);
  const duty = await party.founder(`${initial}. Duty`, 'duty-officer,releaser,drafter');
  const second = await party.founder(`${initial}. Second`, 'administrator,translator');
  return { lead, duty, second };
}
