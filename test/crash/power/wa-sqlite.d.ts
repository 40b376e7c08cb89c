// What is called of SQLite in WebAssembly; the package declares its module as `any`.
declare module 'wa-sqlite/dist/wa-sqlite.mjs' {
  type Pointer = number;

  export interface SqliteModule {
    readonly HEAPU8: Uint8Array;
    ccall(
      name: string,
      result: string,
      types: readonly string[],
      values: readonly unknown[],
    ): unknown;
    registerVFS(vfs: object, makeDefault: boolean): number;
    getTempRet0(): number;
    getValue(at: Pointer, type: string): number;
    UTF8ToString(at: Pointer): string;
    stringToUTF8(text: string, at: Pointer, bytes: number): void;
    lengthBytesUTF8(text: string): number;
    _malloc(bytes: number): Pointer;
    _free(at: Pointer): void;
    _sqlite3_malloc(bytes: number): Pointer;
    _getSqliteFree(): Pointer;
    _sqlite3_close(db: Pointer): number;
    _sqlite3_changes(db: Pointer): number;
    _sqlite3_get_autocommit(db: Pointer): number;
    _sqlite3_step(statement: Pointer): number;
    _sqlite3_reset(statement: Pointer): number;
    _sqlite3_finalize(statement: Pointer): number;
    _sqlite3_clear_bindings(statement: Pointer): number;
    _sqlite3_bind_null(statement: Pointer, at: number): number;
    _sqlite3_bind_double(statement: Pointer, at: number, value: number): number;
    _sqlite3_bind_int64(statement: Pointer, at: number, low: number, high: number): number;
    _sqlite3_bind_text(...values: readonly number[]): number;
    _sqlite3_bind_blob(...values: readonly number[]): number;
    _sqlite3_column_count(statement: Pointer): number;
    _sqlite3_column_name(statement: Pointer, column: number): Pointer;
    _sqlite3_column_type(statement: Pointer, column: number): number;
    _sqlite3_column_int64(statement: Pointer, column: number): number;
    _sqlite3_column_double(statement: Pointer, column: number): number;
    _sqlite3_column_text(statement: Pointer, column: number): Pointer;
    _sqlite3_column_blob(statement: Pointer, column: number): Pointer;
    _sqlite3_column_bytes(statement: Pointer, column: number): number;
  }

  function load(options: { wasmBinary: Uint8Array }): Promise<SqliteModule>;

  export { load as default };
}
