import { z } from '@hono/zod-openapi';
import { route } from './route.ts';
import { sheet } from './sheets.ts';
import {
  compartment,
  draftId,
  draftParam,
  entryName,
  language,
  lineParam,
  messageClass,
  partyName,
  person,
  precedence,
  sha256,
  time,
} from './wire.ts';

export const draftKind = z.enum(['message', 'confirm', 'service', 'retraction', 'correction']);
export const templateKind = z.enum([
  'warning',
  'question',
  'answer',
  'notification',
  'proposal',
  'test',
]);

export const draftAddressee = z.object({
  party: partyName,
  purpose: z.enum(['action', 'information']),
  /** Information may carry a lower one. */
  precedence: precedence.optional(),
});

/**
 * A language version. `unreviewed` is never released; a changed original turns its translations
 * back to it.
 */
export const draftText = z.object({
  lang: language,
  standing: z.enum(['original', 'reviewed', 'unreviewed']),
  text: z.string(),
  revision: z.number().int(),
  by: person,
  at: time,
  /** Of a translation: the revision of the original that it was made from. */
  ofRevision: z.number().int().nullable(),
  /** `by` null: words of a template, as it has them. */
  reviewed: z.object({ by: person.nullable(), at: time }).nullable(),
  /** What the last review, holding or not, compared: a reviewer reads on from there. */
  lastReview: z.object({ revision: z.number().int(), ofRevision: z.number().int() }).nullable(),
  /** Tokens of the original that it lacks, and its own that the original lacks. */
  tokens: z.object({ missing: z.array(z.string()), added: z.array(z.string()) }),
  warnings: z.array(z.string()),
});

export const workingDraft = z
  .object({
    draft: draftId,
    kind: draftKind,
    template: templateKind.nullable(),
    stage: z.enum(['writing', 'review', 'release', 'back']),
    /** Rises with every change of anything in it. */
    revision: z.number().int(),
    created: time,
    changed: time,
    /** All who wrote in it: none of them releases it. */
    drafters: z.array(person),
    to: z.array(draftAddressee),
    /** The drafter's proposal; the releaser confirms or changes it. */
    precedence,
    /** Never preset: null until it is chosen for a release. */
    class: messageClass.nullable(),
    references: z.array(entryName),
    notAfter: time.nullable(),
    attachments: z.array(
      z.object({ sha256, size: z.number(), name: z.string(), mediaType: z.string() }),
    ),
    texts: z.array(draftText),
    sentBack: z.object({ by: person, at: time, reason: z.string() }).nullable(),
    approvals: z.array(person),
    missing: z.number().nullable(),
    /** Who has it open, and where he writes. */
    present: z.array(person.extend({ lang: language.nullable(), since: time })),
    /** The draft of the retraction that goes with it, and of which this one is the retraction. */
    retraction: draftId.nullable(),
    retractionOf: z.string().nullable(),
    correctionOf: entryName.nullable(),
    /** Its own, and those of what it refers to; the entry that it becomes lies in them. */
    compartments: z.array(compartment),
  })
  .openapi('WorkingDraft');

export const version = z.object({
  lang: language,
  revision: z.number().int(),
  text: z.string(),
  by: person,
  at: time,
  /** Saved from older words and merged by the station, or set aside by a conflict. */
  came: z.enum(['written', 'merged', 'set-aside', 'restored']),
});

export type WorkingDraft = z.infer<typeof workingDraft>;
export type DraftText = z.infer<typeof draftText>;
export type DraftAddressee = z.infer<typeof draftAddressee>;
export type Version = z.infer<typeof version>;
export type TemplateKind = z.infer<typeof templateKind>;
export type DraftKind = z.infer<typeof draftKind>;

const attachment = z.object({
  sha256,
  name: z.string().min(1).max(255),
  mediaType: z.string().min(1).max(127),
});

export const draftRoutes = {
  drafts: route(
    'drafts',
    'Drafts in hand, and sheets that wait for releases.',
    { params: lineParam },
    z.object({ drafts: z.array(workingDraft), sheets: z.array(sheet) }),
  ),
  createDraft: route(
    'createDraft',
    'Begin a draft: empty, from a template, as an answer, or as a correction of an entry of ours.',
    {
      params: lineParam,
      json: z.object({
        kind: draftKind.default('message'),
        lang: language,
        template: templateKind.nullable().default(null),
        answers: entryName.nullable().default(null),
        corrects: entryName.nullable().default(null),
      }),
    },
    workingDraft,
  ),
  draft: route('draft', 'A draft whole.', { params: draftParam }, workingDraft),
  changeDraft: route(
    'changeDraft',
    'Change what is not words. Refused `approvals-void` while releases stand, unless `voids`.',
    {
      params: draftParam,
      json: z.object({
        revision: z.number().int(),
        to: z.array(draftAddressee).optional(),
        precedence: precedence.optional(),
        class: messageClass.nullable().optional(),
        references: z.array(entryName).optional(),
        notAfter: time.nullable().optional(),
        attachments: z.array(attachment).optional(),
        /** Its own; who closes a draft opens all of them himself. */
        compartments: z.array(compartment).max(16).optional(),
        voids: z.boolean().default(false),
      }),
    },
    workingDraft,
  ),
  discardDraft: route(
    'discardDraft',
    'Forget a draft.',
    { params: draftParam },
    z.object({ draft: draftId }),
  ),
  saveText: route(
    'saveText',
    'Save the words of one language over revision `base`: what another officer saved since is ' +
      'merged; what cannot be merged is refused `draft-conflict`, and kept in the history.',
    {
      params: draftParam,
      json: z.object({
        lang: language,
        text: z.string().max(65_536),
        /** Null for a language that has no version yet. */
        base: z.number().int().nullable(),
        /** This language becomes the original. */
        original: z.boolean().optional(),
        voids: z.boolean().default(false),
      }),
    },
    workingDraft,
  ),
  dropText: route(
    'dropText',
    'Take a translation out.',
    { params: draftParam, query: z.object({ lang: language }) },
    workingDraft,
  ),
  history: route(
    'history',
    'Every version of a draft’s words, newest first.',
    { params: draftParam, query: z.object({ lang: language.optional() }) },
    z.object({ versions: z.array(version) }),
  ),
  review: route(
    'review',
    'A second officer reviews a translation against this revision of the original.',
    {
      params: draftParam,
      json: z.object({
        lang: language,
        revision: z.number().int(),
        ofRevision: z.number().int(),
        differ: z.boolean().default(false),
      }),
    },
    workingDraft,
  ),
  presence: route(
    'presence',
    'This officer has the draft open; repeated while he has.',
    { params: draftParam, json: z.object({ lang: language.nullable() }) },
    workingDraft,
  ),
  armRetraction: route(
    'armRetraction',
    'A retraction made ready beside a draft, in its languages.',
    { params: draftParam },
    workingDraft,
  ),
  sendBack: route(
    'sendBack',
    'Back to its drafters, with a reason; releases given are void.',
    { params: draftParam, json: z.object({ reason: z.string().min(1).max(2000) }) },
    workingDraft,
  ),
  draftSheet: route(
    'draftSheet',
    'The bytes that would be signed, with addressees, class and precedence as chosen for this ' +
      'release. Refused `not-chosen`, `not-reviewed`, and `approvals-void` where they differ.',
    {
      params: draftParam,
      json: z.object({
        revision: z.number().int(),
        to: z.array(draftAddressee).min(1),
        class: messageClass,
        precedence,
        voids: z.boolean().default(false),
      }),
    },
    sheet,
  ),
};
