/** Verifies a disclosure (spec/disclosure.md, "To verify"). */
import { refuse } from '../base/refusal.ts';
import type { Source } from '../base/source.ts';
import { type Certificate, readCertificate } from '../charter/certificate.ts';
import type { Charter } from '../charter/charter.ts';
import { type Header, leafOf, type Reference, readHeaderAt } from '../entry/header.ts';
import { type JournalName, keyOfName } from '../journal/name.ts';
import { originOf } from '../note/checkpoint.ts';
import type { Signer } from '../note/note.ts';
import { readTlogProof, verifyTlogProof } from '../note/tlog-proof.ts';
import { charterOf, type TranscriptOptions } from '../transcript/verify.ts';
import { type Later, readDisclosureFile, type ShownEntry } from './file.ts';
import { releasedOf } from './releases.ts';

/** A cosignature over a head that covers the entry. */
export type Holder = { readonly party: number; readonly time: number; readonly pq: boolean };

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

/** Released, not released, or by an officer whom nothing shown names. */
export type Released = boolean | undefined;

export type DisclosureVerdict = {
  readonly charter: Charter;
  readonly entries: readonly (ProvedEntry & { readonly released: Released })[];
  readonly later: readonly Later[];
  /** References of shown entries to entries that are not shown. */
  readonly undisclosed: readonly { readonly by: number; readonly to: Reference }[];
};

type SignerOf = Signer & { readonly journal: JournalName };

/** Refused with the codes of spec/disclosure.md. */
export function verifyDisclosure(
  source: Source,
  trusted?: TranscriptOptions['trusted'],
): DisclosureVerdict {
  const file = readDisclosureFile(source);
  const charter = charterOf(file.charterFile, trusted);
  const certificates = file.certificates.map((bytes) => readCertificate(bytes, charter));
  const signers = signersOf(charter, certificates);
  const sizes = new Map(file.taken.map((mark) => [keyOfName(mark), mark.size]));
  const proved = file.entries.map((entry) => {
    const one = proveEntry(entry, charter, signers);
    if ((sizes.get(keyOfName(entry.journal)) ?? 0) < one.size) refuse('malformed', 'taken');
    return one;
  });
  const released = releasedOf(charter, proved);
  const entries = proved.map((entry, i) => ({ ...entry, released: released[i] }));
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

function proveEntry(
  entry: ShownEntry,
  charter: Charter,
  signers: readonly SignerOf[],
): ProvedEntry {
  const { journal, seq, header, salt, body } = entry;
  if (charter.parties[journal.party] === undefined) refuse('unknown-party', `${journal.party}`);
  const author = signers.find((signer) => keyOfName(signer.journal) === keyOfName(journal));
  if (author === undefined) refuse('unknown-journal', keyOfName(journal));
  const read = readHeaderAt(header, { line: charter.line, journal, seq });
  const leaf = leafOf(header, salt, body);
  const proof = readTlogProof(entry.proof);
  if (proof.index !== seq) refuse('wrong-seq', 'the proof has another index');
  if (proof.note.checkpoint.origin !== author.name) refuse('wrong-author', 'another journal');
  const cosigned = verifyTlogProof(proof, leaf, signers);
  const holders = cosigned.flatMap(({ name, time, pq }) => {
    const party = signers.find((signer) => signer.name === name)?.journal.party;
    return party === undefined || party === journal.party ? [] : [{ party, time, pq }];
  });
  const { size } = proof.note.checkpoint;
  return { journal, seq, header: read, body, leaf, size, holders };
}

function undisclosedOf(proved: readonly ProvedEntry[]) {
  const shown = new Set(proved.map(({ journal, seq }) => `${keyOfName(journal)} ${seq}`));
  return proved.flatMap(({ header }, by) =>
    (header?.references ?? [])
      .filter((to) => !shown.has(`${keyOfName(to)} ${to.seq}`))
      .map((to) => ({ by, to })),
  );
}
