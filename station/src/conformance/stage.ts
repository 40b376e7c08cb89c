import { hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { originOf } from '@parley/core/codec/names.ts';
import type { HaveMark } from '@parley/core/codec/payload.ts';
import { certificateFrame } from '@parley/envelope/frame.ts';
import type { Cut } from '@parley/envelope/parts.ts';
import { systemTimers } from '../circuits/timing.ts';
import type { Opened } from '../circuits/websocket/connection.ts';
import { dial } from '../circuits/websocket/dial.ts';
import type { Acquaintance } from '../circuits/websocket/handshake.ts';
import { tlsIdentity } from '../circuits/websocket/tls.ts';
import { ed25519Signer } from '../keys/signer.ts';
import type { FoundingSecrets } from '../loop/founding-keys.ts';
import { entropy } from '../station.ts';
import { Bag, type Carrying } from './bag.ts';
import { Broken } from './broken.ts';
import { Peer } from './peer.ts';
import { StationView } from './station-view.ts';
import { TesterJournal } from './tester-journal.ts';
import { type Role, stationIndex, type TesterParty, type TestLine } from './tester-keys.ts';

/** What a dialogue plays on: the line, the tester's journals, and the connection it speaks by. */
export class Stage {
  readonly line: TestLine;
  readonly address: string;
  readonly station: StationView;
  readonly journals = new Map<Role, TesterJournal>();
  readonly parties: Map<Role, TesterParty>;
  readonly #peers = new Map<Role, Peer>();
  /** Connections that another of the same party took the place of. */
  readonly replaced: Peer[] = [];
  /** Parties whose keys were replaced, as they were, and the certificate that did it. */
  readonly replacedKeys = new Map<Role, { party: TesterParty; certificate: Uint8Array }>();
  /** The session that was sent last and that cannot be opened. */
  unopened: Uint8Array | undefined;
  /** A frame of which a part has gone. */
  underWay: Cut | undefined;
  /** A challenge that must not be answered. */
  unanswered: Uint8Array | undefined;
  /** Connections of whoever has a TLS key and nothing else. */
  readonly thieves: Pick<Opened['ws'], 'terminate'>[] = [];
  /** Parties whose last dialogue ended early. */
  readonly faltered = new Set<Role>();
  role: Role = 'tester';
  readonly #bag: Bag | undefined;
  /** What was seen before the step under way, to tell what it caused. */
  from = 0;
  opensBefore = 0;
  /** How much of the journal that speaks the station may hold by now. */
  heldBefore = 0;
  /** Parties of which nothing more may be taken: their journals stand. */
  readonly #stands = new Map<Role, number>();
  /** An attachment that an entry of the tester names. */
  readonly picture = entropy.bytes(100_000);
  /** Whether a stranger was let in, or was sent anything. */
  stranger: string | undefined;
  /** False: have vectors show nothing of the station's journal. */
  claims = true;

  constructor(line: TestLine, address: string, carrying?: Carrying) {
    this.#bag = carrying && new Bag(carrying);
    this.line = line;
    this.parties = new Map(line.parties);
    this.address = address;
    this.station = new StationView(line);
    for (const [role, party] of line.parties) {
      this.journals.set(role, new TesterJournal(line.id, role, party));
    }
  }

  /** After a rule that was broken, what is not held there is sent again with what comes next. */
  async resume(): Promise<void> {
    if (!this.faltered.delete(this.role)) return;
    const journal = this.journal();
    const held = (await this.peer.ownMark())?.size ?? 0;
    journal.sent = Math.min(journal.sent, held);
  }

  /** A dialogue begins: what is held by now is what was taken before it. */
  begin(): void {
    this.mark();
    this.heldBefore = this.#stands.get(this.role) ?? this.journal().sent;
  }

  /** The journal that speaks stands where it is: nothing more of it may be receipted. */
  stand(): void {
    this.#stands.set(this.role, this.heldBefore);
  }

  /** How much of it may be held once all that was written has been sent. */
  mayHold(): number {
    return this.#stands.get(this.role) ?? this.journal().size;
  }

  /** What comes from here on was caused by what is done next. */
  mark(): void {
    this.from = this.peer.payloads.length;
    this.opensBefore = this.peer.opens.length;
  }

  party(role = this.role): TesterParty {
    return this.parties.get(role) as TesterParty;
  }

  journal(role = this.role): TesterJournal {
    return this.journals.get(role) as TesterJournal;
  }

  /** Files that are carried to the station and back. */
  get bag(): Bag {
    if (this.#bag === undefined) throw new Broken('bug', 'nobody carries files');
    return this.#bag;
  }

  /** The present connection of the party that speaks. */
  get peer(): Peer {
    const peer = this.#peers.get(this.role);
    if (peer === undefined) throw new Broken('bug', `${this.role} is not connected`);
    return peer;
  }

  /** The connection of that party, dialled if there is none. */
  async connected(role: Role): Promise<Peer> {
    const peer = this.#peers.get(role);
    if (peer === undefined || peer.closed !== undefined) return this.connect(role);
    if (peer.sealsTo === this.station.receive.number) return peer;
    // Its session ends with the key that it was sealed to.
    await peer.end();
    return this.connect(role);
  }

  /** Dials as this party, whatever connection it has. */
  async connect(
    role = this.role,
    party = this.party(role),
    certificate?: Uint8Array,
  ): Promise<Peer> {
    const opened = await this.dialled(party.tls, certificate);
    if (!('ws' in opened)) throw new Broken('no-connection', opened.why);
    const before = this.#peers.get(role);
    if (before !== undefined) this.replaced.push(before);
    const peer = new Peer(opened, {
      line: this.line,
      party,
      station: this.station,
      journal: this.journal(role),
      marks: () => this.marks(),
    });
    this.#peers.set(role, peer);
    this.from = 0;
    return peer;
  }

  /** One attempt with this TLS key, and a certificate in the upgrade where one is given. */
  dialled(tls: Uint8Array, certificate?: Uint8Array) {
    const expected = hex(this.station.keys.tls);
    const acquaintance: Acquaintance = {
      identity: () => tlsIdentity(tls),
      certificate: () => certificate ?? new Uint8Array(0),
      mayLack: () => certificate !== undefined,
      identify: (key) => (hex(key) === expected ? stationIndex : undefined),
    };
    const options = { peer: stationIndex, address: this.address, introduce: false, acquaintance };
    return new Promise<Parameters<Parameters<typeof dial>[1]>[0]>((resolve) => {
      dial({ ...options, handshakeMs: 10_000, timers: systemTimers }, resolve);
    });
  }

  /** New keys of the party that speaks: its certificate goes first, then it dials with them. */
  async renew(secrets: FoundingSecrets, certificate: Uint8Array): Promise<void> {
    const { role, line } = this;
    const before = this.party();
    const name = { ...before.name, number: before.name.number + 1, tag: secrets.tag };
    const party: TesterParty = {
      ...before,
      name,
      origin: originOf(line.id, role, name),
      note: ed25519Signer(secrets.note),
      cosign: ed25519Signer(secrets.cosign),
      tls: secrets.tls,
      receive: secrets.receive,
    };
    const journal = new TesterJournal(line.id, role, party);
    journal.write({ certificate });
    this.peer.send(certificateFrame(certificate));
    this.replacedKeys.set(role, { party: before, certificate });
    this.parties.set(role, party);
    this.journals.set(role, journal);
    await this.connect(role, party, certificate);
  }

  /** What the tester holds, all its parties together. */
  marks(): HaveMark[] {
    const { head, name } = this.station;
    const nothing = new StationView(this.line).head;
    const shown = this.claims ? head : nothing;
    const own = [...this.journals.values()].slice(0, limits.heldMarksMax - 1);
    return [
      { ...name, size: shown.size, root: shown.root, gaps: [] },
      ...own.map((journal) => ({
        ...journal.name,
        size: journal.size,
        root: journal.head.root,
        gaps: [],
      })),
    ];
  }

  /** What a broken rule left behind is not the next one's fault: it begins on a new connection. */
  async afresh(): Promise<void> {
    await this.#peers.get(this.role)?.end();
  }

  async end(): Promise<void> {
    for (const ws of this.thieves) ws.terminate();
    for (const peer of [...this.#peers.values(), ...this.replaced]) await peer.end();
  }
}
