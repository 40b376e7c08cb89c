import { ascii } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { encode } from '@parley/core/codec/cbor.ts';
import { encodeForkProof } from '@parley/core/codec/fork-proof.ts';
import { cosignatureMessage } from '@parley/core/codec/note.ts';
import { encodeCosignature, encodePayload, type HaveMark } from '@parley/core/codec/payload.ts';
import { entropy } from '../station.ts';
import { Broken, pause, within } from './broken.ts';
import { pictureHash } from './bundles.ts';
import type { PayloadWord } from './dialogue.ts';
import { answerMs } from './peer.ts';
import type { Stage } from './stage.ts';

const floodChallenges = 300;

/** Plays a step that sends payloads which say too little, too much, or what is not so. */
export async function playPayload(stage: Stage, word: PayloadWord): Promise<void> {
  const { peer, station } = stage;
  switch (word) {
    case 'unknown-type':
      return peer.give(encode([99, new Uint8Array(8)]), encode([16]));
    case 'unsorted-have': {
      const [first, ...rest] = stage.marks();
      return peer.give(peer.have(null, [...rest, first as HaveMark]));
    }
    case 'have-nothing':
      stage.claims = false;
      await nextChallenge(stage);
      return;
    case 'have-nothing-replayed':
      return replayHave(stage);
    case 'have-of-another-root': {
      const marks = stage
        .marks()
        .map((mark, i) => (i > 0 ? mark : { ...mark, root: entropy.bytes(32) }));
      const nonce = await nextChallenge(stage);
      return peer.give(peer.have(nonce, marks));
    }
    case 'note-want':
      return peer.give(encodePayload({ type: 'note-want', journal: station.name, size: 1 }));
    case 'receipt-of-nothing':
      return peer.give(receipt(stage, station.head.size + 5, true));
    case 'forged-receipt':
      return peer.give(receipt(stage, station.head.size, false));
    case 'challenge-flood':
      for (let i = 0; i < floodChallenges; i++) {
        await peer.give(encodePayload({ type: 'challenge', nonce: entropy.bytes(8) }));
      }
      return pause(1100);
    case 'fork-proof-of-nothing':
      return peer.give(forkProofOfNothing(stage));
    case 'cut-ask':
      return peer.give(encodePayload({ type: 'cut-ask' }));
    case 'attachment-want': {
      const want = { hash: pictureHash(stage), offset: 0, length: limits.chunkBytesMax };
      return peer.give(encodePayload({ type: 'want', ...want }));
    }
    default:
      return playChunks(stage, word === 'wrong-chunks');
  }
}

/** The nonce of the challenge that the station sends next. */
async function nextChallenge(stage: Stage): Promise<Uint8Array> {
  const { peer } = stage;
  const from = peer.payloads.length;
  const silent = new Broken('no-answer', 'a challenge of its own');
  const { nonce } = await within(answerMs, silent, () => peer.since('challenge', from)[0]);
  // The honest answer to it goes first.
  await pause(50);
  return nonce;
}

/** A have vector that names an earlier challenge, as one that was kept and sent again would. */
async function replayHave(stage: Stage): Promise<void> {
  const { peer } = stage;
  const older = await nextChallenge(stage);
  await nextChallenge(stage);
  const { claims } = stage;
  stage.claims = false;
  const replayed = peer.have(older);
  stage.claims = claims;
  stage.from = peer.payloads.length;
  for (let i = 0; i < 20; i++) await peer.give(replayed);
}

function receipt(stage: Stage, size: number, isTrue: boolean): Uint8Array {
  const time = Math.floor(Date.now() / 1000);
  const text = ascii(`${stage.station.origin}\n${size}\n`);
  const signed = stage.party().cosign.sign(cosignatureMessage(time, text));
  const signature = isTrue ? signed : entropy.bytes(64);
  return encodeCosignature({ journal: stage.station.name, size, time, signature, cosigner: null });
}

/** Two notes of one size whose signatures are nobody's. */
function forkProofOfNothing(stage: Stage): Uint8Array {
  const note = () => ({
    size: 1,
    root: entropy.bytes(32),
    leaf: entropy.bytes(32),
    signature: entropy.bytes(64),
  });
  const journal = stage.journal().name;
  const notes = [note(), note()] as const;
  const proof = encodeForkProof({ line: stage.line.id, journal, fork: 'roots', notes });
  return encodePayload({ type: 'fork-proof', proof });
}

/** What the station wants, piece by piece, until it wants no more; or other bytes for the whole. */
async function playChunks(stage: Stage, wrong: boolean): Promise<void> {
  const { peer, picture } = stage;
  const bytes = wrong ? entropy.bytes(picture.length) : picture;
  const hash = pictureHash(stage);
  stage.from = peer.payloads.length;
  for (let offset = 0; offset < bytes.length; offset += limits.chunkBytesMax) {
    const piece = bytes.slice(offset, offset + limits.chunkBytesMax);
    const chunk = { hash, offset, total: bytes.length, bytes: piece };
    await peer.give(encodePayload({ type: 'chunk', ...chunk }));
  }
  await pause(200);
}
