import { readFileSync, writeFileSync } from 'node:fs';
import { encodePayload } from '@parley/core/codec/payload.ts';
import {
  type CannotOpenContent,
  cannotOpenMessage,
  encodeCannotOpen,
} from '@parley/envelope/cannot-open.ts';
import { writeCourier } from '../circuits/courier/container.ts';
import { headerBytes } from '../circuits/courier/layout.ts';
import { hpke } from '../ports/hpke.ts';
import { entropy } from '../station.ts';
import type { Bag } from './bag.ts';
import { Broken } from './broken.ts';
import { flipped } from './bundles.ts';
import type { CourierWord } from './dialogue.ts';
import { lostKey, type OpeningOptions, opening } from './opening.ts';
import type { Stage } from './stage.ts';
import { stationIndex } from './tester-keys.ts';

/** Plays a step that gives files to the operator of the station under test. */
export async function playCourier(stage: Stage, word: CourierWord): Promise<void> {
  const { bag } = stage;
  bag.codes = [];
  for (const file of await filesOf(stage, bag, word)) await bag.carry(file);
}

async function filesOf(stage: Stage, bag: Bag, word: CourierWord): Promise<string[]> {
  const journal = stage.journal();
  const { sent, size } = journal;
  switch (word) {
    case 'again':
      if (bag.last === undefined) throw new Broken('bug', 'a file went there before');
      return [bag.last];
    case 'out-of-order': {
      const older = await written(stage, {
        word: 'older',
        bundles: [journal.bundle(sent, sent + 1)],
      });
      const newer = await written(stage, { word: 'newer', bundles: [journal.bundle(sent + 1)] });
      journal.sent = size;
      return [newer, older];
    }
    case 'whole':
      stage.heldBefore = stage.mayHold();
      journal.sent = size;
      return [await written(stage, { word, bundles: sent < size ? [journal.bundle(sent)] : [] })];
    case 'have-nothing':
      stage.claims = false;
      return [await written(stage, { word, bundles: [] })];
    case 'cannot-open':
      return [await written(stage, { word, bundles: [], clear: [await cannotOpenOf(stage)] })];
    case 'to-lost-key':
    case 'forged-open': {
      const options = word === 'forged-open' ? { forged: true } : { key: await lostKey(stage) };
      return [await written(stage, { word, bundles: [journal.bundle(sent)], options })];
    }
    default:
      return spoiled(stage, word);
  }
}

type Content = {
  readonly word: string;
  readonly bundles: readonly Uint8Array[];
  readonly options?: OpeningOptions;
  /** Frames in clear behind the `open`. */
  readonly clear?: readonly Uint8Array[];
  readonly line?: Uint8Array;
  readonly to?: number;
};

/** A whole file: `open`, a challenge, a have vector, and these bundles. */
async function written(stage: Stage, content: Content): Promise<string> {
  const { bag } = stage;
  const { word, bundles, options, clear = [] } = content;
  const { session, frame } = await opening(stage, options);
  const nonce = entropy.bytes(8);
  const have = encodePayload({ type: 'have', seen: bag.seen, marks: stage.marks() });
  const payloads = [encodePayload({ type: 'challenge', nonce }), have, ...bundles];
  const { line = stage.line.id, to = stationIndex } = content;
  const header = { line, from: stage.party().name.party, to, id: entropy.bytes(16) };
  const frames = [frame, ...clear, ...payloads.map((payload) => session.seal(payload))];
  const path = bag.path(word);
  const made = await writeCourier(path, { ...header, frames });
  if (!made.ok) throw new Broken('bug', made.code);
  bag.challenge = nonce;
  bag.session = session.id;
  bag.last = path;
  return path;
}

/** Files that say truly what the line would take, and are spoiled as files. */
async function spoiled(stage: Stage, word: CourierWord): Promise<string[]> {
  const journal = stage.journal();
  const bundles = [journal.bundle(journal.sent)];
  if (word === 'another-line') {
    return [await written(stage, { word, bundles, line: entropy.bytes(32) })];
  }
  if (word === 'for-another') {
    const to = stage.party('witness').name.party;
    return [await written(stage, { word, bundles, to })];
  }
  const whole = new Uint8Array(readFileSync(await written(stage, { word: 'unspoiled', bundles })));
  return versionsOf(word, whole).map((bytes) => {
    const path = stage.bag.path(word);
    writeFileSync(path, bytes, { mode: 0o600 });
    return path;
  });
}

function versionsOf(word: CourierWord, whole: Uint8Array): Uint8Array[] {
  const { length } = whole;
  switch (word) {
    case 'half-written':
      // One byte, the header alone, in the middle, in the trailer, the last byte missing.
      return [1, headerBytes, length >> 1, length - 30, length - 1].map((at) => whole.slice(0, at));
    case 'altered':
      // The file id, a frame, the manifest, the hash.
      return [45, headerBytes + 400, length - 70, length - 30].map((at) => flipped(whole, at * 8));
    case 'unknown-version': {
      const other = whole.slice();
      other[8] = 2;
      return [other];
    }
    case 'no-courier-file':
      return [new TextEncoder().encode('Handle with care.\n'), entropy.bytes(5000)];
    default:
      throw new Broken('bug', `no courier file ${word}`);
  }
}

/** The file that came last could not be opened: a newer key of ours, drawn for it. */
async function cannotOpenOf(stage: Stage): Promise<Uint8Array> {
  const { brought } = stage.bag;
  if (brought === undefined) throw new Broken('bug', 'a file came back before');
  const party = stage.party();
  party.receive = { number: party.receive.number + 1, ...(await hpke.generateKeyPair()) };
  const content: CannotOpenContent = {
    line: stage.line.id,
    sender: party.name,
    ids: [brought.open.id],
    keyNumber: party.receive.number,
    publicKey: party.receive.publicKey,
  };
  // What could not be opened named no challenge.
  stage.bag.seen = null;
  return encodeCannotOpen({ ...content, signature: party.note.sign(cannotOpenMessage(content)) });
}
