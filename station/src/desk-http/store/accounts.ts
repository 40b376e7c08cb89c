import { createHash } from 'node:crypto';
import type { Role } from '@parley/core/codec/kinds.ts';
import type { Scheme } from '@parley/core/codec/officer.ts';
import { plain } from '../../store/blob.ts';
import { DeskRefusal } from '../refusals.ts';
import type { DeskStore } from './desk-store.ts';

/** A passkey enrolled at this desk. What its officer may do is the roster's matter. */
export type Account = {
  readonly officer: Uint8Array;
  readonly name: string;
  readonly scheme: Scheme;
  readonly publicKey: Uint8Array;
  /** Roles that the administrator had in mind; they hold when a roster entry says so. */
  readonly roles: readonly Role[];
  readonly credential: Uint8Array;
  /** The public key as the authenticator gave it. */
  readonly cose: Uint8Array;
  readonly enrolled: number;
};

/** Passkeys, compartments and languages of a line's officers. */
export class Accounts {
  readonly #store: DeskStore;

  constructor(store: DeskStore) {
    this.#store = store;
  }

  put(account: Account): void {
    const { officer, name, scheme, publicKey, roles, credential, cose, enrolled } = account;
    const sql = 'INSERT OR REPLACE INTO desk_officer VALUES(?, ?, ?, ?, ?, ?, ?, ?)';
    const words = JSON.stringify(roles);
    this.#store.transaction(() => {
      const statement = this.#store.database.db.prepare(sql);
      statement.run(officer, name, scheme, publicKey, words, credential, cose, enrolled);
    });
  }

  list(): Account[] {
    const rows = this.#store.database.db.prepare('SELECT * FROM desk_officer').all() as Row[];
    return rows.map(accountOf);
  }

  byCredential(credential: Uint8Array): Account | undefined {
    const sql = 'SELECT * FROM desk_officer WHERE credential = ?';
    const row = this.#store.database.db.prepare(sql).get(credential) as Row | undefined;
    return row && accountOf(row);
  }

  of(officer: Uint8Array): Account | undefined {
    const sql = 'SELECT * FROM desk_officer WHERE officer = ?';
    const row = this.#store.database.db.prepare(sql).get(officer) as Row | undefined;
    return row && accountOf(row);
  }

  /**
   * An assertion is taken once: releases that were made void would count again by the same bytes.
   * A counter that does not rise is of a copied authenticator; one that stays at zero says nothing,
   * and a signature of Ed25519 beside it is the same each time. Refuses `passkey-refused`.
   */
  refuseUsed(officer: Uint8Array, { signature, count }: Assertion): void {
    const { db } = this.#store.database;
    const row = db.prepare('SELECT count FROM desk_counter WHERE officer = ?').get(officer);
    const before = (row as { count: number } | undefined)?.count ?? 0;
    if ((count > 0 || before > 0) && count <= before) {
      throw new DeskRefusal('passkey-refused', 'counter');
    }
    const used = db.prepare('SELECT 1 FROM desk_spent WHERE hash = ?').get(hashOf(signature));
    if (used) throw new DeskRefusal('passkey-refused', 'used');
  }

  /** It was taken, and is not again. */
  noteUsed(officer: Uint8Array, { signature, count }: Assertion): void {
    const { db } = this.#store.database;
    const same = this.of(officer)?.scheme === 2 && count === 0;
    this.#store.transaction(() => {
      const put = 'INSERT OR REPLACE INTO desk_counter VALUES(?, ?)';
      if (count > 0) db.prepare(put).run(officer, count);
      if (!same) db.prepare('INSERT OR IGNORE INTO desk_spent VALUES(?)').run(hashOf(signature));
    });
  }

  /** He is none of this desk any more: his passkey signs in nobody. */
  remove(officer: Uint8Array): void {
    const { db } = this.#store.database;
    const sql = 'DELETE FROM desk_officer WHERE officer = ?';
    this.#store.transaction(() => db.prepare(sql).run(officer));
  }

  /** His passkey is lost, and he has another: the lost one is remembered as such. */
  replace(lost: Uint8Array, successor: Uint8Array): void {
    const { db } = this.#store.database;
    this.#store.transaction(() => {
      db.prepare('INSERT OR REPLACE INTO desk_lost VALUES(?, ?)').run(lost, successor);
      this.remove(lost);
    });
  }

  /** The key that came in place of a lost one; undefined: it is not lost. */
  successorOf(lost: Uint8Array): Uint8Array | undefined {
    const sql = 'SELECT successor FROM desk_lost WHERE officer = ?';
    const row = this.#store.database.db.prepare(sql).get(lost) as { successor: Buffer } | undefined;
    return row && plain(row.successor);
  }

  compartmentsOf(officer: Uint8Array): string[] {
    const sql = 'SELECT compartment FROM desk_opens WHERE officer = ? ORDER BY compartment';
    const rows = this.#store.database.db.prepare(sql).all(officer) as { compartment: string }[];
    return rows.map(({ compartment }) => compartment);
  }

  setCompartments(officer: Uint8Array, compartments: readonly string[]): void {
    const { db } = this.#store.database;
    this.#store.transaction(() => {
      db.prepare('DELETE FROM desk_opens WHERE officer = ?').run(officer);
      const put = db.prepare('INSERT OR IGNORE INTO desk_opens VALUES(?, ?)');
      for (const one of compartments) put.run(officer, one);
    });
  }

  languageOf(officer: Uint8Array): string | null {
    const sql = 'SELECT lang FROM desk_language WHERE officer = ?';
    const row = this.#store.database.db.prepare(sql).get(officer) as { lang: string } | undefined;
    return row?.lang ?? null;
  }

  setLanguage(officer: Uint8Array, lang: string): void {
    const sql = 'INSERT OR REPLACE INTO desk_language VALUES(?, ?)';
    this.#store.transaction(() => this.#store.database.db.prepare(sql).run(officer, lang));
  }
}

type Assertion = { readonly signature: Uint8Array; readonly count: number };

function hashOf(signature: Uint8Array): Buffer {
  return createHash('sha256').update(signature).digest();
}

type Row = {
  officer: Buffer;
  name: string;
  scheme: Scheme;
  public_key: Buffer;
  roles: string;
  credential: Buffer;
  cose: Buffer;
  enrolled: number;
};

function accountOf(row: Row): Account {
  return {
    officer: plain(row.officer),
    name: row.name,
    scheme: row.scheme,
    publicKey: plain(row.public_key),
    roles: JSON.parse(row.roles) as Role[],
    credential: plain(row.credential),
    cose: plain(row.cose),
    enrolled: row.enrolled,
  };
}
