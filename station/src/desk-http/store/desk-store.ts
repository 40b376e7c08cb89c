import type { SqlDatabase } from '../../store/connection.ts';

/** What the desk's tables lie in: a line's database, or before the first line one of its own. */
export type DeskStore = {
  readonly database: { readonly db: Pick<SqlDatabase, 'prepare' | 'exec'> };
  /** All or nothing, durable on return. */
  transaction<T>(work: () => T): T;
};
