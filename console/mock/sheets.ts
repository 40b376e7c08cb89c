import type { Released, ReleaseGiven, Sheet } from '@parley/api/sheets.ts';
import type { MessageClass, Person, Precedence } from '@parley/api/wire.ts';
import { ascii, concat, hex, unhex } from '@parley/core/base/bytes.ts';
import { emptyBody } from '@parley/core/codec/body.ts';
import type { CborValue } from '@parley/core/codec/cbor.ts';
import { classNames, type KindName, kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import { releaseContent } from '@parley/core/keys/release.ts';
import { addEntry, emit, minute, officers, person, type World } from './world.ts';

/** What a sheet would say. */
export type Said = {
  readonly kind: KindName;
  readonly precedence: Precedence;
  readonly cls: MessageClass;
  readonly texts: readonly (readonly [string, 0 | 1 | 2, string])[];
  readonly references: readonly string[];
  readonly record?: CborValue;
  readonly drafters?: readonly string[];
  readonly to?: readonly { party: string; purpose: 'action' | 'information' }[];
  readonly draft?: string;
  /** What is so once it is written. */
  readonly written?: (entry: string) => void;
};

const saidIn = new WeakMap<World, Map<string, Said>>();

/** The bytes that a release of this would sign. */
function bytesOf(world: World, what: Said, draft: string): Uint8Array {
  const mark = { number: 0, tag: new Uint8Array(8), root: new Uint8Array(32).fill(7) };
  const index = (name: string) => world.line.parties.findIndex((party) => party.name === name);
  const theirs = world.entries.filter(({ from }) => from !== world.party).map(({ seq }) => seq);
  return releaseContent({
    line: unhex(world.line.line) ?? new Uint8Array(32),
    author: index(world.party),
    kind: kinds[what.kind],
    precedence: precedenceNames.indexOf(what.precedence) as 0,
    class: classNames.indexOf(what.cls) as 0,
    references: what.references.map((id) => {
      const [party = '', seq = '0'] = id.split('/');
      const { number, tag, root } = mark;
      return { party: index(party), number, tag, seq: Number(seq), leaf: root };
    }),
    body: {
      ...emptyBody,
      draft: unhex(draft) ?? new Uint8Array(16),
      texts: what.texts.map(([lang, standing, text]) => ({ lang, standing, text })),
      addressees: (what.to ?? []).map(({ party, purpose }) => ({
        party: index(party),
        forAction: purpose === 'action',
        precedence: null,
      })),
      before: [
        { ...mark, party: index('washington'), size: Math.max(-1, ...theirs) + 1, leaves: [] },
      ],
      record: what.record,
    },
  });
}

/** A sheet with the very bytes that its release would sign. */
export async function makeSheet(world: World, what: Said): Promise<Sheet> {
  const draft = what.draft ?? hex(crypto.getRandomValues(new Uint8Array(16)));
  const bytes = bytesOf(world, what, draft);
  const covered = new Uint8Array(concat(ascii('parley/release/v1'), bytes));
  const challenge = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', covered)));
  const said = what.kind === 'message';
  const count = said && precedenceNames.indexOf(what.precedence) >= 4 ? 2 : 1;
  const drafters = (what.drafters ?? []).map(person);
  const before = world.lastSeen.get(draft) ?? null;
  world.lastSeen.set(draft, { content: hex(bytes), at: Date.now() });
  const sheet: Sheet = {
    draft,
    kind: what.kind,
    precedence: what.precedence,
    class: what.cls,
    created: Date.now(),
    content: hex(bytes),
    challenge,
    rpId: 'localhost',
    line: world.line.line,
    party: world.party,
    parties: world.line.parties.map(({ name }) => name),
    references: [...what.references],
    before: [],
    attachments: [],
    needs: [{ count, roles: said ? ['releaser', 'principal'] : ['duty-officer', 'releaser'] }],
    missing: count,
    released: [],
    signers: signersOf(what, drafters),
    newer: [...world.newer],
    peers: [
      {
        party: 'washington',
        up: world.lineUp && world.circuitsUp,
        circuits: world.circuitsUp ? 2 : 0,
        provenAgoMs: 120_000,
        watch: { state: 'staffed', until: world.started + 120 * minute, said: world.started },
      },
    ],
    drafters,
    reviews: [],
    lastSeen: before && before.content !== hex(bytes) ? before : null,
    proposedPrecedence: null,
    retractionArmed: false,
    beyondRoster: 0,
  };
  kept(world).set(draft, what);
  world.sheets.set(draft, sheet);
  return sheet;
}

function kept(world: World): Map<string, Said> {
  const all = saidIn.get(world) ?? new Map<string, Said>();
  saidIn.set(world, all);
  return all;
}

/** Who wrote it does not release it, and a message needs a releaser. */
function signersOf({ kind }: Said, drafters: readonly Person[]): Sheet['signers'] {
  return Object.entries(officers).map(([officer, { name, roles }]) => ({
    officer,
    name,
    roles: [...roles],
    signs: 'demonstration' as const,
    credential: null,
    released: false,
    refusal: drafters.some((one) => one.officer === officer)
      ? 'drafter-releases'
      : kind === 'message' && officer.startsWith('a1')
        ? 'not-allowed'
        : null,
  }));
}

/** For REAL at FLASH and above the class of all that is said in words is typed. */
export function isTyped({ class: cls, precedence, kind }: Sheet): boolean {
  const said = ['message', 'retraction', 'correction'].includes(kind);
  return said && cls === 'REAL' && precedenceNames.indexOf(precedence) >= 4;
}

/** One release; the last one needed writes the entry. */
export function releaseSheet(world: World, sheet: Sheet, given: ReleaseGiven): Released {
  const officer = given.by === 'nobody' ? '' : given.officer;
  const released = [
    ...sheet.released,
    {
      ...person(officer),
      roles: sheet.signers.find((one) => one.officer === officer)?.roles ?? [],
    },
  ];
  const missing = Math.max(0, sheet.missing - 1);
  const next: Sheet = {
    ...sheet,
    released,
    missing,
    signers: sheet.signers.map((one) =>
      one.officer === officer ? { ...one, released: true } : one,
    ),
  };
  if (missing > 0) {
    world.sheets.set(sheet.draft, next);
    return { written: false, missing, entry: null, sheet: next };
  }
  world.sheets.delete(sheet.draft);
  world.drafts.delete(sheet.draft);
  const entry = write(world, sheet);
  world.written.set(sheet.draft, entry);
  return { written: true, missing: 0, entry, sheet: null };
}

function write(world: World, sheet: Sheet): string {
  const what = kept(world).get(sheet.draft);
  const minutesAgo = (world.started - Date.now()) / minute;
  const written = addEntry(world, {
    from: world.party,
    precedence: sheet.precedence,
    minutesAgo,
    state: 'on-record',
    kind: sheet.kind,
    texts: what?.texts ?? [],
    references: sheet.references,
  });
  written.stage = sheet.kind === 'message' || sheet.kind === 'confirm' ? 'unacknowledged' : 'done';
  what?.written?.(written.entry);
  for (const id of sheet.references) settle(world, id, sheet.kind, written.entry);
  emit(world, {
    event: 'entry',
    data: {
      line: world.line.line,
      entry: written.entry,
      from: world.party,
      kind: sheet.kind,
      precedence: sheet.precedence,
      class: sheet.class,
      written: Date.now(),
      peeked: false,
      rings: false,
    },
  });
  return written.entry;
}

function settle(world: World, id: string, kind: string, by: string): void {
  const about = world.entries.find(({ entry }) => entry === id);
  if (!about) return;
  const states = about.states[0]?.states ?? [];
  const time = Date.now();
  if (kind === 'ack' || kind === 'withheld') {
    about.stage = kind === 'ack' ? 'acknowledged' : 'withheld';
    about.acts = about.acts.filter(
      (one) => one !== 'ack' && (kind === 'ack' || one !== 'withhold'),
    );
    states.push({
      state: kind === 'ack' ? 'acknowledged' : 'withheld',
      time,
      proof: { entry: by },
    });
  } else if (kind === 'message') {
    about.stage = 'done';
    about.acts = ['confirm'];
    states.push({ state: 'answered', time, proof: { entry: by } });
  }
}
