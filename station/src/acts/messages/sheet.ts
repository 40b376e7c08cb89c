import { equal, hex } from '@parley/core/base/bytes.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import { decodeRecordOf } from '@parley/core/codec/records.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { releaseChallenge, releaseContent, ruleFor } from '@parley/core/keys/release.ts';
import { officersNow, type Roster } from '@parley/core/keys/roster.ts';
import { presentJournal } from '@parley/core/replication/line.ts';
import { entryName } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import type { Json } from '../act.ts';
import { watchOf, watchStates } from '../line/peers.ts';
import { type DeskDraft, subjectOf } from './desk-draft.ts';
import { newerMessages } from './overtaken.ts';
import { wordOfClass, wordOfKind, wordOfPrecedence } from './shapes.ts';

/** The officers of our own party at this moment. */
export function ownOfficers(line: StationLine): readonly Officer[] {
  return officersNow(line.host.line.rosters[line.me] as Roster);
}

/** Who has released a draft so far; the same officer counts once. */
export function releasedBy(line: StationLine, draft: DeskDraft): Officer[] {
  const officers = ownOfficers(line);
  const ids = new Set(draft.body.releases.map(({ officer }) => hex(officer)));
  return officers.filter(({ id }) => ids.has(hex(id)));
}

/** The charter's rule for a draft; undefined: it goes without a release. */
export function ruleOf(line: StationLine, draft: DeskDraft): Rule | undefined {
  return ruleFor(line.charter, draft.kind, draft.class, draft.precedence);
}

/** Releases that a rule still lacks, counted need by need. */
export function missingReleases(rule: Rule | undefined, officers: readonly Officer[]): number {
  let missing = 0;
  const left = [...officers];
  for (const { count, roles } of rule?.needs ?? []) {
    for (let i = 0; i < count; i++) {
      const at = left.findIndex((one) => one.roles.some((role) => roles.includes(role)));
      if (at < 0) missing++;
      else left.splice(at, 1);
    }
  }
  return missing;
}

/** Releases that the kind itself asks for, whatever the charter's rules say, and still lacks. */
export function missingByKind(draft: DeskDraft, officers: readonly Officer[]): number {
  if (draft.kind === kinds.roster) {
    return officers.some(({ roles }) => roles.includes('principal')) ? 0 : 1;
  }
  if (draft.kind !== kinds.handover) return 0;
  const record = decodeRecordOf('handover', draft.body.record);
  if (!record.ok) return 0;
  const { from, to } = record.value;
  const both = from === null ? [to] : [from, to];
  return both.filter((id) => !officers.some((one) => equal(one.id, id))).length;
}

/**
 * All that an officer needs before he signs. `content` are the bytes that his signature covers:
 * what he is shown is drawn from them, by whoever asks, and not from anything beside them.
 */
export function sheetOf(line: StationLine, draft: DeskDraft): Json {
  const { crypto } = line.host.options;
  const subject = subjectOf(line, draft);
  const officers = releasedBy(line, draft);
  const rule = ruleOf(line, draft);
  const { body } = draft;
  return {
    draft: hex(draft.id),
    kind: wordOfKind(draft.kind),
    precedence: wordOfPrecedence(draft.precedence),
    class: wordOfClass(draft.class),
    created: draft.created,
    content: hex(releaseContent(subject)),
    challenge: hex(releaseChallenge(crypto, subject)),
    line: line.id,
    party: line.charter.parties[line.me]?.name ?? '',
    parties: line.charter.parties.map(({ name }) => name),
    present: line.charter.parties.map((_, one) => presentJournal(line.host.line, one).name.number),
    references: draft.references.map((one) => entryName(line.host.line, one, one.seq)),
    before: body.before.map((one) => entryName(line.host.line, one, one.size - 1)),
    attachments: body.attachments.map(({ sha256, size, name, mediaType }) => ({
      sha256: hex(sha256),
      size,
      name,
      mediaType,
    })),
    needs: (rule?.needs ?? []).map(({ count, roles }) => ({ count, roles: [...roles] })),
    missing: Math.max(missingReleases(rule, officers), missingByKind(draft, officers)),
    released: officers.map(({ id, name, roles }) => ({
      officer: hex(id),
      name,
      roles: [...roles],
    })),
    newer: newerMessages(line, draft).map(({ entry }) => entry),
    peers: peersNow(line),
  };
}

/** Whether it would arrive now: when each peer's line was last proven, and its watch. */
function peersNow(line: StationLine): Json[] {
  const now = line.host.options.clock.now();
  return [...line.host.line.peers.values()].map((peer) => {
    const watch = watchOf(line, peer.party);
    const proven = now.elapsed - peer.canaryOkAt;
    const circuits = [...peer.circuits.values()].filter(({ up }) => up).length;
    return {
      party: line.charter.parties[peer.party]?.name ?? '',
      up: peer.lineUp && circuits > 0,
      circuits,
      provenAgoMs: Number.isFinite(proven) ? Math.max(0, Math.round(proven)) : null,
      watch: watch
        ? { state: watchStates.indexOf(watch.state), until: watch.until, said: watch.said }
        : null,
    };
  });
}
