/** Verifies a disclosure (spec/disclosure.md, "To verify"). */
import { refuse } from '../base/refusal.ts';
import type { Source } from '../base/source.ts';
import { type Certificate, readCertificate } from '../charter/certificate.ts';
import type { Charter } from '../charter/charter.ts';
import { Incarnations } from '../charter/incarnations.ts';
import { type Header, leafOf, type Reference, readHeaderAt } from '../entry/header.ts';
import { type JournalName, keyOfName } from '../journal/name.ts';
import { originOf } from '../note/checkpoint.ts';
import type { Signer } from '../note/note.ts';
import { checkPath, readTlogProof, verifySigned } from '../note/tlog-proof.ts';
import { charterOf, type TranscriptOptions } from '../transcript/verify.ts';
import { type DisclosureFile, type Later, readDisclosureFile, readShown } from './file.ts';
import { releasedOf } from './releases.ts';

/** A cosignature over a head that covers the entry. */
export type Holder = {
  readonly party: number;
  readonly time: number;
  readonly pq: boolean;
  /** The file names a later incarnation of that party: the keys may be in other hands. */
  readonly replaced: boolean;
};

type Cosigner = Omit<Holder, 'replaced'> & { readonly number: number };

export type ProvedEntry = {
  readonly journal: JournalName;
  readonly seq: number;
  /** Undefined for an entry of another version. */
  readonly header: Header | undefined;
  readonly body: Uint8Array;
  readonly leaf: Uint8Array;
  /** The size of the head it is proved in: corrections beyond are unknown. */
  readonly size: number;
  readonly holders: readonly Holder[];
};

/**
 * Whether an entry is released: undefined where it carries no release, or one by an officer whom
 * nothing shown names; and how many passkeys released it.
 */
export type Judged = { readonly released: boolean | undefined; readonly passkeys: number };

export type DisclosureVerdict = {
  readonly charter: Charter;
  readonly entries: readonly (ProvedEntry & Judged)[];
  readonly later: readonly Later[];
  /** References of shown entries to entries that are not shown. */
  readonly undisclosed: readonly Reference[];
};

type SignerOf = Signer & { readonly journal: JournalName };

/** Refused with the codes of spec/disclosure.md. */
export function verifyDisclosure(
  source: Source,
  trusted?: TranscriptOptions['trusted'],
): DisclosureVerdict {
  const file = readDisclosureFile(source);
  const charter = charterOf(file.charterFile, trusted);
  const incarnations = new Incarnations(charter);
  const certificates = file.certificates.map((bytes) => {
    const certificate = readCertificate(bytes, charter);
    incarnations.take(certificate.name);
    return certificate;
  });
  const signers = signersOf(charter, certificates);
  const read = file.entries.map((element) => proveEntry(element, { charter, signers, file }));
  const newest = newestNumbers(signers, read);
  const proved = read.map(({ cosigners, ...entry }) => ({
    ...entry,
    holders: cosigners.map(({ number, ...holder }) => {
      return { ...holder, replaced: number < (newest.get(holder.party) ?? 0) };
    }),
  }));
  const judged = releasedOf(charter, proved);
  if (file.later.some(({ shown }) => shown >= proved.length)) refuse('malformed', 'later entries');
  const nothing = { released: undefined, passkeys: 0 };
  const entries = proved.map((entry, i) => ({ ...entry, ...(judged[i] ?? nothing) }));
  return { charter, entries, later: file.later, undisclosed: undisclosedOf(proved) };
}

function signersOf(charter: Charter, certificates: readonly Certificate[]): SignerOf[] {
  const founding = charter.parties.map(({ index, tag, keys }) => ({
    journal: { party: index, number: 0, tag },
    keys,
  }));
  const later = certificates.map(({ name, keys }) => ({ journal: name, keys }));
  return [...founding, ...later].map(({ journal, keys }) => ({
    journal,
    name: originOf(charter, journal),
    note: keys.note,
    cosign: keys.cosign,
    mldsa: keys.mldsa,
  }));
}

type ReadEntry = Omit<ProvedEntry, 'holders'> & { readonly cosigners: readonly Cosigner[] };

/** Of each party the newest incarnation that a certificate or a mark in the file names. */
function newestNumbers(
  signers: readonly SignerOf[],
  entries: readonly ReadEntry[],
): ReadonlyMap<number, number> {
  const newest = new Map<number, number>();
  const marks = entries.flatMap(({ header }) => header?.held ?? []);
  for (const { party, number } of [...signers.map(({ journal }) => journal), ...marks]) {
    newest.set(party, Math.max(number, newest.get(party) ?? 0));
  }
  return newest;
}

type Known = {
  readonly charter: Charter;
  readonly signers: readonly SignerOf[];
  readonly file: DisclosureFile;
};

function proveEntry(element: Uint8Array, { charter, signers, file }: Known): ReadEntry {
  const { journal, seq, header, salt, body, proof: text } = readShown(element);
  const read = readHeaderAt(header, { line: charter.line, journal, seq });
  const leaf = leafOf(header, salt, body);
  const proof = readTlogProof(text);
  if (proof.index !== seq) refuse('wrong-seq', 'the proof has another index');
  const { checkpoint, cosigned } = verifySigned(proof, signers);
  const author = signers.find(({ name }) => name === checkpoint.origin);
  if (author === undefined || keyOfName(author.journal) !== keyOfName(journal)) {
    refuse('wrong-author', 'a proof of another journal');
  }
  const taken = file.taken.find((mark) => keyOfName(mark) === keyOfName(journal));
  if ((taken?.size ?? -1) < checkpoint.size) refuse('malformed', 'taken at a smaller size');
  checkPath(proof, leaf, checkpoint);
  const cosigners = cosigned.flatMap(({ name, time, pq }) => {
    const by = signers.find((signer) => signer.name === name)?.journal;
    if (by === undefined || by.party === journal.party) return [];
    return [{ party: by.party, number: by.number, time, pq }];
  });
  return { journal, seq, header: read, body, leaf, size: checkpoint.size, cosigners };
}

function undisclosedOf(proved: readonly ProvedEntry[]): Reference[] {
  const shown = new Set(proved.map(({ journal, seq }) => `${keyOfName(journal)} ${seq}`));
  const found = new Map<string, Reference>();
  for (const { header } of proved) {
    for (const to of header?.references ?? []) {
      const key = `${keyOfName(to)} ${to.seq}`;
      if (!shown.has(key)) found.set(key, to);
    }
  }
  return [...found.values()];
}
