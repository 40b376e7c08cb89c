import { assert } from '@parley/core/base/assert.ts';

const second = 1000;
const hour = 3600 * second;

/** Bounds of the envelope, with units and reasons; periods are elapsed milliseconds. */
export const envelopeLimits = {
  /** Frames sealed with one secret: far below what AES-GCM allows, far above a day's traffic. */
  sessionFramesMax: 2 ** 24,
  /** Frames at which the next session is begun, so that none has to wait for it. */
  sessionFramesRenew: 2 ** 24 - 2 ** 14,
  /** A sending secret lives a day, so that a stolen one opens a day. */
  sessionAgeMs: 24 * hour,
  /** A new receive key changes the session at most so often. */
  keyRenewalMs: hour,
  /** Pause after a session could not be opened to a peer, and between two forced ones. */
  startPauseMs: second,
  /** Bytes of payloads that wait for a session to come up, per peer. */
  queueBytesMax: 16 * 1024 * 1024,
  /** Receiving sessions kept per sender: a month of daily ones and as many courier files. */
  receivingPerPeerMax: 64,
  /** `open` frames in work at once; each passed the check of its signature. */
  pendingOpensMax: 32,
  /** Bytes of frames that wait for their `open` to be worked off, all together. */
  pendingBytesMax: 16 * 1024 * 1024,
  /** Unknown session ids remembered per circuit. */
  unknownIdsMax: 64,
  /** Circuits for which unknown ids are remembered; the oldest goes first. */
  unknownCircuitsMax: 64,
  /** One cannot-open per circuit in so long; also the first pause for one id. */
  answerPauseMs: 10 * second,
  /** Longest pause between two answers about one id. */
  answerPauseMaxMs: hour,
  /** An unknown id of which no frame came for so long is forgotten. */
  unknownForgottenMs: 2 * hour,
  /** A claimed number of a receive key counts at most so far above our newest. */
  keyNumberLeapMax: 1024,
  /** How long cannot-open waits for a receive key that was asked for. */
  keyWaitMs: 2 * second,
} as const;

assert(
  envelopeLimits.sessionFramesRenew < envelopeLimits.sessionFramesMax,
  'a session is renewed before it is used up',
);
assert(envelopeLimits.sessionFramesMax <= 2 ** 32, 'a frame number has four bytes');
