import type { Tally } from './tally.ts';

/** One station in the summary. */
export type StationSummary = Tally & {
  readonly party: string;
  readonly transcript: { readonly file: string; readonly sha256: string; readonly entries: number };
};

/** What `demo --json` prints. */
export type Summary = {
  readonly scenario: string;
  readonly stations: readonly StationSummary[];
  /** Both transcripts verify, and their final parts are the same, byte for byte. */
  readonly equal: boolean;
  /** A copy with one changed byte: that `verify` refused it, and with which code. */
  readonly tampered: { readonly refused: boolean; readonly code: string };
  readonly disclosed: { readonly verified: boolean };
  readonly seconds: number;
};

/** Why not all of it held: nothing lost, nothing doubled, and the three proofs. */
export function shortcomings(summary: Summary): string[] {
  const found: string[] = [];
  for (const { party, entries, recorded, lost, duplicated, transcript } of summary.stations) {
    if (lost > 0 || duplicated > 0) found.push(`${party}: lost ${lost}, doubled ${duplicated}`);
    if (recorded < entries) found.push(`${party}: ${recorded} of ${entries} recorded`);
    if (transcript.entries === 0) found.push(`${party}: empty transcript`);
  }
  if (!summary.equal) found.push('the transcripts differ');
  if (!summary.tampered.refused) found.push('the tampered copy was not refused');
  if (!summary.disclosed.verified) found.push('the disclosure was not verified');
  return found;
}
