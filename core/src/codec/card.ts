import { hex } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { limits } from '../base/limits.ts';
import { type Result, refuse } from '../base/refusal.ts';
import { decode, encode } from './cbor.ts';
import { type Party, partyCheck, partyValue } from './charter.ts';
import { checked, distinct } from './check.ts';
import { keyNames } from './keyset.ts';
import { officerIdFits } from './officer.ts';

/** The card that a party brings to a ceremony: its entry of the charter (spec/charter.md). */
export function encodeCard(party: Party): Uint8Array {
  return encode(partyValue(party));
}

/**
 * A card from its bytes. Refuses `over-limit`, the codes of CBOR, and `bad-charter` for another
 * shape, one key in two places, or an officer whose id is not of his key.
 */
export function decodeCard(crypto: Crypto, bytes: Uint8Array): Result<Party> {
  if (bytes.length > limits.charterBytesMax) return refuse('over-limit', 'bytes of a card');
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const party = checked(partyCheck, decoded.value, 'card');
  if (!party.ok) return refuse('bad-charter', 'a card of another shape');
  const { recovery, keys, officers } = party.value;
  const names = [hex(recovery), ...keyNames(keys), ...officers.map((one) => hex(one.publicKey))];
  if (!distinct(names)) return refuse('bad-charter', 'one key in two places');
  if (!officers.every((one) => officerIdFits(crypto, one))) {
    return refuse('bad-charter', 'an officer id not of its key');
  }
  return party;
}
