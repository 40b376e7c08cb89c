import { limits } from '../base/limits.ts';
import { type Refusal, refuse } from '../base/refusal.ts';
import { decodeBody } from '../codec/body.ts';
import { precedenceFlash } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import { checkRelease, ruleFor } from '../keys/release.ts';
import { officersNow, type Roster } from '../keys/roster.ts';
import type { Draft } from '../replication/io.ts';
import type { Line } from '../replication/line.ts';

/** Why this draft is not signed here; undefined when nothing stands against it. */
export function draftRefusal(line: Line, draft: Draft): Refusal | undefined {
  if (line.mute) return refuse('station-mute', line.mute);
  const urgent = draft.precedence >= precedenceFlash;
  if (line.fault && !urgent) {
    return refuse(line.fault.what === 'disk-full' ? 'disk-full' : 'store-failed');
  }
  if (draft.body.length > limits.bodyBytesMax) return refuse('body-too-large');
  if (draft.references.length > limits.referencesMax) return refuse('over-limit', 'references');
  const waiting = line.queue.reduce((sum, queue) => sum + queue.length, 0);
  if (waiting >= limits.queueMax && !urgent) return refuse('queue-full');
  return overtaken(line, draft) ?? unreleased(line, draft);
}

/** Written before a message of the other side that its releaser has not been shown. */
function overtaken(line: Line, draft: Draft): Refusal | undefined {
  if (draft.shown === null || draft.kind !== kinds.message) return undefined;
  const shown = new Map(draft.shown.map(({ journal, size }) => [journal, size]));
  for (const journal of line.journals.values()) {
    if (journal.name.party === line.me) continue;
    if (journal.durable.messages > (shown.get(journal.key) ?? 0)) {
      return refuse('draft-overtaken', journal.key);
    }
  }
  return undefined;
}

/** The charter says how many of which roles release what; the station signs nothing without. */
function unreleased(line: Line, draft: Draft): Refusal | undefined {
  const { kind, precedence, references } = draft;
  if (!ruleFor(line.charter, kind, draft.class, precedence)) return undefined;
  const body = decodeBody(draft.body);
  if (!body.ok) return body;
  const officers = officersNow(line.rosters[line.me] as Roster);
  const policy = { charter: line.charter, ...(line.desk && { desk: line.desk }), officers };
  const subject = {
    line: line.id,
    author: line.me,
    kind,
    precedence,
    class: draft.class,
    references,
    body: body.value,
  };
  const released = checkRelease(line.crypto, policy, subject);
  return released.ok ? undefined : released;
}
