import type { StationLine } from '../station.ts';

/** One refusal as `status` shows it; no bytes of what was refused. */
export type RefusalSeen = {
  readonly code: string;
  readonly detail: string;
  readonly from: number | null;
  readonly circuit: string | null;
  /** Ms since 1970. */
  readonly time: number;
};

export type RefusalRecord = {
  readonly counts: ReadonlyMap<string, number>;
  /** The newest ones, oldest first. */
  readonly last: readonly RefusalSeen[];
  readonly fault: string | null;
};

const lastMax = 100;
const records = new WeakMap<StationLine, RefusalRecord>();

/** Counts what a line refuses from now on, and keeps the last hundred; also its open fault. */
export function recordRefusals(line: StationLine): void {
  const counts = new Map<string, number>();
  const last: RefusalSeen[] = [];
  const record = { counts, last, fault: null as string | null };
  records.set(line, record);
  line.host.subscribe((event) => {
    if (event.event === 'fault') record.fault = event.what;
    if (event.event === 'recovered') record.fault = null;
    if (event.event !== 'refused') return;
    const { code, detail, from, circuit } = event;
    counts.set(code, (counts.get(code) ?? 0) + 1);
    last.push({ code, detail, from, circuit, time: Date.now() });
    if (last.length > lastMax) last.shift();
  });
}

/** What was refused since the start; nothing where nobody counts. */
export function refusalsOf(line: StationLine): RefusalRecord {
  return records.get(line) ?? { counts: new Map(), last: [], fault: null };
}
