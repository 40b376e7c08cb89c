import { z } from '@hono/zod-openapi';
import { stateWord, summary } from './inbox.ts';
import { route } from './route.ts';
import {
  compartment,
  entryName,
  hexBytes,
  lineParam,
  partyName,
  precedence,
  role,
  sha256,
  time,
} from './wire.ts';

/** One state with its proof; which members that has follows from the state (spec/glossary.md). */
export const shownState = z.object({
  state: stateWord,
  time: time.nullable(),
  until: time.nullable().optional(),
  /** Of an officer's act: who released it, and the origin at which his passkey was used. */
  by: z
    .array(
      z.object({
        officer: z.string(),
        name: z.string().nullable(),
        origin: z.string().nullable(),
      }),
    )
    .optional(),
  proof: z.union([
    z.object({ size: z.number(), root: hexBytes, signature: hexBytes }),
    z.object({ circuits: z.array(z.object({ circuit: z.string(), time })) }),
    z.object({ have: z.number() }),
    z.object({ held: entryName }),
    z.object({ cosigned: z.number() }),
    z.object({ cosigner: z.string(), size: z.number(), signature: hexBytes }),
    z.object({ entry: entryName }),
  ]),
});

/** One language version as its author signed it. */
export const shownText = z.object({
  lang: z.string(),
  /** 0 original, 1 reviewed translation, 2 courtesy copy. */
  standing: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  text: z.string(),
  /** What was found in it: bidirectional controls, mixed scripts and the like. */
  warnings: z.array(z.string()),
});

export const shownRelease = z.object({
  officer: z.string(),
  scheme: z.number(),
  /** Where the passkey was used. */
  origin: z.string().nullable(),
  name: z.string().nullable(),
  roles: z.array(role),
  good: z.boolean(),
  code: z.string().nullable(),
});

/** What an officer may do about it from here. Answer buttons are those that it allows. */
export const allowedAct = z.enum([
  'ack',
  'answer',
  'withhold',
  'confirm',
  'confirm-answer',
  'retract',
  'correct',
]);

export const shownAttachment = z.object({
  sha256,
  size: z.number(),
  name: z.string(),
  mediaType: z.string(),
  complete: z.boolean(),
  /** Bytes that are here. */
  held: z.number(),
});

export const entryShown = summary
  .extend({
    line: z.string(),
    lineName: z.string(),
    zone: z.string(),
    kindNumber: z.number(),
    texts: z.array(shownText).optional(),
    to: z
      .array(z.object({ party: partyName, purpose: z.enum(['action', 'information']), precedence }))
      .optional(),
    attachmentsNamed: z.array(shownAttachment).optional(),
    references: z
      .array(z.object({ entry: entryName, leaf: hexBytes, held: z.boolean(), true: z.boolean() }))
      .optional(),
    /** What its drafter had on his screen of each journal. */
    before: z
      .array(
        z.object({
          party: partyName,
          entry: entryName.nullable(),
          size: z.number(),
          peeked: z.number(),
        }),
      )
      .optional(),
    releases: z.array(shownRelease).optional(),
    record: z.unknown().optional(),
    signed: shownState.nullable(),
    states: z.array(z.object({ party: partyName, states: z.array(shownState) })),
    recordedHere: time.nullable(),
    notBefore: time.nullable(),
    notLater: time.nullable(),
    /** The time that its author claims cannot be: it holds what was written later, or was on record
     * earlier. */
    contradicted: z.enum(['before-held', 'after-record']).nullable(),
    writtenBeforeSeeing: z.array(entryName),
    crossed: z.array(entryName),
    /** It came on our record long after it was written, or waits beyond its clock: it says so. */
    late: z.object({ written: time, recorded: time }).nullable(),
    acts: z.array(allowedAct),
    compartments: z.array(compartment),
    /** Who here has opened it, newest first, at most ten. */
    readBy: z.array(z.object({ officer: z.string(), name: z.string().nullable(), time })),
    /** Codes of what this proves and does not, as `verify` has them (text/, proves). */
    proves: z.array(z.string()),
  })
  .openapi('EntryShown');

export type EntryShown = z.infer<typeof entryShown>;
export type ShownState = z.infer<typeof shownState>;
export type ShownText = z.infer<typeof shownText>;
export type ShownRelease = z.infer<typeof shownRelease>;
export type ShownAttachment = z.infer<typeof shownAttachment>;
export type AllowedAct = z.infer<typeof allowedAct>;

export const entryRoutes = {
  entry: route(
    'entry',
    'One entry whole, with each state and its proof; opening it is recorded.',
    { params: lineParam, query: z.object({ entry: entryName }) },
    entryShown,
  ),
};
