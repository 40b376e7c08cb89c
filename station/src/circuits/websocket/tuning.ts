import { limits } from '@parley/core/base/limits.ts';

/** The bounds of a websocket carrier; tests turn them down. */
export type Tuning = typeof defaultTuning;

export const defaultTuning = {
  /** From the first byte of TCP to an identified websocket. */
  handshakeMs: 10_000,
  /** A frame that was begun must be whole by then: 576 kB at 40 kbit/s. */
  halfFrameMs: 120_000,
  /** Between asking for the end of a connection and ending it. */
  closeMs: 1_000,
  /**
   * Bytes waiting in this process above which `send` says full, until they are so few again: on a
   * path that is slow, and the most on one that takes them at once. Between the two it learns.
   */
  highWaterBytes: limits.circuitAheadBytes,
  highWaterBytesMax: 1024 * 1024,
  /** A path that takes what it was given in this time has not kept a FLASH waiting. */
  atOnceMs: 10,
  /**
   * Bytes on their way that the peer has not read yet, above which `send` says full: at first, and
   * on a path that turns out slow or quick. A system takes megabytes into its own buffers, where a
   * FLASH cannot overtake them.
   */
  windowBytes: 1024,
  windowBytesMin: 16 * 1024,
  windowBytesMax: 8 * 1024 * 1024,
  /**
   * Below this a bundle of the usual size takes longer than it may: bundles are made smaller, and
   * so much goes ahead, ms, beyond what a path of that length holds: one such bundle, and a little,
   * so that the path is never idle. At the least so many bytes.
   */
  slowPathBytesPerSecond: (limits.bundleBytesTarget * 1000) / limits.bundleSlowMs,
  slowAheadMs: limits.bundleMeasuredMs + 50,
  windowBytesLeast: 256,
  /** No path is longer there and back, ms: by two satellites. What takes longer waits somewhere. */
  longPathMs: 1_200,
  /**
   * A mark that has waited so little on its way widens the window, twice where it did not wait at
   * all, and one that so long narrows it.
   */
  markAtOnceMs: 50,
  markSoonMs: 250,
  markLateMs: 1_000,
  /** While the window is full, the peer is asked again after this time. */
  markAgainMs: 1_000,
  /** Bytes above which frames are dropped. */
  dropWaterBytes: 4 * 1024 * 1024,
  /** What one peer may send before its socket is read more slowly. */
  bytesPerSecond: 64 * 1024 * 1024,
  framesPerSecond: 20_000,
  /** A connection by which nothing came that needs more than a TLS key is ended after this time. */
  proofMs: 30_000,
  /** The other end is asked for a sign of life so often. */
  askMs: 20_000,
  /**
   * It has this long, and what the bytes under way take on the slowest path there may
   * be, up to a bound: that of a frame half sent.
   */
  aliveMs: 10_000,
  slowBytesPerSecond: 1024,
  aliveMsMax: 120_000,
  /** Connections of one peer, beside that in use, that have proved nothing. */
  besideMax: 8,
  /** Connections whose other end has not shown who it is: all, and from one address. */
  unidentifiedMax: 16,
  unidentifiedPerAddressMax: 10,
  /** First and longest bound of the pause before dialling again. */
  backoffBaseMs: 250,
  backoffCapMs: 30_000,
  /** A connection that lasted so long forgives the failures before it. */
  stableMs: 10_000,
};
