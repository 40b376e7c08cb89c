import { hex, unhex } from '@parley/core/base/bytes.ts';
import { encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { decodeRecordOf } from '@parley/core/codec/records.ts';
import type { Release } from '@parley/core/codec/release.ts';
import { checkRelease, releaseChallenge, verifyRelease } from '@parley/core/keys/release.ts';
import { z } from 'zod';
import { entryName } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { privateKinds } from '../../store/private-journal.ts';
import { ActRefusal, act, type Json } from '../act.ts';
import { refuseHandover } from '../agreements/handover.ts';
import { hexBytes } from '../shapes.ts';
import { type DeskDraft, findDraft, putDraft, removeDraft, subjectOf } from './desk-draft.ts';
import { shownSizes, unshown } from './overtaken.ts';
import { bytesOf, draftWord, entryWord } from './shapes.ts';
import {
  missingByKind,
  missingReleases,
  ownOfficers,
  releasedBy,
  ruleOf,
  sheetOf,
} from './sheet.ts';
import { refuseSucceeded } from './succeeded.ts';

/** An officer's signature over the challenge of a draft. */
export const releaseShape = z.union([
  z.strictObject({ scheme: z.literal(0).default(0), officer: hexBytes, signature: hexBytes }),
  z.strictObject({
    scheme: z.union([z.literal(1), z.literal(2)]),
    officer: hexBytes,
    authenticatorData: hexBytes,
    clientDataJson: hexBytes,
    signature: hexBytes,
  }),
]);

/**
 * The sheet of a draft: what its release would say, who has released it, what is missing. Refuses
 * `no-draft`, `draft-written`.
 */
export const sheetAct = act({
  name: 'sheet',
  input: z.strictObject({ draft: draftWord }),
  run: async (context, { draft }) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    return sheetOf(line, waitingDraft(line, draft));
  },
});

/**
 * One officer's release of a draft; when the charter's rule is satisfied the entry is written.
 * `seen` names newer messages of other parties that he has been shown. Without `release` it writes
 * what needs none. Refuses `no-draft`, `draft-written`, `draft-expired`, `draft-overtaken`,
 * `unknown-officer`, `bad-signature`, `bad-release`, and what the core refuses.
 */
export const releaseAct = act({
  name: 'release',
  input: z.strictObject({
    draft: draftWord,
    release: releaseShape.optional(),
    seen: z.array(entryWord).max(64).default([]),
  }),
  run: async (context, { draft: word, release, seen }) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    const found = waitingDraft(line, word);
    refuseSucceeded(context.station, line, found.kind);
    const id = hex(found.id);
    return await alone(line, id, () => releaseDraft(line, id, { release, seen }));
  },
});

type Given = {
  readonly release: z.infer<typeof releaseShape> | undefined;
  readonly seen: readonly string[];
};

/** Two officers at two terminals: one after the other, or the entry would be written twice. */
const underWay = new WeakMap<StationLine, Map<string, Promise<unknown>>>();

async function alone<T>(line: StationLine, id: string, work: () => Promise<T>): Promise<T> {
  const waits = underWay.get(line) ?? new Map<string, Promise<unknown>>();
  underWay.set(line, waits);
  const before = waits.get(id) ?? Promise.resolve();
  const mine = before.then(work, work);
  waits.set(id, mine);
  try {
    return await mine;
  } finally {
    if (waits.get(id) === mine) waits.delete(id);
  }
}

async function releaseDraft(line: StationLine, id: string, given: Given): Promise<Json> {
  let draft = ofThoseHere(line, findDraft(line, id));
  refuseWritten(line, draft);
  const { notAfter } = draft.body;
  const now = line.host.options.clock.now();
  if (notAfter !== null && now.time > notAfter) throw new ActRefusal('draft-expired', id);
  const officer = given.release?.officer ?? null;
  const { newer, refuses } = unshown(line, draft, { officer, seen: given.seen });
  const unseen = newer.map(({ entry }) => entry);
  if (refuses) throw new ActRefusal('draft-overtaken', unseen.join(', '));
  refuseHandedOver(line, draft);
  if (given.release) draft = withRelease(line, draft, given.release);
  const missing = missingReleases(ruleOf(line, draft), releasedBy(line, draft));
  const subject = subjectOf(line, draft);
  const policy = { charter: line.charter, officers: ownOfficers(line) };
  const enough = checkRelease(line.host.options.crypto, policy, subject);
  // Who has been asked often enough is not refused by the core for what came since, either.
  const shown = unseen.length > 0 ? null : shownSizes(line);
  if (given.seen.length > 0) noteShowing(line, draft, given, unseen);
  if (!enough.ok) {
    if (enough.code !== 'release-missing') throw new ActRefusal(enough.code, enough.detail);
    if (!given.release) throw new ActRefusal('release-missing', String(missing));
    return { written: false, missing, draft: id, sheet: sheetOf(line, draft) };
  }
  if (!given.release && draft.body.releases.length === 0 && needsOfficer(draft)) {
    throw new ActRefusal('officer-needed');
  }
  const asked = missingByKind(draft, releasedBy(line, draft));
  if (asked > 0) return { written: false, missing: asked, draft: id, sheet: sheetOf(line, draft) };
  return await writeDraft(line, draft, shown);
}

/** A warning that came between the two signatures stops a hand-over as one before them does. */
function refuseHandedOver(line: StationLine, { kind, body }: DeskDraft): void {
  if (kind !== kinds.handover) return;
  const record = decodeRecordOf('handover', body.record);
  if (record.ok) refuseHandover(line, record.value.from);
}

/** Nothing speaks for a person: what says that an officer did something carries his release. */
function needsOfficer(draft: DeskDraft): boolean {
  const acts: readonly number[] = [
    kinds.ack,
    kinds.withheld,
    kinds.confirm,
    kinds['confirm-answer'],
    kinds.roster,
    kinds.retraction,
    kinds.correction,
    kinds.handover,
    kinds.exercise,
    kinds.terms,
  ];
  return acts.includes(draft.kind);
}

/** Of a draft whose entry was written just before the station fell: the entry is the message. */
function refuseWritten(line: StationLine, draft: DeskDraft): void {
  const entry = writtenAs(line, hex(draft.id));
  if (entry === undefined) return;
  removeDraft(line, draft);
  throw new ActRefusal('draft-written', entry);
}

/** As long a beginning of an id as the lists show. */
const idShownLength = 8;

/** The draft whose id begins so; of one that is an entry now it is told which. */
function waitingDraft(line: StationLine, word: string): DeskDraft {
  const waits = line.store.drafts.list().some(({ id }) => hex(id).startsWith(word));
  const entry = waits || word.length < idShownLength ? undefined : writtenAs(line, word);
  if (entry !== undefined) throw new ActRefusal('draft-written', entry);
  return findDraft(line, word);
}

const writtenSql =
  'SELECT journal, seq FROM shown_entry WHERE party = ? AND draft BETWEEN ? AND ? LIMIT 1';

/** The entry that the draft has become whose id begins so. */
function writtenAs(line: StationLine, word: string): string | undefined {
  const [from, to] = [unhex(word.padEnd(32, '0')), unhex(word.padEnd(32, 'f'))];
  const row = from && to && line.store.database.db.prepare(writtenSql).get(line.me, from, to);
  if (!row) return undefined;
  const { journal, seq } = row as { journal: string; seq: number };
  const name = line.host.line.journals.get(journal)?.name;
  return name && entryName(line.host.line, name, seq);
}

/**
 * The draft without the releases of officers who have left the roster since: they count no longer,
 * and with one of them in it no entry holds, whoever releases it besides.
 */
function ofThoseHere(line: StationLine, draft: DeskDraft): DeskDraft {
  const here = new Set(ownOfficers(line).map(({ id }) => hex(id)));
  const releases = draft.body.releases.filter(({ officer }) => here.has(hex(officer)));
  return { ...draft, body: { ...draft.body, releases } };
}

/** The draft with this release in it, stored; an earlier one of the same officer is replaced. */
function withRelease(
  line: StationLine,
  draft: DeskDraft,
  given: NonNullable<Given['release']>,
): DeskDraft {
  const { crypto } = line.host.options;
  const release = releaseFrom(given);
  const officer = ownOfficers(line).find(({ id }) => hex(id) === given.officer);
  if (!officer) throw new ActRefusal('unknown-officer', given.officer);
  if (draft.drafters.some((id) => hex(id) === given.officer)) {
    throw new ActRefusal('drafter-releases', officer.name);
  }
  const challenge = releaseChallenge(crypto, subjectOf(line, draft));
  const verified = verifyRelease(crypto, officer, release, { challenge });
  if (!verified.ok) throw new ActRefusal(verified.code, officer.name);
  const others = draft.body.releases.filter((one) => hex(one.officer) !== given.officer);
  const released = { ...draft, body: { ...draft.body, releases: [...others, release] } };
  putDraft(line, released);
  return released;
}

function releaseFrom(given: NonNullable<Given['release']>): Release {
  const officer = bytesOf(given.officer);
  const signature = bytesOf(given.signature);
  if (given.scheme === 0) return { scheme: 0, officer, signature };
  const { scheme } = given;
  const authenticatorData = bytesOf(given.authenticatorData);
  const clientDataJson = bytesOf(given.clientDataJson);
  return { scheme, officer, authenticatorData, clientDataJson, signature };
}

/** The releaser stands by an overtaken draft: our own record says what he was shown, what not. */
function noteShowing(
  line: StationLine,
  draft: DeskDraft,
  given: Given,
  unseen: readonly string[],
): void {
  const { time, clock } = line.host.options.clock.now();
  line.privateJournal.append({
    kind: privateKinds.note,
    officer: given.release ? bytesOf(given.release.officer) : null,
    act: 'release-after-showing',
    what: [draft.id, [...given.seen], ...(unseen.length > 0 ? [unseen] : [])],
    time,
    clock,
  });
}

/** Writes the entry and forgets the draft. */
async function writeDraft(
  line: StationLine,
  draft: DeskDraft,
  shown: ReturnType<typeof shownSizes> | null,
): Promise<Json> {
  const { kind, precedence, references } = draft;
  const written = await line.host.write({
    kind,
    precedence,
    class: draft.class,
    body: encodeBody(draft.body),
    references,
    shown,
    drafters: draft.drafters,
  });
  if (!written.ok) throw new ActRefusal(written.code, written.detail);
  removeDraft(line, draft);
  await line.desk.projection.catchUp();
  const { value } = written;
  return {
    written: true,
    entry: entryName(line.host.line, value, value.seq),
    leaf: hex(value.leaf),
    draft: hex(draft.id),
    missing: 0,
  };
}
