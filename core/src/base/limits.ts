import { assert } from './assert.ts';

/** Every bound of the protocol and of this program, with its unit in its name and its reason. */
export const limits = {
  /** Parties on a line: with more, receipts of all for all no longer fit a slow circuit. */
  partiesMax: 10,
  /** Bytes of one entry's body: a text of 60 pages; anything longer is an attachment. */
  bodyBytesMax: 256 * 1024,
  /** Bytes of one entry as sent, header parts and body. */
  entryBytesMax: 272 * 1024,
  /** Entries in one bundle: one signature for so many. */
  bundleEntriesMax: 256,
  /** Bytes of a bundle at which no further entry joins it: a FLASH waits behind one of them. */
  bundleBytesTarget: 60 * 1024,
  /** Time that one bundle takes on a circuit that knows its rate, ms: a FLASH waits for it. */
  bundleSlowMs: 500,
  /** The same where the rate is measured: one passes while the mark of the last comes back. */
  bundleMeasuredMs: 250,
  /**
   * Bytes of a part of a frame on the slowest circuit, 0.4 s of 9,600 bit/s; up to so many more go
   * with another: smaller ones would be heads and pings above all.
   */
  partBytesLeast: 512,
  /** Bytes of entries at which a bundle is large enough for the slowest circuit. */
  bundleBytesLeast: 256,
  /** Bytes of a transcript's block at which no further entry joins it. */
  blockBytesTarget: 256 * 1024,
  /** Bytes of one frame as sent: the largest entry and its frame fit. */
  frameBytesMax: 576 * 1024,
  /** Bytes of what one frame seals: its head and its tag have the rest. */
  payloadBytesMax: 576 * 1024 - 29,
  /** Marks in one entry's `held`, and in one have vector. */
  heldMarksMax: 64,
  /** References of one entry. */
  referencesMax: 32,
  /** Gaps in a have vector, per journal. */
  gapsMax: 32,
  /**
   * Entries of kind cut in one journal since its last well-formed one that may be the next: an
   * honest author writes one, and a few more where the end of a replaced journal turns out lower.
   */
  cutTriesMax: 64,
  /** Journals of one party, one per incarnation: that a station keeps, and that a journal names. */
  incarnationsMax: 64,
  /** Ids in one cannot-open. */
  cannotOpenIdsMax: 16,
  /** Bytes of an attachment. */
  attachmentBytesMax: 16 * 1024 * 1024,
  /** Bytes of one chunk of an attachment: a FLASH waits for one at most, or for a part of it. */
  chunkBytesMax: 64 * 1024,
  /** Language versions of one message. */
  textsMax: 8,
  /** Addressees of one entry: every party of the largest line. */
  addresseesMax: 10,
  /** Attachments that one entry names. */
  attachmentsMax: 16,
  /** Bytes of attachments that wait in drafts of one line: sixteen of the largest. */
  draftAttachmentsBytesMax: 256 * 1024 * 1024,
  /** Releases in one entry: more officers than any rule asks for. */
  releasesMax: 8,
  /** Bytes sent to one peer ahead of its receipts, per journal. */
  windowBytesMax: 4 * 1024 * 1024,
  /** Bytes handed to a circuit and not gone yet at which the next payload waits for them. */
  circuitAheadBytes: 4 * 1024,
  /** The same as time, ms, on a circuit that knows its rate. */
  circuitAheadMs: 250,
  /** Bytes of payloads that wait for one circuit: a window and what answers it; more are lost. */
  circuitQueueBytesMax: 6 * 1024 * 1024,
  /** Bytes of them at which the core sends a peer no more by that circuit, until all have gone. */
  circuitQueueBytesTarget: 128 * 1024,
  /** Work a second, of 10 µs or so, above which a circuit is read more slowly. */
  circuitWorkPerSecondMax: 20_000,
  /**
   * Entries of one journal: 150 years at the highest rate measured. Far enough below 2⁵³ that no
   * sum of a place and a count is ever inexact.
   */
  journalEntriesMax: 2 ** 48,
  /**
   * Entries of a party's newest journal held as peeked, beyond the size held without gap, and of
   * all its replaced journals together.
   */
  peekedMax: 64,
  /** Bytes of them: a few of the largest, for they are read whenever something is listed. */
  peekedBytesMax: 1024 * 1024,
  /** UTF-16 units of an attachment's file name: what file systems take. */
  attachmentNameUnitsMax: 255,
  /** UTF-16 units of an attachment's media type (RFC 6838 section 4.2). */
  mediaTypeUnitsMax: 127,
  /** Entries whose leaves a drafter had peeked, per journal named in `before`. */
  beforeLeavesMax: 64,
  /** Terms in one list that parties agree on. */
  termsMax: 256,
  /** UTF-16 units of a term in one language. */
  termUnitsMax: 200,
  /** UTF-16 units of an exercise's title: it stands on every rendering. */
  exerciseTitleUnitsMax: 100,
  /** Bytes of a WebAuthn assertion's authenticatorData and of its clientDataJSON. */
  assertionPartBytesMax: 2048,
  /** Bytes of an incarnation certificate: one of each key, and the longest head before. */
  certificateBytesMax: 4096,
  /** Officers of one party in a charter, and at any time by its roster. */
  officersMax: 64,
  /** Circuits of a charter. */
  circuitsMax: 64,
  /** Release rules of a charter. */
  releaseRulesMax: 64,
  /** Bytes of a signed note: 16 signatures at least, those of ten parties by both algorithms. */
  noteBytesMax: 64 * 1024,
  /** Signature lines of a note, of witnesses among them. */
  noteSignaturesMax: 64,
  /** Hashes of a proof: the largest tree that numbers here can count has 53 levels. */
  proofHashesMax: 54,
  /** Items of CBOR in one payload: a have vector of all journals with all gaps has 7,000. */
  payloadItemsMax: 8192,
  /** Items in a payload whose type has one shape: the longest has a dozen. */
  shapedItemsMax: 64,
  /** Bytes of an `open` frame: all numbers in it at their largest. */
  openBytesMax: 1400,
  /** Bytes of a `cannot-open` frame, with all its ids. */
  cannotOpenBytesMax: 1700,
  /** Arrays and maps in one another: twice what any structure has, so that no reader overflows. */
  nestingMax: 16,
  /** Entries that wait to be written at a station: a day of the busiest line. */
  queueMax: 200_000,
  /** Ledgers of past periods that a station still states: a week of hours in which it was off. */
  ledgersOwedMax: 168,
  /** Bytes of a fork proof: two heads, two paths. */
  forkProofBytesMax: 16 * 1024,
  /** Bytes of a proof that an entry is over the limits: it holds the entry, and fits a frame. */
  overLimitProofBytesMax: 576 * 1024,
  /** Bytes of a C2SP tlog-proof: a path and a signed note. */
  tlogProofBytesMax: 72 * 1024,
  /** Bytes of a charter. */
  charterBytesMax: 128 * 1024,
  /** Bytes of a courier file. */
  courierBytesMax: 1024 * 1024 * 1024,
  /** Time in which a desk answers its page, ms: an officer who waits longer is told so. */
  deskAnswerMs: 30_000,
  /** The same where a whole journal is read, or the other side is waited for. */
  deskLongAnswerMs: 600_000,
  /** Answers to acts that a desk remembers, in case its page asks again. */
  deskActsMax: 64,
  /** Time for which it remembers one, ms: nobody presses a button again much later. */
  deskActMs: 1_800_000,
  /** Frames in one courier file: so many chunks fill it, and the manifest stays below 3 MB. */
  courierFramesMax: 64 * 1024,
} as const;

assert(limits.bodyBytesMax < limits.entryBytesMax, 'the largest body fits an entry');
assert(
  limits.bundleBytesTarget + limits.entryBytesMax < limits.payloadBytesMax,
  'a bundle that is full but for its last entry fits a frame',
);
assert(
  limits.circuitQueueBytesMax > limits.windowBytesMax + limits.entryBytesMax,
  'a window waits for a circuit without loss, and a FLASH beside it',
);
