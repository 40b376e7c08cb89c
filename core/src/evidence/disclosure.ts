import { equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { type Founding, verifyCertificate } from '../codec/certificate.ts';
import { bodyHash, leafOfParts } from '../codec/entry.ts';
import type { Keys } from '../codec/keyset.ts';
import {
  type JournalName,
  journalKey,
  type Mark,
  originOf,
  type Reference,
} from '../codec/names.ts';
import type { Release } from '../codec/release.ts';
import { type NamedCosignature, readSignedHead } from '../codec/signed-head.ts';
import { parseTlogProof } from '../codec/tlog-proof.ts';
import { verifyInclusion } from '../journal/proofs.ts';
import type { Desk } from '../keys/assertion.ts';
import { checkRelease } from '../keys/release.ts';
import { officersAt, type Roster } from '../keys/roster.ts';
import {
  decodeDisclosureHeader,
  decodeLater,
  decodeShown,
  decodeSum,
  type LaterEntry,
  readHeader,
  type ShownEntry,
  type ShownHeader,
} from './disclosure-format.ts';
import { rostersShown, subjectOf } from './disclosure-roster.ts';
import { ElementSplitter } from './elements.ts';
import { originsOf } from './findings.ts';
import { readFounding } from './founding.ts';
import { Incarnations } from './incarnations.ts';
import type { RunningHash } from './transcript.ts';

/** An entry that a disclosure shows, proved. */
export type ProvedEntry = ShownEntry & {
  readonly head: ShownHeader;
  readonly leaf: Uint8Array;
  /** Size of the signed head that covers it. */
  readonly size: number;
  /** Party indices whose cosignature covers it, by keys of which the file shows no later ones. */
  readonly heldBy: readonly number[];
  /** Those that cosigned by replaced keys alone: whether before or after, the file cannot tell. */
  readonly heldByReplaced: readonly number[];
  /** By officers whom the charter or a roster entry shown names; null: none, or by others. */
  readonly released: boolean | null;
  /** Where passkeys were used, of the releases that hold. */
  readonly origins: readonly string[];
};

type Proven = Omit<
  ProvedEntry,
  keyof ShownEntry | 'released' | 'origins' | 'heldBy' | 'heldByReplaced'
> & {
  readonly shown: ShownEntry;
  readonly cosigners: readonly JournalName[];
};

export type DisclosureFacts = {
  readonly founding: Founding;
  readonly entries: readonly ProvedEntry[];
  /** What the discloser held: "later corrections beyond these are unknown". */
  readonly taken: readonly Mark[];
  /** Entries, not shown, that the discloser says refer to one shown. */
  readonly later: readonly LaterEntry[];
  /** References of entries shown to entries that are not. */
  readonly undisclosed: readonly Reference[];
};

export type DisclosurePorts = {
  readonly crypto: Crypto;
  readonly hash: RunningHash;
  readonly desk: Desk | undefined;
  /** The line that the file must be of, when one was given. */
  readonly line?: Uint8Array | undefined;
};

/** Checks a whole disclosure (spec/disclosure.md): each entry by its own proof and signatures. */
export function verifyDisclosure(
  ports: DisclosurePorts,
  bytes: Uint8Array,
): Result<DisclosureFacts> {
  const elements = elementsOf(bytes);
  if (!elements.ok) return elements;
  const [first, ...rest] = elements.value;
  const [after, last] = rest.splice(-2);
  if (first === undefined || after === undefined || last === undefined) return refuse('truncated');
  const header = decodeDisclosureHeader(first.content);
  if (!header.ok) return header;
  if (rest.length < header.value.entries) return refuse('truncated');
  if (rest.length > header.value.entries) return refuse('malformed', 'bytes behind a disclosure');
  const later = decodeLater(after.content);
  if (!later.ok) return later;
  const sum = decodeSum(last.content);
  if (!sum.ok) return sum;
  for (const { framed } of [first, ...rest, after]) ports.hash.update(framed);
  if (!equal(ports.hash.digest(), sum.value)) return refuse('malformed', 'sum');
  const founding = readFounding(ports.crypto, header.value.charterFile, ports.line);
  if (!founding.ok) return founding;
  const directory = new Directory(ports.crypto, founding.value);
  for (const certificate of header.value.certificates) {
    const added = directory.add(certificate);
    if (!added.ok) return added;
  }
  const proven: Proven[] = [];
  for (const { content } of rest) {
    const proved = proveEntry(ports, directory, header.value.taken, content);
    if (!proved.ok) return proved;
    proven.push(proved.value);
  }
  const entries = judged(ports, directory, proven);
  const { taken } = header.value;
  const beyond = later.value.some((one) => one.shown >= entries.length);
  if (beyond) return refuse('malformed', 'later entries');
  const undisclosed = undisclosedOf(entries);
  return ok({ founding: founding.value, entries, taken, later: later.value, undisclosed });
}

function elementsOf(bytes: Uint8Array) {
  const splitter = new ElementSplitter();
  splitter.push(bytes);
  const elements: { content: Uint8Array; framed: Uint8Array }[] = [];
  for (;;) {
    const next = splitter.next();
    if (!next.ok) return next;
    if (next.value === null) return splitter.empty ? ok(elements) : refuse('truncated');
    elements.push(next.value);
  }
}

/** Keys of every incarnation whose certificate is shown, by name. */
class Directory {
  readonly founding: Founding;
  readonly #crypto: Crypto;
  readonly #byName = new Map<string, { journal: JournalName; keys: Keys }>();
  readonly #incarnations: Incarnations;

  constructor(crypto: Crypto, founding: Founding) {
    this.#crypto = crypto;
    this.founding = founding;
    this.#incarnations = new Incarnations(founding.charter);
    founding.charter.parties.forEach(({ tag, keys }, party) => {
      const journal = { party, number: 0, tag };
      this.#byName.set(this.origin(journal), { journal, keys });
    });
  }

  add(certificate: Uint8Array): Result<true> {
    const verified = verifyCertificate(this.#crypto, this.founding, certificate);
    if (!verified.ok) return verified;
    const { party, number, tag, keys } = verified.value;
    const journal = { party, number, tag };
    const counted = this.#incarnations.take(journal);
    if (counted.ok) this.#byName.set(this.origin(journal), { journal, keys });
    return counted;
  }

  origin(journal: JournalName): string {
    const party = this.founding.charter.parties[journal.party];
    return originOf(this.founding.line, party?.name ?? '', journal);
  }

  keysOf = (name: string): Keys | undefined => this.#byName.get(name)?.keys;

  cosignersOf(cosignatures: readonly NamedCosignature[], author: number): JournalName[] {
    const found = cosignatures.flatMap((one) => this.#byName.get(one.name)?.journal ?? []);
    return found.filter(({ party }) => party !== author);
  }

  /** The newest incarnation of each party that a certificate or a mark in the file names. */
  newest(proven: readonly Proven[]): ReadonlyMap<number, number> {
    const newest = new Map<number, number>();
    const marks = proven.flatMap(({ head }) => head.held);
    const certified = [...this.#byName.values()].map(({ journal }) => journal);
    for (const { party, number } of [...certified, ...marks]) {
      newest.set(party, Math.max(number, newest.get(party) ?? 0));
    }
    return newest;
  }
}

/**
 * Keys that were replaced count up to the entry that names those after them (spec/checkpoint.md,
 * rule 2), and where that entry stands a disclosure does not show: they may be in a thief's hands.
 */
function heldBy(
  newest: ReadonlyMap<number, number>,
  cosigners: readonly JournalName[],
): Pick<ProvedEntry, 'heldBy' | 'heldByReplaced'> {
  const ordered = (of: readonly JournalName[]): number[] =>
    [...new Set(of.map(({ party }) => party))].sort((a, b) => a - b);
  const present = cosigners.filter(({ party, number }) => number >= (newest.get(party) ?? 0));
  const held = ordered(present);
  return {
    heldBy: held,
    heldByReplaced: ordered(cosigners).filter((party) => !held.includes(party)),
  };
}

function proveEntry(
  ports: DisclosurePorts,
  directory: Directory,
  taken: readonly Mark[],
  content: Uint8Array,
): Result<Proven> {
  const { crypto } = ports;
  const { founding } = directory;
  const decoded = decodeShown(content);
  if (!decoded.ok) return decoded;
  const shown = decoded.value;
  const { journal, seq, salt, body } = shown;
  const head = readHeader(shown.header, { line: founding.line, journal, seq });
  if (!head.ok) return head;
  const leaf = leafOfParts(crypto, shown.header, bodyHash(crypto, salt, body));
  const proof = parseTlogProof(shown.proof);
  if (!proof.ok) return proof;
  if (proof.value.extra !== null) return refuse('malformed', 'extra line of a proof');
  if (proof.value.index !== seq) return refuse('wrong-seq', 'proof');
  const signed = readSignedHead(crypto, proof.value.note, directory.keysOf);
  if (!signed.ok) return signed;
  const { origin, size, root } = signed.value.checkpoint;
  if (origin !== directory.origin(journal)) return refuse('wrong-author', 'proof');
  const mark = taken.find((one) => journalKey(one) === journalKey(journal));
  if (mark === undefined || mark.size < size) return refuse('malformed', 'size taken at');
  if (!verifyInclusion(crypto, { seq, size, leaf, root, path: proof.value.path })) {
    return refuse('proof-mismatch', 'entry shown');
  }
  const cosigners = directory.cosignersOf(signed.value.cosignatures, journal.party);
  return ok({ shown, head: head.value, leaf, size, cosigners });
}

/** Judged when all entries are proved: a roster entry, or newer keys, may stand anywhere. */
function judged(
  ports: DisclosurePorts,
  directory: Directory,
  proven: readonly Proven[],
): ProvedEntry[] {
  const { founding } = directory;
  const rosters = rostersShown(ports, founding, proven);
  const newest = directory.newest(proven);
  return proven.map(({ shown, head, leaf, size, cosigners }) => {
    const roster = rosters[shown.journal.party] as Roster;
    const releases = releasedBy(ports, founding, { shown, head, roster });
    return { ...shown, head, leaf, size, ...heldBy(newest, cosigners), ...releases };
  });
}

function releasedBy(
  ports: DisclosurePorts,
  founding: Founding,
  entry: { shown: ShownEntry; head: ShownHeader; roster: Roster },
): Pick<ProvedEntry, 'released' | 'origins'> {
  const subject = subjectOf(founding, entry);
  if (subject === undefined) return { released: null, origins: [] };
  const officers = officersAt(entry.roster, entry.shown);
  const { releases } = subject.body;
  // Asked of all of them first: what is said must not hang on the order in which they stand.
  const isNamed = ({ officer }: Release) => officers.some(({ id }) => equal(id, officer));
  if (!releases.every(isNamed)) return { released: null, origins: [] };
  const policy = { charter: founding.charter, officers, desk: ports.desk };
  const checked = checkRelease(ports.crypto, policy, subject);
  return checked.ok
    ? { released: true, origins: originsOf(releases) }
    : { released: false, origins: [] };
}

function undisclosedOf(entries: readonly ProvedEntry[]): Reference[] {
  const shown = new Set(entries.map((one) => `${journalKey(one.journal)}#${one.seq}`));
  const found = new Map<string, Reference>();
  for (const { head } of entries) {
    for (const reference of head.references) {
      const name = `${journalKey(reference)}#${reference.seq}`;
      if (!shown.has(name)) found.set(name, reference);
    }
  }
  return [...found.values()];
}
