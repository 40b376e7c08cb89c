import type { Sheet } from '@parley/api/sheets.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { ActRefusal } from '../../acts/act.ts';
import { putDraft } from '../../acts/messages/desk-draft.ts';
import { heldPlace } from '../../acts/messages/shapes.ts';
import { composeRetraction, ownMessage } from '../../acts/messages/take-back.ts';
import { entryName } from '../../projection/entry-name.ts';
import type { Asked } from '../asked.ts';
import type { DeskLine } from '../desk-line.ts';
import { idBytes } from '../names.ts';
import { DeskRefusal } from '../refusals.ts';
import { deskSheet } from '../sheets/desk-sheet.ts';
import { type DraftDocument, mayGo } from './document.ts';

const writtenSql = 'SELECT journal, seq FROM shown_entry WHERE party = ? AND draft = ? LIMIT 1';

/** The entry that a draft of ours became; undefined while it is none. */
export function writtenEntry({ line }: DeskLine, draft: string): string | undefined {
  const row = line.store.database.db.prepare(writtenSql).get(line.me, idBytes(draft));
  if (!row) return undefined;
  const { journal, seq } = row as { journal: string; seq: number };
  const name = line.host.line.journals.get(journal)?.name;
  return name && entryName(line.host.line, name, seq);
}

/**
 * A draft that is an entry now is none any more: refuses `draft-written` with the entry, where he
 * may read that. Whoever looks at its sheet is not told that it was taken back.
 */
export function refuseWritten(asked: Asked, draft: string): void {
  const entry = writtenEntry(asked.line, draft);
  if (entry === undefined) return;
  const { journal, seq } = heldPlace(asked.line.line, entry);
  if (!asked.may('read', asked.line.closed.ofEntry(journal.key, seq))) return;
  throw new ActRefusal('draft-written', entry);
}

/** What a draft refers to: a retraction first the message it takes back, once that is written. */
export function referencesOf(line: DeskLine, document: DraftDocument): string[] {
  const message = line.armed.messageOf(document.draft);
  const about = message === undefined ? undefined : writtenEntry(line, message);
  if (document.kind === 'retraction' && about === undefined) {
    throw new DeskRefusal('not-found', 'the message to be retracted is not written');
  }
  return about === undefined ? [...document.references] : [about, ...document.references];
}

/** A written draft is an entry now; a retraction armed with it stays at hand. */
export function forgetWritten({ line, desk }: Asked, draft: string): void {
  if (line.armed.messageOf(draft) !== undefined) line.armed.disarm(draft);
  line.drafts.remove(draft);
  desk.presence.forget(draft);
}

/**
 * The retraction of a message of ours, as a sheet in one step: for the same addressees, in the same
 * class and precedence, in the words that were armed with it, or where none were in those that are
 * fixed for every retraction. Refuses `not-reviewed` for armed words that were not made ready.
 */
export async function retractionSheet(asked: Asked, entry: string): Promise<Sheet> {
  const { line } = asked.line;
  await line.desk.projection.catchUp();
  const { body } = ownMessage(line, entry);
  const message = body.draft && hex(body.draft);
  const armed = message === null ? undefined : asked.line.armed.ofMessage(message);
  const document = armed === undefined ? undefined : asked.line.drafts.get(armed);
  if (document && !mayGo(document)) throw new DeskRefusal('not-reviewed');
  // Fixed words were written by nobody here: whoever may release may send them.
  const given = document && {
    id: idBytes(document.draft),
    drafters: document.drafters.map(idBytes),
    texts: textsOf(document),
  };
  const draft = composeRetraction(line, entry, given ?? {});
  putDraft(line, draft);
  asked.tellDraft(hex(draft.id), 'changed', document ? { revision: document.revision } : {});
  return deskSheet(asked, draft);
}

/** The versions as composeDraft takes them. */
export function textsOf({ texts }: DraftDocument) {
  return texts.map(({ lang, original, text }) => {
    return { lang, standing: original ? (0 as const) : (1 as const), text };
  });
}
