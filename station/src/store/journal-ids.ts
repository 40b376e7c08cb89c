import { assert } from '@parley/core/base/assert.ts';
import { journalsMax } from './line-schema.ts';
import type { StoreDatabase } from './store-database.ts';

/** Small numbers for the names of journals, so that rows and keys stay short. */
export class JournalIds {
  private readonly database: StoreDatabase;
  private readonly ids = new Map<string, number>();
  private readonly names = new Map<number, string>();

  constructor(database: StoreDatabase) {
    this.database = database;
    this.reload();
  }

  /** After a rollback: names given in that transaction are gone. */
  reload(): void {
    this.ids.clear();
    this.names.clear();
    const rows = this.database.db.prepare('SELECT id, name FROM journal ORDER BY id').all();
    for (const row of rows as { id: number; name: string }[]) this.remember(row.id, row.name);
  }

  /** The number of a journal, or undefined when nothing of it was ever stored. */
  find(name: string): number | undefined {
    return this.ids.get(name);
  }

  /** The number of a journal, given now if it has none; inside a transaction only. */
  give(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const result = this.database.db.prepare('INSERT INTO journal(name) VALUES(?)').run(name);
    const id = Number(result.lastInsertRowid);
    assert(id < journalsMax, 'a line has fewer journals than places allow');
    this.remember(id, name);
    return id;
  }

  /** Names and numbers, oldest first. */
  all(): Iterable<[string, number]> {
    return this.ids;
  }

  name(id: number): string {
    const name = this.names.get(id);
    assert(name !== undefined, 'a row names a journal that is known');
    return name;
  }

  private remember(id: number, name: string): void {
    this.ids.set(name, id);
    this.names.set(id, name);
  }
}
