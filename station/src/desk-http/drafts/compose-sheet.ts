import type { DraftAddressee } from '@parley/api/drafts.ts';
import type { Sheet } from '@parley/api/sheets.ts';
import type { MessageClass, Precedence } from '@parley/api/wire.ts';
import { equal } from '@parley/core/base/bytes.ts';
import { releaseContent } from '@parley/core/keys/release.ts';
import { composeDraft, draftInput } from '../../acts/messages/compose.ts';
import { type DeskDraft, putDraft, subjectOf } from '../../acts/messages/desk-draft.ts';
import type { Asked } from '../asked.ts';
import { idBytes } from '../names.ts';
import { DeskRefusal } from '../refusals.ts';
import { deskSheet } from '../sheets/desk-sheet.ts';
import { type DraftDocument, mayGo, standingOf } from './document.ts';
import { referencesOf, textsOf } from './retraction.ts';
import { composedOf, documentOf } from './working.ts';

/** What is chosen for one release. */
export type Chosen = {
  readonly revision: number;
  readonly to: readonly DraftAddressee[];
  readonly class: MessageClass;
  readonly precedence: Precedence;
  readonly voids: boolean;
};

/**
 * The bytes that would be signed. The same choices over the same words give the same bytes again,
 * so that a second officer signs what the first one signed; others take the first's release down.
 */
export async function composeSheet(asked: Asked, draft: string, chosen: Chosen): Promise<Sheet> {
  const { line } = asked.line;
  await line.desk.projection.catchUp();
  const document = documentOf(asked.line, draft);
  if (document.revision !== chosen.revision) throw new DeskRefusal('sheet-changed', draft);
  if (!mayGo(document)) throw new DeskRefusal('not-reviewed', unreviewedIn(document));
  if (line.host.line.settings.exerciseOnly !== 0 && chosen.class === 'REAL') {
    throw new DeskRefusal('exercise-line');
  }
  const composed = compose(asked, document, chosen);
  const before = composedOf(asked.line, draft);
  if (before && saysTheSame(asked, before, composed)) return deskSheet(asked, before);
  const released = before?.body.releases.length ?? 0;
  if (released > 0 && !chosen.voids) throw new DeskRefusal('approvals-void', String(released));
  putDraft(line, composed);
  asked.tellDraft(draft, 'changed', { revision: document.revision });
  return deskSheet(asked, composed);
}

function compose(asked: Asked, document: DraftDocument, chosen: Chosen): DeskDraft {
  const { line } = asked.line;
  const input = draftInput.parse({
    to: chosen.to,
    class: chosen.class,
    precedence: chosen.precedence,
    texts: textsOf(document),
    references: referencesOf(asked.line, document),
    attachments: document.attachments,
    notAfter: document.notAfter,
  });
  const drafters = document.drafters.map(idBytes);
  return composeDraft(line, document.kind, input, { id: idBytes(document.draft), drafters });
}

/**
 * Equal but for what its drafter had seen: that is kept as the first release signed it, and what
 * came since is shown to each releaser by itself (spec/release.md, drafts, 4).
 */
function saysTheSame({ line }: Asked, before: DeskDraft, now: DeskDraft): boolean {
  if (before.body.releases.length === 0) return false;
  const old = { ...now, body: { ...now.body, before: before.body.before } };
  const content = (draft: DeskDraft) => releaseContent(subjectOf(line.line, draft));
  return equal(content(before), content(old));
}

function unreviewedIn(document: DraftDocument): string {
  const found = document.texts.filter((text) => standingOf(document, text) === 'unreviewed');
  return found.map(({ lang }) => lang).join(', ');
}
