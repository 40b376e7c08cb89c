/**
 * The bodies that a rule asks about: rosters, cuts, charters, and what the charter wants released
 * (spec/entry.md, "Refused, ignored, taken"; spec/release.md). All others stay unread.
 */
import { equal, hex } from '../base/bytes.ts';
import { attempt } from '../base/refusal.ts';
import { Reader } from '../cbor/reader.ts';
import type { Requirement } from '../charter/charter.ts';
import { type Body, readBody } from '../entry/body.ts';
import { type Cut, readCut } from '../entry/records.ts';
import {
  changeRoster,
  fulfil,
  isPrincipal,
  type Releases,
  type Roster,
  readRosterChange,
  requirementsOf,
  weighReleases,
} from '../entry/roster.ts';
import type { ItemHeader, RunItem } from '../entry/run.ts';
import { claimsNamed, type WrittenCut } from './cut.ts';
import type { Journal } from './journal.ts';
import type { LineRecord, ViolationCode } from './line-record.ts';
import { rosterAt } from './roster-at.ts';

/** What came of the bodies read. */
export type Counts = { released: number; repeated: number; unknown: number; passkeys: number };

const kinds = { charter: 9, roster: 10, incarnation: 11, cut: 13 } as const;

/** Kinds above are unknown (spec/entry.md). */
const lastKind = 18;

/** Kinds whose bodies the evidence itself speaks of. */
const ruled = [kinds.charter, kinds.roster, kinds.cut];
/** A body without this byte has no releases; most have not. */
const releasesKey = 7;

export class Bodies {
  readonly counts: Counts = { released: 0, repeated: 0, unknown: 0, passkeys: 0 };
  /** Cut entries in the order in which they were shown. */
  readonly cuts: WrittenCut[] = [];
  readonly #record: LineRecord;
  readonly #drafts = new Set<string>();

  constructor(record: LineRecord) {
    this.#record = record;
  }

  /** Looks at an entry whose `held` has been taken. */
  take(journal: Journal, item: RunItem): void {
    const { header } = item;
    if (header === undefined || header.kind > lastKind || header.kind === 0) {
      this.counts.unknown++;
    }
    if (header === undefined) return;
    const cutsBefore = journal.cutEntries;
    if (header.kind === kinds.cut) journal.cutEntries++;
    if (header.kind === kinds.incarnation && (item.seq > 0 || journal.name.number === 0)) {
      this.#record.violates(journal.name, item.seq, 'unreadable');
    }
    const requirements = requirementsOf(this.#record.charter, header);
    const isRuled = requirements.length > 0 || ruled.some((kind) => kind === header.kind);
    if (!isRuled && !item.body.includes(releasesKey)) return;
    const body = attempt(() => readBody(item.body));
    if (body.ok && (isRuled || body.value.releases.length > 0)) {
      this.#readable(journal, item, { header, body: body.value, requirements, cutsBefore });
    } else if (!body.ok && isRuled) {
      this.#record.violates(journal.name, item.seq, 'unreadable');
    }
  }

  #readable(journal: Journal, item: RunItem, read: Readable): void {
    const { header, body } = read;
    if (header.kind === kinds.charter) this.#charter(journal, item, body);
    const code = header.kind === kinds.roster ? this.#roster(journal, read) : undefined;
    const broken = header.kind === kinds.roster ? code : this.#released(journal, read);
    if (broken !== undefined) this.#record.violates(journal.name, item.seq, broken);
    if (broken === undefined && body.releases.length > 0) {
      this.counts.released++;
      this.#draft(journal, body);
    }
    if (header.kind === kinds.cut) this.#cut(journal, item, read);
  }

  /** What the releases of an entry break, if anything. */
  #released(journal: Journal, read: Readable): ViolationCode | undefined {
    const releases = this.#weigh(journal, read, rosterAt(this.#record, journal));
    if (releases.bad || releases.unknown.length > 0) return 'bad-release';
    if (!fulfil(read.requirements, releases.by)) return 'release-missing';
    this.counts.passkeys += releases.passkeys;
    return undefined;
  }

  #weigh(journal: Journal, { header, body }: Readable, roster: Roster): Releases {
    const { line } = this.#record.charter;
    const { kind, precedence, rawReferences } = header;
    const urgency = { precedence, class: header.class };
    const author = journal.name.party;
    return weighReleases(
      { line, author, kind, ...urgency, references: rawReferences },
      body,
      roster,
    );
  }

  #draft(journal: Journal, body: Body): void {
    if (body.draftId === undefined) return;
    const key = `${journal.name.party} ${hex(body.draftId)}`;
    if (this.#drafts.has(key)) this.counts.repeated++;
    this.#drafts.add(key);
  }

  #charter(journal: Journal, item: RunItem, body: Body): void {
    const { charter } = this.#record;
    const isRight = attempt(() => {
      const reader = new Reader(body.raw.record ?? Uint8Array.of(0xf6));
      reader.array('charter record', 2);
      const isLine = equal(reader.blob('line', 32), charter.line);
      return isLine && equal(reader.raw(), charter.predecessor);
    });
    const stands = item.seq === 0 && journal.name.number === 0;
    if (!stands || !isRight.ok || !isRight.value) {
      this.#record.violates(journal.name, item.seq, 'unreadable');
    }
  }

  #cut(journal: Journal, item: RunItem, { body, cutsBefore }: Readable): void {
    const cut = attempt((): Cut => readCut(new Reader(body.raw.record ?? Uint8Array.of(0xf6))));
    if (!cut.ok) {
      this.#record.violates(journal.name, item.seq, 'cut-malformed');
      return;
    }
    const claims = claimsNamed(cut.value, journal.claims.marks);
    this.cuts.push({ cut: cut.value, journal, seq: item.seq, nth: cutsBefore, claims });
  }

  /** What a roster entry breaks; one that holds changes the roster. */
  #roster(journal: Journal, read: Readable): ViolationCode | undefined {
    const change = attempt(() => readRosterChange(read.body.raw.record ?? Uint8Array.of(0xf6)));
    if (!change.ok) return 'unreadable';
    const roster = rosterAt(this.#record, journal);
    const releases = this.#weigh(journal, read, roster);
    if (releases.bad || releases.unknown.length > 0) return 'bad-release';
    const isReleased = releases.by.some(isPrincipal) && fulfil(read.requirements, releases.by);
    if (!isReleased) return 'release-missing';
    const changed = attempt(() => changeRoster(roster, change.value));
    if (!changed.ok) return changed.code === 'release-missing' ? changed.code : 'bad-release';
    journal.changes.push(change.value);
    this.counts.passkeys += releases.passkeys;
    return undefined;
  }
}

type Readable = {
  readonly header: ItemHeader;
  readonly body: Body;
  readonly requirements: readonly Requirement[];
  /** Entries of kind cut in its journal before it. */
  readonly cutsBefore: number;
};
