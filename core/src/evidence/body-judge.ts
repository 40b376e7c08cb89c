import { equal, hex } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { type Result, refuse } from '../base/refusal.ts';
import { type Body, decodeBody } from '../codec/body.ts';
import { encode } from '../codec/cbor.ts';
import { type Certificate, type Founding, verifyCertificate } from '../codec/certificate.ts';
import type { Item } from '../codec/entry.ts';
import { kindName, kinds } from '../codec/kinds.ts';
import { type JournalName, journalKey, type Mark } from '../codec/names.ts';
import { decodeRecordOf } from '../codec/records.ts';
import { predecessorValue } from '../codec/shapes.ts';
import { carriesReleases } from './body-glance.ts';
import type { CutCandidate } from './cut-chain.ts';
import type { Findings } from './findings.ts';
import type { JournalWalk } from './journal-walk.ts';
import { ReleaseCheck, type ReleaseRules } from './release-check.ts';

/**
 * Reads the bodies that the evidence itself speaks of: certificates, rosters, cuts, and what the
 * charter wants released or carries a release. No other body is decoded.
 */
export class BodyJudge {
  readonly cuts: CutCandidate[] = [];
  readonly #crypto: Crypto;
  readonly #founding: Founding;
  readonly #releases: ReleaseCheck;
  readonly #drafts = new Set<string>();

  constructor(crypto: Crypto, rules: ReleaseRules) {
    this.#crypto = crypto;
    this.#founding = rules.founding;
    this.#releases = new ReleaseCheck(crypto, rules);
  }

  /** The certificate that the first entry of a later incarnation must be. */
  certificate(name: JournalName, item: Item): Result<Certificate> {
    if (item.kind !== kinds.incarnation) return refuse('wrong-kind', 'first entry');
    const body = decodeBody(item.body);
    if (!body.ok) return body;
    const record = decodeRecordOf('incarnation', body.value.record);
    if (!record.ok) return record;
    const verified = verifyCertificate(this.#crypto, this.#founding, record.value.certificate);
    if (!verified.ok) return verified;
    const { party, number, tag } = verified.value;
    const fits = party === name.party && number === name.number && equal(tag, name.tag);
    return fits ? verified : refuse('wrong-author', 'certificate');
  }

  /** Judges one entry; what it breaks is a finding. */
  item(findings: Findings, journal: JournalWalk, seq: number, item: Item): void {
    const { kind } = item;
    const cuts = journal.cutEntries;
    if (kind === kinds.cut) journal.cutEntries++;
    if (kindName(kind) === undefined) findings.unknown++;
    const first = seq === 0;
    const misplaced = kind === kinds.incarnation && (!first || journal.name.number === 0);
    if (misplaced) findings.add('unreadable', journal.name, seq);
    const ruled = bodyIsRuled(kind) || this.#releases.asks(item);
    if (!ruled && !carriesReleases(item.body)) return;
    const body = decodeBody(item.body);
    if (!body.ok) {
      if (ruled) findings.add('unreadable', journal.name, seq);
      return;
    }
    if (kind === kinds.charter && !this.#founds(journal, seq, body.value)) {
      findings.add('unreadable', journal.name, seq);
    }
    this.#judgeReleases(findings, journal.name, seq, { item, body: body.value });
    if (kind === kinds.cut) this.#cut(findings, journal, { seq, cuts, body: body.value });
  }

  /** The first entry of a founding journal names the line, and what it goes on from. */
  #founds(journal: JournalWalk, seq: number, body: Body): boolean {
    const record = decodeRecordOf('charter', body.record);
    if (!record.ok || seq > 0 || journal.name.number > 0) return false;
    const { line, charter } = this.#founding;
    const named = encode(predecessorValue(record.value.predecessor));
    return (
      equal(record.value.line, line) && equal(named, encode(predecessorValue(charter.predecessor)))
    );
  }

  #judgeReleases(
    findings: Findings,
    journal: JournalName,
    seq: number,
    entry: { item: Item; body: Body },
  ): void {
    const code = this.#releases.check(journal, seq, entry);
    if (code !== undefined) findings.add(code, journal, seq);
    const { draft, releases } = entry.body;
    if (code !== undefined || releases.length === 0) return;
    findings.released++;
    findings.addOrigins(releases);
    if (draft === null) return;
    const name = `${journal.party} ${hex(draft)}`;
    if (this.#drafts.has(name)) findings.repeated++;
    this.#drafts.add(name);
  }

  #cut(
    findings: Findings,
    journal: JournalWalk,
    entry: { readonly seq: number; readonly cuts: number; readonly body: Body },
  ): void {
    const { seq } = entry;
    const candidate = cutCandidate(journal.name, { ...entry, claims: journal.marks });
    if (candidate === undefined) findings.add('cut-malformed', journal.name, seq);
    else this.cuts.push(candidate);
  }
}

/** Kinds whose bodies the evidence itself reads. */
function bodyIsRuled(kind: number): boolean {
  return kind === kinds.cut || kind === kinds.roster || kind === kinds.charter;
}

/**
 * A cut entry with its own copy of every hash: the bytes it came from are not kept. Of the claims
 * it has those of the journals that it names.
 */
export function cutCandidate(
  journal: JournalName,
  from: {
    readonly seq: number;
    /** Entries of kind cut before it in its journal. */
    readonly cuts: number;
    readonly body: Body;
    readonly claims: ReadonlyMap<string, Mark>;
  },
): CutCandidate | undefined {
  const { seq, cuts, body } = from;
  const record = decodeRecordOf('cut', body.record);
  if (!record.ok) return undefined;
  const { k, previous, heads } = record.value;
  const copied = heads.map((head) => {
    return { ...head, tag: head.tag.slice(), root: head.root.slice() };
  });
  const cut = { k, previous: previous.slice(), heads: copied };
  const claims = new Map<string, Mark>();
  for (const key of copied.map(journalKey)) {
    const claim = from.claims.get(key);
    if (claim !== undefined) claims.set(key, claim);
  }
  return { journal, seq, cut, cuts, claims };
}
