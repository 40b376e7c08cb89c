export type { Query, StoredRun, StoredStart, StoreRecord } from '../journal/records.ts';
