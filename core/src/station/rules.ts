import { equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { type Refusal, refuse } from '../base/refusal.ts';
import { type Body, decodeBody } from '../codec/body.ts';
import { precedenceFlash } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import { decodeRecordOf } from '../codec/records.ts';
import { checkRelease, type ReleaseSubject, ruleFor } from '../keys/release.ts';
import { applyRoster, officersNow, type Roster } from '../keys/roster.ts';
import type { Draft } from '../replication/io.ts';
import { type Line, ownJournal } from '../replication/line.ts';

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
  return overtaken(line, draft) ?? notForThisLine(line, draft) ?? unreleased(line, draft);
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

/** On a line for exercises nothing is of class REAL (spec/agreements.md, exercise). */
function notForThisLine(line: Line, draft: Draft): Refusal | undefined {
  const real = line.settings.exerciseOnly !== 0 && draft.class === 0;
  return real ? refuse('exercise-line', 'REAL') : undefined;
}

/** The charter says how many of which roles release what; the station signs nothing without. */
function unreleased(line: Line, draft: Draft): Refusal | undefined {
  const { kind, precedence } = draft;
  if (kind === kinds.roster) return rosterRefusal(line, draft);
  const ruled = ruleFor(line.charter, kind, draft.class, precedence) !== undefined;
  const drafters = draft.drafters ?? [];
  if (!ruled && drafters.length === 0 && kind !== kinds.handover) return undefined;
  const body = decodeBody(draft.body);
  if (!body.ok) return body;
  const refusal = writerReleases(drafters, body.value) ?? handoverUnsigned(kind, body.value);
  if (refusal || !ruled) return refusal;
  const officers = officersNow(line.rosters[line.me] as Roster);
  const policy = { charter: line.charter, officers };
  const subject = subjectOf(line, draft, body.value);
  const released = checkRelease(line.crypto, policy, subject);
  return released.ok ? undefined : released;
}

/** A change of the roster that would count for nothing is not written (spec/release.md, roster). */
function rosterRefusal(line: Line, draft: Draft): Refusal | undefined {
  const body = decodeBody(draft.body);
  if (!body.ok) return body;
  const { name, durable } = ownJournal(line);
  const subject = subjectOf(line, draft, body.value);
  const entry = { journal: name, seq: durable.size, subject };
  const roster = line.rosters[line.me] as Roster;
  const applied = applyRoster(line.crypto, { charter: line.charter }, roster, entry);
  return applied.ok ? undefined : applied;
}

/** Drafter and releaser are two persons (spec/release.md, drafts). */
function writerReleases(drafters: readonly Uint8Array[], body: Body): Refusal | undefined {
  const both = body.releases.some(({ officer }) => drafters.some((one) => equal(one, officer)));
  return both ? refuse('drafter-releases') : undefined;
}

/** Who hands the watch over and who takes it both sign (spec/watch.md). */
function handoverUnsigned(kind: number, body: Body): Refusal | undefined {
  if (kind !== kinds.handover) return undefined;
  const record = decodeRecordOf('handover', body.record);
  if (!record.ok) return record;
  const { from, to } = record.value;
  const signed = (id: Uint8Array) => body.releases.some(({ officer }) => equal(officer, id));
  const both = signed(to) && (from === null || signed(from));
  return both ? undefined : refuse('release-missing', 'both officers');
}

/** What releases of an own draft are made over (spec/release.md). */
function subjectOf(line: Line, draft: Draft, body: Body): ReleaseSubject {
  const { kind, precedence, references } = draft;
  return { line: line.id, author: line.me, kind, precedence, class: draft.class, references, body };
}
