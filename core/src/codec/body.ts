import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import {
  type Addressee,
  type Attachment,
  addresseesCheck,
  addresseeValue,
  attachmentsCheck,
  attachmentValue,
  beforeCheck,
  draftCheck,
  releasesCheck,
  type Seen,
  seenValue,
  type Text,
  textsCheck,
  textValue,
} from './body-parts.ts';
import { type CborValue, decode, encode } from './cbor.ts';
import { anything, type Check, uint } from './check.ts';
import { type Release, releaseValue } from './release.ts';
import { Writer } from './writer.ts';

/** Body of an entry (spec/entry.md). An empty list and an absent one are the same thing. */
export type Body = {
  readonly texts: readonly Text[];
  /** Empty: all other parties, for action. */
  readonly addressees: readonly Addressee[];
  readonly before: readonly Seen[];
  readonly draft: Uint8Array | null;
  /** Ms since 1970 UTC. */
  readonly notAfter: number | null;
  readonly attachments: readonly Attachment[];
  readonly releases: readonly Release[];
  /** By kind (codec/records.ts); undefined when absent, for null is a record. */
  readonly record: CborValue | undefined;
};

/** A body that holds nothing, to be spread. */
export const emptyBody: Body = {
  texts: [],
  addressees: [],
  before: [],
  draft: null,
  notAfter: null,
  attachments: [],
  releases: [],
  record: undefined,
};

const scratch = new Writer(4096);

/** Deterministic bytes of a body. Limits are `checkBody`'s matter, before an officer releases. */
export function encodeBody(body: Body): Uint8Array {
  if (holdsOnlyTexts(body)) return textsOnly(body.texts);
  const map = new Map<number, CborValue>();
  if (body.texts.length > 0) map.set(1, body.texts.map(textValue));
  if (body.addressees.length > 0) map.set(2, body.addressees.map(addresseeValue));
  if (body.before.length > 0) map.set(3, body.before.map(seenValue));
  if (body.draft !== null) map.set(4, body.draft);
  if (body.notAfter !== null) map.set(5, body.notAfter);
  if (body.attachments.length > 0) map.set(6, body.attachments.map(attachmentValue));
  if (body.releases.length > 0) map.set(7, body.releases.map(releaseValue));
  if (body.record !== undefined) map.set(8, body.record);
  return encode(map);
}

function holdsOnlyTexts(body: Body): boolean {
  const lists = [body.addressees, body.before, body.attachments, body.releases];
  const none = lists.every((one) => one.length === 0);
  const bare = body.draft === null && body.notAfter === null && body.record === undefined;
  return none && bare && body.texts.length > 0;
}

/** The hot shape by hand: most entries of a busy line hold a text and nothing else. */
function textsOnly(texts: readonly Text[]): Uint8Array {
  const writer = scratch.reset().map(1).uint(1).array(texts.length);
  for (const one of texts) writer.array(3).text(one.lang).uint(one.standing).text(one.text);
  return writer.bytes();
}

/**
 * A body from its bytes. Refuses `body-too-large`, `malformed-cbor`, `not-canonical`, `over-limit`
 * for too many of anything, and `malformed` for any other shape, an unknown key too.
 */
export function decodeBody(bytes: Uint8Array): Result<Body> {
  if (bytes.length > limits.bodyBytesMax) return refuse('body-too-large');
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const map = decoded.value;
  if (!(map instanceof Map)) return refuse('malformed', 'body');
  const crowded = crowdedKey(map);
  if (crowded !== undefined) return refuse('over-limit', `key ${crowded} of a body`);
  const parts = new Map<unknown, unknown>();
  for (const [key, value] of map) {
    const part = checks.get(key)?.(value);
    if (part === undefined) return refuse('malformed', `key ${String(key)} of a body`);
    parts.set(key, part);
  }
  return ok(bodyOf(parts));
}

/** The same rules for a body made here: what the other side would refuse is refused first. */
export function checkBody(body: Body): Result<Body> {
  return decodeBody(encodeBody(body));
}

/** Each part has passed the check of its key. */
function bodyOf(parts: ReadonlyMap<unknown, unknown>): Body {
  return {
    texts: (parts.get(1) ?? []) as Text[],
    addressees: (parts.get(2) ?? []) as Addressee[],
    before: (parts.get(3) ?? []) as Seen[],
    draft: (parts.get(4) ?? null) as Uint8Array | null,
    notAfter: (parts.get(5) ?? null) as number | null,
    attachments: (parts.get(6) ?? []) as Attachment[],
    releases: (parts.get(7) ?? []) as Release[],
    record: parts.get(8) as CborValue | undefined,
  };
}

const most = new Map([
  [1, limits.textsMax],
  [2, limits.addresseesMax],
  [3, limits.heldMarksMax],
  [6, limits.attachmentsMax],
  [7, limits.releasesMax],
]);

function crowdedKey(map: ReadonlyMap<unknown, unknown>): number | undefined {
  for (const [key, countMax] of most) {
    const value = map.get(key);
    if (Array.isArray(value) && value.length > countMax) return key;
  }
  return undefined;
}

const checks = new Map<unknown, Check<unknown>>([
  [1, textsCheck],
  [2, addresseesCheck],
  [3, beforeCheck],
  [4, draftCheck],
  [5, uint],
  [6, attachmentsCheck],
  [7, releasesCheck],
  [8, anything],
]);
