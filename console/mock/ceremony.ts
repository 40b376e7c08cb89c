import type { Ceremony, CeremonyCard, CeremonyCharter } from '@parley/api/ceremony.ts';
import { settingNames } from '@parley/core/codec/settings.ts';
import { refused } from './drafts.ts';
import type { Handlers } from './handlers.ts';
import { clockOf, officers, person, type World } from './world.ts';

const sha256 = '7c1e90b4'.repeat(8);
const words = 'harbour lantern meadow copper violin winter anchor pepper'.split(' ');
const qr = Array.from({ length: 21 }, (_, y) =>
  Array.from({ length: 21 }, (_, x) => (x * y) % 3 === 0),
);

/** A ceremony as far as a page asks for it: cards that were compared, and a charter drafted. */
export function ceremony(world: World) {
  const answer = () => viewOf(world);
  return {
    ceremony: answer,
    bringCard: () => {
      world.ceremony.step = 'cards';
      world.ceremony.cards = [cardOf('moscow', true), cardOf('washington', false)];
      return answer();
    },
    compareWords: ({ json }) => {
      const compared = { by: person(world.signedIn ?? ''), at: clockOf(world), same: json.same };
      if (world.ceremony.charter) world.ceremony.charter.compared = compared;
      else for (const card of world.ceremony.cards) card.compared = compared;
      if (json.same) world.ceremony.step = world.ceremony.charter ? 'sign' : 'draft';
      return answer();
    },
    draftCharter: ({ json }) => {
      const { settings = {} } = json;
      world.ceremony.charter = charterOf(world, json.name, settings);
      world.ceremony.step = 'compare';
      return answer();
    },
    removeFounder: () => answer(),
    takeCharter: () => {
      if (!world.ceremony.charter) world.ceremony.charter = charterOf(world, world.line.name, {});
      else {
        const { parties } = world.ceremony.charter;
        world.ceremony.charter.parties = parties.map((one) => ({ ...one, signed: true }));
        world.ceremony.charter.complete = true;
      }
      world.ceremony.step = world.ceremony.charter.complete ? 'adopt' : 'compare';
      return answer();
    },
    adoptCharter: () => {
      if (!world.ceremony.charter?.complete) return refused('ceremony-step');
      world.founded = true;
      world.ceremony = { step: 'cards', cards: [], charter: null };
      const { line, name } = world.line;
      return { line, name, party: world.party };
    },
    endCeremony: () => {
      world.ceremony = { step: 'cards', cards: [], charter: null };
      return answer();
    },
  } satisfies Partial<Handlers>;
}

function viewOf({ party, ceremony: { step, cards, charter }, line, founded }: World): Ceremony {
  const settings = settingNames.map(({ name, value }) => ({ name, value }));
  const lines = [{ line: line.line, name: line.name, words }];
  const own = { party, card: 'card', sha256, words, qr, codes: [] };
  const founding = !founded;
  return { ...own, founding, cards, charter, step, settings, lines };
}

function cardOf(party: string, ours: boolean): CeremonyCard {
  const card = { party, sha256: ours ? sha256 : 'ab'.repeat(32), words, officers: known() };
  return { ...card, ours, compared: null };
}

function known(): CeremonyCard['officers'] {
  return Object.entries(officers).map(([id, { name, roles }]) => ({ id, name, roles: [...roles] }));
}

function charterOf(
  world: World,
  name: string,
  stated: Readonly<Record<string, number>>,
): CeremonyCharter {
  return {
    name,
    line: 'cd'.repeat(32),
    words: [...words, ...words],
    founded: clockOf(world),
    compared: null,
    complete: false,
    parties: world.line.parties.map((party) => ({
      ...party,
      recovery: 'ef'.repeat(32),
      signed: false,
      ours: party.name === world.party,
      officers: known(),
    })),
    circuits: [
      {
        id: 'websocket',
        kind: 'websocket',
        addresses: [{ party: 'moscow', address: 'wss://line.moscow.example:7400' }],
      },
      { id: 'courier', kind: 'courier', addresses: [] },
    ],
    rules: [
      {
        kinds: ['message'],
        classes: ['REAL'],
        from: 'FLASH',
        needs: [{ count: 2, roles: ['releaser'] }],
      },
      {
        kinds: ['message', 'ack'],
        classes: [],
        from: 'DEFERRED',
        needs: [{ count: 1, roles: ['duty-officer', 'releaser'] }],
      },
      { kinds: ['service'], classes: [], from: 'DEFERRED', needs: [] },
    ],
    settings: settingNames.map((one) => ({
      name: one.name,
      value: stated[one.name] ?? one.value,
      stated: Object.hasOwn(stated, one.name),
    })),
    predecessor: null,
    warnings: [{ code: 'no-principal', subject: 'washington' }],
    secretHere: true,
  };
}
