import { hpke } from '../ports/hpke.ts';
import type { Carrying } from './bag.ts';
import { Broken, type Reason } from './broken.ts';
import { beyond, bundlesOf, pictureHash } from './bundles.ts';
import { playCourier } from './courier-files.ts';
import type { ActWord, BundleWord, Dialogue, EntryWord, Step } from './dialogue.ts';
import { bundleDialogues } from './dialogues/bundle.ts';
import { circuitDialogues } from './dialogues/circuit.ts';
import { courierDialogues } from './dialogues/courier.ts';
import { envelopeDialogues } from './dialogues/envelope.ts';
import { lineDialogues } from './dialogues/line.ts';
import { recordDialogues } from './dialogues/record.ts';
import { expectations } from './expectations.ts';
import { playFrame } from './frames.ts';
import { cosignBy, loseKey } from './key-changes.ts';
import { playParts } from './parts.ts';
import { playPayload } from './payloads.ts';
import { Stage } from './stage.ts';
import { playStranger } from './strangers.ts';
import { roles, type TestLine } from './tester-keys.ts';

/** Every dialogue, in the order in which they are played. */
export const dialogues: readonly Dialogue[] = [
  ...circuitDialogues,
  ...envelopeDialogues,
  ...bundleDialogues,
  ...lineDialogues,
  ...recordDialogues,
  ...courierDialogues,
];

/** What became of one rule. */
export type Outcome = {
  readonly rule: string;
  readonly section: string;
  readonly must: 'pass' | 'fail';
  readonly holds: boolean;
  readonly reason: Reason | null;
  readonly detail: string;
  readonly ms: number;
};

export type Playing = {
  readonly line: TestLine;
  readonly address: string;
  /** Rules to play, by number or by the beginning of it; empty: all. */
  readonly rules: readonly string[];
  /** Who imports and exports files at the station; without him their rules are left out. */
  readonly carrying?: Carrying | undefined;
  readonly onOutcome: (outcome: Outcome) => void;
};

/**
 * Plays the dialogues against the station at the address, one after another, and tells of each
 * whether its rule holds. A rule that is broken stops nothing: the next one begins on a fresh
 * connection.
 */
export async function play(playing: Playing): Promise<Outcome[]> {
  const { line, address, carrying, onOutcome } = playing;
  const stage = new Stage(line, address, carrying);
  const outcomes: Outcome[] = [];
  try {
    for (const dialogue of chosen(playing)) {
      const outcome = await playOne(stage, dialogue);
      outcomes.push(outcome);
      onOutcome(outcome);
      if (outcome.reason === 'no-connection') break;
    }
  } finally {
    await stage.end();
  }
  return outcomes;
}

type Choice = Pick<Playing, 'rules' | 'carrying'>;

function chosen({ rules, carrying }: Choice): readonly Dialogue[] {
  return asked(rules).filter(({ byCourier }) => byCourier !== true || carrying !== undefined);
}

/** Rules that were asked for and are left out, because nobody carries files. */
export function leftOut({ rules, carrying }: Choice): readonly string[] {
  if (carrying !== undefined) return [];
  return asked(rules).flatMap(({ rule, byCourier }) => (byCourier === true ? [rule] : []));
}

function asked(rules: readonly string[]): readonly Dialogue[] {
  if (rules.length === 0) return dialogues;
  return dialogues.filter(({ rule }) =>
    rules.some((one) => one === rule || rule.startsWith(`${one}.`)),
  );
}

async function playOne(stage: Stage, dialogue: Dialogue): Promise<Outcome> {
  const { rule, section, must } = dialogue;
  const started = performance.now();
  const outcome = (holds: boolean, reason: Reason | null, detail: string): Outcome => {
    const ms = Math.round(performance.now() - started);
    return { rule, section, must, holds, reason, detail, ms };
  };
  stage.role = dialogue.as ?? 'tester';
  stage.claims = true;
  try {
    await stage.connected(stage.role);
    await stage.resume();
    stage.begin();
    for (const step of dialogue.steps) await playStep(stage, step);
    return outcome(true, null, '');
  } catch (error) {
    await stage.afresh();
    stage.faltered.add(stage.role);
    if (!(error instanceof Broken)) return outcome(false, 'bug', String(error));
    return outcome(false, error.reason, error.detail);
  }
}

async function playStep(stage: Stage, step: Step): Promise<void> {
  if ('expect' in step) return expectations[step.expect](stage);
  if ('write' in step) {
    for (let i = 0; i < (step.times ?? 1); i++) await write(stage, step.write);
    return;
  }
  stage.mark();
  if ('bundle' in step) return sendBundle(stage, step.bundle);
  if ('frame' in step) return playFrame(stage, step.frame);
  if ('parts' in step) return playParts(stage, step.parts);
  if ('payload' in step) return playPayload(stage, step.payload);
  if ('courier' in step) return playCourier(stage, step.courier);
  if ('stranger' in step) return playStranger(stage, step.stranger);
  return playAct(stage, step.act);
}

/** A bundle that must be taken raises what may be held from here on. */
async function sendBundle(stage: Stage, word: BundleWord): Promise<void> {
  const sender = word === 'by-another' ? await stage.connected('tester') : stage.peer;
  const payloads = bundlesOf(stage, word);
  if (word === 'whole' || word === 'by-another') stage.heldBefore = stage.mayHold();
  if (word === 'too-large' || word === 'second-history') stage.stand();
  await sender.give(...payloads);
}

async function write(stage: Stage, word: EntryWord): Promise<void> {
  const journal = stage.journal();
  switch (word) {
    case 'held-beyond':
      return journal.write('message', beyond(stage));
    case 'attachment':
      return journal.write({ attachment: pictureHash(stage), size: stage.picture.length });
    case 'receive-key': {
      const party = stage.party();
      const next = { number: party.receive.number + 1, ...(await hpke.generateKeyPair()) };
      party.receive = next;
      stage.peer.addReceiveKey(next);
      return journal.write({ receiveKey: next.publicKey, number: next.number });
    }
    default:
      return journal.write(word);
  }
}

async function playAct(stage: Stage, act: ActWord): Promise<void> {
  if (act === 'lose-key') return loseKey(stage);
  if (act === 'all-cosign') return cosignBy(stage, roles);
  if (act === 'one-cosigns') return cosignBy(stage, [stage.role]);
  if (act === 'hang-up') return stage.peer.end();
  if (act === 'fetch') return stage.bag.fetch(stage);
  if (act === 'connect-again' || act === 'connect-anew') {
    if (act === 'connect-again') await stage.peer.end();
    await stage.connect();
    stage.opensBefore = 0;
    return;
  }
  stage.peer.cosigns = act === 'give-receipts';
  if (act === 'give-receipts') stage.claims = true;
}
