import {
  checkKind,
  type DatabaseKind,
  makeSchema,
  setUp,
} from '@parley/station/store/connection.ts';
import { Guard } from '@parley/station/store/guard.ts';
import { guardKind } from '@parley/station/store/guard-schema.ts';
import { lineKind } from '@parley/station/store/line-schema.ts';
import { LineStore } from '@parley/station/store/line-store.ts';
import { StoreDatabase } from '@parley/station/store/store-database.ts';
import type { SqliteModule } from 'wa-sqlite/dist/wa-sqlite.mjs';
import { digestOf } from './digest.ts';
import type { ForgetfulDisk } from './forgetful-disk.ts';
import { WasmDatabase } from './sqlite-wasm.ts';

export const line = 'ab'.repeat(32);
/** Space for warnings is a matter of its own: `full-disk.test.ts`. */
const reserve = { ready: () => true, spent: false, spend: () => false };
const kinds = { line: lineKind(line), guard: guardKind } as const;
export type Which = keyof typeof kinds;

/** The two databases of a station, with the store's own code above them. */
export class Stores {
  readonly line: LineStore;
  readonly guard: Guard;

  private constructor(line: StoreDatabase, guard: StoreDatabase, id: string) {
    this.line = LineStore.over(line, id, { reserve });
    this.guard = Guard.over(guard, reserve);
  }

  /** As the store makes them: complete under another name first. */
  static create(sqlite: SqliteModule, disk: ForgetfulDisk): Stores {
    for (const which of ['line', 'guard'] as const) {
      const db = new WasmDatabase(sqlite, `${which}.new`);
      setUp(db);
      makeSchema(db, kinds[which]);
      db.close();
      disk.rename(`${which}.new`, which);
    }
    return Stores.open(sqlite);
  }

  static open(sqlite: SqliteModule): Stores {
    const opened = (['line', 'guard'] as const).map((which) => {
      return open(sqlite, which, kinds[which]);
    }) as [StoreDatabase, StoreDatabase];
    return new Stores(...opened, line);
  }

  /** Everything that a database holds, as one hash. */
  digest(which: Which): string {
    return digestOf(this[which].database.db);
  }

  /** What SQLite says of every page; 'ok' when all is whole. */
  integrity(which: Which): string {
    const { db } = this[which].database;
    return String(db.pragma('integrity_check(3)', { simple: true }));
  }

  close(): void {
    this.line.close();
    this.guard.close();
  }
}

function open(sqlite: SqliteModule, file: string, kind: DatabaseKind): StoreDatabase {
  const db = new WasmDatabase(sqlite, file);
  try {
    setUp(db);
    checkKind(db, kind);
    return new StoreDatabase(file, db);
  } catch (error) {
    db.close();
    throw error;
  }
}
