import type { Period } from '@parley/api/board.ts';
import type { Ceremony, CeremonyCard, CeremonyCharter } from '@parley/api/ceremony.ts';
import type { WorkingDraft } from '@parley/api/drafts.ts';
import type { EntryShown, ShownState } from '@parley/api/entry.ts';
import type { DeskEvent } from '@parley/api/events.ts';
import type { ExerciseView } from '@parley/api/exercise.ts';
import type { DamagedLine, LineInfo, Unopened } from '@parley/api/lines.ts';
import type { Candidate, Compartments, Officers } from '@parley/api/officers.ts';
import type { Sheet } from '@parley/api/sheets.ts';
import type { TermsAnswer } from '@parley/api/terms.ts';
import type { Person, Precedence } from '@parley/api/wire.ts';
import { precedenceNames } from '@parley/core/codec/kinds.ts';
import messages from './messages.json' with { type: 'json' };

/** What an entry of the mock is besides what is shown of it. */
export type MockEntry = EntryShown & {
  stage: 'unacknowledged' | 'acknowledged' | 'withheld' | 'done';
};

/** A draft with everything that the mock keeps beside what it answers. */
export type MockDraft = { draft: WorkingDraft; seen: Map<string, { content: string; at: number }> };

/** One station that is none: its state in memory, served by the contract. */
export type World = {
  readonly party: 'moscow' | 'washington';
  readonly started: number;
  line: LineInfo;
  entries: MockEntry[];
  drafts: Map<string, MockDraft>;
  sheets: Map<string, Sheet>;
  signedIn: string | null;
  language: string | null;
  /** It is on a line. */
  founded: boolean;
  onWatch: (Person & { since: number; entry: string | null }) | null;
  soundTest: { at: number; by: Person; heard: boolean } | null;
  exercises: ExerciseView[];
  terms: TermsAnswer;
  access: { seq: number; time: number; officer: Person | null; act: string; what: string[] }[];
  tone: 'REAL' | 'EXERCISE' | 'TEST';
  compartments: Compartments;
  /** Enrolled here, and on no roster yet. */
  candidates: Candidate[];
  /** Keys that were replaced as lost. */
  lost: Officers['lost'];
  /** Rights of whoever is signed in, beside those of his roles. */
  may: string[];
  lineUp: boolean;
  /** Why the station signs nothing, and what of its own failed. */
  mute: string | null;
  fault: string | null;
  /** Other lines of this station. */
  others: World[];
  circuitsUp: boolean;
  /** Since when a desk has been told that the line is down. */
  toldDown: number | null;
  /** Who said that he knows the line to be down. */
  noted: { by: Person; at: number } | null;
  /** What does not open at this station, and lines that were set aside. */
  unopened: Unopened[];
  damaged: DamagedLine[];
  ceremony: {
    step: Ceremony['step'];
    cards: CeremonyCard[];
    charter: CeremonyCharter | null;
  };
  /** What both ledgers have stated; null: a week that looks like a line's. */
  periods: Period[] | null;
  /** Seconds by the charter after which a silenced alarm sounds again. */
  againS: number;
  /** Ms by which its clock is ahead of the machine's: time passes when a test says so. */
  ahead: number;
  /** It says no beat of itself: a test says when. */
  quiet: boolean;
  /** Drafts that became entries. */
  written: Map<string, string>;
  /** Messages that came since a draft was begun. */
  newer: string[];
  /** What an officer last saw of a sheet. */
  lastSeen: Map<string, { content: string; at: number }>;
  listeners: Set<(event: DeskEvent) => void>;
  eventId: number;
};

export const officers = {
  a1a1a1a1a1a1a1a1: { name: 'K. Orlova', roles: ['duty-officer', 'drafter'] },
  b2b2b2b2b2b2b2b2: { name: 'Adviser', roles: ['releaser', 'principal'] },
  c3c3c3c3c3c3c3c3: { name: 'Deputy', roles: ['releaser', 'translator'] },
} as const;

export const minute = 60_000;

const info: LineInfo = {
  line: '7c1e90b4'.repeat(8),
  name: 'quiet-channel',
  party: 'moscow',
  parties: [
    {
      name: 'washington',
      titles: { en: 'Washington', ru: 'Вашингтон', ar: 'واشنطن' },
      zone: 'America/New_York',
    },
    { name: 'moscow', titles: { en: 'Moscow', ru: 'Москва', ar: 'موسكو' }, zone: 'Europe/Moscow' },
  ],
  exerciseLine: true,
  languages: ['en', 'ru', 'ar'],
  followedBy: null,
  clocksS: {
    OVERRIDE: 600,
    FLASH: 600,
    IMMEDIATE: 1800,
    PRIORITY: 10_800,
    ROUTINE: 21_600,
    DEFERRED: 86_400,
  },
};

export type MockOptions = {
  readonly now?: number;
  /** So many old entries behind the others, for long lists. */
  readonly many?: number;
  readonly tone?: World['tone'];
  readonly signedIn?: boolean;
  readonly founded?: boolean;
  readonly may?: readonly string[];
};

/** A station's desk as it may look on an afternoon of an exercise. */
export function makeWorld(options: MockOptions = {}): World {
  const now = options.now ?? Date.now();
  const world: World = {
    party: 'moscow',
    started: now,
    line: { ...info, exerciseLine: (options.tone ?? 'EXERCISE') === 'EXERCISE' },
    entries: [],
    drafts: new Map(),
    sheets: new Map(),
    signedIn: options.signedIn === false ? null : 'a1a1a1a1a1a1a1a1',
    language: null,
    founded: options.founded ?? true,
    onWatch: {
      officer: 'a1a1a1a1a1a1a1a1',
      name: 'K. Orlova',
      since: now - 90 * minute,
      entry: null,
    },
    soundTest: {
      at: now - 80 * minute,
      by: { officer: 'a1a1a1a1a1a1a1a1', name: 'K. Orlova' },
      heard: true,
    },
    exercises: [],
    candidates: [],
    lost: [],
    terms: { inForce: null, proposed: [] },
    access: [],
    tone: options.tone ?? 'EXERCISE',
    compartments: { known: [], line: [], entries: [] },
    may: [...(options.may ?? [])],
    lineUp: true,
    mute: null,
    fault: null,
    others: [],
    circuitsUp: true,
    toldDown: null,
    noted: null,
    unopened: [],
    damaged: [],
    periods: null,
    ceremony: { step: 'cards', cards: [], charter: null },
    againS: 30,
    ahead: 0,
    quiet: false,
    written: new Map(),
    newer: [],
    lastSeen: new Map(),
    listeners: new Set(),
    eventId: 0,
  };
  for (let i = options.many ?? 0; i > 0; i--) {
    const text = `EXERCISE. Old message ${i}, kept for the length of the list. EXERCISE.`;
    addEntry(world, {
      from: i % 2 === 0 ? 'washington' : 'moscow',
      precedence: 'ROUTINE',
      minutesAgo: 300 + i,
      state: 'answered',
      texts: [['en', 0, text]],
    });
  }
  for (const one of [...messages].reverse()) addEntry(world, one as unknown as Seed);
  return world;
}

export type Seed = {
  readonly from: string;
  readonly precedence: Precedence;
  readonly minutesAgo: number;
  readonly state: string;
  readonly kind?: string;
  readonly late?: boolean;
  readonly texts: readonly (readonly [string, 0 | 1 | 2, string])[];
  readonly references?: readonly string[];
};

const digits = '7c1e90b42fd87c1e90b42fd87c1e90b42fd87c1e90b42fd87c1e90b42fd87c1e';

/** Puts an entry into the world as if it had come. */
export function addEntry(world: World, seed: Seed): MockEntry {
  const own = world.entries.filter(({ from }) => from === seed.from);
  const seq = (seed.from === 'washington' ? 36 : 26) + own.length;
  const time = world.started - seed.minutesAgo * minute;
  const entry = `${seed.from}/${seq}`;
  const others = world.line.parties.map(({ name }) => name).filter((name) => name !== seed.from);
  const ours = seed.from === world.party;
  const shown: MockEntry = {
    entry,
    journal: seed.from,
    seq,
    leaf: digits,
    from: seed.from,
    action: others,
    information: [],
    kind: seed.kind ?? 'message',
    form: 'whole',
    precedence: seed.precedence,
    class: world.tone,
    time: seed.late ? time - 78 * minute : time,
    clock: 2,
    draft: digits.slice(0, 32),
    notAfter: null,
    attachments: 0,
    standing: 'held',
    final: seed.minutesAgo > 60,
    violations: [],
    repeatOf: null,
    preview: previewOf(seed),
    retracts: null,
    corrects: null,
    retractedBy: null,
    correctedBy: null,
    ...bodyOf(seed, others),
    line: world.line.line,
    lineName: world.line.name,
    zone: world.line.parties.find(({ name }) => name === seed.from)?.zone ?? 'UTC',
    kindNumber: 1,
    signed: { state: 'signed', time, proof: { size: seq + 1, root: digits, signature: digits } },
    states: [
      { party: ours ? (others[0] ?? '') : world.party, states: statesOf(seed, time, seq, ours) },
    ],
    recordedHere: ours ? null : time + 1000,
    notBefore: time - minute,
    notLater: time + 1000,
    contradicted: null,
    writtenBeforeSeeing: [],
    crossed: [],
    late: seed.late ? { written: time - 78 * minute, recorded: time } : null,
    acts: actsOf(seed, ours),
    compartments: [],
    readBy: [],
    proves: [],
    stage: stageOf(seed),
  };
  world.entries.push(shown);
  return shown;
}

/** What was said, released by whom, after seeing what. */
function bodyOf(seed: Seed, others: readonly string[]) {
  return {
    texts: seed.texts.map(([lang, standing, text]) => ({ lang, standing, text, warnings: [] })),
    references: (seed.references ?? []).map((id) => ({
      entry: id,
      leaf: digits,
      held: true,
      true: true,
    })),
    before: [{ party: others[0] ?? '', entry: `${others[0]}/28`, size: 29, peeked: 0 }],
    releases: [
      {
        officer: 'b2b2b2b2b2b2b2b2',
        scheme: 1,
        origin: 'http://localhost',
        name: 'Adviser',
        roles: ['releaser' as const],
        good: true,
        code: null,
      },
    ],
  };
}

function previewOf({ texts }: Seed): MockEntry['preview'] {
  const [first] = texts;
  if (!first) return null;
  const begins = ([lang, , text]: (typeof texts)[number]) => ({ lang, text: text.slice(0, 200) });
  const translations = texts.filter(([, standing]) => standing === 1).map(begins);
  return { ...begins(first), languages: texts.map(([lang]) => lang), translations };
}

function stageOf({ state }: Seed): MockEntry['stage'] {
  if (state === 'unacknowledged' || state === 'on-record') return 'unacknowledged';
  return state === 'acknowledged' ? 'acknowledged' : 'done';
}

function statesOf(seed: Seed, time: number, seq: number, ours: boolean): ShownState[] {
  const states: ShownState[] = [
    {
      state: 'sent',
      time: time + 200,
      proof: { circuits: [{ circuit: 'cable', time: time + 200 }] },
    },
    { state: 'reached', time: time + 412, proof: ours ? { have: seq + 1 } : { cosigned: seq + 1 } },
    {
      state: 'on-record',
      time: time + 415,
      proof: ours
        ? { cosigner: 'washington', size: seq + 1, signature: digits }
        : { cosigned: seq + 1 },
    },
  ];
  const ack = { entry: `${ours ? 'washington' : 'moscow'}/27` };
  if (seed.state === 'acknowledged' || seed.state === 'answered') {
    states.push({ state: 'acknowledged', time: time + 4 * minute, proof: ack });
  }
  if (seed.state === 'answered')
    states.push({ state: 'answered', time: time + 9 * minute, proof: ack });
  return states;
}

function actsOf(seed: Seed, ours: boolean): EntryShown['acts'] {
  if (ours) return ['correct', 'retract'];
  if (seed.state === 'unacknowledged') return ['ack', 'answer', 'withhold', 'confirm'];
  return seed.state === 'acknowledged' ? ['answer', 'withhold', 'confirm'] : ['confirm'];
}

/** Another line of the same station, to the same party, with nothing on it yet. */
export function addLine(world: World, name: string): World {
  const made = makeWorld({ now: world.started, tone: world.tone });
  const line = { ...world.line, name, line: '2fd8c1a0'.repeat(8) };
  // Whoever listens to the station hears of all its lines.
  const other = { ...made, line, entries: [], listeners: world.listeners };
  world.others.push(other);
  return other;
}

/** The line that a request names, by its id or its name. */
export function lineOf(world: World, named: string): World {
  const found = world.others.find(({ line }) => line.line === named || line.name === named);
  return found ?? world;
}

/** Ms since 1970 by the clock of this station. */
export function clockOf(world: World): number {
  return Date.now() + world.ahead;
}

export function rank(precedence: Precedence): number {
  return precedenceNames.indexOf(precedence);
}

/** Tells every open page. */
export function emit(world: World, event: DeskEvent): void {
  world.eventId++;
  for (const listener of [...world.listeners]) listener(event);
}

export function person(id: string): Person {
  const known = (officers as Record<string, { name: string } | undefined>)[id];
  return { officer: id, name: known?.name ?? id };
}

/** Tells every open page that an entry has come. */
export function arrive(world: World, entry: MockEntry): void {
  const { from, kind, precedence } = entry;
  emit(world, {
    event: 'entry',
    data: {
      line: world.line.line,
      entry: entry.entry,
      from,
      kind,
      precedence,
      class: entry.class,
      written: entry.time,
      peeked: false,
      rings: rank(precedence) >= 4,
    },
  });
}
