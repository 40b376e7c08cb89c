import { z } from '@hono/zod-openapi';
import { summary } from './inbox.ts';
import { route } from './route.ts';
import { entryName, lineParam, page, sha256, time } from './wire.ts';

/** One row of the agreed transcript. */
export const transcriptRow = summary.extend({
  /** Place in the transcript. */
  at: z.number().int(),
  /** The cut that makes it final; null: not yet final. */
  cut: z.number().nullable(),
  /** The first row of its cut. */
  opensCut: z.boolean(),
  crossed: z.boolean(),
});

export const transcriptAnswer = z
  .object({
    total: z.number(),
    final: z.number(),
    cuts: z.array(z.object({ k: z.number(), hash: z.string(), entries: z.number() })),
    rows: z.array(transcriptRow),
  })
  .openapi('Transcript');

export const found = summary.extend({
  /** Pieces of the text around what was found; `hit` pieces are to be marked. */
  pieces: z.array(z.object({ text: z.string(), hit: z.boolean() })),
  lang: z.string(),
});

export const searchAnswer = z.object({ total: z.number(), found: z.array(found) }).openapi('Found');

export const accessRow = z.object({
  seq: z.number(),
  time,
  officer: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  act: z.string(),
  what: z.array(z.string()),
});

/** A file made for whoever asks: fetched by `streams.file`, its readable page by `streams.page`. */
export const madeFile = z
  .object({
    file: z.string(),
    name: z.string(),
    bytes: z.number(),
    sha256,
    entries: z.number(),
    cut: z.enum(['fresh', 'earlier', 'none']).nullable(),
    page: z.boolean(),
  })
  .openapi('MadeFile');

export type TranscriptRow = z.infer<typeof transcriptRow>;
export type TranscriptAnswer = z.infer<typeof transcriptAnswer>;
export type Found = z.infer<typeof found>;
export type SearchAnswer = z.infer<typeof searchAnswer>;
export type AccessRow = z.infer<typeof accessRow>;
export type MadeFile = z.infer<typeof madeFile>;

const purpose = 'The reading, export or disclosure is recorded first.';

export const recordRoutes = {
  transcript: route(
    'transcript',
    'Both sides in the agreed order, with cuts; a negative `from` counts from the newest. ' +
      'What is shown of texts is recorded.',
    {
      params: lineParam,
      query: page.extend({
        from: z.coerce.number().int().default(0),
        people: z.stringbool().default(true),
      }),
    },
    transcriptAnswer,
  ),
  askCut: route(
    'askCut',
    'Ask for a cut now.',
    { params: lineParam },
    z.object({ cut: z.enum(['fresh', 'earlier', 'none']) }),
  ),
  search: route(
    'search',
    'Full text in three languages; what readers write alike is found alike. It is recorded.',
    { params: lineParam, query: page.extend({ q: z.string().min(1).max(200) }) },
    searchAnswer,
  ),
  access: route(
    'access',
    'Who read, exported and disclosed what, newest first.',
    {
      params: lineParam,
      query: z.object({
        entry: entryName.optional(),
        by: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
        /** Only what stands before this number of the private journal; 0: all. */
        before: z.coerce.number().int().min(0).default(0),
      }),
    },
    z.object({ size: z.number(), root: z.string(), total: z.number(), rows: z.array(accessRow) }),
  ),
  exportTranscript: route(
    'exportTranscript',
    `The transcript as a file, and a page that says what it proves. ${purpose}`,
    {
      params: lineParam,
      json: z.object({
        tail: z.boolean().default(false),
        lang: z.enum(['en', 'ar', 'ru']).default('en'),
      }),
    },
    madeFile,
  ),
  disclose: route(
    'disclose',
    `These entries with their proofs, and a page that says what they prove. ${purpose}`,
    {
      params: lineParam,
      json: z.object({
        entries: z.array(entryName).min(1).max(100),
        lang: z.enum(['en', 'ar', 'ru']),
      }),
    },
    madeFile,
  ),
};
