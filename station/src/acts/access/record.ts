import type { StationLine } from '../../station.ts';
import { type PrivateRecord, privateKinds } from '../../store/private-journal.ts';
import { StoreFault } from '../../store/refusals.ts';

/** Readings that a full disk could not take yet: they are recorded as soon as it can. */
const owed = new WeakMap<StationLine, PrivateRecord[]>();

export type Access = {
  /** What is done, as a word: `open-body`, `transcript-export`, `disclose`... */
  readonly act: string;
  readonly what: PrivateRecord['what'];
  /** Who does it; null: nobody was named, and the station answers for it. */
  readonly officer: Uint8Array | null;
};

/**
 * Records a reading, before anything is read (design section 8). A warning is shown first and its
 * reading recorded after; anything else is not shown while the reading cannot be recorded.
 */
export function recordReading(
  line: StationLine,
  { act, what, officer, urgent }: Access & { readonly urgent: boolean },
): void {
  const { time, clock } = line.host.options.clock.now();
  const record: PrivateRecord = { kind: privateKinds.access, officer, act, what, time, clock };
  const all = [...(owed.get(line) ?? []), record];
  try {
    line.store.transaction(() => {
      for (const one of all) line.privateJournal.append(one);
    });
    owed.delete(line);
  } catch (error) {
    if (!(error instanceof StoreFault) || !urgent) throw error;
    owed.set(line, all);
  }
}

/** Every export, disclosure and search is an entry of the private journal, before it is made. */
export function recordAccess(line: StationLine, access: Access): void {
  recordReading(line, { ...access, urgent: false });
}

/** What came of it, beside the entry that says that it was done. */
export function recordOutcome(line: StationLine, access: Access): void {
  const { time, clock } = line.host.options.clock.now();
  line.privateJournal.append({ kind: privateKinds.note, ...access, time, clock });
}
