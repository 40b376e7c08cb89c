import { z } from '@hono/zod-openapi';
import { route } from './route.ts';
import {
  entryName,
  hexBytes,
  lineParam,
  messageClass,
  page,
  partyName,
  precedence,
  time,
} from './wire.ts';

/** A state of an entry at a party: the closed list, never "sent" alone. */
export const stateWord = z.enum([
  'signed',
  'sent',
  'reached',
  'on-record',
  'acknowledged',
  'answered',
  'withheld',
]);

const beginning = { lang: z.string(), text: z.string() };

/** What a list shows of an entry. */
export const summary = z
  .object({
    entry: entryName,
    journal: z.string(),
    seq: z.number(),
    leaf: hexBytes,
    from: partyName,
    action: z.array(partyName),
    information: z.array(partyName),
    /** A kind by name, `kind N` where it is not readable here, `unknown` for another version. */
    kind: z.string(),
    form: z.string(),
    precedence,
    class: messageClass,
    /** When its author says he wrote it: decoration, never order. */
    time,
    clock: z.number(),
    draft: z.string().nullable(),
    notAfter: time.nullable(),
    attachments: z.number(),
    /** held, peeked, contested… as its journal stands. */
    standing: z.string(),
    final: z.boolean(),
    violations: z.array(z.string()),
    repeatOf: entryName.nullable(),
    /**
     * The beginning of its original text, and of each translation that was reviewed; null where
     * this officer may not open it.
     */
    preview: z
      .object({
        ...beginning,
        languages: z.array(z.string()),
        translations: z.array(z.object(beginning)),
      })
      .nullable(),
    /** What it retracts or corrects, and what retracts or corrects it. */
    retracts: entryName.nullable(),
    corrects: entryName.nullable(),
    retractedBy: entryName.nullable(),
    correctedBy: entryName.nullable(),
  })
  .openapi('Summary');

/** A message or question that waits for a party. */
export const matter = summary
  .extend({
    waitsFor: partyName,
    stage: z.enum(['unacknowledged', 'acknowledged', 'withheld']),
    recorded: time.nullable(),
    /** When the handling clock ends. */
    due: time.nullable(),
    until: time.nullable(),
    rings: z.boolean(),
    /** Of what waits for them: the last proven state there. */
    state: stateWord.optional(),
    /** When that state, or the stage, came about; null where nobody has signed a time. */
    stateAt: time.nullable(),
  })
  .openapi('Matter');

export const rest = summary
  .extend({
    recorded: time,
    /** Last proven state at each other party, and when it came about. */
    states: z.record(z.string(), z.object({ state: stateWord, at: time.nullable() })),
  })
  .openapi('Rest');

export const inbox = z
  .object({
    party: partyName,
    now: time,
    page: z.object({ from: z.number(), limit: z.number() }),
    totals: z.object({ waitingForUs: z.number(), waitingForThem: z.number(), rest: z.number() }),
    waitingForUs: z.array(matter),
    waitingForThem: z.array(matter),
    rest: z.array(rest),
    fault: z.string().nullable(),
  })
  .openapi('Inbox');

export type Summary = z.infer<typeof summary>;
export type Preview = NonNullable<Summary['preview']>;
export type Matter = z.infer<typeof matter>;
export type Rest = z.infer<typeof rest>;
export type Inbox = z.infer<typeof inbox>;
export type StateWord = z.infer<typeof stateWord>;

export const inboxRoutes = {
  inbox: route(
    'inbox',
    'What waits for us, what waits for them, by precedence and clock, then the newest of the ' +
      'rest. The texts shown are recorded as read.',
    { params: lineParam, query: page },
    inbox,
  ),
};
