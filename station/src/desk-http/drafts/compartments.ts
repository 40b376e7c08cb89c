import { draftOf } from '../../acts/messages/desk-draft.ts';
import { placeOf } from '../../projection/entry-name.ts';
import type { Asked } from '../asked.ts';
import type { DeskLine } from '../desk-line.ts';
import { idBytes } from '../names.ts';
import { DeskRefusal } from '../refusals.ts';
import { type Place, placesOf } from '../store/closed.ts';

/**
 * What an officer must open to know of a draft: what it was put into, and what the entries lie in
 * that it refers to. A retraction that is armed lies where its message does.
 */
export function draftCompartments(line: DeskLine, draft: string): string[] {
  if (line.closed.isOpen()) return [];
  const document = line.drafts.get(draft);
  const composed = draftOf(line.line, idBytes(draft));
  const named = (document?.references ?? []).flatMap((name): Place[] => {
    const place = placeOf(line.line.host.line, name);
    return place ? [{ journal: place.journal.key, seq: place.seq }] : [];
  });
  const about = [...named, ...placesOf(composed?.references ?? [])];
  const own = line.closed.ofDraft(idBytes(draft), about);
  const message = line.armed.messageOf(draft);
  const armed = message === undefined ? [] : draftCompartments(line, message);
  return [...new Set([...own, ...armed])];
}

/**
 * Puts a draft into these compartments, which its officer opens all himself: nobody closes words to
 * himself by mistake. Refuses `no-compartment` and `compartment-missing`.
 */
export function closeDraft(asked: Asked, draft: string, compartments: readonly string[]): void {
  const { line } = asked;
  line.closed.refuseUnknown(compartments);
  const opened = line.accounts.compartmentsOf(asked.officer);
  const before = line.closed.ownOfDraft(idBytes(draft));
  const missing = [...compartments, ...before].find((one) => !opened.includes(one));
  if (missing !== undefined) throw new DeskRefusal('compartment-missing', missing);
  line.closed.setDraft(idBytes(draft), compartments);
}
