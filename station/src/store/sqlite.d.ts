// The package's own declarations are not reachable through its "exports"; this is what we call.
declare module 'better-sqlite3-multiple-ciphers' {
  export type Value = string | number | bigint | Uint8Array | null;
  export type RunResult = { changes: number; lastInsertRowid: number | bigint };

  export interface Statement {
    run(...values: Value[]): RunResult;
    get(...values: Value[]): unknown;
    all(...values: Value[]): unknown[];
    iterate(...values: Value[]): IterableIterator<unknown>;
  }

  type Options = { timeout?: number; fileMustExist?: boolean; readonly?: boolean };

  class Database {
    constructor(file: string | Buffer, options?: Options);
    readonly open: boolean;
    readonly inTransaction: boolean;
    prepare(sql: string): Statement;
    exec(sql: string): void;
    pragma(sql: string, options?: { simple?: boolean }): unknown;
    serialize(): Buffer;
    close(): void;
  }

  export { Database as default };
}
