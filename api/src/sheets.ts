import { z } from '@hono/zod-openapi';
import { watchSaid } from './lines.ts';
import { route } from './route.ts';
import {
  base64url,
  draftId,
  draftParam,
  entryName,
  hexBytes,
  language,
  lineParam,
  messageClass,
  officerId,
  partyName,
  person,
  precedence,
  role,
  sha256,
  time,
} from './wire.ts';

/** One who could release this: at this desk, with a session of his own or without. */
export const signer = z.object({
  officer: officerId,
  name: z.string(),
  roles: z.array(role),
  signs: z.enum(['passkey', 'demonstration', 'key-file']),
  /** For `navigator.credentials.get`; null where he signs in another way. */
  credential: base64url.nullable(),
  released: z.boolean(),
  /** Why he does not release this: he wrote it, or nothing more of his role is needed. */
  refusal: z.string().nullable(),
});

/**
 * All that an officer needs before he signs. What he is shown is drawn from `content`, the very
 * bytes that his signature covers (spec/release.md, release-content), and from nothing else;
 * what stands beside it are names, and what no signature covers.
 */
export const sheet = z
  .object({
    draft: draftId,
    kind: z.string(),
    precedence,
    class: messageClass,
    created: time,
    content: hexBytes,
    /** SHA-256 of "parley/release/v1" and content, in hexadecimal; WebAuthn takes its bytes. */
    challenge: hexBytes,
    rpId: z.string(),
    line: z.string(),
    party: partyName,
    /** By index, as `content` names them. */
    parties: z.array(partyName),
    references: z.array(entryName),
    before: z.array(entryName),
    attachments: z.array(
      z.object({ sha256, size: z.number(), name: z.string(), mediaType: z.string() }),
    ),
    /** What the charter asks for; `missing` how many releases are still to come. */
    needs: z.array(z.object({ count: z.number(), roles: z.array(role) })),
    missing: z.number(),
    /** Of them, those that nobody who could sign would give: the roster has not enough for it. */
    beyondRoster: z.number(),
    released: z.array(person.extend({ roles: z.array(role) })),
    signers: z.array(signer),
    /** Messages that came since it was drafted: to be shown before anyone signs. */
    newer: z.array(entryName),
    peers: z.array(
      z.object({
        party: partyName,
        up: z.boolean(),
        circuits: z.number(),
        provenAgoMs: z.number().nullable(),
        watch: z
          .object({
            state: z.union([z.number(), watchSaid.shape.state]),
            until: time.nullable(),
            said: time,
          })
          .nullable(),
      }),
    ),
    /** Whose words these are; none of them releases it. */
    drafters: z.array(person),
    /** Who reviewed each language version, and when; null: it is a template's, word for word. */
    reviews: z.array(z.object({ lang: language, by: person.nullable(), at: time })),
    /** The content as this officer last saw it, when it differs: what changed since. */
    lastSeen: z.object({ content: hexBytes, at: time }).nullable(),
    /** Precedence as the drafter proposed it. */
    proposedPrecedence: precedence.nullable(),
    retractionArmed: z.boolean(),
  })
  .openapi('Sheet');

export type Sheet = z.infer<typeof sheet>;
export type Signer = z.infer<typeof signer>;

/** A passkey's assertion, or the signature of an officer whose key the demonstration keeps. */
export const releaseGiven = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('passkey'),
    officer: officerId,
    authenticatorData: base64url,
    clientDataJSON: base64url,
    signature: base64url,
  }),
  z.object({ by: z.literal('demonstration'), officer: officerId }),
  z.object({ by: z.literal('nobody') }),
]);

export const releaseAnswer = z
  .object({
    written: z.boolean(),
    missing: z.number(),
    /** The entry, where it was written. */
    entry: entryName.nullable(),
    sheet: sheet.nullable(),
  })
  .openapi('Released');

export type ReleaseGiven = z.infer<typeof releaseGiven>;
export type Released = z.infer<typeof releaseAnswer>;

const text = z.object({
  lang: language,
  standing: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  text: z.string(),
});

/** What an officer answers to one entry; never to several at once. */
export const answer = z.discriminatedUnion('act', [
  z.object({ act: z.literal('ack'), entry: entryName }),
  z.object({ act: z.literal('withhold'), entry: entryName, until: time.nullable().default(null) }),
  /** "Did you say this?" about an entry: without words those of all languages, `lang` first. */
  z.object({
    act: z.literal('confirm'),
    entry: entryName,
    lang: language,
    texts: z.array(text).optional(),
  }),
  z.object({
    act: z.literal('confirm-answer'),
    entry: entryName,
    answer: z.enum(['no', 'yes', 'not-now']),
    texts: z.array(text).optional(),
  }),
  /** Operators to operators. */
  z.object({ act: z.literal('service'), class: messageClass, texts: z.array(text).min(1) }),
  /** The retraction that was armed with this message of ours goes now. */
  z.object({ act: z.literal('retract'), entry: entryName }),
]);

export type Answer = z.infer<typeof answer>;

export const sheetRoutes = {
  answerSheet: route(
    'answerSheet',
    'One officer’s act about one entry, as a sheet to be released.',
    { params: lineParam, json: answer },
    sheet,
  ),
  sheet: route('sheet', 'A sheet as it stands.', { params: draftParam }, sheet),
  release: route(
    'release',
    'One release over exactly the challenge that was shown; the last one needed writes the entry.',
    {
      params: draftParam,
      json: z.object({
        /** The challenge that the officer was shown; refused `sheet-changed` if another. */
        challenge: hexBytes,
        release: releaseGiven,
        /** Newer messages that he has been shown. */
        seen: z.array(entryName).max(64).default([]),
        /** For REAL at FLASH and above: the class as he typed it. */
        typedClass: z.string().max(32).optional(),
      }),
    },
    releaseAnswer,
  ),
  dropSheet: route(
    'dropSheet',
    'Leave it: the sheet is forgotten, a draft stays as it is.',
    { params: draftParam },
    z.object({ draft: draftId }),
  ),
};
