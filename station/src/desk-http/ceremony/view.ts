import type { Ceremony, CeremonyCard, CeremonyCharter } from '@parley/api/ceremony.ts';
import { equal, hex, unhex } from '@parley/core/base/bytes.ts';
import { encodeCard } from '@parley/core/codec/card.ts';
import type { Party } from '@parley/core/codec/charter.ts';
import { settingNames } from '@parley/core/codec/settings.ts';
import { cardLines } from '../../ceremony/card-text.ts';
import { charterView } from '../../ceremony/charter-view.ts';
import { pictureOf } from '../../ceremony/qr.ts';
import { cardWords, charterWords, wordsOf } from '../../ceremony/words.ts';
import type { Asked } from '../asked.ts';
import { DeskLine } from '../desk-line.ts';
import { personOf } from '../names.ts';
import type { CeremonyDocument, Compared } from '../store/ceremonies.ts';
import { partyOf } from './bring.ts';
import { heldCharter } from './charter.ts';

/** How far a ceremony has come, as pages show it. */
export function viewOf(asked: Asked, own: Party, document: CeremonyDocument): Ceremony {
  const { station } = asked.desk;
  const card = encodeCard(own);
  const sha256 = hex(station.crypto.sha256(card));
  const charter = charterOf(asked, own, document);
  return {
    party: own.name,
    card: hex(card),
    sha256,
    words: wordsOf(station.crypto.sha256(card), cardWords),
    qr: pictureOf(sha256),
    codes: cardLines(card).map((text) => ({ text, qr: pictureOf(text) })),
    founding: !(asked.home instanceof DeskLine),
    cards: cardsOf(asked, own, document),
    charter,
    step: stepOf(document, charter),
    settings: settingNames.map(({ name, value }) => ({ name, value })),
    lines: [...station.lines.values()].map(({ id, charter: { name } }) => {
      return { line: id, name, words: wordsOf(unhex(id) as Uint8Array, charterWords) };
    }),
  };
}

function cardsOf(asked: Asked, own: Party, { cards }: CeremonyDocument): CeremonyCard[] {
  const { crypto } = asked.desk.station;
  const viewed = (party: Party, compared: Compared | null): CeremonyCard => {
    const hash = crypto.sha256(encodeCard(party));
    const words = wordsOf(hash, cardWords);
    const said = comparedOf(asked, compared);
    const officers = party.officers.map(({ id, name, roles }) => {
      return { id: hex(id), name, roles: [...roles] };
    });
    const card = { party: party.name, sha256: hex(hash), words, officers };
    return { ...card, ours: party === own, compared: said };
  };
  const others = cards.map(({ card, compared }) => viewed(partyOf(crypto, card), compared));
  return [viewed(own, null), ...others];
}

function charterOf(
  asked: Asked,
  own: Party,
  { charter, compared, secret }: CeremonyDocument,
): CeremonyCharter | null {
  if (charter === null) return null;
  const read = heldCharter(charter);
  const { parties, ...view } = charterView(read);
  return {
    ...view,
    parties: parties.map((party, i) => {
      const recovery = read.charter.parties[i]?.recovery;
      return { ...party, ours: recovery !== undefined && equal(recovery, own.recovery) };
    }),
    compared: comparedOf(asked, compared),
    secretHere: secret !== null,
  };
}

function comparedOf(asked: Asked, said: Compared | null): CeremonyCard['compared'] {
  return said && { by: personOf(asked.home, said.by), at: said.at, same: said.same };
}

/** What comes next: no step is passed over. */
export function stepOf(
  { cards, compared }: CeremonyDocument,
  charter: Pick<CeremonyCharter, 'complete'> | null,
): Ceremony['step'] {
  if (!charter) {
    const all = cards.length > 0 && cards.every((one) => one.compared?.same === true);
    return all ? 'draft' : 'cards';
  }
  if (compared?.same !== true) return 'compare';
  return charter.complete ? 'adopt' : 'sign';
}
