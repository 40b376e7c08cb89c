import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { charter, officerWithKey } from '../../test/founding.ts';
import { limits } from '../base/limits.ts';
import { decodeCard, encodeCard } from './card.ts';
import { encode } from './cbor.ts';
import { type Party, partyValue } from './charter.ts';

const [card] = charter.parties as [Party];
const read = (party: Party) => decodeCard(testCrypto, encodeCard(party));
const refusal = (detail: string) => ({ ok: false, code: 'bad-charter', detail });

describe('the card of a party', () => {
  it('comes back from its bytes', () => {
    expect(read(card)).toEqual({ ok: true, value: card });
  });

  it('is refused over its limit, cut off, or of another shape', () => {
    const long = new Uint8Array(limits.charterBytesMax + 1);
    expect(decodeCard(testCrypto, long)).toMatchObject({ code: 'over-limit' });
    const most = long.subarray(1);
    expect(decodeCard(testCrypto, most)).not.toMatchObject({ code: 'over-limit' });
    const cut = encodeCard(card).subarray(0, -1);
    expect(decodeCard(testCrypto, cut)).toMatchObject({ code: 'malformed-cbor' });
    const parts = partyValue(card) as never[];
    const other = encode(parts.slice(1));
    expect(decodeCard(testCrypto, other)).toMatchObject(refusal('a card of another shape'));
  });

  it('is refused when one key stands in two places', () => {
    const { keys, officers } = card;
    const twice = refusal('one key in two places');
    expect(read({ ...card, recovery: keys.note })).toMatchObject(twice);
    const own = officerWithKey('someone', keys.tls);
    expect(read({ ...card, officers: [...officers, own] })).toMatchObject(twice);
    const recovery = officerWithKey('someone', card.recovery);
    expect(read({ ...card, officers: [...officers, recovery] })).toMatchObject(twice);
  });

  it('is refused when an id is not that of its officer’s key', () => {
    const officers = card.officers.map((one, i) => {
      return i === 1 ? { ...one, id: bytesOf('another', 8) } : one;
    });
    expect(read({ ...card, officers })).toMatchObject(refusal('an officer id not of its key'));
  });
});
