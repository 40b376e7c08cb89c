import type { Sheet, Signer } from '@parley/api/sheets.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { kinds, type Role } from '@parley/core/codec/kinds.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import { decodeRecordOf } from '@parley/core/codec/records.ts';
import { rightRefusal } from '@parley/core/station/rights.ts';
import { watchStates } from '../../acts/line/peers.ts';
import { type DeskDraft, findDraft } from '../../acts/messages/desk-draft.ts';
import {
  missingByKind,
  missingReleases,
  releasedBy,
  ruleOf,
  sheetOf,
} from '../../acts/messages/sheet.ts';
import type { Asked } from '../asked.ts';
import type { DeskLine } from '../desk-line.ts';
import { draftCompartments } from '../drafts/compartments.ts';
import { idBytes, personOf } from '../names.ts';
import { rightToRelease } from './release-right.ts';

/** The part of the contract's sheet that the station's own act gives; the rest is the desk's. */
type StationSheet = Omit<
  Sheet,
  | 'rpId'
  | 'signers'
  | 'beyondRoster'
  | 'drafters'
  | 'reviews'
  | 'lastSeen'
  | 'proposedPrecedence'
  | 'retractionArmed'
>;

/** The sheet of a draft for whoever looks at it now; that he is shown it is kept. */
export function deskSheet(asked: Asked, draft: DeskDraft): Sheet {
  const sheet = listedSheet(asked, draft);
  const content = idBytes(sheet.content);
  asked.line.drafts.noteSeen(sheet.draft, asked.officer, content, asked.now);
  return { ...sheet, lastSeen: lastSeenOf(asked, sheet.draft) };
}

function lastSeenOf({ line, officer }: Asked, draft: string): Sheet['lastSeen'] {
  const before = line.drafts.seenBefore(draft, officer);
  return before === undefined ? null : { content: hex(before.content), at: before.at };
}

/**
 * The same in a list, which nobody has looked at by that. Its content, all that a signature covers,
 * is the station's; beside it stand who could sign, who wrote and reviewed, and what this officer
 * was shown before.
 */
export function listedSheet(asked: Asked, draft: DeskDraft): Sheet {
  const { line } = asked;
  const id = hex(draft.id);
  const sheet = sheetOf(line.line, draft) as unknown as StationSheet;
  const document = line.drafts.get(id);
  const signers = signersOf(asked, draft);
  return {
    ...sheet,
    peers: sheet.peers.map((peer) => {
      const { watch } = peer;
      if (!watch || typeof watch.state !== 'number') return peer;
      return { ...peer, watch: { ...watch, state: watchStates[watch.state] ?? 'unstaffed' } };
    }),
    rpId: asked.desk.rpId,
    signers,
    beyondRoster: beyondRoster(line, draft, signers),
    drafters: draft.drafters.map((one) => personOf(line, one)),
    reviews: (document?.texts ?? []).flatMap(({ lang, review }) => {
      if (!review) return [];
      const by = review.by === null ? null : personOf(line, review.by);
      return [{ lang, by, at: review.at }];
    }),
    lastSeen: lastSeenOf(asked, id),
    proposedPrecedence: document?.precedence ?? null,
    retractionArmed: line.armed.ofMessage(id) !== undefined,
  };
}

/** The sheet by its draft's id. Refuses `no-draft`. */
export function sheetByName(asked: Asked, draft: string): Sheet {
  const found = findDraft(asked.line.line, draft);
  // Words are for who reads them or releases this kind: an administrator opens no text.
  if (!asked.may(rightToRelease(found.kind), [])) asked.need('read', []);
  return deskSheet(asked, found);
}

/** Releases that would be missing still if everybody signed who could. */
function beyondRoster(line: DeskLine, draft: DeskDraft, signers: readonly Signer[]): number {
  const could = signers.filter(({ released, refusal }) => released || refusal === null);
  const ids = new Set(could.map(({ officer }) => officer));
  const officers = line.officers().filter(({ id }) => ids.has(hex(id)));
  const byRule = missingReleases(ruleOf(line.line, draft), officers);
  return Math.max(byRule, missingByKind(draft, officers));
}

function signersOf(asked: Asked, draft: DeskDraft): Signer[] {
  const { line, desk } = asked;
  const released = new Set(releasedBy(line.line, draft).map(({ id }) => hex(id)));
  const compartments = draftCompartments(line, hex(draft.id));
  return line
    .officers()
    .filter((officer) => couldSign(line, draft, officer, compartments))
    .map((officer) => {
      const id = hex(officer.id);
      const credential = line.accounts.of(officer.id)?.credential;
      const demonstration = desk.isDemonstration(id);
      const wrote = draft.drafters.some((one) => hex(one) === id);
      return {
        officer: id,
        name: officer.name,
        roles: [...officer.roles],
        signs: demonstration ? 'demonstration' : credential ? 'passkey' : 'key-file',
        credential: credential ? Buffer.from(credential).toString('base64url') : null,
        released: released.has(id),
        refusal: wrote ? 'drafter-releases' : null,
      };
    });
}

/** Officers who fit a need of the charter's rule, or whom the kind itself names. */
function couldSign(
  line: DeskLine,
  draft: DeskDraft,
  officer: Officer,
  compartments: readonly string[],
): boolean {
  if (draft.kind === kinds.handover) {
    const record = decodeRecordOf('handover', draft.body.record);
    if (!record.ok) return false;
    const { from, to } = record.value;
    return [from, to].some((one) => one !== null && hex(one) === hex(officer.id));
  }
  const right = rightToRelease(draft.kind);
  const actor = line.actor(officer.id);
  if (rightRefusal(actor, right, compartments) !== undefined) return false;
  if (draft.kind === kinds.roster) return officer.roles.includes('principal');
  const needs = ruleOf(line.line, draft)?.needs ?? [];
  const wanted = new Set<Role>(needs.flatMap(({ roles }) => roles));
  return wanted.size === 0 || officer.roles.some((role) => wanted.has(role));
}
