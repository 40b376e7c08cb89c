import { randomBytes } from 'node:crypto';
import { limits } from '@parley/core/base/limits.ts';
import {
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
} from '@parley/core/codec/certificate.ts';
import { encodePayload } from '@parley/core/codec/payload.ts';
import {
  type CannotOpenContent,
  cannotOpenMessage,
  encodeCannotOpen,
} from '@parley/envelope/cannot-open.ts';
import { certificateFrame } from '@parley/envelope/frame.ts';
import { SendingSession } from '@parley/envelope/session.ts';
import { drawSecrets, publicKeysOf } from '../loop/founding-keys.ts';
import { aead } from '../ports/aead.ts';
import { hpke } from '../ports/hpke.ts';
import { entropy } from '../station.ts';
import { Broken, within } from './broken.ts';
import { flipped } from './bundles.ts';
import type { FrameWord } from './dialogue.ts';
import { lostKey, type OpeningOptions, opening } from './opening.ts';
import { answerMs } from './peer.ts';
import type { Stage } from './stage.ts';

const randomFrames = 100;
const samples = 48;

/** Plays a step that sends frames which are not what they should be, or not where they should. */
export async function playFrame(stage: Stage, word: FrameWord): Promise<void> {
  const { peer } = stage;
  switch (word) {
    case 'random':
      for (let i = 0; i < randomFrames; i++) peer.send(new Uint8Array(randomBytes(1 + i * 7)));
      return;
    case 'unknown-type':
      return peer.send(Uint8Array.of(4), Uint8Array.of(0xff, 1, 2, 3));
    case 'empty':
      return peer.send(new Uint8Array(0));
    case 'text':
      return peer.sendText('hello');
    case 'too-large':
      return peer.send(new Uint8Array(limits.frameBytesMax + 1));
    case 'no-websocket':
      // Reserved bits and an opcode of no meaning.
      return peer.write(Uint8Array.of(0xff, 0xff, 0xff, 0xff));
    case 'cut':
    case 'flipped':
      return peer.send(...spoiledFrames(word, await nextFrame(stage)));
    case 'a-thousand-times': {
      const frame = await nextFrame(stage);
      stage.journal().sent = stage.journal().size;
      for (let i = 0; i < 1000; i++) peer.send(frame);
      return;
    }
    case 'unknown-session':
      return peer.send(...new Array<Uint8Array>(3).fill(unknownFrame(stage)));
    case 'forged-certificate':
    case 'new-certificate':
      return playCertificate(stage, word);
    case 'replaced-session':
    case 'replaced-session-bundle':
      return playReplaced(stage, word);
    case 'cannot-open':
    case 'cannot-open-with-key':
    case 'forged-cannot-open':
      return playCannotOpen(stage, word);
    default:
      return playOpen(stage, word);
  }
}

/** The entries that were written and not sent, sealed. */
export function nextFrame(stage: Stage): Promise<Uint8Array> {
  const journal = stage.journal();
  return stage.peer.sealed(journal.bundle(journal.sent));
}

function spoiledFrames(word: 'cut' | 'flipped', frame: Uint8Array): Uint8Array[] {
  return Array.from({ length: samples }, (_, i) => {
    const at = 1 + Math.floor((i * (frame.length - 1)) / samples);
    return word === 'cut' ? frame.slice(0, at) : flipped(frame, at * 8 + (i % 8));
  });
}

function unknownFrame(stage: Stage): Uint8Array {
  const session = new SendingSession(aead, entropy.bytes(32));
  stage.unopened = session.id;
  return session.seal(Uint8Array.of(0x81, 15));
}

/** A session that the party's replaced keys open, and a challenge or the next bundle in it. */
async function playReplaced(stage: Stage, word: FrameWord): Promise<void> {
  const { peer, role, replacedKeys } = stage;
  const before = replacedKeys.get(role)?.party;
  if (before === undefined) throw new Broken('bug', 'the keys were replaced before');
  const { session, frame } = await opening(stage, { by: before });
  peer.send(frame);
  const journal = stage.journal();
  if (word === 'replaced-session') {
    const nonce = entropy.bytes(8);
    stage.unanswered = nonce;
    return peer.send(session.seal(encodePayload({ type: 'challenge', nonce })));
  }
  peer.send(session.seal(journal.bundle(journal.sent)));
  journal.sent = journal.size;
}

/** An `open` that is spoiled, or to another key than the newest, with the next bundle behind it. */
async function playOpen(stage: Stage, word: FrameWord): Promise<void> {
  const { session, frame } = await opening(stage, await optionsOf(stage, word));
  stage.unopened = session.id;
  stage.peer.send(frame);
  const journal = stage.journal();
  journal.write('message');
  const sealed = session.seal(journal.bundle(journal.sent));
  for (let i = 0; i < 3; i++) stage.peer.send(sealed);
  if (taken.has(word)) journal.sent = journal.size;
}

/** What is sealed to these is taken. */
const taken: ReadonlySet<FrameWord> = new Set(['open-to-newest-key', 'open-to-older-key']);

async function optionsOf(stage: Stage, word: FrameWord): Promise<OpeningOptions> {
  const { station } = stage;
  switch (word) {
    case 'open-of-another-line':
      return { line: entropy.bytes(32) };
    case 'open-to-another':
      return { recipient: stage.party().name.party };
    case 'forged-open':
      return { forged: true };
    case 'open-to-unknown-key':
      return { key: await lostKey(stage) };
    case 'open-to-newest-key':
      return {};
    case 'open-to-older-key':
    case 'open-to-retired-key':
      return { key: station.receiveKeys.at(-2) ?? station.receive };
    default:
      throw new Broken('bug', `no frame ${word}`);
  }
}

/** Names the station's present session, with the key that it was sealed to or a newer one. */
async function playCannotOpen(stage: Stage, word: FrameWord): Promise<void> {
  const { line, peer } = stage;
  const party = stage.party();
  const missing = new Broken('no-new-session', 'no open came');
  const newest = await within(answerMs, missing, () => peer.opens.at(-1));
  stage.mark();
  const drawn = party.receive;
  const next =
    word === 'cannot-open'
      ? drawn
      : { number: drawn.number + 1, ...(await hpke.generateKeyPair()) };
  if (word === 'cannot-open-with-key') {
    party.receive = next;
    peer.addReceiveKey(next);
  }
  const content: CannotOpenContent = {
    line: line.id,
    sender: party.name,
    ids: [newest.id],
    keyNumber: next.number,
    publicKey: next.publicKey,
  };
  const signature = party.note.sign(cannotOpenMessage(content));
  const forged = word === 'forged-cannot-open' ? flipped(signature, 300) : signature;
  peer.send(encodeCannotOpen({ ...content, signature: forged }));
}

/** New keys of the party that speaks; forged: by a key that is not its recovery key. */
async function playCertificate(stage: Stage, word: FrameWord): Promise<void> {
  const party = stage.party();
  const { head, name } = stage.journal();
  const secrets = await drawSecrets(entropy, party.receive.number + 1);
  const content = encodeCertificateContent({
    line: stage.line.id,
    party: name.party,
    number: name.number + 1,
    tag: secrets.tag,
    keys: publicKeysOf(secrets),
    previous:
      head.size === 0
        ? null
        : { number: name.number, tag: name.tag, size: head.size, root: head.root },
  });
  const signer = word === 'forged-certificate' ? party.note : party.recovery;
  const bytes = encodeCertificate(content, signer.sign(certificateSigningInput(content)));
  if (word === 'forged-certificate') return stage.peer.send(certificateFrame(bytes));
  await stage.renew(secrets, bytes);
}
