import { limits } from '@parley/core/base/limits.ts';
import { checkBody, decodeBody, emptyBody } from '@parley/core/codec/body.ts';
import type { Addressee, Attachment, Seen } from '@parley/core/codec/body-parts.ts';
import type { CborValue } from '@parley/core/codec/cbor.ts';
import { type Class, isOpaque, type Precedence } from '@parley/core/codec/entry.ts';
import { classNames, type KindName, kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import { z } from 'zod';
import { placeOf, readItem } from '../../projection/entry-name.ts';
import { entropy, type StationLine } from '../../station.ts';
import { ActRefusal } from '../act.ts';
import { timeMs } from '../shapes.ts';
import type { DeskDraft } from './desk-draft.ts';
import {
  bytesOf,
  classWord,
  entryWord,
  heldReference,
  partyOf,
  precedenceWord,
  textShape,
} from './shapes.ts';

/** What a draft of any kind is made of, as callers give it. */
export const draftInput = z.strictObject({
  to: z
    .array(
      z.strictObject({
        party: z.string(),
        purpose: z.enum(['action', 'information']).default('action'),
        precedence: precedenceWord.optional(),
      }),
    )
    .default([]),
  precedence: precedenceWord.default('ROUTINE'),
  class: classWord,
  texts: z.array(textShape).default([]),
  references: z.array(entryWord).default([]),
  attachments: z
    .array(
      z.strictObject({
        sha256: z.string().regex(/^[0-9a-f]{64}$/u),
        name: z.string().min(1).max(255),
        mediaType: z.string().min(1).max(127).default('application/octet-stream'),
      }),
    )
    .default([]),
  notAfter: timeMs.nullable().default(null),
});

export type DraftInput = z.infer<typeof draftInput>;

/** What a draft may come with: a record, the id it has already, and who wrote its words. */
export type Composed = {
  readonly record?: CborValue;
  readonly id?: Uint8Array;
  readonly drafters?: readonly Uint8Array[];
};

/** Kinds that say something in words. */
const speaking: ReadonlySet<KindName> = new Set([
  'message',
  'confirm',
  'service',
  'retraction',
  'correction',
]);

/**
 * A new draft: its id drawn, and what is held here at this moment as what its drafter had seen.
 * Refuses `unknown-party`, `entry-missing`, `attachment-missing`, `bad-input`, and what the other
 * side would find unreadable, before any officer has signed it.
 */
export function composeDraft(
  line: StationLine,
  kind: KindName,
  input: DraftInput,
  given: Composed = {},
): DeskDraft {
  const references = input.references.map((name) => heldReference(line, name));
  const originals = input.texts.filter(({ standing }) => standing === 0).length;
  const silent = input.texts.length === 0 && input.attachments.length === 0;
  if (speaking.has(kind) && silent) throw new ActRefusal('no-text');
  if (input.texts.length > 0 && originals !== 1) throw new ActRefusal('one-original');
  if (references.length > limits.referencesMax) throw new ActRefusal('over-limit', 'references');
  const id = given.id ?? entropy.bytes(16);
  const body = checkBody({
    ...emptyBody,
    texts: input.texts,
    addressees: addresseesOf(line, input),
    before: seenHere(line),
    draft: id,
    notAfter: input.notAfter,
    attachments: input.attachments.map((one) => attachmentOf(line, one)),
    record: given.record,
  });
  if (!body.ok) throw new ActRefusal(body.code, body.detail);
  return {
    id,
    kind: kinds[kind],
    precedence: precedenceNames.indexOf(input.precedence) as Precedence,
    class: classNames.indexOf(input.class) as Class,
    references,
    body: body.value,
    created: line.host.options.clock.now().time,
    drafters: given.drafters ?? [],
  };
}

function addresseesOf(line: StationLine, input: DraftInput): Addressee[] {
  return input.to.map(({ party, purpose, precedence }): Addressee => {
    const index = partyOf(line, party);
    if (index === line.me) throw new ActRefusal('bad-input', `to: ${party}`);
    const own = precedence === undefined ? null : precedenceNames.indexOf(precedence);
    return { party: index, forAction: purpose === 'action', precedence: own as Precedence | null };
  });
}

/**
 * What stands on a screen here now: every head, and the leaves of entries shown ahead of it. All of
 * it is in memory, so that nothing that a peer sent can slow a draft down or refuse it.
 */
function seenHere(line: StationLine): Seen[] {
  const seen: Seen[] = [];
  for (const { name, durable, peeked } of sortedJournals(line.host.line)) {
    const leaves = [...peeked]
      .sort(([a], [b]) => b - a)
      .slice(0, limits.beforeLeavesMax)
      .map(([, { leaf }]) => leaf);
    if (durable.size === 0 && leaves.length === 0) continue;
    seen.push({ ...name, size: durable.size, root: durable.root, leaves });
  }
  return seen.slice(-limits.heldMarksMax);
}

/** Only what is whole here already may be named. */
function attachmentOf(line: StationLine, one: DraftInput['attachments'][number]): Attachment {
  const sha256 = bytesOf(one.sha256);
  const state = line.store.attachments.state(sha256);
  if (!state?.complete) throw new ActRefusal('attachment-missing', one.name);
  return { sha256, size: state.size, name: one.name, mediaType: one.mediaType };
}

/** What an act about entries takes from them: their class, and an urgency of its own. */
export type About = {
  readonly references: readonly Reference[];
  readonly precedence: Precedence;
  readonly class: Class;
  /** Hashes of attachments named in them that are whole here. */
  readonly attachments: readonly Uint8Array[];
};

/** A receipt is never itself a FLASH: the budget of warnings is for warnings. */
const receiptPrecedenceMax = 3;

/**
 * Entries of other parties that an act answers. Refuses `entry-missing`, `wrong-author` for our
 * own, `wrong-kind`, and `classes-differ`.
 */
export function aboutEntries(
  line: StationLine,
  names: readonly string[],
  allowed: readonly number[],
): About {
  let precedence = 0;
  const classes = new Set<Class>();
  const attachments: Uint8Array[] = [];
  const references = names.map((name) => {
    const reference = heldReference(line, name);
    const place = placeOf(line.host.line, name);
    const item = place && readItem(line.store, place)?.item;
    if (!item || isOpaque(item) || !allowed.includes(item.kind)) {
      throw new ActRefusal('wrong-kind', name);
    }
    if (reference.party === line.me) throw new ActRefusal('wrong-author', name);
    precedence = Math.max(precedence, item.precedence);
    classes.add(item.class);
    attachments.push(...attachmentsHeld(line, item.body));
    return reference;
  });
  const [cls, other] = classes;
  if (cls === undefined || other !== undefined) throw new ActRefusal('classes-differ');
  const urgency = Math.min(precedence, receiptPrecedenceMax) as Precedence;
  return { references, precedence: urgency, class: cls, attachments };
}

function attachmentsHeld(line: StationLine, bytes: Uint8Array): Uint8Array[] {
  const body = decodeBody(bytes);
  if (!body.ok) return [];
  const hashes = body.value.attachments.map(({ sha256 }) => sha256);
  return hashes.filter((sha256) => line.store.attachments.state(sha256)?.complete);
}
