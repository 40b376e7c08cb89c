import { equal } from '../base/bytes.ts';

/** Ids of officers; null: nobody, or the operator at the local socket. */
type Officer = Uint8Array;

/** A translation is judged by somebody who did not write it. */
export function reviewRefusal(writer: Officer, reviewer: Officer): 'not-allowed' | undefined {
  return equal(writer, reviewer) ? 'not-allowed' : undefined;
}

/** Nobody opens a compartment for himself, or gives himself a half of a way back. */
export function grantRefusal(giver: Officer, taker: Officer): 'not-allowed' | undefined {
  return equal(giver, taker) ? 'not-allowed' : undefined;
}

/** A half of the way back for an officer whose passkey is lost: whose it is, and who gave it. */
export type Half = { readonly officer: Officer | null; readonly issuer: Officer | null };

/** Two halves about one officer, given by two persons, neither of them the officer himself. */
export function recoveryRefusal(one: Half, other: Half): 'code-invalid' | undefined {
  if (!one.officer || !other.officer || !one.issuer || !other.issuer) return 'code-invalid';
  const { officer } = one;
  const same = equal(officer, other.officer) && !equal(one.issuer, other.issuer);
  const own = [one.issuer, other.issuer].some((issuer) => equal(issuer, officer));
  return same && !own ? undefined : 'code-invalid';
}

/** How the watch of a party stands at a moment. */
export type WatchNow = {
  /** Who has it; null: nobody has taken it. */
  readonly holder: Officer | null;
  /** A FLASH or OVERRIDE within its author's budget stands for the party, not acknowledged. */
  readonly unacknowledged: boolean;
};

/**
 * Only who has the watch hands it over, and not while a warning is unacknowledged
 * (spec/agreements.md): asked when it is drafted, and again at each signature.
 */
export function handoverRefusal(
  { holder, unacknowledged }: WatchNow,
  from: Officer | null,
): 'flash-unacknowledged' | 'wrong-holder' | undefined {
  if (unacknowledged) return 'flash-unacknowledged';
  const same = holder === null ? from === null : from !== null && equal(holder, from);
  return same ? undefined : 'wrong-holder';
}
