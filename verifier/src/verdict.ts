/** The door of this verifier: a file of evidence, and what it proves (spec/reading.md, verdict). */
import { lossyText } from './base/bytes.ts';
import { limits } from './base/limits.ts';
import { type Attempt, attempt, type Code, refuse } from './base/refusal.ts';
import type { Progress, Source } from './base/source.ts';
import type { Charter } from './charter/charter.ts';
import { type DisclosureVerdict, type Holder, verifyDisclosure } from './disclosure/verify.ts';
import { type ForkVerdict, verifyForkFile } from './fork/file.ts';
import {
  type ShownEntry,
  type TranscriptOptions,
  type TranscriptVerdict,
  verifyTranscript,
} from './transcript/verify.ts';

export type Kind = 'transcript' | 'disclosure' | 'fork-proof';

export type ProofCode =
  | 'charter-signed'
  | 'entries-unaltered'
  | 'authors-signed'
  | 'held-by-all'
  | 'order-agreed'
  | 'releases-hold'
  | 'quantum-safe'
  | 'journal-forked';

export type LimitCode =
  | 'charter-authentic'
  | 'texts-true'
  | 'claimed-times'
  | 'parties-agree'
  | 'officers-identity'
  | 'attachments-held'
  | 'nothing-later'
  | 'nothing-else'
  | 'roster-changes'
  | 'passkey-desks'
  | 'tail-final'
  | 'held-by-all'
  | 'releases-hold'
  | 'quantum-safe'
  | 'replaced-keys'
  | 'which-is-meant';

/** The result for any file, in one shape. */
export type Verdict = {
  readonly ok: boolean;
  /** Null when the file is of no kind known. */
  readonly kind: Kind | null;
  readonly code: 'verified' | Code;
  /** What was refused, for those who look for the fault; empty when nothing was. */
  readonly about: string;
  readonly entries: number;
  readonly proves: readonly ProofCode[];
  readonly doesNotProve: readonly LimitCode[];
};

/** The verdict, and what was found. */
export type Verified = { readonly verdict: Verdict } & (
  | { readonly kind: 'transcript'; readonly found: TranscriptVerdict }
  | { readonly kind: 'disclosure'; readonly found: DisclosureVerdict }
  | { readonly kind: 'fork-proof'; readonly found: ForkVerdict }
  | { readonly kind: null; readonly found: undefined }
);

export type VerifyOptions = {
  /** The charter that came another way; without one the file's own is taken for what it says. */
  readonly trusted?: TranscriptOptions['trusted'];
  readonly progress?: Progress;
  /** Told of every entry of a transcript, in its place. */
  readonly show?: (entry: ShownEntry, final: boolean) => void;
};

/** Checks a transcript, a disclosure or a fork proof. Throws only what the source throws. */
export function verify(source: Source, options: VerifyOptions = {}): Verified {
  const kind = kindOf(source);
  const given = options.trusted !== undefined;
  switch (kind) {
    case 'transcript': {
      const { trusted, progress, show } = options;
      const more = { ...(progress && { progress }), ...(show && { show }) };
      const tried = attempt(() => verifyTranscript(source, { trusted, ...more }));
      return tried.ok
        ? { kind, found: tried.value, verdict: transcriptVerdict(tried.value, given) }
        : refusedVerdict(kind, tried);
    }
    case 'disclosure': {
      const tried = attempt(() => verifyDisclosure(whole(source), options.trusted));
      return tried.ok
        ? { kind, found: tried.value, verdict: disclosureVerdict(tried.value, given) }
        : refusedVerdict(kind, tried);
    }
    case 'fork-proof': {
      const tried = attempt(() => verifyForkFile(whole(source), options.trusted));
      return tried.ok
        ? { kind, found: tried.value, verdict: forkVerdict(given) }
        : refusedVerdict(kind, tried);
    }
    case null:
      return refusedVerdict(null, {
        ok: false,
        code: 'unknown-type',
        about: 'not a file of evidence',
      });
  }
}

const titles = {
  transcript: 'parley/transcript/v1',
  disclosure: 'parley/disclosure/v1',
  'fork-proof': 'parley/fork-proof/v1',
} as const;

/** The kind stands as a text at the beginning of the first element. */
function kindOf(source: Source): Kind | null {
  const start = lossyText(source.read(0, Math.min(64, source.size)));
  const kinds = Object.keys(titles) as Kind[];
  return kinds.find((kind) => start.includes(titles[kind])) ?? null;
}

/** Disclosures and fork proofs are short. */
function whole(source: Source): Source {
  return source.size <= 64 * limits.frame ? source : refuse('over-limit', 'bytes of the file');
}

/** The answer to a file, or a charter, that was refused. */
export function refusedVerdict(
  kind: Kind | null,
  { code, about }: Attempt<unknown> & { ok: false },
): Verified {
  const verdict = { ok: false, kind, code, about, entries: 0, proves: [], doesNotProve: [] };
  return { kind: null, found: undefined, verdict };
}

function verified(kind: Kind, entries: number, proves: ProofCode[], not: LimitCode[]): Verdict {
  return { ok: true, kind, code: 'verified', about: '', entries, proves, doesNotProve: not };
}

const always: readonly LimitCode[] = [
  'texts-true',
  'claimed-times',
  'parties-agree',
  'officers-identity',
  'attachments-held',
  'nothing-later',
];

function transcriptVerdict(found: TranscriptVerdict, given: boolean): Verdict {
  const { cuts, violations, quantumSafe, passkeys, tailEntries } = found;
  const broken = ['release-missing', 'bad-release', 'unreadable'];
  const released = !violations.some(({ code }) => broken.includes(code));
  const proves: ProofCode[] = ['charter-signed', 'entries-unaltered', 'authors-signed'];
  if (cuts > 0) proves.push('held-by-all', 'order-agreed');
  if (released) proves.push('releases-hold');
  if (quantumSafe) proves.push('quantum-safe');
  const not: LimitCode[] = given ? [...always] : ['charter-authentic', ...always];
  if (passkeys > 0) not.push('passkey-desks');
  if (tailEntries > 0) not.push('tail-final');
  if (!released) not.push('releases-hold');
  if (!quantumSafe) not.push('quantum-safe');
  return verified('transcript', found.entries, proves, not);
}

function disclosureVerdict({ entries, charter }: DisclosureVerdict, given: boolean): Verdict {
  const isHeld = entries.every(({ holders }) => othersOf(holders, charter) === 0);
  const released = entries.every((one) => one.released === true);
  const proves: ProofCode[] = ['charter-signed', 'entries-unaltered', 'authors-signed'];
  if (isHeld) proves.push('held-by-all');
  if (released) proves.push('releases-hold');
  const not: LimitCode[] = given ? [...always] : ['charter-authentic', ...always];
  not.push('nothing-else');
  if (entries.some((one) => one.released !== undefined)) not.push('roster-changes');
  if (entries.some((one) => one.passkeys > 0)) not.push('passkey-desks');
  if (!isHeld) not.push('held-by-all');
  if (!released) not.push('releases-hold');
  if (entries.some(({ holders }) => leansOnReplaced(holders))) not.push('replaced-keys');
  return verified('disclosure', entries.length, proves, not);
}

/** How many parties besides the author are not shown to hold it. */
function othersOf(holders: readonly Holder[], charter: Charter): number {
  return charter.parties.length - 1 - holding(holders).size;
}

/** Those whose Ed25519 cosignature is by keys that the file shows no later ones of. */
export function holding(holders: readonly Holder[]): Set<number> {
  return new Set(holders.flatMap(({ party, pq, replaced }) => (pq || replaced ? [] : party)));
}

function leansOnReplaced(holders: readonly Holder[]): boolean {
  const by = holding(holders);
  return holders.some(({ party, pq, replaced }) => !pq && replaced && !by.has(party));
}

function forkVerdict(given: boolean): Verdict {
  const not: LimitCode[] = given ? ['which-is-meant'] : ['charter-authentic', 'which-is-meant'];
  return verified('fork-proof', 0, ['charter-signed', 'authors-signed', 'journal-forked'], not);
}
