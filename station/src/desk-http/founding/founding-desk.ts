import { existsSync } from 'node:fs';
import { equal, hex } from '@parley/core/base/bytes.ts';
import { decodeCard, encodeCard } from '@parley/core/codec/card.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import type { Actor } from '@parley/core/station/rights.ts';
import type { Access } from '../../acts/access/record.ts';
import { ActRefusal } from '../../acts/act.ts';
import {
  type Founding,
  foundingFileOf,
  readFounding,
  writeFounding,
} from '../../ceremony/founding-file.ts';
import type { Station } from '../../station.ts';
import type { Home } from '../desk-line.ts';
import { DeskRefusal } from '../refusals.ts';
import { type Account, Accounts } from '../store/accounts.ts';
import { Ceremonies } from '../store/ceremonies.ts';
import { Codes } from '../store/codes.ts';
import { Sessions } from '../store/sessions.ts';
import { FoundingStore } from './founding-store.ts';

/**
 * The desk of a station before its first line. Whom the operator gives a one-time code enrols a
 * passkey and stands from then on on the party's card, with the roles that the code names: the
 * charter that is founded from it is what makes him an officer.
 */
export class FoundingDesk implements Home {
  readonly store: FoundingStore;
  readonly accounts: Accounts;
  readonly codes: Codes;
  readonly sessions: Sessions;
  readonly ceremonies: Ceremonies;
  readonly #station: Station;
  #founding: Founding;

  private constructor(station: Station) {
    const { paths, key } = station.store;
    this.#station = station;
    this.#founding = readFounding(paths.folder, key);
    this.store = new FoundingStore(paths.folder, key);
    this.accounts = new Accounts(this.store);
    this.codes = new Codes(this.store);
    this.sessions = new Sessions(this.store);
    this.ceremonies = new Ceremonies(this.store);
  }

  /** Undefined where the station has a line, or no card to bring to a ceremony. */
  static of(station: Station): FoundingDesk | undefined {
    const known = desks.get(station);
    if (known) return known;
    const { folder } = station.store.paths;
    const begun = station.lines.size + station.damaged.size > 0;
    if (begun || !existsSync(foundingFileOf(folder))) return undefined;
    const made = new FoundingDesk(station);
    desks.set(station, made);
    return made;
  }

  get now(): number {
    return this.#station.clock.now().time;
  }

  /** The name on its card. */
  get party(): string {
    return this.#founding.party.name;
  }

  officers(): readonly Officer[] {
    return this.#founding.party.officers;
  }

  officer(id: Uint8Array): Officer | undefined {
    return this.officers().find((one) => equal(one.id, id));
  }

  /** Who is taken off the card loses his session and his passkey with it. */
  hasLeft(): boolean {
    return false;
  }

  leftAt(): undefined {
    return undefined;
  }

  nameOf(id: string): string {
    return this.officers().find((one) => hex(one.id) === id)?.name ?? id;
  }

  actor(id: Uint8Array): Actor {
    return { roles: this.officer(id)?.roles ?? [], compartments: [] };
  }

  record({ act, what, officer }: Access): void {
    const { time, clock } = this.#station.clock.now();
    const sql = 'INSERT INTO founding_note(act, what, officer, time, clock) VALUES(?, ?, ?, ?, ?)';
    const words = JSON.stringify(what);
    this.store.transaction(() => {
      this.store.database.db.prepare(sql).run(act, words, officer, time, clock);
    });
  }

  /** One more officer on the card, whose words change by it. Refuses `ceremony-step`. */
  enrol(account: Account): void {
    this.#refuseLate();
    const { officer: id, scheme, publicKey, roles, name } = account;
    this.#keepOfficers([...this.officers(), { id, scheme, publicKey, roles, name }]);
    this.accounts.put(account);
    this.record({ act: 'founder-enrol', what: [name, ...roles], officer: id });
  }

  /** An officer leaves the card, and his passkey signs in nobody. Refuses `ceremony-step`. */
  remove(id: Uint8Array, by: Uint8Array): void {
    this.#refuseLate();
    const found = this.officer(id);
    if (!found) throw new DeskRefusal('not-found', hex(id));
    this.record({ act: 'founder-remove', what: [found.name], officer: by });
    this.#keepOfficers(this.officers().filter((one) => one !== found));
    this.sessions.endAllOf(id);
    this.accounts.remove(id);
  }

  /** A charter that is being signed names the card as it is. */
  #refuseLate(): void {
    if (this.ceremonies.get().charter !== null) throw new DeskRefusal('ceremony-step', 'charter');
  }

  #keepOfficers(officers: readonly Officer[]): void {
    const { paths, key } = this.#station.store;
    const { party, secrets } = this.#founding;
    const next = { party: { ...party, officers }, secrets };
    const good = decodeCard(this.#station.crypto, encodeCard(next.party));
    if (!good.ok) throw new ActRefusal(good.code, good.detail);
    writeFounding(paths.folder, key, next);
    this.#founding = next;
  }
}

const desks = new WeakMap<Station, FoundingDesk>();

/** It is no more, once what stood here has gone into the first line. */
export function forgetFoundingDesk(station: Station): void {
  desks.get(station)?.store.end();
  desks.delete(station);
}
