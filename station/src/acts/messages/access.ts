import type { StationLine } from '../../station.ts';
import { type PrivateRecord, privateKinds } from '../../store/private-journal.ts';
import { StoreFault } from '../../store/refusals.ts';

/** Readings that a full disk could not take yet: they are recorded as soon as it can. */
const owed = new WeakMap<StationLine, PrivateRecord[]>();

/**
 * Records that a body was opened (design section 8). A warning is shown first and its reading
 * recorded after; anything else is not shown while the reading cannot be recorded.
 */
export function recordReading(
  line: StationLine,
  reading: {
    readonly act: string;
    readonly what: PrivateRecord['what'];
    readonly officer: Uint8Array | null;
    readonly urgent: boolean;
  },
): void {
  const { time, clock } = line.host.options.clock.now();
  const { act, what, officer, urgent } = reading;
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
