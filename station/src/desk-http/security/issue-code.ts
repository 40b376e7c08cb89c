import type { Role } from '@parley/core/codec/kinds.ts';
import type { DeskLine, Home } from '../desk-line.ts';

/** How long a code is good for: an officer comes on duty within a day. */
export const codeMs = 24 * 3_600_000;

/** What an administrator said of the officer when he gave the code. */
export type EnrolmentAbout = {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly compartments: readonly string[];
  /** Id of the officer whose passkey is lost. */
  readonly replaces: string | null;
};

/** A one-time code for a new officer: the same for the command line, which names no issuer. */
export function issueCode(
  { codes, now, closed }: Pick<Home, 'codes' | 'now'> & Partial<Pick<DeskLine, 'closed'>>,
  issuer: Uint8Array | null,
  about: EnrolmentAbout,
): { code: string; ends: number } {
  const ends = now + codeMs;
  codes.dropOld(now);
  // The operator's word makes a compartment, as an administrator does at the desk.
  for (const name of about.compartments) closed?.create(name);
  const given = { purpose: 'enrol', issuer, officer: null, ends } as const;
  return { code: codes.issue({ ...given, about: JSON.stringify(about) }), ends };
}
