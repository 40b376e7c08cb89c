import { hex } from '@parley/core/base/bytes.ts';
import { canaryMessage } from '@parley/core/codec/canary.ts';
import { originOf } from '@parley/core/codec/names.ts';
import {
  checkpointText,
  cosignatureMessage,
  pqCosignatureMessage,
} from '@parley/core/codec/note.ts';
import { encodeCosignature, encodePayload } from '@parley/core/codec/payload.ts';
import type { PassCase, VectorFile } from '../case.ts';
import { fail, withByte } from '../mutate.ts';
import { line, mark, own, peer, time } from '../sample.ts';
import { seeded, seededKey, seededMlDsa } from '../seeded.ts';

const seconds = time / 1000;
const size = 300;
const [root, leaf] = [seeded('root at 300', 32), seeded('leaf 299', 32)];
const origin = originOf(line, 'south', peer);
const note = seededKey('note north');
const cosign = seededKey('cosign north');
const mldsa = seededMlDsa('north');
/** What everything here is not signed over, or by. */
const other = seededKey('note south');

function pass(name: string, bytes: Uint8Array, shows: PassCase['shows'] & object): PassCase {
  return { name, bytes: hex(bytes), shows };
}

const nonce = seeded('canary', 16);
const marks = [
  { ...own, size: 12, root: seeded('root at 12', 32), gaps: [[14, 2] as const] },
  { ...mark, gaps: [] },
];

function answered(change: Partial<Parameters<typeof canaryMessage>[2]> = {}, by = own.party) {
  const signed = canaryMessage(line, by, { nonce, time, marks, ...change });
  return encodePayload({ type: 'canary-answer', nonce, time, marks, signature: note.sign(signed) });
}

/** Answers to canaries: spec/link.md. */
export function canaryAnswerVectors(): VectorFile {
  const whole = answered();
  const none = canaryMessage(line, own.party, { nonce, time, marks: [] });
  const empty = {
    type: 'canary-answer',
    nonce,
    time,
    marks: [],
    signature: note.sign(none),
  } as const;
  const byOther = { ...empty, signature: other.sign(none) };
  return {
    format: 'canary-answer',
    about: 'Answers to a canary, under the note key of who answers (spec/link.md).',
    given: { line: hex(line), party: own.party, noteKey: hex(note.publicKey) },
    pass: [
      pass('with two marks', whole, { nonce: hex(nonce), time, marks: 2 }),
      pass('with none', encodePayload(empty), { nonce: hex(nonce), time, marks: 0 }),
    ],
    fail: [
      fail('signed over another nonce', 'bad-signature', answered({ nonce: seeded('other', 16) })),
      fail('over another time', 'bad-signature', answered({ time: time + 1 })),
      fail('over other marks', 'bad-signature', answered({ marks: marks.slice(1) })),
      fail('as another party', 'bad-signature', answered({}, peer.party)),
      fail('by another key', 'bad-signature', encodePayload(byOther)),
      fail('the signature altered', 'bad-signature', withByte(whole, whole.length - 1, 0xff)),
      fail('a canary', 'malformed', encodePayload({ type: 'canary', nonce })),
    ],
  };
}

function cosigned(change: { time?: number; size?: number; origin?: string } = {}, by = cosign) {
  const head = { origin: change.origin ?? origin, size: change.size ?? size, root, leaf };
  const signature = by.sign(cosignatureMessage(change.time ?? seconds, checkpointText(head)));
  return { journal: peer, size, time: seconds, signature, cosigner: own };
}

/** Cosignatures as they are sent: spec/checkpoint.md. */
export function cosignatureVectors(): VectorFile {
  const shows = { size, time: seconds };
  const elsewhere = originOf(line, 'south', { ...peer, number: 1 });
  const refused = (name: string, ...how: Parameters<typeof cosigned>) =>
    fail(name, 'bad-signature', encodeCosignature(cosigned(...how)));
  return {
    format: 'cosignature',
    about: 'Cosignatures as payloads, over a head that the reader holds (spec/checkpoint.md).',
    given: { origin, root: hex(root), leaf: hex(leaf), cosignKey: hex(cosign.publicKey) },
    pass: [
      pass('that names its cosigner', encodeCosignature(cosigned()), shows),
      pass('of who sends it', encodeCosignature({ ...cosigned(), cosigner: null }), shows),
    ],
    fail: [
      refused('over another time', { time: seconds + 1 }),
      refused('over another size', { size: size + 1 }),
      refused('over the journal before', { origin: elsewhere }),
      refused('by the note key', {}, note),
    ],
  };
}

function sealed(change: { time?: number; cosigner?: string; size?: number } = {}, by = mldsa) {
  const cosigner = change.cosigner ?? originOf(line, 'north', own);
  const head = { origin, size: change.size ?? size, root };
  const signature = by.sign(pqCosignatureMessage(change.time ?? seconds, cosigner, head));
  const statement = { journal: peer, size, root, time: seconds, cosigner: own, signature };
  return encodePayload({ type: 'pq', ...statement });
}

/** Post-quantum cosignatures as they are sent: spec/checkpoint.md. */
export function pqVectors(): VectorFile {
  const refused = (name: string, ...how: Parameters<typeof sealed>) =>
    fail(name, 'bad-signature', sealed(...how));
  return {
    format: 'pq',
    about: 'Post-quantum cosignatures as payloads, by ML-DSA-44 (spec/checkpoint.md).',
    given: {
      origin,
      cosigner: originOf(line, 'north', own),
      mldsaKey: hex(mldsa.publicKey),
    },
    pass: [pass('over a head of another', sealed(), { size, time: seconds })],
    fail: [
      refused('over another time', { time: seconds + 1 }),
      refused('over another size', { size: size + 1 }),
      refused('in the name of another', { cosigner: origin }),
      refused('by another key', {}, seededMlDsa('south')),
    ],
  };
}
