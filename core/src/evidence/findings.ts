import type { JournalName } from '../codec/names.ts';
import type { Release } from '../codec/release.ts';
import { assertionOrigin } from '../keys/assertion.ts';

/**
 * What an entry may break without the evidence being broken: it is held, cosigned, ordered and
 * shown as what it is (design section 2). Kebab-case words, each with its meaning.
 */
export const violationReasons = {
  'bad-release': 'A release does not verify, or its officer is not on the roster.',
  'cut-malformed': 'An entry proposes a cut that is out of turn or breaks a rule of cuts.',
  'held-falls': 'An entry claims to hold less than its author claimed before.',
  'held-unshown': 'An entry claims a head that no signed note covers, and nobody shows its note.',
  'held-untrue':
    'An entry claims to hold a head that its journal never had, or a list out of order.',
  'over-budget':
    'A party wrote more FLASH and OVERRIDE entries in an hour than the charter allows.',
  'reference-untrue': 'An entry refers to an entry that is not there.',
  'release-missing': 'The charter asks for releases that the entry does not carry.',
  unreadable: 'A body that a rule asks about does not decode, or stands where it may not.',
} as const;

export type ViolationCode = keyof typeof violationReasons;

export type Violation = {
  readonly code: ViolationCode;
  readonly journal: JournalName;
  readonly seq: number;
};

/** Violations shown one by one; all are counted. */
const shownMax = 100;
/** Origins told apart; a party opens its desk from a few. */
const originsMax = 64;

/** Counts of what was found on the way, none of it fatal. */
export class Findings {
  readonly counts = new Map<ViolationCode, number>();
  readonly shown: Violation[] = [];
  /** Entries of a kind or version not known here. */
  unknown = 0;
  /** Entries whose releases were checked and hold. */
  released = 0;
  /** Entries that repeat a draft released before. */
  repeated = 0;

  /** Where passkeys were used: releases that hold, by the origin that each names. */
  readonly origins = new Map<string, number>();

  /** Counts the passkeys among releases that hold. */
  addOrigins(releases: readonly Release[]): void {
    for (const origin of originsOf(releases)) {
      const count = this.origins.get(origin);
      if (count === undefined && this.origins.size >= originsMax) continue;
      this.origins.set(origin, (count ?? 0) + 1);
    }
  }

  add(code: ViolationCode, journal: JournalName, seq: number): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
    if (this.shown.length < shownMax) this.shown.push({ code, journal, seq });
  }
}

/** The origins that assertions among these releases name, one for each. */
export function originsOf(releases: readonly Release[]): string[] {
  return releases.flatMap((release) => {
    if (release.scheme === 0) return [];
    return assertionOrigin(release.clientDataJson) ?? [];
  });
}
