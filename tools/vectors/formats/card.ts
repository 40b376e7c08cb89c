import { hex } from '@parley/core/base/bytes.ts';
import { encodeCard } from '@parley/core/codec/card.ts';
import type { Party } from '@parley/core/codec/charter.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import { cardLines } from '@parley/station/ceremony/card-text.ts';
import { cardWords, wordsOf } from '@parley/station/ceremony/words.ts';
import type { FailCase, PassCase, VectorFile } from '../case.ts';
import { fail, failValue } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { sampleCharter } from './charter.ts';

function pass(name: string, party: Party): PassCase {
  const bytes = encodeCard(party);
  const words = wordsOf(nodeCrypto.sha256(bytes), cardWords);
  const lines = cardLines(bytes).reverse();
  return { name, bytes: hex(bytes), given: { words, lines }, shows: { name: party.name } };
}

function bad(name: string, party: Party): FailCase {
  return fail(name, 'bad-charter', encodeCard(party));
}

/** Cards: spec/charter.md, ceremony. */
export function cardVectors(): VectorFile {
  const [north, south] = sampleCharter.parties as [Party, Party];
  const [first, second] = north.officers as [Officer, Officer];
  const { keys } = north;
  return {
    format: 'card',
    about: 'What a party brings to a ceremony: as bytes, as words, as lines (spec/charter.md).',
    pass: [pass('of one party', north), pass('of another', south)],
    fail: [
      fail('no bytes', 'malformed-cbor', new Uint8Array(0)),
      failValue('no party', 'bad-charter', ['north']),
      bad('a name with a capital letter', { ...north, name: 'North' }),
      bad('one key in two places', { ...north, keys: { ...keys, cosign: keys.note } }),
      bad('the recovery key among them', { ...north, recovery: keys.tls }),
      bad("an officer's id that is not of his key", {
        ...north,
        officers: [{ ...first, id: second.id }],
      }),
      bad('two officers of one key', { ...north, officers: [first, first] }),
    ],
  };
}
