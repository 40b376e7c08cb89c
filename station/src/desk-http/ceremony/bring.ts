import { isCardCodes } from '@parley/api/card-code.ts';
import { equal, hex, unhex } from '@parley/core/base/bytes.ts';
import { decodeCard, encodeCard } from '@parley/core/codec/card.ts';
import type { Party } from '@parley/core/codec/charter.ts';
import { ActRefusal } from '../../acts/act.ts';
import { wholeCard } from '../../ceremony/card-text.ts';
import type { Station } from '../../station.ts';
import type { CeremonyDocument } from '../store/ceremonies.ts';

/**
 * The ceremony with one more card, its words not compared yet. A party that comes again with
 * another card takes the place of its first. Refuses what is no card, and our own.
 */
export function bringCard(
  { crypto }: Station,
  document: CeremonyDocument,
  given: { readonly card: string; readonly own: Party },
): CeremonyDocument {
  const party = cardOf(crypto, given.card);
  if (party.name === given.own.name) throw new ActRefusal('bad-charter', party.name);
  const card = hex(encodeCard(party));
  if (document.cards.some((one) => one.card === card)) return document;
  const others = document.cards.filter((one) => partyOf(crypto, one.card).name !== party.name);
  return { ...document, cards: [...others, { card, compared: null }] };
}

/** Lines of QR codes as they were scanned, or the file's bytes in base 64 for addresses. */
function cardOf(crypto: Station['crypto'], text: string): Party {
  const file = Buffer.from(text, isCardCodes(text) ? 'latin1' : 'base64url');
  const bytes = wholeCard(new Uint8Array(file));
  const party = bytes === undefined ? undefined : decodeCard(crypto, bytes);
  if (!party?.ok) throw new ActRefusal(party?.code ?? 'file-unreadable', 'card');
  return party.value;
}

/** A card that this ceremony keeps. */
export function partyOf(crypto: Station['crypto'], card: string): Party {
  const party = decodeCard(crypto, unhex(card) as Uint8Array);
  if (!party.ok) throw new ActRefusal(party.code, party.detail);
  return party.value;
}

export function sameParty(one: Party, other: Party): boolean {
  return equal(encodeCard(one), encodeCard(other));
}
