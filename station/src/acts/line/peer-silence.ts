import type { Matter } from '../../projection/matters.ts';

/** Why nothing is heard of a party, one of a closed list (spec/link.md, silence told apart). */
export type Silence =
  | { readonly code: 'nobody-on-watch' | 'closed' | 'cannot-answer' }
  | { readonly code: 'not-on-record' | 'not-acknowledged' | 'acknowledged' }
  | { readonly code: 'answer-withheld'; readonly until: number | null }
  /** When anything of theirs came last; null: never. */
  | { readonly code: 'circuits-dead' | 'by-courier'; readonly at: number | null };

export type WatchSaid = {
  readonly state: 'staffed' | 'unstaffed' | 'listening-only' | 'closed';
  readonly until: number | null;
  /** When it was said, by its author's clock. */
  readonly said: number;
};

export type PeerFacts = {
  /** What waits for them, most urgent first. */
  readonly matters: readonly Matter[];
  /** What they say of their watch; undefined: nothing, or its time has passed. */
  readonly watch: WatchSaid | undefined;
  readonly circuits: 'up' | 'down' | 'one-way' | 'not-running';
  /** When anything of theirs came last, ms since 1970; null: never. */
  readonly heard: number | null;
};

/** The first reason that fits; undefined where nobody is silent, or nothing can be said. */
export function silenceOf(facts: PeerFacts): Silence | undefined {
  const { matters, watch, heard } = facts;
  const recorded = matters.find((matter) => matter.recorded !== null);
  if (recorded) return afterRecord(recorded, watch);
  if (watch?.state === 'listening-only') return { code: 'cannot-answer' };
  if (facts.circuits === 'one-way') return { code: 'by-courier', at: heard };
  if (facts.circuits === 'down') return { code: 'circuits-dead', at: heard };
  if (facts.circuits === 'up' && matters.length > 0) return { code: 'not-on-record' };
  if (watch?.state === 'closed') return { code: 'closed' };
  return watch?.state === 'unstaffed' ? { code: 'nobody-on-watch' } : undefined;
}

/** It is on their record: now their officers are waited for, and no circuit. */
function afterRecord(matter: Matter, watch: WatchSaid | undefined): Silence {
  if (matter.stage === 'withheld') return { code: 'answer-withheld', until: matter.until };
  if (matter.stage === 'acknowledged') return { code: 'acknowledged' };
  switch (watch?.state) {
    case 'listening-only':
      return { code: 'cannot-answer' };
    case 'closed':
      return { code: 'closed' };
    case 'unstaffed':
      return { code: 'nobody-on-watch' };
    default:
      return { code: 'not-acknowledged' };
  }
}
