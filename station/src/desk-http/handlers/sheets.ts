import type { Answer, Released, ReleaseGiven } from '@parley/api/sheets.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { isOpaque, precedenceFlash } from '@parley/core/codec/entry.ts';
import { classNames, isForPeople, precedenceNames } from '@parley/core/codec/kinds.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import { type Assertion, verifyAssertion } from '@parley/core/keys/assertion.ts';
import { releaseChallenge } from '@parley/core/keys/release.ts';
import { rightRefusal } from '@parley/core/station/rights.ts';
import { languages } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import type { Json } from '../../acts/act.ts';
import {
  type DeskDraft,
  findDraft,
  removeDraft,
  subjectOf,
} from '../../acts/messages/desk-draft.ts';
import { heldPlace } from '../../acts/messages/shapes.ts';
import { readItem } from '../../projection/entry-name.ts';
import type { Asked } from '../asked.ts';
import { templateWords } from '../drafts/begin.ts';
import { draftCompartments } from '../drafts/compartments.ts';
import { forgetWritten, refuseWritten, retractionSheet } from '../drafts/retraction.ts';
import { idBytes } from '../names.ts';
import { DeskRefusal } from '../refusals.ts';
import { counterOf } from '../security/counter.ts';
import { sheetByName } from '../sheets/desk-sheet.ts';
import { rightToRelease } from '../sheets/release-right.ts';
import type { HandlersOf } from './handler.ts';

export const sheetHandlers: HandlersOf<'answerSheet' | 'sheet' | 'release' | 'dropSheet'> = {
  answerSheet: async (asked, { json }) => {
    if (json.act === 'service') asked.need('service', []);
    else asked.need(json.act === 'retract' ? 'release' : 'answer', closedAt(asked, json.entry));
    if (json.act === 'retract') return await retractionSheet(asked, json.entry);
    const made = await actOf(asked, json);
    asked.tellDraft(made.draft, 'changed');
    return sheetByName(asked, made.draft);
  },

  sheet: async (asked, { params: { draft } }) => {
    await asked.line.line.desk.projection.catchUp();
    refuseWritten(asked, draft);
    return sheetByName(asked, draft);
  },

  release: async (asked, { params: { draft }, json }) => {
    const { line } = asked;
    await line.line.desk.projection.catchUp();
    const found = findDraft(line.line, draft);
    const { crypto } = line.line.host.options;
    const challenge = releaseChallenge(crypto, subjectOf(line.line, found));
    if (hex(challenge) !== json.challenge) throw new DeskRefusal('sheet-changed');
    refuseUntyped(found, json.typedClass);
    refuseUnseen(asked, json);
    const release = signatureOf(asked, found, json.release, challenge);
    type Answered = { written: boolean; missing: number; entry?: string };
    const input = { draft, ...(release && { release }), seen: json.seen };
    const answer = await asked.act<Answered>('release', input);
    noteRelease(asked, json.release);
    const { written, missing, entry } = answer;
    if (written) forgetWritten(asked, draft);
    asked.tellDraft(draft, written ? 'written' : 'released', entry === undefined ? {} : { entry });
    const sheet = written ? null : sheetByName(asked, draft);
    return { written, missing, entry: entry ?? null, sheet } satisfies Released;
  },

  dropSheet: async (asked, { params: { draft } }) => {
    const found = findDraft(asked.line.line, draft);
    const right = rightRefusal(asked.line.actor(asked.officer), rightToRelease(found.kind), []);
    if (right) throw new DeskRefusal(right);
    removeDraft(asked.line.line, found);
    asked.tellDraft(draft, 'gone');
    return { draft };
  },
};

/** Compartments of an entry that is held here; refuses `entry-missing`. */
function closedAt({ line }: Asked, entry: string): string[] {
  const { journal, seq } = heldPlace(line.line, entry);
  return line.closed.ofEntry(journal.key, seq);
}

type Made = { readonly draft: string };

async function actOf(asked: Asked, given: Exclude<Answer, { act: 'retract' }>): Promise<Made> {
  switch (given.act) {
    case 'ack':
      return await asked.act<Made>('ack', { entries: [given.entry] });
    case 'withhold':
      return await asked.act<Made>('withhold', { entries: [given.entry], until: given.until });
    case 'confirm':
      return await asked.act<Made>('draft', questionAbout(asked, given));
    case 'confirm-answer': {
      const { entry, answer, texts } = given;
      return await asked.act<Made>('confirm-answer', { entry, answer, texts: texts ?? [] });
    }
    case 'service':
      return await asked.act<Made>('draft', {
        kind: 'service',
        class: given.class,
        texts: given.texts,
      });
  }
}

/** A question of ours is never itself a FLASH: that budget is for warnings. */
const questionPrecedenceMax = 3;

function questionAbout({ line }: Asked, given: Extract<Answer, { act: 'confirm' }>): Json {
  const place = heldPlace(line.line, given.entry);
  const item = readItem(line.line.store, place)?.item;
  if (!item || isOpaque(item)) throw new DeskRefusal('not-found', given.entry);
  const author = line.line.charter.parties[place.journal.name.party]?.name ?? '';
  const fixed = templateWords('confirm', given.lang).map((one, i) => {
    return { ...one, standing: i === 0 ? 0 : 1 };
  });
  const urgency = Math.min(item.precedence, questionPrecedenceMax);
  return {
    kind: 'confirm',
    to: [{ party: author, purpose: 'action' }],
    class: classNames[item.class] ?? 'REAL',
    precedence: precedenceNames[urgency] ?? 'ROUTINE',
    references: [given.entry],
    texts: given.texts ?? fixed,
  };
}

/** For REAL at FLASH and above the class is typed, in any of the three languages. */
function refuseUntyped(draft: DeskDraft, typed: string | undefined): void {
  const real = draft.class === 0 && draft.precedence >= precedenceFlash;
  if (!real || !isForPeople(draft.kind) || draft.body.texts.length === 0) return;
  const words = languages.map((lang) => translator(lang)('class.real'));
  const given = (typed ?? '').trim().toLocaleUpperCase();
  const fits = [...words, 'REAL'].some((word) => word.toLocaleUpperCase() === given);
  if (!fits) throw new DeskRefusal('not-chosen', 'class');
}

/** Nobody stands by a message as shown to him that he does not open. */
function refuseUnseen(
  { line, officer }: Asked,
  { release, seen }: { readonly release: ReleaseGiven; readonly seen: readonly string[] },
): void {
  const actor = line.actor(release.by === 'nobody' ? officer : idBytes(release.officer));
  for (const entry of seen) {
    const { journal, seq } = heldPlace(line.line, entry);
    const refusal = rightRefusal(actor, 'read', line.closed.ofEntry(journal.key, seq));
    if (refusal) throw new DeskRefusal(refusal, entry);
  }
}

/** The release as the station's act takes it; undefined where nobody signs. */
function signatureOf(
  asked: Asked,
  draft: DeskDraft,
  given: ReleaseGiven,
  challenge: Uint8Array,
): Json | undefined {
  if (given.by === 'nobody') {
    asked.need(rightToRelease(draft.kind), []);
    return undefined;
  }
  const { line, desk } = asked;
  const id = idBytes(given.officer);
  const compartments = draftCompartments(line, hex(draft.id));
  // The officer himself is asked about: he may release at a desk where another is signed in.
  const refusal = rightRefusal(line.actor(id), rightToRelease(draft.kind), compartments);
  if (refusal) throw new DeskRefusal(refusal, line.nameOf(given.officer));
  if (given.by === 'demonstration') {
    const signer = desk.demonstrationKey(id);
    if (!signer) throw new DeskRefusal('passkey-refused');
    return { scheme: 0, officer: given.officer, signature: hex(signer.sign(challenge)) };
  }
  const officer = line.officer(id);
  const scheme = officer?.scheme;
  if (!officer || (scheme !== 1 && scheme !== 2)) throw new DeskRefusal('passkey-refused');
  const authenticatorData = bytesIn(given.authenticatorData);
  const clientDataJson = bytesIn(given.clientDataJSON);
  const signature = bytesIn(given.signature);
  const assertion = { scheme, officer: id, authenticatorData, clientDataJson, signature } as const;
  refuseForeign(asked, officer, assertion, challenge);
  return {
    scheme,
    officer: given.officer,
    authenticatorData: hex(authenticatorData),
    clientDataJson: hex(clientDataJson),
    signature: hex(signature),
  };
}

/**
 * Our own officers sign at our own desk: the same rules as the other side asks, with this desk's
 * origin and relying party alone, and each assertion once.
 */
function refuseForeign(
  asked: Asked,
  officer: Officer,
  assertion: Assertion,
  challenge: Uint8Array,
): void {
  const { desk, line } = asked;
  const { crypto } = desk.station;
  const own = { rpId: desk.rpId, origins: [desk.options.origin] };
  const good = verifyAssertion(crypto, officer, assertion, { challenge, desk: own });
  if (!good.ok) throw new DeskRefusal('passkey-refused', good.detail);
  line.accounts.refuseUsed(officer.id, usedOf(assertion));
}

/** The assertion counted, and does not again. */
function noteRelease({ line }: Asked, given: ReleaseGiven): void {
  if (given.by !== 'passkey') return;
  const signature = bytesIn(given.signature);
  const authenticatorData = bytesIn(given.authenticatorData);
  line.accounts.noteUsed(idBytes(given.officer), usedOf({ signature, authenticatorData }));
}

function usedOf({
  signature,
  authenticatorData,
}: Pick<Assertion, 'signature' | 'authenticatorData'>) {
  return { signature, count: counterOf(authenticatorData) };
}

function bytesIn(base64url: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64url, 'base64url'));
}
