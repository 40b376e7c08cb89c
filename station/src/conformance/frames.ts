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
import {
  encodeOpen,
  keyNameOf,
  type OpenContent,
  openInfo,
  openMessage,
} from '@parley/envelope/open.ts';
import { SendingSession } from '@parley/envelope/session.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { drawSecrets, publicKeysOf } from '../loop/founding-keys.ts';
import { aead } from '../ports/aead.ts';
import { hpke } from '../ports/hpke.ts';
import { entropy } from '../station.ts';
import { Broken, within } from './broken.ts';
import { flipped } from './bundles.ts';
import type { FrameWord } from './dialogue.ts';
import { answerMs } from './peer.ts';
import type { Stage } from './stage.ts';
import { stationIndex, type TesterParty } from './tester-keys.ts';

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
      return peer.send(...new Array<Uint8Array>(3).fill(unknownFrame()));
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

function nextFrame(stage: Stage): Promise<Uint8Array> {
  const journal = stage.journal();
  return stage.peer.sealed(journal.bundle(journal.sent));
}

function spoiledFrames(word: 'cut' | 'flipped', frame: Uint8Array): Uint8Array[] {
  return Array.from({ length: samples }, (_, i) => {
    const at = 1 + Math.floor((i * (frame.length - 1)) / samples);
    return word === 'cut' ? frame.slice(0, at) : flipped(frame, at * 8 + (i % 8));
  });
}

function unknownFrame(): Uint8Array {
  return new SendingSession(aead, entropy.bytes(32)).seal(Uint8Array.of(0x81, 15));
}

/** A session that the party's replaced keys open, and a challenge or the next bundle in it. */
async function playReplaced(stage: Stage, word: FrameWord): Promise<void> {
  const { peer, role, replacedKeys } = stage;
  const before = replacedKeys.get(role)?.party;
  if (before === undefined) throw new Broken('bug', 'the keys were replaced before');
  const session = await openSession(stage, before);
  const journal = stage.journal();
  if (word === 'replaced-session') {
    const nonce = entropy.bytes(8);
    stage.unanswered = nonce;
    return peer.send(session.seal(encodePayload({ type: 'challenge', nonce })));
  }
  peer.send(session.seal(journal.bundle(journal.sent)));
  journal.sent = journal.size;
}

/** An `open` by these keys is sent: its session. */
async function openSession(stage: Stage, by: TesterParty): Promise<SendingSession> {
  const secret = entropy.bytes(32);
  const session = new SendingSession(aead, secret);
  const { line, station, peer } = stage;
  const { number, publicKey } = station.keys.receive;
  const keyName = keyNameOf(nodeCrypto(), publicKey);
  const about = {
    line: line.id,
    sender: by.name,
    recipient: stationIndex,
    id: session.id,
    keyName,
  };
  const context = { info: openInfo(about), psk: line.secret, pskId: line.id };
  const sealed = await hpke.seal(publicKey, secret, context);
  if (sealed === undefined) throw new Broken('bug', 'a receive key seals');
  const content: OpenContent = { ...about, keyNumber: number, ...sealed };
  peer.send(encodeOpen({ ...content, signature: by.note.sign(openMessage(content)) }));
  return session;
}

/** An `open` that is spoiled, with the next bundle sealed in its session. */
async function playOpen(stage: Stage, word: FrameWord): Promise<void> {
  const { line, station, peer } = stage;
  const party = stage.party();
  const secret = entropy.bytes(32);
  const session = new SendingSession(aead, secret);
  const receiveKey =
    word === 'open-to-unknown-key'
      ? (await hpke.generateKeyPair()).publicKey
      : station.keys.receive.publicKey;
  const about = {
    line: word === 'open-of-another-line' ? entropy.bytes(32) : line.id,
    sender: party.name,
    recipient: word === 'open-to-another' ? party.name.party : stationIndex,
    id: session.id,
    keyName: keyNameOf(nodeCrypto(), receiveKey),
  };
  const context = { info: openInfo(about), psk: line.secret, pskId: about.line };
  const sealed = await hpke.seal(receiveKey, secret, context);
  if (sealed === undefined) throw new Broken('bug', 'a receive key seals');
  const content: OpenContent = { ...about, keyNumber: station.keys.receive.number, ...sealed };
  const signature = party.note.sign(openMessage(content));
  const forged = word === 'forged-open' ? flipped(signature, 300) : signature;
  peer.send(encodeOpen({ ...content, signature: forged }));
  const journal = stage.journal();
  journal.write('message');
  const frame = session.seal(journal.bundle(journal.sent));
  for (let i = 0; i < 3; i++) peer.send(frame);
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
