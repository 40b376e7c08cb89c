import { equal, hex } from '@parley/core/base/bytes.ts';
import type { Body } from '@parley/core/codec/body.ts';
import { type Item, isOpaque, precedenceFlash } from '@parley/core/codec/entry.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { decodeRecord } from '@parley/core/codec/records.ts';
import { originsOf } from '@parley/core/evidence/findings.ts';
import { releaseChallenge, verifyRelease } from '@parley/core/keys/release.ts';
import { officersAt, type Roster } from '@parley/core/keys/roster.ts';
import { inspectText } from '@parley/text/inspect.ts';
import { z } from 'zod';
import {
  type EntryPlace,
  entryName,
  partyName,
  readItem,
  referenceTo,
} from '../../projection/entry-name.ts';
import { recordView } from '../../projection/record-view.ts';
import { rowOf } from '../../projection/row.ts';
import { onRecord, signedState, statesAt } from '../../projection/states.ts';
import { violationsOf } from '../../projection/violations.ts';
import type { StationLine } from '../../station.ts';
import { officerNamed, officerWord } from '../access/officer-named.ts';
import { recordAccess, recordReading } from '../access/record.ts';
import { ActRefusal, act, type Json } from '../act.ts';
import { unopenedFrom } from '../line/unopened.ts';
import { lateOf } from './late.ts';
import { contradiction, entryTimes, unseenBy } from './seen.ts';
import { bytesOf, entryWord, heldPlace, notHeld, wordOfPrecedence } from './shapes.ts';
import { summaryOf } from './summary.ts';

/**
 * One entry whole: its texts, what was released by whom, how it stands, and each state with its
 * proof. Opening it is recorded in the private journal first. Refuses `entry-missing`.
 */
export const showAct = act({
  name: 'show',
  input: z.strictObject({ entry: entryWord, officer: officerWord }),
  run: async (context, { entry, officer }) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    const place = heldPlace(line, entry);
    const found = readItem(line.store, place);
    if (!found) throw notHeld(line, entry);
    recordReading(line, {
      act: 'open-body',
      what: [place.journal.key, place.seq],
      officer: officerNamed(line, officer),
      urgent: !isOpaque(found.item) && found.item.precedence >= precedenceFlash,
    });
    return shownEntry(line, place, found.item);
  },
});

function shownEntry(
  line: StationLine,
  place: EntryPlace,
  item: NonNullable<ReturnType<typeof readItem>>['item'],
): Json {
  const core = line.host.line;
  const { journal, seq } = place;
  const { row, body } = rowOf(core, { name: journal.name, key: journal.key, seq }, item);
  const sources = { line: core, store: line.store, reached: line.desk.reached };
  const recordedHere = onRecord(sources, journal, seq, line.me)?.time ?? null;
  const readable = body && !isOpaque(item) ? bodyJson(line, place, item, body) : {};
  const others = line.charter.parties
    .map((_, party) => party)
    .filter((party) => party !== row.party);
  const states = others.map((party) => ({
    party: partyName(core, party),
    states: statesAt(sources, { journal, seq, kind: row.kind }, party) as unknown as Json,
  }));
  const times = entryTimes(line, journal, seq);
  const late = lateOf(line, {
    written: row.time,
    recorded: recordedHere,
    precedence: row.precedence,
    forOurAction: (row.action & (1 << line.me)) !== 0,
    ours: statesAt(sources, { journal, seq, kind: row.kind }, line.me),
  });
  return {
    ...summaryOf(line, row),
    ...readable,
    line: line.id,
    us: partyName(core, line.me),
    lineName: line.charter.name,
    zone: line.charter.parties[row.party]?.zone ?? 'UTC',
    kindNumber: row.kind,
    signed: (signedState(sources, journal, seq, row.time) ?? null) as unknown as Json,
    states,
    recordedHere,
    late,
    notBefore: times.notBefore,
    notLater: times.notLater,
    contradicted: isOpaque(item) ? null : contradiction(item.time, times),
    unopened: unopenedFrom(line, partyName(core, row.party)) as unknown as Json,
    violations: violationsOf({ ...sources, marks: line.desk.violations }, row, item),
    ...unseenBy(line, { journal, seq, body, kind: row.kind }),
  };
}

function bodyJson(
  line: StationLine,
  place: EntryPlace,
  item: Item,
  body: Body,
): { [key: string]: Json } {
  const core = line.host.line;
  return {
    texts: body.texts.map(({ lang, standing, text }) => {
      return { lang, standing, text, warnings: [...inspectText(text).warnings] };
    }),
    to: body.addressees.map(({ party, forAction, precedence }) => ({
      party: partyName(core, party),
      purpose: forAction ? 'action' : 'information',
      precedence: wordOfPrecedence(precedence ?? item.precedence),
    })),
    attachmentsNamed: body.attachments.map(({ sha256, size, name, mediaType }) => {
      const state = line.store.attachments.state(sha256);
      const complete = size === 0 || state?.complete === true;
      return { sha256: hex(sha256), size, name, mediaType, complete, held: state?.held ?? 0 };
    }),
    references: item.references.map((reference) => {
      const journal = core.journals.get(journalKey(reference));
      const { seq, leaf } = reference;
      const at = journal && referenceTo(core, line.store, { journal, seq });
      const name = entryName(core, reference, seq);
      return {
        entry: name,
        leaf: hex(leaf),
        held: at !== undefined,
        true: !at || equal(at.leaf, leaf),
      };
    }),
    before: body.before.map((seen) => ({
      party: partyName(core, seen.party),
      entry: seen.size === 0 ? null : entryName(core, seen, seen.size - 1),
      size: seen.size,
      peeked: seen.leaves.length,
    })),
    releases: releasesOf(line, place, item, body),
    record: recordJson(body),
    said: saidIn(line, place, item.kind, body),
  };
}

/** What its record says, by the names that are known here; null where it has none that is read. */
function saidIn(line: StationLine, place: EntryPlace, kind: number, body: Body): Json {
  const core = line.host.line;
  const decoded = decodeRecord(kind, body.record);
  if (!decoded.ok) return null;
  const { name: journal } = place.journal;
  const officers = officersAt(core.rosters[journal.party] as Roster, { journal, seq: place.seq });
  const said = recordView(decoded.value, {
    officer: (id) => officers.find((one) => equal(one.id, id))?.name ?? null,
    party: (index) => partyName(core, index),
    entry: (name, seq) => entryName(core, name, seq),
  });
  return said ?? null;
}

/** A release as it is shown: whose it is, and whether it holds. */
export type ReleaseShown = {
  readonly officer: string;
  readonly scheme: number;
  readonly origin: string | null;
  readonly name: string | null;
  readonly roles: string[];
  readonly good: boolean;
  readonly code: string | null;
};

/** Who authorised it, each release checked again against the roster at its place. */
export function releasesOf(
  line: StationLine,
  { journal, seq }: EntryPlace,
  item: Item,
  body: Body,
): ReleaseShown[] {
  const core = line.host.line;
  const author = journal.name.party;
  const officers = officersAt(core.rosters[author] as Roster, { journal: journal.name, seq });
  const { kind, precedence, references } = item;
  const subject = { line: core.id, author, kind, precedence, class: item.class, references, body };
  const challenge = releaseChallenge(core.crypto, subject);
  return body.releases.map((release) => {
    const officer = officers.find(({ id }) => equal(id, release.officer));
    const checked = officer && verifyRelease(core.crypto, officer, release, { challenge });
    return {
      officer: hex(release.officer),
      scheme: release.scheme,
      origin: originsOf([release])[0] ?? null,
      name: officer?.name ?? null,
      roles: officer ? [...officer.roles] : [],
      good: checked?.ok === true,
      code: officer ? (checked?.ok === false ? checked.code : null) : 'unknown-officer',
    };
  });
}

/** A record as far as words are needed for it; hashes in hexadecimal. */
function recordJson({ record }: Body): Json {
  if (typeof record === 'number' || record === null) return record;
  if (!Array.isArray(record)) return null;
  return (record as unknown[]).map((one) => {
    if (one instanceof Uint8Array) return hex(one);
    return typeof one === 'number' || typeof one === 'string' ? one : null;
  });
}

/** The bytes of an attachment that is whole here; refuses `attachment-missing`. */
export const attachmentAct = act({
  name: 'attachment',
  input: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/u), officer: officerWord }),
  run: async (context, { sha256: text, officer }) => {
    const line = context.line();
    const sha256 = bytesOf(text);
    const state = line.store.attachments.state(sha256);
    if (!state?.complete) throw new ActRefusal('attachment-missing', text);
    const by = officerNamed(line, officer);
    recordAccess(line, { act: 'open-attachment', what: sha256, officer: by });
    const bytes = line.store.attachments.get(sha256, 0, state.size) ?? new Uint8Array(0);
    return { sha256: text, size: state.size, bytes: Buffer.from(bytes).toString('hex') };
  },
});
