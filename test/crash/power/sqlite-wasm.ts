/* oxlint-disable no-underscore-dangle -- the functions of the package begin so */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { SqlDatabase } from '@parley/station/store/connection.ts';
import type { RunResult, Statement, Value } from 'better-sqlite3-multiple-ciphers';
import load, { type SqliteModule } from 'wa-sqlite/dist/wa-sqlite.mjs';

/** SQLite's own codes as the production driver names them. */
const codes: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
};
const [row, done] = [100, 101];

class SqlError extends Error {
  readonly code: string;

  constructor(result: number, message: string) {
    super(message);
    this.code = codes[result] ?? `SQLITE_${result}`;
  }
}

/** SQLite as it is, without ciphers, in WebAssembly; its files lie on a disk that we write. */
export async function loadSqlite(): Promise<SqliteModule> {
  const file = createRequire(import.meta.url).resolve('wa-sqlite/dist/wa-sqlite.wasm');
  return await load({ wasmBinary: readFileSync(file) });
}

/** The calls of the production driver over that SQLite. */
export class WasmDatabase implements SqlDatabase {
  readonly #sqlite: SqliteModule;
  readonly #db: number;
  readonly #statements = new Set<WasmStatement>();
  #open = true;

  constructor(sqlite: SqliteModule, file: string) {
    this.#sqlite = sqlite;
    const at = sqlite._malloc(4);
    const readWriteCreate = 6;
    const types = ['string', 'number', 'number', 'number'];
    const values = [file, at, readWriteCreate, 0];
    const result = sqlite.ccall('sqlite3_open_v2', 'number', types, values) as number;
    this.#db = sqlite.getValue(at, '*');
    sqlite._free(at);
    if (result !== 0) throw new SqlError(result, `cannot open ${file}`);
  }

  get open(): boolean {
    return this.#open;
  }

  get inTransaction(): boolean {
    return this.#sqlite._sqlite3_get_autocommit(this.#db) === 0;
  }

  prepare(sql: string): Statement {
    const at = this.#sqlite._malloc(4);
    const types = ['number', 'string', 'number', 'number', 'number'];
    const values = [this.#db, sql, -1, at, 0];
    this.check(this.#sqlite.ccall('sqlite3_prepare_v2', 'number', types, values) as number);
    const statement = new WasmStatement(this.#sqlite, this, this.#sqlite.getValue(at, '*'));
    this.#sqlite._free(at);
    this.#statements.add(statement);
    return statement;
  }

  exec(sql: string): this {
    const types = ['number', 'string', 'number', 'number', 'number'];
    this.check(
      this.#sqlite.ccall('sqlite3_exec', 'number', types, [this.#db, sql, 0, 0, 0]) as number,
    );
    return this;
  }

  pragma(sql: string, options: { simple?: boolean } = {}): unknown {
    const rows = this.once(`PRAGMA ${sql}`) as Record<string, unknown>[];
    return options.simple ? Object.values(rows[0] ?? {})[0] : rows;
  }

  /** All rows of a statement that is used once. */
  once(sql: string): unknown[] {
    const statement = this.prepare(sql) as WasmStatement;
    try {
      return statement.all();
    } finally {
      statement.finalize();
      this.#statements.delete(statement);
    }
  }

  changes(): RunResult {
    const [{ id }] = this.once('SELECT last_insert_rowid() AS id') as [{ id: number }];
    return { changes: this.#sqlite._sqlite3_changes(this.#db), lastInsertRowid: id };
  }

  check(result: number): void {
    if (result === 0) return;
    const message = this.#sqlite.ccall('sqlite3_errmsg', 'string', ['number'], [this.#db]);
    throw new SqlError(result, String(message));
  }

  close(): this {
    if (!this.#open) return this;
    this.#open = false;
    for (const statement of this.#statements) statement.finalize();
    this.#sqlite._sqlite3_close(this.#db);
    return this;
  }
}

class WasmStatement implements Statement {
  readonly #sqlite: SqliteModule;
  readonly #database: WasmDatabase;
  readonly #statement: number;

  constructor(sqlite: SqliteModule, database: WasmDatabase, statement: number) {
    this.#sqlite = sqlite;
    this.#database = database;
    this.#statement = statement;
  }

  run(...values: Value[]): RunResult {
    for (const _ of this.iterate(...values)) break;
    return this.#database.changes();
  }

  get(...values: Value[]): unknown {
    for (const found of this.iterate(...values)) return found;
    return undefined;
  }

  all(...values: Value[]): unknown[] {
    return [...this.iterate(...values)];
  }

  *iterate(...values: Value[]): IterableIterator<unknown> {
    for (const [i, value] of values.entries()) this.#bind(i + 1, value);
    let result = done;
    try {
      for (;;) {
        result = this.#sqlite._sqlite3_step(this.#statement);
        if (result !== row) break;
        yield this.#row();
      }
    } finally {
      this.#sqlite._sqlite3_reset(this.#statement);
      this.#sqlite._sqlite3_clear_bindings(this.#statement);
    }
    if (result !== done) this.#database.check(result);
  }

  finalize(): void {
    this.#sqlite._sqlite3_finalize(this.#statement);
  }

  #bind(at: number, value: Value): void {
    const { _sqlite3_bind_blob, _sqlite3_bind_text } = this.#sqlite;
    const free = this.#sqlite._getSqliteFree();
    if (value === null) this.#sqlite._sqlite3_bind_null(this.#statement, at);
    else if (typeof value === 'string') {
      const bytes = this.#sqlite.lengthBytesUTF8(value);
      const copy = this.#sqlite._sqlite3_malloc(bytes + 1);
      this.#sqlite.stringToUTF8(value, copy, bytes + 1);
      _sqlite3_bind_text(this.#statement, at, copy, bytes, free);
    } else if (typeof value === 'object') {
      const copy = this.#sqlite._sqlite3_malloc(Math.max(1, value.length));
      this.#sqlite.HEAPU8.set(value, copy);
      _sqlite3_bind_blob(this.#statement, at, copy, value.length, free);
    } else if (Number.isInteger(Number(value))) {
      const wide = BigInt(value);
      const low = Number(wide & 0xffffffffn);
      this.#sqlite._sqlite3_bind_int64(this.#statement, at, low, Number(wide >> 32n));
    } else this.#sqlite._sqlite3_bind_double(this.#statement, at, Number(value));
  }

  #row(): Record<string, Value> {
    const found: Record<string, Value> = {};
    const columns = this.#sqlite._sqlite3_column_count(this.#statement);
    for (let i = 0; i < columns; i++) {
      const name = this.#sqlite.UTF8ToString(this.#sqlite._sqlite3_column_name(this.#statement, i));
      found[name] = this.#column(i);
    }
    return found;
  }

  #column(i: number): Value {
    const type = this.#sqlite._sqlite3_column_type(this.#statement, i);
    switch (type) {
      case 1: {
        const low = this.#sqlite._sqlite3_column_int64(this.#statement, i) >>> 0;
        return this.#sqlite.getTempRet0() * 2 ** 32 + low;
      }
      case 2:
        return this.#sqlite._sqlite3_column_double(this.#statement, i);
      case 3:
        return this.#sqlite.UTF8ToString(this.#sqlite._sqlite3_column_text(this.#statement, i));
      case 4: {
        const at = this.#sqlite._sqlite3_column_blob(this.#statement, i);
        const bytes = this.#sqlite._sqlite3_column_bytes(this.#statement, i);
        // The production driver gives Buffers, and readers take them as such.
        return Buffer.from(this.#sqlite.HEAPU8.slice(at, at + bytes));
      }
      default:
        return null;
    }
  }
}
