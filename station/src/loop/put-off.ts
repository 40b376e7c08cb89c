import { StoreFault } from '../store/refusals.ts';

/**
 * What must be written and answers nobody: a disk that refuses it now puts it off, and it is done
 * once, in order, when there is space. The line goes on meanwhile.
 */
export class PutOff {
  #waiting: (() => void)[] = [];
  readonly #fault: (fault: StoreFault) => void;

  /** Is told when something is put off, and not again at each attempt. */
  constructor(fault: (fault: StoreFault) => void) {
    this.#fault = fault;
  }

  /** Does it now, behind what waits. False: put off. */
  do(work: () => void): boolean {
    const first = this.#waiting.length === 0;
    this.#waiting.push(work);
    return this.#work(first);
  }

  /** From time to time. */
  retry(): void {
    this.#work(false);
  }

  #work(tell: boolean): boolean {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      try {
        next();
      } catch (error) {
        if (!(error instanceof StoreFault)) throw error;
        if (tell) this.#fault(error);
        return false;
      }
      this.#waiting.shift();
    }
    return true;
  }
}
