import type { LogLine } from './parley-run.ts';

/** More FLASHs in an hour than the charter likes: a warning, no more. */
const harmless = new Set(['over-budget']);

/**
 * The record kept outside: what one station told, all its lives together, in the answers to its
 * officers and in its operator's log. What stands here must stand in both journals for ever.
 */
export class Ledger {
  /** Texts by name of the entry: the answer to the release was there. */
  readonly signed = new Map<string, string>();
  /** Names of entries of the other side that an officer here acknowledged, and the answer came. */
  readonly acknowledged = new Set<string>();
  /** Largest sizes said to be on a record: `0 by 1`, or `0.1 by 1` of a later incarnation. */
  readonly recorded = new Map<string, number>();
  readonly refused = new Map<string, number>();
  /** What must never be said: muteness, a contested journal, a violation. */
  readonly wrong: string[] = [];
  receipts = 0;
  /** No text is said twice, over all lives. */
  said = 0;

  take(line: LogLine): void {
    const { msg, code = '', count = 1, size = 0, journal, by } = line;
    switch (msg) {
      case 'recorded': {
        this.receipts++;
        const present = journal?.number ? `.${journal.number}` : '';
        const key = `${journal?.party}${present} by ${by?.party}`;
        this.recorded.set(key, Math.max(size, this.recorded.get(key) ?? 0));
        return;
      }
      case 'refused':
        this.refused.set(code, (this.refused.get(code) ?? 0) + count);
        return;
      case 'violation':
        if (!harmless.has(code)) this.wrong.push(JSON.stringify(line));
        return;
      case 'mute':
        if (line.reason === null) return;
        this.wrong.push(JSON.stringify(line));
        return;
      case 'contested':
      case 'fault':
        this.wrong.push(JSON.stringify(line));
    }
  }
}
