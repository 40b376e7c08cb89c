/** The power fails between two effects: nothing behind this point happens. */
export class PowerCut extends Error {}

/** Counts the places at which a station could stop, and stops it at the one that was drawn. */
export class PowerSwitch {
  /** Places until it stops; 0: it does not. */
  in = 0;
  /** The name of the place at which it is to stop, or null. */
  at: CrashPoint | null = null;

  /** A place at which the process may end. */
  pass(point: CrashPoint): void {
    if (this.at === point || (this.in > 0 && --this.in === 0)) {
      this.at = null;
      this.in = 0;
      throw new PowerCut(point);
    }
  }

  reset(): void {
    this.in = 0;
    this.at = null;
  }
}

/** The letters of one turn of writing, and what else is written beside it. */
export type CrashPoint =
  | 'before-persist'
  | 'after-persist'
  | 'before-guard'
  | 'after-guard'
  | 'before-sign'
  | 'after-sign'
  | 'before-effect'
  | 'key-drawn'
  | 'key-kept';
