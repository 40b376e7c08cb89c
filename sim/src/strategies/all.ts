import { anotherLine } from './counterpart/another-line.ts';
import { backdated } from './counterpart/backdated.ts';
import { beyondNumbers } from './counterpart/beyond-numbers.ts';
import { borrowedKeys } from './counterpart/borrowed-keys.ts';
import { certificateOfOthers } from './counterpart/certificate-of-others.ts';
import { clockLiar } from './counterpart/clock-liar.ts';
import { cosignsForAnother } from './counterpart/cosigns-for-another.ts';
import { cosignsItself } from './counterpart/cosigns-itself.ts';
import { cosignsOtherRoots } from './counterpart/cosigns-other-roots.ts';
import { cosignsThenDenies } from './counterpart/cosigns-then-denies.ts';
import { cosignsWhatNeverWas } from './counterpart/cosigns-what-never-was.ts';
import { courierLies } from './counterpart/courier-lies.ts';
import { cutsFarAhead } from './counterpart/cuts-far-ahead.ts';
import { fallingHeld } from './counterpart/falling-held.ts';
import { falseCanary } from './counterpart/false-canary.ts';
import { falseCannotOpen } from './counterpart/false-cannot-open.ts';
import { falseChunks } from './counterpart/false-chunks.ts';
import { falseCut } from './counterpart/false-cut.ts';
import { falseProofs } from './counterpart/false-proofs.ts';
import { flashSpam } from './counterpart/flash-spam.ts';
import { floods } from './counterpart/floods.ts';
import { forgedAnswers } from './counterpart/forged-answers.ts';
import { heldOfAnotherRoot } from './counterpart/held-of-another-root.ts';
import { heldOfItself } from './counterpart/held-of-itself.ts';
import { heldOfNobody } from './counterpart/held-of-nobody.ts';
import { heldOfNothing } from './counterpart/held-of-nothing.ts';
import { hiddenFork } from './counterpart/hidden-fork.ts';
import { hostileText } from './counterpart/hostile-text.ts';
import { hugeGaps } from './counterpart/huge-gaps.ts';
import { inflatedHave } from './counterpart/inflated-have.ts';
import { inventedGuard } from './counterpart/invented-guard.ts';
import { lastLeafLie } from './counterpart/last-leaf-lie.ts';
import { lateCanary } from './counterpart/late-canary.ts';
import { lateCosigner } from './counterpart/late-cosigner.ts';
import { lateTail } from './counterpart/late-tail.ts';
import { manyBranches } from './counterpart/many-branches.ts';
import { manyIncarnations } from './counterpart/many-incarnations.ts';
import { misplacedEntry } from './counterpart/misplaced-entry.ts';
import { namesWithoutEnd } from './counterpart/names-without-end.ts';
import { neverCosigns } from './counterpart/never-cosigns.ts';
import { notCanonical } from './counterpart/not-canonical.ts';
import { noteOfTheFuture } from './counterpart/note-of-the-future.ts';
import { oldCourierFiles } from './counterpart/old-courier-files.ts';
import { oldHave } from './counterpart/old-have.ts';
import { otherVersion } from './counterpart/other-version.ts';
import { overLimitBody } from './counterpart/over-limit-body.ts';
import { overLimitMarks } from './counterpart/over-limit-marks.ts';
import { pqLies } from './counterpart/pq-lies.ts';
import { receiveKeyLies } from './counterpart/receive-key-lies.ts';
import { repeatedDraft } from './counterpart/repeated-draft.ts';
import { revokedKey } from './counterpart/revoked-key.ts';
import { rewrittenPast } from './counterpart/rewritten-past.ts';
import { rolledBack } from './counterpart/rolled-back.ts';
import { rosterLies } from './counterpart/roster-lies.ts';
import { seqJump } from './counterpart/seq-jump.ts';
import { shownFork } from './counterpart/shown-fork.ts';
import { shrunkHave } from './counterpart/shrunk-have.ts';
import { twoOfOneNumber } from './counterpart/two-of-one-number.ts';
import { unevenFork } from './counterpart/uneven-fork.ts';
import { unknownKinds } from './counterpart/unknown-kinds.ts';
import { unknownReceiveKey } from './counterpart/unknown-receive-key.ts';
import { unreadableBodies } from './counterpart/unreadable-bodies.ts';
import { withheldCannotOpen } from './counterpart/withheld-cannot-open.ts';
import { wordsInAnothersMouth } from './counterpart/words-in-anothers-mouth.ts';
import { wrongRootHave } from './counterpart/wrong-root-have.ts';
import { crossesCircuits } from './relay/crosses-circuits.ts';
import { cutsFrames } from './relay/cuts-frames.ts';
import { delays } from './relay/delays.ts';
import { dropsLarge } from './relay/drops-large.ts';
import { dropsOpens } from './relay/drops-opens.ts';
import { dropsSome } from './relay/drops-some.ts';
import { duplicates } from './relay/duplicates.ts';
import { flipsBits } from './relay/flips-bits.ts';
import { holdsThenBursts } from './relay/holds-then-bursts.ts';
import { keepsLast } from './relay/keeps-last.ts';
import { mailbox } from './relay/mailbox.ts';
import { makesFrames } from './relay/makes-frames.ts';
import { misdirects } from './relay/misdirects.ts';
import { ofAnotherLine } from './relay/of-another-line.ts';
import { oneWay } from './relay/one-way.ts';
import { politeThief } from './relay/polite-thief.ts';
import { reflects } from './relay/reflects.ts';
import { reorders } from './relay/reorders.ts';
import { replays } from './relay/replays.ts';
import { replaysOpenings } from './relay/replays-openings.ts';
import { slowsDown } from './relay/slows-down.ts';
import { splices } from './relay/splices.ts';
import type { Strategy } from './strategy.ts';

/** Every way to lie, in the order of the table; a seed draws from them by name. */
export const strategies: readonly Strategy[] = [
  anotherLine,
  backdated,
  beyondNumbers,
  borrowedKeys,
  certificateOfOthers,
  clockLiar,
  cosignsForAnother,
  cosignsItself,
  cosignsOtherRoots,
  cosignsThenDenies,
  cosignsWhatNeverWas,
  cutsFarAhead,
  fallingHeld,
  falseCanary,
  falseCannotOpen,
  falseCut,
  falseProofs,
  flashSpam,
  floods,
  forgedAnswers,
  heldOfAnotherRoot,
  heldOfItself,
  heldOfNobody,
  heldOfNothing,
  hiddenFork,
  hostileText,
  hugeGaps,
  inflatedHave,
  inventedGuard,
  lastLeafLie,
  lateCanary,
  lateCosigner,
  lateTail,
  manyBranches,
  manyIncarnations,
  misplacedEntry,
  namesWithoutEnd,
  neverCosigns,
  notCanonical,
  noteOfTheFuture,
  oldHave,
  otherVersion,
  overLimitBody,
  overLimitMarks,
  pqLies,
  receiveKeyLies,
  repeatedDraft,
  revokedKey,
  rewrittenPast,
  rolledBack,
  rosterLies,
  seqJump,
  shownFork,
  shrunkHave,
  twoOfOneNumber,
  unevenFork,
  unknownKinds,
  unknownReceiveKey,
  unreadableBodies,
  withheldCannotOpen,
  wordsInAnothersMouth,
  wrongRootHave,
  crossesCircuits,
  cutsFrames,
  delays,
  dropsLarge,
  dropsOpens,
  dropsSome,
  duplicates,
  flipsBits,
  holdsThenBursts,
  keepsLast,
  mailbox,
  makesFrames,
  misdirects,
  ofAnotherLine,
  oneWay,
  politeThief,
  reflects,
  reorders,
  replaysOpenings,
  replays,
  slowsDown,
  splices,
];

/** The same, drawn by themselves (`run/plan.ts`). */
export const laterStrategies: readonly Strategy[] = [courierLies, oldCourierFiles];

/** What came last, drawn by itself as well. */
export const latestStrategies: readonly Strategy[] = [falseChunks];

/** All there are. */
export const all: readonly Strategy[] = [...strategies, ...laterStrategies, ...latestStrategies];
