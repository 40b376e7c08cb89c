import { z } from '@hono/zod-openapi';
import { circuitView, peerView, watchSaid } from './lines.ts';
import { route } from './route.ts';
import { lineParam, partyName, time } from './wire.ts';

/** One circuit to one party: as it is, and how it was. */
export const boardCircuit = circuitView.extend({
  /** Round trips of the last twenty minutes, oldest first: when, and microseconds; null: lost. */
  samples: z.array(z.object({ at: time, rttUs: z.number().nullable() })),
  /** Of all challenges of the last day and month, by our ledger; null: nothing was stated. */
  lossDay: z.number().nullable(),
  upMonth: z.number().nullable(),
  medianUs: z.number(),
  maxUs: z.number(),
});

/** One period of both ledgers; minutes. */
export const period = z.object({
  start: time,
  ours: z.number().nullable(),
  theirs: z.number().nullable(),
  agreedUp: z.number(),
  agreedDown: z.number(),
  disputed: z.number(),
  notStated: z.number(),
});

export const boardParty = z.object({
  party: partyName,
  /** Would a FLASH arrive now? By the last canary, while a circuit is up. */
  flash: z.object({
    answer: z.enum(['yes', 'no', 'no-circuit', 'by-courier', 'unknown']),
    /** When the last canary came back, and how long it took; null: none since this start. */
    provenAgo: z.number().nullable(),
    roundTripMs: z.number().nullable(),
    boundS: z.number(),
  }),
  peer: peerView,
  circuits: z.array(boardCircuit),
  periods: z.array(period),
  disputes: z.array(z.object({ minute: time, ours: z.boolean(), theirs: z.boolean() })),
  longestOutage: z.object({ from: time, minutes: z.number() }).nullable(),
  minutesUp: z.object({ ours: z.number(), theirs: z.number() }),
  tests: z.object({ done: z.number(), due: z.number() }),
});

export const board = z
  .object({
    now: time,
    since: time,
    until: time,
    periodMs: z.number(),
    watch: watchSaid.nullable(),
    parties: z.array(boardParty),
    keys: z.object({
      incarnation: z.string(),
      incarnationSince: time.nullable(),
      receiveKey: z.object({ number: z.number(), since: time.nullable() }),
      finalUpTo: time.nullable(),
      finalCut: z.number().nullable(),
    }),
  })
  .openapi('Board');

export type Board = z.infer<typeof board>;
export type BoardParty = z.infer<typeof boardParty>;
export type BoardCircuit = z.infer<typeof boardCircuit>;
export type Period = z.infer<typeof period>;

export const tested = z
  .object({
    up: z.boolean(),
    results: z.array(
      z.object({ party: partyName, ms: z.number().nullable(), byCourier: z.boolean() }),
    ),
    entry: z.string().nullable(),
  })
  .openapi('Tested');

export type Tested = z.infer<typeof tested>;

export const boardRoutes = {
  board: route(
    'board',
    'The line: live state, round trip and loss, both ledgers and where they differ.',
    {
      params: lineParam,
      query: z.object({ days: z.coerce.number().int().min(1).max(31).default(7) }),
    },
    board,
  ),
  test: route(
    'test',
    'Would a FLASH arrive now? A canary to each disk and back.',
    { params: lineParam },
    tested,
  ),
  rekey: route(
    'rekey',
    'A new receive key now.',
    { params: lineParam },
    z.object({ number: z.number() }),
  ),
};
