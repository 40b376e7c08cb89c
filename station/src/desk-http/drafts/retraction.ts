import type { Sheet } from '@parley/api/sheets.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { decodeBody } from '@parley/core/codec/body.ts';
import type { Text } from '@parley/core/codec/body-parts.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { classNames, kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import { languages } from '@parley/text/languages.ts';
import { templates } from '@parley/text/templates.ts';
import { composeDraft, draftInput } from '../../acts/messages/compose.ts';
import { putDraft } from '../../acts/messages/desk-draft.ts';
import { heldPlace } from '../../acts/messages/shapes.ts';
import { entryName, readItem } from '../../projection/entry-name.ts';
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
  const place = heldPlace(line, entry);
  const item = readItem(line.store, place)?.item;
  const body = item && !isOpaque(item) ? decodeBody(item.body) : undefined;
  const own = place.journal.name.party === line.me;
  if (!own || !item || isOpaque(item) || !body?.ok || !isRetractable(item.kind)) {
    throw new DeskRefusal('bad-input', 'entry');
  }
  const message = body.value.draft && hex(body.value.draft);
  const armed = message === null ? undefined : asked.line.armed.ofMessage(message);
  const document = armed === undefined ? undefined : asked.line.drafts.get(armed);
  if (document && !mayGo(document)) throw new DeskRefusal('not-reviewed');
  const parties = line.charter.parties;
  const input = draftInput.parse({
    to: body.value.addressees.map(({ party, forAction }) => {
      return { party: parties[party]?.name, purpose: forAction ? 'action' : 'information' };
    }),
    class: classNames[item.class],
    precedence: precedenceNames[item.precedence],
    texts: document ? textsOf(document) : fixedWords(body.value.texts),
    references: [entry],
  });
  // Fixed words were written by nobody here: whoever may release may send them.
  const drafters = (document?.drafters ?? []).map(idBytes);
  const given = { ...(document && { id: idBytes(document.draft) }), drafters };
  const draft = composeDraft(line, 'retraction', input, given);
  putDraft(line, draft);
  asked.tellDraft(hex(draft.id), 'changed', document ? { revision: document.revision } : {});
  return deskSheet(asked, draft);
}

/** The versions as composeDraft takes them. */
export function textsOf({ texts }: DraftDocument) {
  return texts.map(({ lang, original, text }) => ({ lang, standing: original ? 0 : 1, text }));
}

/** In every language, that of the message's own original first. */
function fixedWords(texts: readonly Text[]) {
  const own = texts.find(({ standing }) => standing === 0)?.lang;
  const first = languages.find((lang) => lang === own) ?? 'en';
  const all = [first, ...languages.filter((lang) => lang !== first)];
  return all.map((lang, i) => {
    return { lang, standing: i === 0 ? 0 : 1, text: templates.retraction[lang] };
  });
}

function isRetractable(kind: number): boolean {
  return kind === kinds.message || kind === kinds.correction;
}
