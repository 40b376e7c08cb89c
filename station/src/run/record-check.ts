import type { Journal } from '@parley/core/replication/line.ts';
import { type BrokenJournal, type CheckedLine, checkJournal } from '../evidence/journal-check.ts';
import { StoreFault } from '../store/refusals.ts';

/** How the whole record is read through beside all other work. */
export type CheckPace = {
  /** After a start, when a station has other things to do. */
  readonly firstMs: number;
  /** Between two runs, of 256 entries at most. */
  readonly stepMs: number;
  /** From the end of one check to the next. */
  readonly againMs: number;
};

const usual: CheckPace = { firstMs: 10_000, stepMs: 50, againMs: 24 * 3_600_000 };

/**
 * Verifies all that is held of a line in the background, a run at a time, and again every day: a
 * start reads heads only (design section 4), and what a disk or a mistake has changed below them is
 * to be known before somebody asks for it.
 */
export class RecordCheck {
  /** The first journal found that does not make its head; null: none so far. */
  broken: BrokenJournal | null = null;
  /** Whole checks that were made. */
  rounds = 0;
  readonly #line: CheckedLine;
  #work: Generator<number, BrokenJournal | undefined> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(line: CheckedLine) {
    this.#line = line;
  }

  /** `told` hears of what is broken, once for each round. */
  start(told: (broken: BrokenJournal) => void, pace: CheckPace = usual): void {
    const step = () => {
      const found = this.#next();
      if (found) {
        this.broken = found;
        told(found);
      }
      if (!this.#work) this.rounds++;
      this.#timer = setTimeout(step, this.#work ? pace.stepMs : pace.againMs);
      this.#timer.unref();
    };
    this.#timer = setTimeout(step, pace.firstMs);
    this.#timer.unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** One run more; a disk that refuses for now is asked again with the next round. */
  #next(): BrokenJournal | undefined {
    this.#work ??= this.#all();
    try {
      const { done, value } = this.#work.next();
      if (!done) return undefined;
      this.#work = undefined;
      return typeof value === 'object' ? value : undefined;
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      this.#work = undefined;
      return undefined;
    }
  }

  *#all(): Generator<number, BrokenJournal | undefined> {
    for (const journal of [...this.#line.host.line.journals.values()]) {
      const found = yield* readThrough(this.#line, journal);
      if (found) return found;
    }
    return undefined;
  }
}

/** A page that is damaged breaks its journal like an entry that was changed. */
function* readThrough(
  line: CheckedLine,
  journal: Journal,
): Generator<number, BrokenJournal | undefined> {
  let seq = 0;
  const work = checkJournal(line, journal);
  try {
    for (let next = work.next(); ; next = work.next()) {
      if (next.done) return next.value;
      seq += next.value;
      yield next.value;
    }
  } catch (error) {
    if (!(error instanceof StoreFault) || error.kind !== 'corrupt') throw error;
    return { journal: journal.key, seq, what: 'unreadable' };
  }
}
