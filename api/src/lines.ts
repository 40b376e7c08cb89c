import { z } from '@hono/zod-openapi';
import { summary } from './inbox.ts';
import { route } from './route.ts';
import { entryName, lineParam, messageClass, partyName, person, precedence, time } from './wire.ts';

export const lineInfo = z.object({
  line: z.string(),
  name: z.string(),
  party: partyName,
  parties: z.array(
    z.object({
      name: partyName,
      /** Titles by language. */
      titles: z.record(z.string(), z.string()),
      /** IANA zone of its capital. */
      zone: z.string(),
    }),
  ),
  /** Its charter admits nothing of class REAL. */
  exerciseLine: z.boolean(),
  /** Languages in which templates and agreed terms exist. */
  languages: z.array(z.string()),
  /** The line that goes on from it, if there is one. */
  followedBy: z.string().nullable(),
  /** Handling clocks by precedence, seconds. */
  clocksS: z.record(precedence, z.number()),
});

/** What a party says of its watch; its silence is told apart from it. */
export const watchSaid = z.object({
  state: z.enum(['staffed', 'unstaffed', 'listening-only', 'closed']),
  until: time.nullable(),
  said: time,
});

/** Why nothing is heard of a party (spec/link.md): one of a closed list. */
export const silence = z.object({
  code: z.enum([
    'circuits-dead',
    'nobody-on-watch',
    'closed',
    'cannot-answer',
    'not-on-record',
    'not-acknowledged',
    'acknowledged',
    'answer-withheld',
    'by-courier',
  ]),
  until: time.nullable().optional(),
  at: time.nullable().optional(),
});

export const circuitView = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(['up', 'down', 'connecting', 'one-way']),
  why: z.string(),
  /** What the other side calls its software; empty where it does not say. */
  software: z.string(),
  rttUs: z.number().nullable(),
  sent: z.number(),
  returned: z.number(),
  /** Where it is not up: the newest minute, by our ledger of a month, in which it was. */
  lastUp: time.nullable(),
});

/** One other party as it looks from here. */
export const peerView = z
  .object({
    party: partyName,
    lineUp: z.boolean().nullable(),
    /** Ms since a canary came back; null: none since this start. */
    provenAgo: z.number().nullable(),
    heard: time.nullable(),
    watch: watchSaid.nullable(),
    silence: silence.nullable(),
    circuits: z.array(circuitView),
    theirs: z.object({ journal: z.string(), size: z.number(), present: z.number() }),
    ours: z.object({ size: z.number(), recorded: z.number(), at: time.nullable() }),
  })
  .openapi('PeerView');

/** A session or courier file that does not open here: why, since when, and what happens next. */
export const unopened = z
  .object({
    /** Null where neither the bytes nor the circuit say whose it is. */
    from: partyName.nullable(),
    circuit: z.string(),
    session: z.string(),
    cause: z.enum(['session-unknown', 'receive-key-unknown', 'open-unreadable']),
    frames: z.number(),
    /** When its first and newest bytes came; null: before this start. */
    since: time.nullable(),
    last: time.nullable(),
    /** What the station does next by itself, and when; null: with the next circuit or file. */
    next: z.enum(['ask', 'ask-again', 'circuit-up', 'next-file']),
    at: time.nullable(),
  })
  .openapi('Unopened');

/** Another line of this station, set aside because its store does not open or cannot be read. */
export const damagedLine = z
  .object({
    id: z.string(),
    /** Only for those who found lines: its compartments cannot be read either. */
    name: z.string().nullable(),
    code: z.string(),
    since: time,
  })
  .openapi('DamagedLine');

/** A FLASH or OVERRIDE that nobody here has acknowledged. The most urgent stands first. */
export const alarm = z
  .object({
    entry: entryName,
    from: partyName,
    precedence,
    class: messageClass,
    kind: z.string(),
    recorded: time.nullable(),
    due: time.nullable(),
    /** Since when it rings: on our record, or the time that was given for an answer has passed. */
    since: time.nullable(),
    /** How far the chain has come: this desk, the second desk, the duty chief. */
    stage: z.enum(['desk', 'second-desk', 'duty-chief']),
    /** When the chain goes one further, ms; null: it has come to its end. */
    next: time.nullable(),
    /** It lies in a compartment that this officer does not open: somebody who does must come. */
    closed: z.boolean(),
  })
  .openapi('Alarm');

export const status = z
  .object({
    now: time,
    line: z.string(),
    name: z.string(),
    party: partyName,
    /** What frames the window: an exercise running, or a line that is for exercises only. */
    tone: messageClass,
    running: z.boolean(),
    mute: z.string().nullable(),
    fault: z.string().nullable(),
    contested: z.boolean(),
    /** The own journal can write no further cut before it has new keys. */
    cutTriesSpent: z.boolean(),
    incarnation: z.string(),
    size: z.number(),
    root: z.string(),
    watch: watchSaid.nullable(),
    /** Who has the watch at our station; null: nobody has taken it. */
    onWatch: person.extend({ since: time, entry: entryName.nullable() }).nullable(),
    peers: z.array(peerView),
    /** The most urgent of them, and how many there are beside. */
    alarms: z.array(alarm),
    moreAlarms: z.number(),
    counts: z.object({
      waitingForUs: z.number(),
      ringing: z.number(),
      waitingForThem: z.number(),
      drafts: z.number(),
      /** Drafts and sheets that this officer could release. */
      toRelease: z.number(),
      toReview: z.number(),
    }),
    finalCut: z.object({ k: z.number(), hash: z.string() }).nullable(),
    /** Entries that break a rule, by journal and rule, with the newest. */
    violations: z.array(
      z.object({ party: partyName, code: z.string(), count: z.number(), entry: entryName }),
    ),
    /** Lines that are down, and since when a desk has known: their alarm's chain runs from it. */
    lineAlarms: z.array(z.object({ party: partyName, since: time })),
    /** Lines that are down, and the officer of this station who said that he knows of it. */
    noted: z.array(z.object({ party: partyName, by: person, at: time })),
    unopened: z.array(unopened),
    damaged: z.array(damagedLine),
    /** Officers whose lost key the roster still names, for who may change it. */
    lostKeys: z.array(person),
    /** Seconds: again at this desk, at the second desk, at the duty chief. */
    escalationS: z.object({ again: z.number(), secondDesk: z.number(), dutyChief: z.number() }),
    /** Last sound test of this watch; null: none yet. */
    soundTest: z.object({ at: time, by: person, heard: z.boolean() }).nullable(),
  })
  .openapi('Status');

export type LineInfo = z.infer<typeof lineInfo>;
export type Status = z.infer<typeof status>;
export type PeerView = z.infer<typeof peerView>;
export type CircuitView = z.infer<typeof circuitView>;
export type WatchSaid = z.infer<typeof watchSaid>;
export type Silence = z.infer<typeof silence>;
export type Alarm = z.infer<typeof alarm>;
export type Unopened = z.infer<typeof unopened>;
export type DamagedLine = z.infer<typeof damagedLine>;

export const lineRoutes = {
  lines: route(
    'lines',
    'Every line of this station that the officer may open.',
    {},
    z.object({ lines: z.array(lineInfo) }),
  ),
  status: route('status', 'What the frame of every screen shows.', { params: lineParam }, status),
  noteLine: route(
    'noteLine',
    'This officer knows that the line to a party is down: it rings at no desk here as long as it ' +
      'stays down. Refused `not-found` where it is not down.',
    { params: lineParam, json: z.object({ party: partyName }) },
    z.object({ party: partyName, by: person, at: time }),
  ),
  service: route(
    'service',
    'What operators say to each other; never the officers’ record.',
    {
      params: lineParam,
      query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    },
    z.object({
      total: z.number(),
      entries: z.array(
        summary.extend({ texts: z.array(z.object({ lang: z.string(), text: z.string() })) }),
      ),
    }),
  ),
};
