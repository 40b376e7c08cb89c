import { ok, type Result, refuse } from '../base/refusal.ts';
import type { Addressee, Seen, Text } from '../codec/body-parts.ts';
import { addresseesCheck, beforeCheck, draftCheck, textsCheck } from '../codec/body-parts.ts';
import { type CborValue, decode } from '../codec/cbor.ts';
import { anything, list, literal, mapped, tuple, uint } from '../codec/check.ts';
import type { Class, Precedence } from '../codec/entry.ts';
import type { Reference } from '../codec/names.ts';
import { hash32, partyIndex, tag8 } from '../codec/shapes.ts';

/** What the bytes of a release say (spec/release.md, release-content): for whoever shows them. */
export type ReleaseContent = {
  readonly line: Uint8Array;
  /** Party index of the author. */
  readonly author: number;
  readonly draft: Uint8Array;
  readonly kind: number;
  readonly precedence: Precedence;
  readonly class: Class;
  /** Null: all other parties, for action. */
  readonly addressees: readonly Addressee[] | null;
  readonly references: readonly Reference[];
  readonly before: readonly Seen[];
  /** Ms since 1970 UTC. */
  readonly notAfter: number | null;
  readonly texts: readonly Text[];
  readonly attachments: readonly Uint8Array[];
  readonly record: CborValue | null;
};

const referenceCheck = mapped(
  tuple(partyIndex, uint, tag8, uint, hash32),
  ([party, number, tag, seq, leaf]): Reference => ({ party, number, tag, seq, leaf }),
);
const precedenceCheck = literal<Precedence>(0, 1, 2, 3, 4, 5);
const classCheck = literal<Class>(0, 1, 2);
const referencesCheck = list(referenceCheck, 0, Number.MAX_SAFE_INTEGER);
const hashesCheck = list(hash32, 0, Number.MAX_SAFE_INTEGER);

/**
 * The content of a release from its bytes, for a page that draws what an officer signs from
 * nothing else. Refuses `malformed-cbor` and `not-canonical` for bytes that are not one
 * deterministic value, and `malformed` for any other shape.
 */
export function decodeReleaseContent(bytes: Uint8Array): Result<ReleaseContent> {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const parts = decoded.value;
  if (!Array.isArray(parts) || parts.length !== 13) return refuse('malformed', 'release content');
  const values = parts as readonly CborValue[];
  const read = {
    line: hash32(values[0]),
    author: partyIndex(values[1]),
    draft: draftCheck(values[2]),
    kind: uint(values[3]),
    precedence: precedenceCheck(values[4]),
    class: classCheck(values[5]),
    addressees: values[6] === null ? null : addresseesCheck(values[6]),
    references: referencesCheck(values[7]),
    before: emptyOr(values[8], beforeCheck),
    notAfter: values[9] === null ? null : uint(values[9]),
    texts: emptyOr(values[10], textsCheck),
    attachments: hashesCheck(values[11]),
    record: anything(values[12]) as CborValue,
  };
  const wrong = Object.entries(read).find(([, value]) => value === undefined);
  if (wrong !== undefined) return refuse('malformed', `${wrong[0]} of a release`);
  return ok(read as ReleaseContent);
}

/** The lists of a body are absent when empty; here they stand as the empty list. */
function emptyOr<T>(value: CborValue | undefined, check: (value: unknown) => T | undefined) {
  return Array.isArray(value) && value.length === 0 ? ([] as unknown as T) : check(value);
}
