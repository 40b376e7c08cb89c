import { limits } from '../base/limits.ts';
import type { CborValue } from './cbor.ts';
import { bytes, distinct, either, list, literal, mapped, text, tuple, uint } from './check.ts';
import type { Precedence } from './entry.ts';
import { type Mark, rising } from './names.ts';
import { releaseCheck } from './release.ts';
import { hash32, languageTag, markValue, partyIndex, tag8 } from './shapes.ts';

/** Original 0, reviewed translation 1, courtesy copy 2. */
export type Standing = 0 | 1 | 2;

/** One language version of a message. */
export type Text = { readonly lang: string; readonly standing: Standing; readonly text: string };

/** A party named as addressee; `precedence` null: that of the entry. */
export type Addressee = {
  readonly party: number;
  readonly forAction: boolean;
  readonly precedence: Precedence | null;
};

/** What the drafter had on his screen of one journal: a head, and leaves of peeked entries. */
export type Seen = Mark & { readonly leaves: readonly Uint8Array[] };

/** An attachment named by its hash; its bytes travel on their own. */
export type Attachment = {
  readonly sha256: Uint8Array;
  readonly size: number;
  readonly name: string;
  readonly mediaType: string;
};

/** Checks of the parts, each with its limits; an empty list is never written. */
export const textsCheck = list(
  mapped(
    tuple(languageTag, literal<Standing>(0, 1, 2), text(0, limits.bodyBytesMax)),
    ([lang, standing, written]): Text => ({ lang, standing, text: written }),
  ),
  1,
  limits.textsMax,
);

const duty = literal<0 | 1>(0, 1);
const addressee = either(
  mapped(tuple(partyIndex, duty), ([party, information]): Addressee => {
    return { party, forAction: information === 0, precedence: null };
  }),
  mapped(
    tuple(partyIndex, literal<1>(1), literal<Precedence>(0, 1, 2, 3, 4, 5)),
    ([party, , precedence]): Addressee => ({ party, forAction: false, precedence }),
  ),
);

/** No party twice. */
export const addresseesCheck = mapped(list(addressee, 1, limits.addresseesMax), (all) =>
  distinct(all.map((one) => one.party)) ? all : undefined,
);

const leavesCheck = list(hash32, 0, limits.beforeLeavesMax);

const seenCheck = mapped(
  tuple(partyIndex, uint, tag8, uint, hash32, leavesCheck),
  ([party, number, tag, size, root, leaves]): Seen => {
    return { party, number, tag, size, root, leaves };
  },
);

/** Each journal once, in the order of names. */
export const beforeCheck = mapped(list(seenCheck, 1, limits.heldMarksMax), (all) =>
  rising(all) ? all : undefined,
);

export const draftCheck = bytes(16);

export const attachmentsCheck = list(
  mapped(
    tuple(hash32, uint, text(1, limits.attachmentNameUnitsMax), text(1, limits.mediaTypeUnitsMax)),
    ([sha256, size, name, mediaType]): Attachment | undefined =>
      size > limits.attachmentBytesMax ? undefined : { sha256, size, name, mediaType },
  ),
  1,
  limits.attachmentsMax,
);

export const releasesCheck = list(releaseCheck, 1, limits.releasesMax);

export function textValue(one: Text): CborValue {
  return [one.lang, one.standing, one.text];
}

export function addresseeValue(one: Addressee): CborValue {
  const information = one.forAction ? 0 : 1;
  return one.precedence === null
    ? [one.party, information]
    : [one.party, information, one.precedence];
}

export function seenValue(seen: Seen): CborValue {
  return [...(markValue(seen) as CborValue[]), seen.leaves];
}

export function attachmentValue(one: Attachment): CborValue {
  return [one.sha256, one.size, one.name, one.mediaType];
}
