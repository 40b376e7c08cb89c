/** What a run says: which promise was broken, or undefined when all is well. */
export type Broken = string | undefined;

/** Something that bytes of a stranger reach. */
export type Target = {
  readonly name: string;
  /**
   * Does with the bytes what the product does. Undefined when all is well, refusal included; a
   * text when a promise is broken: what decodes must encode to the same bytes, and the like. To
   * throw is always a broken promise.
   */
  readonly run: (bytes: Uint8Array) => Broken | Promise<Broken>;
  /** Inputs to begin with, beside those of the corpus. */
  readonly seeds: () => readonly Uint8Array[];
  /** Makes sums and signatures true again, so that what lies behind them is reached too. */
  readonly mend?: (bytes: Uint8Array) => Uint8Array;
};
