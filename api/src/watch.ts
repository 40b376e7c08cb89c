import { z } from '@hono/zod-openapi';
import { matter } from './inbox.ts';
import { watchSaid } from './lines.ts';
import { route } from './route.ts';
import { sheet } from './sheets.ts';
import { entryName, lineParam, officerId, partyName, person, role, time } from './wire.ts';

/** One open matter as the outgoing officer hands it on. */
export const openMatter = z.object({ entry: entryName, note: z.string().max(500) });

export const watch = z
  .object({
    now: time,
    onWatch: person.extend({ since: time, entry: entryName.nullable() }).nullable(),
    ours: watchSaid.nullable(),
    theirs: z.array(z.object({ party: partyName, watch: watchSaid.nullable() })),
    /** What the next officer must be told of, most urgent first. */
    open: z.array(matter),
    /** How many more are open: a hand-over names those above. */
    moreOpen: z.number(),
    /** A warning for us that nobody has acknowledged: with it the watch is not handed over. */
    warning: entryName.nullable(),
    /** Notes of the last hand-over; they stay at this station. */
    notes: z.array(openMatter),
    /** A hand-over that one of the two has signed. */
    pending: sheet.nullable(),
    /** Who could take the watch. */
    candidates: z.array(person.extend({ roles: z.array(role) })),
    history: z.array(
      z.object({
        entry: entryName,
        from: person.nullable(),
        to: person,
        at: time,
        open: z.array(entryName),
      }),
    ),
  })
  .openapi('Watch');

export type Watch = z.infer<typeof watch>;
export type OpenMatter = z.infer<typeof openMatter>;

export const watchRoutes = {
  watch: route(
    'watch',
    'Who has the watch, here and there, and what is open.',
    { params: lineParam },
    watch,
  ),
  watchSheet: route(
    'watchSheet',
    'What we say of our own watch, as a sheet to be released.',
    {
      params: lineParam,
      json: z.object({ state: watchSaid.shape.state, until: time.nullable().default(null) }),
    },
    sheet,
  ),
  handoverSheet: route(
    'handoverSheet',
    'Hand the watch over, through every open matter one by one; both officers release it. ' +
      'Refused `flash-unacknowledged`. Without `from` nobody has it, and one release takes it.',
    {
      params: lineParam,
      json: z.object({
        from: officerId.nullable(),
        to: officerId,
        open: z.array(openMatter).max(64),
      }),
    },
    sheet,
  ),
  soundTest: route(
    'soundTest',
    'The sound test at the start of a watch, logged.',
    { params: lineParam, json: z.object({ heard: z.boolean() }) },
    z.object({ at: time, heard: z.boolean() }),
  ),
};
