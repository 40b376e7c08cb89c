import { refused } from './drafts.ts';
import type { Handlers } from './handlers.ts';
import { matterOf, statusOf, waiting } from './lists.ts';
import { makeSheet } from './sheets.ts';
import { clockOf, minute, officers, person, type World } from './world.ts';

/** Officers, compartments, the watch and its hand-over. */
export function people(world: World) {
  return {
    ...enrolling(world),
    compartments: () => world.compartments,
    createCompartment: ({ json }) => {
      world.compartments.known.push({ name: json.name, officers: [], lies: 0 });
      return world.compartments;
    },
    setCompartments: ({ json }) => {
      for (const one of world.compartments.known) {
        const others = one.officers.filter((id) => id !== json.officer);
        one.officers = json.compartments.includes(one.name) ? [...others, json.officer] : others;
      }
      return rosterOf(world);
    },
    setCompartment: ({ json }) => {
      const about = world.entries.find(({ entry }) => entry === json.entry);
      if (about) about.compartments = [...json.compartments];
      return { compartments: [...json.compartments] };
    },
    removeCompartment: ({ query }) => {
      const used = world.compartments.known.find(({ name }) => name === query.name);
      if (used && used.lies > 0) return refused('compartment-used', query.name);
      world.compartments.known = world.compartments.known.filter((one) => one !== used);
      return world.compartments;
    },
    issueCode: () => ({ code, ends: clockOf(world) + 30 * minute }),
    watch: () => ({
      now: clockOf(world),
      onWatch: world.onWatch,
      ours: statusOf(world).watch,
      theirs: [{ party: 'washington', watch: statusOf(world).peers[0]?.watch ?? null }],
      open: waiting(world, false).map((one) => matterOf(world, one)),
      moreOpen: 0,
      warning: statusOf(world).alarms[0]?.entry ?? null,
      notes: [],
      pending: null,
      candidates: Object.entries(officers).map(([officer, { name, roles }]) => ({
        officer,
        name,
        roles: [...roles],
      })),
      history: [],
    }),
    handoverSheet: () =>
      statusOf(world).alarms.length > 0
        ? refused('flash-unacknowledged')
        : makeSheet(world, act(world, 'service')),
    watchSheet: ({ json }) => {
      const states = ['staffed', 'unstaffed', 'listening-only', 'closed'];
      const record = [states.indexOf(json.state), json.until ?? null];
      return makeSheet(world, { ...act(world, 'watch'), record });
    },
    soundTest: ({ json }) => {
      world.soundTest = { at: clockOf(world), by: person(world.signedIn ?? ''), heard: json.heard };
      return { at: clockOf(world), heard: json.heard };
    },
  } satisfies Partial<Handlers>;
}

/** From a one-time code to a place on the roster. */
function enrolling(world: World) {
  return {
    officers: () => rosterOf(world),
    enrolOptions: ({ json }) =>
      json.code === code ? { ticket: 'mock', options: creationOptions } : refused('code-invalid'),
    enrol: ({ json }) => {
      if (json.ticket !== 'mock') return refused('code-invalid');
      const candidate = {
        officer: 'd4d4d4d4d4d4d4d4',
        name: 'Newcomer',
        roles: ['duty-officer' as const],
        compartments: [],
        enrolled: clockOf(world),
      };
      world.candidates = [candidate];
      return candidate;
    },
    issueRecovery: () => ({ code, ends: clockOf(world) + 30 * minute }),
    rosterSheet: ({ json }) => {
      const known = world.candidates.some(({ officer }) => officer === json.officer);
      const on = officersOf(world).some(({ officer }) => officer === json.officer);
      if (json.action === 'add' ? !known : !on) return refused('not-found', json.officer);
      return makeSheet(world, {
        ...act(world, 'service'),
        written: () => {
          world.candidates = world.candidates.filter(({ officer }) => officer !== json.officer);
        },
      });
    },
  } satisfies Partial<Handlers>;
}

const code = '4K7P-2MQX-9DRT';

const creationOptions = {
  challenge: 'bW9jaw',
  rp: { id: 'localhost', name: 'Parley' },
  user: { id: 'bW9jaw', name: 'Newcomer', displayName: 'Newcomer' },
  pubKeyCredParams: [{ type: 'public-key' as const, alg: -8 }],
  timeout: 60_000,
  attestation: 'none' as const,
  authenticatorSelection: {
    residentKey: 'required' as const,
    requireResidentKey: true as const,
    userVerification: 'required' as const,
  },
  excludeCredentials: [],
};

function rosterOf(world: World) {
  return { officers: officersOf(world), candidates: world.candidates, lost: world.lost };
}

function officersOf(world: World) {
  return Object.entries(officers).map(([officer, { name, roles }]) => ({
    officer,
    name,
    roles: [...roles],
    signs: 'demonstration' as const,
    compartments: world.compartments.known
      .filter((one) => one.officers.includes(officer))
      .map((one) => one.name),
    entry: null,
    here: officer === world.signedIn,
  }));
}

/** What an act without words is made of. */
export function act(world: World, kind: 'ack' | 'watch' | 'service') {
  const cls = world.tone;
  return { kind, precedence: 'ROUTINE', cls, texts: [], references: [] } as const;
}
