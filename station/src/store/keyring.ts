import { assert } from '@parley/core/base/assert.ts';
import { plain } from './blob.ts';
import { faulting } from './refusals.ts';
import type { StoreDatabase } from './store-database.ts';

/** The private keys of one of the station's incarnations, and their certificate. */
export type IncarnationKeys = {
  /** Ed25519 seed of the note key, 32 bytes. */
  readonly note: Uint8Array;
  /** Ed25519 seed of the cosignature key, 32 bytes. */
  readonly cosign: Uint8Array;
  /** ML-DSA-44 seed, 32 bytes. */
  readonly mldsa: Uint8Array;
  /** Ed25519 seed of the TLS key, 32 bytes. */
  readonly tls: Uint8Array;
  readonly certificate: Uint8Array;
};

const roles = ['note', 'cosign', 'mldsa', 'tls', 'certificate'] as const;
const psk = 'psk';

/** Keys of the station on this line, by `journalKey` of the incarnation, in the line's database. */
export class Keyring {
  private readonly database: StoreDatabase;

  constructor(database: StoreDatabase) {
    this.database = database;
  }

  /** Keys of an incarnation are written once; inside a transaction of the line store. */
  put(journal: string, keys: IncarnationKeys): void {
    const insert = this.database.db.prepare('INSERT INTO key VALUES(?, ?, ?)');
    for (const role of roles) insert.run(journal, role, keys[role]);
  }

  get(journal: string): IncarnationKeys | undefined {
    const sql = 'SELECT role, bytes FROM key WHERE journal = ?';
    const rows = faulting(() => this.database.db.prepare(sql).all(journal)) as KeyRow[];
    if (rows.length === 0) return undefined;
    const found = new Map(rows.map((row) => [row.role, plain(row.bytes)]));
    const key = (role: (typeof roles)[number]) => {
      const bytes = found.get(role);
      assert(bytes !== undefined, 'keys of an incarnation are complete');
      return bytes;
    };
    return {
      note: key('note'),
      cosign: key('cosign'),
      mldsa: key('mldsa'),
      tls: key('tls'),
      certificate: key('certificate'),
    };
  }

  /** Journal keys of the incarnations whose private keys are here. */
  incarnations(): string[] {
    const sql = "SELECT journal FROM key WHERE role = 'note' ORDER BY journal";
    const rows = faulting(() => this.database.db.prepare(sql).all()) as { journal: string }[];
    return rows.map((row) => row.journal);
  }

  /** Destroys the private keys of an incarnation; its certificate is also an entry and stays. */
  destroy(journal: string): void {
    this.database.transaction(() => {
      this.database.db.prepare('DELETE FROM key WHERE journal = ?').run(journal);
    });
    this.database.checkpoint();
  }

  /** The ceremony's secret of this line, 32 bytes; inside a transaction of the line store. */
  putPsk(secret: Uint8Array): void {
    assert(secret.length === 32, 'the ceremony secret has 32 bytes');
    this.database.db.prepare('INSERT OR REPLACE INTO key VALUES(?, ?, ?)').run('', psk, secret);
  }

  psk(): Uint8Array | undefined {
    const sql = "SELECT role, bytes FROM key WHERE journal = '' AND role = ?";
    const row = faulting(() => this.database.db.prepare(sql).get(psk)) as KeyRow | undefined;
    return row === undefined ? undefined : plain(row.bytes);
  }
}

type KeyRow = { role: string; bytes: Buffer };
