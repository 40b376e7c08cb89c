/** What a path does to the frames it carries. */
export type Profile = {
  /** Bytes per ms; infinite: at once. */
  readonly rate: number;
  /** Both ends know that rate, as of a radio or a leased line. */
  readonly declared: boolean;
  /** Bytes of the largest frame; a larger one is lost. */
  readonly mtu: number;
  readonly delayMs: number;
  /** Up to so much more, drawn for each frame. */
  readonly jitterMs: number;
  /** Frames overtake one another. */
  readonly unordered: boolean;
  /** Probabilities, for each frame. */
  readonly loss: number;
  readonly duplicate: number;
  readonly flip: number;
  readonly truncate: number;
  /** Bursts of loss (Gilbert and Elliott): how often one begins, and how often it ends. */
  readonly burst: { readonly begins: number; readonly ends: number } | null;
  /** The only end that sends: 0 or 1; null: both. */
  readonly oneWay: 0 | 1 | null;
};

/** A good path of today: 20 ms, nothing lost. */
export const clean: Profile = {
  rate: Number.POSITIVE_INFINITY,
  declared: false,
  mtu: 576 * 1024,
  delayMs: 20,
  jitterMs: 0,
  unordered: false,
  loss: 0,
  duplicate: 0,
  flip: 0,
  truncate: 0,
  burst: null,
  oneWay: null,
};

/** The one circuit that is left in the end: 9,600 bit/s, a chunk in a frame, 0.3 s of delay. */
export const slow: Profile = { ...clean, rate: 1.2, mtu: 65 * 1024, delayMs: 300 };

/** The same, of a kind of circuit that knows its rate. */
export const slowAndKnown: Profile = { ...slow, declared: true };
