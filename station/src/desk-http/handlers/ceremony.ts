import type { Ceremony } from '@parley/api/ceremony.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { encodeCard } from '@parley/core/codec/card.ts';
import type { Party } from '@parley/core/codec/charter.ts';
import type { Context } from 'hono';
import { foundingOf } from '../../acts/ceremony/card.ts';
import { charterView } from '../../ceremony/charter-view.ts';
import type { Asked } from '../asked.ts';
import { bringCard } from '../ceremony/bring.ts';
import { draftFrom, heldCharter, takeFile } from '../ceremony/charter.ts';
import { stepOf, viewOf } from '../ceremony/view.ts';
import { DeskLine } from '../desk-line.ts';
import { idBytes } from '../names.ts';
import { DeskRefusal } from '../refusals.ts';
import type { CeremonyDocument, Compared } from '../store/ceremonies.ts';
import { download } from './bytes.ts';
import type { HandlersOf } from './handler.ts';

type Names =
  | 'ceremony'
  | 'bringCard'
  | 'removeFounder'
  | 'draftCharter'
  | 'takeCharter'
  | 'compareWords'
  | 'adoptCharter'
  | 'endCeremony';

export const ceremonyHandlers: HandlersOf<Names> = {
  ceremony: async (asked) => viewOf(asked, await ownCard(asked), asked.home.ceremonies.get()),

  bringCard: async (asked, { json: { card } }) => {
    return await changed(asked, 'cards', (document, own) => {
      return bringCard(asked.desk.station, document, { card, own });
    });
  },

  removeFounder: async (asked, { json: { officer } }) => {
    const founding = asked.desk.founding();
    // On a line the roster says who is an officer, and a principal signs what changes it.
    if (!founding) throw new DeskRefusal('ceremony-step', 'roster');
    if (officer === asked.officerId) throw new DeskRefusal('not-allowed', 'his own');
    founding.remove(idBytes(officer), asked.officer);
    tell(asked);
    return viewOf(asked, await ownCard(asked), asked.home.ceremonies.get());
  },

  draftCharter: async (asked, { json }) => {
    return await changed(asked, 'draft', (document, own) => {
      return draftFrom(asked, document, { ...json, own });
    });
  },

  takeCharter: async (asked, { json: { file } }) => {
    return await changed(asked, null, (document, own) => takeFile(asked, document, { file, own }));
  },

  compareWords: async (asked, { json: { sha256, same } }) => {
    return await changed(asked, null, (document) => compare(asked, document, sha256, same));
  },

  adoptCharter: async (asked, { json }) => await adopt(asked, json.secret),

  endCeremony: async (asked) => {
    note(asked, 'ceremony-end', []);
    asked.home.ceremonies.forget();
    tell(asked);
    return viewOf(asked, await ownCard(asked), asked.home.ceremonies.get());
  },
};

async function ownCard({ desk }: Asked): Promise<Party> {
  return (await foundingOf(desk.station)).party;
}

type Change = (
  document: CeremonyDocument,
  own: Party,
) => CeremonyDocument | Promise<CeremonyDocument>;

/** One step, recorded first; refused `ceremony-step` where another comes next. */
async function changed(asked: Asked, at: Ceremony['step'] | null, change: Change) {
  const { ceremonies } = asked.home;
  const own = await ownCard(asked);
  const document = ceremonies.get();
  const step = stepNow(document);
  const early = at === 'cards' && step === 'draft';
  if (at !== null && step !== at && !early) throw new DeskRefusal('ceremony-step', step);
  const next = await change(document, own);
  const charter = next.charter === null ? [] : [hex(heldCharter(next.charter).line)];
  note(asked, 'ceremony', charter);
  ceremonies.put(next);
  tell(asked);
  return viewOf(asked, own, next);
}

function stepNow(document: CeremonyDocument): Ceremony['step'] {
  const { charter } = document;
  return stepOf(document, charter === null ? null : charterView(heldCharter(charter)));
}

/** Words that differ are kept as such: nothing goes on before they are the same. */
function compare(
  asked: Asked,
  document: CeremonyDocument,
  sha256: string,
  same: boolean,
): CeremonyDocument {
  const { crypto } = asked.desk.station;
  const said: Compared = { by: asked.officerId, at: asked.now, same };
  const { charter, cards } = document;
  if (charter !== null && hex(heldCharter(charter).line) === sha256) {
    return { ...document, compared: said };
  }
  const isIt = (card: string) => hex(crypto.sha256(Buffer.from(card, 'hex'))) === sha256;
  if (!cards.some(({ card }) => isIt(card))) throw new DeskRefusal('not-found', sha256);
  return {
    ...document,
    cards: cards.map((one) => (isIt(one.card) ? { ...one, compared: said } : one)),
  };
}

async function adopt(asked: Asked, given: string | null) {
  const document = asked.home.ceremonies.get();
  const step = stepNow(document);
  if (step !== 'adopt' || document.charter === null) throw new DeskRefusal('ceremony-step', step);
  const secret = document.secret ?? given;
  if (secret === null) throw new DeskRefusal('not-chosen', 'secret');
  note(asked, 'ceremony-adopt', [hex(heldCharter(document.charter).line)]);
  type Adopted = { line: string; name: string; party: string };
  const input = { file: document.charter, secret };
  const { line, name, party } = await asked.act<Adopted>('charter-adopt', input);
  bringAccounts(asked, asked.desk.line(line));
  // Before the first line it lay in a store that has ended with its beginning.
  if (asked.home instanceof DeskLine) asked.home.ceremonies.forget();
  asked.desk.hub.followLines();
  tell(asked);
  return { line, name, party };
}

/** Passkeys of officers whom the new charter names sign there as well. */
function bringAccounts({ desk }: Asked, line: DeskLine): void {
  for (const from of desk.lines()) {
    if (from === line) continue;
    for (const account of from.accounts.list()) {
      const known = line.officer(account.officer);
      if (known && !line.accounts.of(account.officer)) line.accounts.put(account);
    }
  }
}

function note(asked: Asked, act: string, what: readonly string[]): void {
  asked.home.record({ act, what, officer: asked.officer });
}

function tell(asked: Asked): void {
  const { home } = asked;
  const line = home instanceof DeskLine ? home.line.id : '';
  asked.desk.hub.tell('changed', { line, what: 'ceremony' });
}

/** Our card as the file that the other party brings to its station. */
export async function answerCard(c: Context, asked: Asked): Promise<Response> {
  asked.need('ceremony', []);
  const own = await ownCard(asked);
  return download(c, new Uint8Array(encodeCard(own)), `${own.name}.card`);
}

/** The charter with the signatures that it has: it goes to the officers who hold the halves. */
export function answerCharter(c: Context, asked: Asked): Response {
  asked.need('ceremony', []);
  const { charter } = asked.home.ceremonies.get();
  if (charter === null) throw new DeskRefusal('ceremony-step', 'draft');
  note(asked, 'ceremony-file', []);
  return download(c, new Uint8Array(Buffer.from(charter, 'hex')), `${nameOf(charter)}.charter`);
}

/** The secret, for whoever drafted here; it goes home apart from the file. */
export function answerSecret(c: Context, asked: Asked): Response {
  asked.need('ceremony', []);
  const { charter, secret } = asked.home.ceremonies.get();
  if (charter === null || secret === null) throw new DeskRefusal('ceremony-step', 'draft');
  note(asked, 'ceremony-secret', []);
  return download(c, new Uint8Array(Buffer.from(`${secret}\n`)), `${nameOf(charter)}.secret`);
}

function nameOf(charter: string): string {
  return heldCharter(charter)
    .charter.name.toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-');
}
