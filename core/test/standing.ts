import {
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
} from '../src/codec/certificate.ts';
import type { Charter } from '../src/codec/charter.ts';
import { encodeCharter, lineIdOf } from '../src/codec/charter.ts';
import type { AnyItem, Item } from '../src/codec/entry.ts';
import { type JournalName, journalKey, originOf } from '../src/codec/names.ts';
import { checkpointText, cosignatureMessage } from '../src/codec/note.ts';
import { type Bundle, decodePayload, type Payload } from '../src/codec/payload.ts';
import { encodeRun } from '../src/codec/run.ts';
import { advance, emptyHead, type Head } from '../src/journal/head.ts';
import type { Effect, Loaded, Shown } from '../src/replication/io.ts';
import {
  type CircuitState,
  type Journal,
  type Line,
  type Peer,
  rememberHead,
} from '../src/replication/line.ts';
import { type StartInput, startLine } from '../src/station/start.ts';
import { step } from '../src/station/step.ts';
import { bytesOf, testCrypto } from './crypto.ts';
import { charter, keysFor, partyNamed, type Signers, signersOf } from './founding.ts';

/*
 * A line of three for the tests of replication: what a station holds, and what its peers say under
 * the true keys. Nothing answers its effects but the test.
 */

const names = ['washington', 'moscow', 'geneva'];
export const trio: Charter = { ...charter, parties: names.map(partyNamed), circuits: [] };
export const trioLine = lineIdOf(testCrypto, encodeCharter(trio));
const none = emptyHead(testCrypto);

/** An entry that says this, ROUTINE and TEST unless the test says otherwise. */
export function itemOf(text: string, more: Partial<Item> = {}): Item {
  const base = { kind: 1, precedence: 1, class: 2, time: 1_700_000_000_000, clock: 2 } as const;
  const said = { salt: bytesOf(text, 16), body: bytesOf(text, 12) };
  return { ...base, ...said, held: [], references: [], ...more };
}

const known = new Map<string, Signers>();

/** Making keys takes longer than what most tests ask. */
function signersKept(party: string, number: number): Signers {
  const name = `${party} ${number}`;
  const signers = known.get(name) ?? signersOf(party, number);
  known.set(name, signers);
  return signers;
}

/** What a party says in one journal of its own, signed with its keys. */
export class Author {
  readonly name: JournalName;
  readonly key: string;
  readonly origin: string;
  readonly signers: Signers;
  readonly items: AnyItem[];

  constructor(party: number, number = 0, items: readonly AnyItem[] = []) {
    const named = trio.parties[party]?.name ?? '';
    const tag = bytesOf(number === 0 ? `${named} tag` : `${named} tag ${number}`, 8);
    this.name = { party, number, tag };
    this.key = journalKey(this.name);
    this.origin = originOf(trioLine, named, this.name);
    this.signers = signersKept(named, number);
    this.items = [...items];
  }

  say(...said: (string | AnyItem)[]): this {
    this.items.push(...said.map((one) => (typeof one === 'string' ? itemOf(one) : one)));
    return this;
  }

  /** Another story that has the first `size` entries of this one. */
  fork(size: number): Author {
    return new Author(this.name.party, this.name.number, this.items.slice(0, size));
  }

  head(size = this.items.length): Head & { signature: Uint8Array } {
    const { head } = advance(trioLine, this.name, none, this.items.slice(0, size));
    return { ...head, signature: this.sign(head) };
  }

  sign(head: Pick<Head, 'size' | 'root' | 'leaf'>): Uint8Array {
    const { size, root, leaf } = head;
    return this.signers.note.sign(checkpointText({ origin: this.origin, size, root, leaf }));
  }

  note(size = this.items.length) {
    const { root, leaf, signature } = this.head(size);
    return { journal: this.name, size, root, leaf, signature };
  }

  /** Entries [first, size) under the head there. */
  bundle(first: number, size = this.items.length, withRoot = true): Bundle {
    const items = this.items.slice(first, size);
    const { root, signature } = this.head(size);
    const said = { first, items, run: encodeRun(items), signature, root: withRoot ? root : null };
    return { type: 'bundle', journal: this.name, ...said };
  }

  /** This party's cosignature over a head of another's. */
  cosign(of: Author, size: number, time = 1_700_000_000) {
    const { root, leaf } = of.head(size);
    const text = checkpointText({ origin: of.origin, size, root, leaf });
    const signature = this.signers.cosign.sign(cosignatureMessage(time, text));
    return { journal: of.name, size, time, signature, cosigner: this.name };
  }
}

/** The line at that party as its ceremony left it, no circuit open, nothing asked for. */
export function standing(me = 1, more: Partial<StartInput> = {}): Line {
  const { name } = new Author(me);
  const { root } = none;
  return startLine({
    ...{ line: trioLine, charter: trio, me, crypto: testCrypto, certificates: [] },
    entropy: { bytes: (length) => bytesOf('entropy', length) },
    guard: { journal: name, size: 0, root, beyond: false },
    stored: { heads: [], cosignatures: [], facts: new Map(), peeked: [] },
    now: { time: 1_700_000_000_000, elapsed: 1_000_000, clock: 2 },
    ...more,
  });
}

/** The line's journal of that author; it holds his first `size` entries, on disk. */
export function holding(line: Line, author: Author, size = author.items.length): Journal {
  const journal = line.journals.get(author.key) as Journal;
  const head = author.head(size);
  journal.durable = head;
  journal.staged = head;
  if (size > 0) rememberHead(journal, size, head);
  return journal;
}

/** Opens a circuit to a party, without the greetings of a station. */
export function connect(line: Line, party: number, more: Partial<CircuitState> = {}): CircuitState {
  const id = more.id ?? `to ${party}`;
  const never = Number.NEGATIVE_INFINITY;
  const circuit: CircuitState = {
    ...{ id, kind: 'websocket', peer: party, oneWay: false, challenge: null, answeredAt: never },
    ...{ up: true, silent: 0, losses: 0, full: false, sent: 0, returned: 0, rttUs: [] },
    ...{ measured: null, toldReplacedAt: never, ...more },
  };
  line.peers.get(party)?.circuits.set(id, circuit);
  return circuit;
}

/** A line on which we have said six things and party 0 three; party 2 is reached by one circuit. */
export function sixSaid() {
  const line = standing();
  const own = new Author(1).say('a', 'b', 'c', 'd', 'e', 'f');
  const theirs = new Author(0).say('x', 'y', 'z');
  const journal = holding(line, own);
  holding(line, theirs);
  connect(line, 2);
  return { line, own, theirs, journal, peer: line.peers.get(2) as Peer };
}

/** A certificate of that incarnation, by the party's recovery key; it states a head of `before`. */
export function certificateOf(author: Author, before: Author | null = null, size = 0): Uint8Array {
  const { party, number, tag } = author.name;
  const named = trio.parties[party]?.name ?? '';
  const previous = before && { ...before.name, size, root: before.head(size).root };
  const keys = keysFor(named, number);
  const content = encodeCertificateContent({ line: trioLine, party, number, tag, keys, previous });
  const signature = author.signers.recovery.sign(certificateSigningInput(content));
  return encodeCertificate(content, signature);
}

/** The effects since, taken away. */
export function taken(line: Line): Effect[] {
  return line.effects.splice(0);
}

export function shownOf(effects: readonly Effect[]): Shown[] {
  return effects.flatMap((effect) => (effect.kind === 'show' ? [effect.event] : []));
}

/** Of each refusal its code, of each other event its name. */
export function toldOf(effects: readonly Effect[]): string[] {
  return shownOf(effects).map((one) => {
    return one.event === 'refused' || one.event === 'violation' ? one.code : one.event;
  });
}

export type Sent = {
  readonly to: number;
  readonly circuit: string | null;
  readonly urgent: boolean;
};

/** What was transmitted, read again. */
export function sentOf(effects: readonly Effect[]): (Sent & { readonly payload: Payload })[] {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'transmit') return [];
    const { to, circuit, urgent } = effect;
    const payload = decodePayload(effect.payload);
    return payload.ok ? [{ to, circuit, urgent, payload: payload.value }] : [];
  });
}

/** Where each bundle that was sent begins, how many entries it has, whether it gives a root. */
export function bundlesOf(effects: readonly Effect[]): [number, number, boolean][] {
  return sentOf(effects).flatMap(({ payload }) => {
    if (payload.type !== 'bundle') return [];
    return [[payload.first, payload.items.length, payload.root !== null]];
  });
}

/** What the store was asked for. */
export function queriesOf(effects: readonly Effect[]): Load['query'][] {
  return effects.flatMap((effect) => (effect.kind === 'load' ? [effect.query] : []));
}

/** Keys of the facts and kinds of the other records that are to be written. */
export function writtenOf(effects: readonly Effect[]): string[] {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'persist') return [];
    return effect.records.map((record) => (record.t === 'fact' ? record.key : record.t));
  });
}

/** Runs are kept as they came, wherever a block of the tree begins. */
const runEntries = 7;

type Load = Extract<Effect, { kind: 'load' }>;

/** What a store answers that holds all that this author said, with notes of these sizes. */
export function storeAnswer(author: Author, { query }: Load, notes: readonly number[]): Loaded {
  if (query.q === 'nodes') {
    const size = query.places.reduce((sum, { level }) => sum + 2 ** level, 0);
    return { q: 'nodes', hashes: author.head(size).frontier.hashes };
  }
  if (query.q === 'note') {
    const size = notes.find((one) => one >= query.size);
    return { q: 'note', note: size === undefined ? null : author.note(size) };
  }
  const runs = [];
  for (let first = 0; first < author.items.length; first += runEntries) {
    const run = author.items.slice(first, first + runEntries);
    if (first + run.length <= query.first || first >= query.last) continue;
    runs.push({ first, count: run.length, bytes: encodeRun(run) });
  }
  return { q: 'runs', runs };
}

/** Answers all loads from such a store, what follows from them too; gives the other effects. */
export function answered(line: Line, author: Author, notes: readonly number[] = []): Effect[] {
  const waiting = taken(line);
  const others: Effect[] = [];
  for (let effect = waiting.shift(); effect; effect = waiting.shift()) {
    if (effect.kind !== 'load') others.push(effect);
    else {
      const loaded = storeAnswer(author, effect, notes);
      waiting.push(...step(line, line.now, { kind: 'loaded', id: effect.id, loaded }));
    }
  }
  return others;
}
