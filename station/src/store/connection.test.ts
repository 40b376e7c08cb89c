import { expect, it } from 'vitest';
import { type SqlDatabase, setUp } from './connection.ts';

it('a database goes over to its log by a switch that is durable itself', () => {
  let synchronous = '';
  const switched: string[] = [];
  const db = {
    pragma: (text: string) => {
      if (text.startsWith('synchronous')) synchronous = text;
      if (!text.startsWith('journal_mode')) return undefined;
      switched.push(synchronous);
      return 'wal';
    },
  } as unknown as SqlDatabase;
  setUp(db);
  // The journal of the switch is deleted: that too must be on disk, or it comes back and empties
  // the file. From then on every commit is synced.
  expect(switched).toEqual(['synchronous = extra']);
  expect(synchronous).toBe('synchronous = full');
});
