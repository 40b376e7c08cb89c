import type { Inbox, Matter, Rest, Summary } from '@parley/api/inbox.ts';
import type { Alarm, Status } from '@parley/api/lines.ts';
import { clockOf, type MockEntry, minute, rank, type World } from './world.ts';

/** The members that a list shows; the rest of an entry stays out. */
export function summaryOf(entry: MockEntry): Summary {
  const { texts, states, signed, releases, before, references, acts, ...rest } = entry;
  void [texts, states, signed, releases, before, references, acts];
  return rest;
}

export function matterOf(world: World, entry: MockEntry): Matter {
  const ours = entry.from === world.party;
  const recorded = entry.recordedHere ?? entry.time;
  const clock = world.line.clocksS[entry.precedence] ?? 600;
  const states = entry.states[0]?.states ?? [];
  const last = states.at(-1);
  const stageAt = states.find(({ state }) => state === entry.stage)?.time;
  return {
    ...summaryOf(entry),
    waitsFor: ours ? 'washington' : world.party,
    stage: entry.stage === 'done' ? 'acknowledged' : entry.stage,
    recorded,
    due: recorded + clock * 1000,
    until: null,
    rings: rank(entry.precedence) >= 4,
    ...(ours && { state: last?.state ?? 'signed' }),
    stateAt: ours ? (last?.time ?? entry.time) : (stageAt ?? null),
  };
}

function byUrgency(a: MockEntry, b: MockEntry): number {
  return rank(b.precedence) - rank(a.precedence) || a.time - b.time;
}

export function waiting(world: World, ours: boolean): MockEntry[] {
  const open = world.entries.filter((one) => {
    const asks = one.kind === 'message' || one.kind === 'confirm';
    return asks && one.stage !== 'done' && (one.from === world.party) === ours;
  });
  return open.sort(byUrgency);
}

export function inboxOf(world: World, from: number, limit: number): Inbox {
  const us = waiting(world, false);
  const them = waiting(world, true);
  const open = new Set([...us, ...them]);
  const rest = world.entries.filter((one) => !open.has(one) && one.kind !== 'service').reverse();
  const slice = <T>(all: readonly T[]): T[] => all.slice(from, from + limit);
  return {
    party: world.party,
    now: clockOf(world),
    page: { from, limit },
    totals: { waitingForUs: us.length, waitingForThem: them.length, rest: rest.length },
    waitingForUs: slice(us).map((one) => matterOf(world, one)),
    waitingForThem: slice(them).map((one) => matterOf(world, one)),
    rest: slice(rest).map((one): Rest => {
      const states = one.states.map(({ party, states }) => [
        party,
        { state: states.at(-1)?.state ?? 'signed', at: states.at(-1)?.time ?? one.time },
      ]);
      return {
        ...summaryOf(one),
        recorded: one.recordedHere ?? one.time,
        states: Object.fromEntries(states),
      };
    }),
    fault: null,
  };
}

function alarmsOf(world: World): Alarm[] {
  const ringing = waiting(world, false).filter((one) => {
    return rank(one.precedence) >= 4 && one.stage === 'unacknowledged';
  });
  return ringing.map((one) => {
    const recorded = one.recordedHere ?? one.time;
    const since = clockOf(world) - recorded;
    return {
      entry: one.entry,
      from: one.from,
      precedence: one.precedence,
      class: one.class,
      kind: one.kind,
      recorded,
      due: recorded + 10 * minute,
      since: recorded,
      stage: since > 5 * minute ? 'duty-chief' : since > 2 * minute ? 'second-desk' : 'desk',
      next: null,
      closed: false,
    };
  });
}

type Troubles = Pick<Status, 'lineAlarms' | 'noted' | 'unopened' | 'damaged' | 'lostKeys'>;

/** What stands between an alarm and an officer; a line that came up again is noted no more. */
function troublesOf(world: World): Troubles {
  const { unopened, damaged } = world;
  if (world.lineUp) world.noted = null;
  world.toldDown = world.lineUp ? null : (world.toldDown ?? clockOf(world));
  const since = world.toldDown;
  const lineAlarms = since === null ? [] : [{ party: 'washington', since }];
  const noted = world.noted ? [{ party: 'washington', ...world.noted }] : [];
  const lostKeys = world.lost.map(({ officer, name }) => ({ officer, name }));
  return { lineAlarms, noted, unopened, damaged, lostKeys };
}

export function statusOf(world: World): Status {
  const alarms = alarmsOf(world);
  const now = clockOf(world);
  const state = world.circuitsUp && world.lineUp ? 'up' : 'down';
  const circuit = {
    kind: 'websocket',
    state,
    why: '',
    software: 'parley/0.1.0',
    rttUs: 14_000,
    sent: 900,
    returned: 898,
    lastUp: null,
  } as const;
  return {
    now,
    line: world.line.line,
    name: world.line.name,
    party: world.party,
    tone: world.tone,
    running: true,
    mute: world.mute,
    fault: world.fault,
    ...{ contested: false, cutTriesSpent: false },
    incarnation: '0',
    size: world.entries.length,
    root: '7c1e',
    watch: {
      state: 'staffed',
      until: world.started + 120 * minute,
      said: world.started - 90 * minute,
    },
    onWatch: world.onWatch,
    peers: [
      {
        party: 'washington',
        lineUp: world.lineUp,
        provenAgo: now - world.started + 2 * minute,
        heard: now,
        watch: {
          state: 'staffed',
          until: world.started + 120 * minute,
          said: world.started - 4 * minute,
        },
        silence: { code: 'not-acknowledged' },
        circuits: [
          { ...circuit, id: 'cable' },
          { ...circuit, id: 'satellite', rttUs: 640_000 },
        ],
        theirs: { journal: 'washington', size: 42, present: 42 },
        ours: { size: 29, recorded: 29, at: now },
      },
    ],
    alarms,
    moreAlarms: 0,
    counts: {
      waitingForUs: waiting(world, false).length,
      ringing: alarms.length,
      waitingForThem: waiting(world, true).length,
      drafts: world.drafts.size,
      toRelease: [...world.drafts.values()].filter(({ draft }) => draft.stage === 'release').length,
      toReview: 0,
    },
    finalCut: { k: 3, hash: '7c1e' },
    violations: [],
    ...troublesOf(world),
    escalationS: { again: world.againS, secondDesk: 120, dutyChief: 300 },
    soundTest: world.soundTest,
  };
}
