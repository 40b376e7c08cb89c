import { equal, hex } from '@parley/core/base/bytes.ts';
import { chooseLine } from '../desk/context.ts';
import type { Signer } from '../keys/signer.ts';
import type { Station, StationLine } from '../station.ts';
import { DeskLine, type Home } from './desk-line.ts';
import { Presence } from './drafts/presence.ts';
import { EventHub } from './events/hub.ts';
import { FoundingDesk } from './founding/founding-desk.ts';
import { handOverFounding } from './founding/hand-over.ts';
import { MadeFiles } from './made-files.ts';
import { Tickets } from './security/tickets.ts';
import type { StoredSession } from './store/sessions.ts';

/** An officer whose key the demonstration keeps: said on every screen, and never elsewhere. */
export type DemonstrationOfficer = { readonly id: Uint8Array; readonly signer: Signer };

export type DeskOptions = {
  readonly station: Station;
  /** Where browsers open it: `https://desk.example`, `http://moscow.localhost:8080`. */
  readonly origin: string;
  readonly demonstration?: readonly DemonstrationOfficer[];
  /** Built files of the console; none are served where the folder is missing. */
  readonly consoleFolder?: string;
  /** Told of what failed while serving. */
  readonly onFault?: (error: unknown) => void;
  /** Tests: each answer is held against the contract. */
  readonly checkAnswers?: boolean;
};

/** Who asks: his session, and the line whose officer he is, or is to be. */
export type Signed = { readonly desk: Home; readonly session: StoredSession };

/** One station's desk: what is not of a single line, and the way to each of them. */
export class Desk {
  readonly options: DeskOptions;
  readonly station: Station;
  readonly rpId: string;
  readonly tickets = new Tickets();
  readonly hub: EventHub;
  readonly presence = new Presence();
  readonly files: MadeFiles;

  constructor(options: DeskOptions) {
    this.options = options;
    this.station = options.station;
    this.rpId = new URL(options.origin).hostname;
    this.hub = new EventHub(this);
    const { folder } = this.station.store.paths;
    this.files = new MadeFiles(folder, () => this.station.clock.now().time);
    // Of an adoption that was cut short.
    const [first] = this.station.lines.values();
    if (first) handOverFounding(this.station, first);
  }

  /** Every line of the station, the ones that others follow among them. */
  lines(): DeskLine[] {
    return [...this.station.lines.values()].map((line) => DeskLine.of(line));
  }

  /** Refuses `no-line` and `which-line`. */
  line(name: string): DeskLine {
    return DeskLine.of(chooseLine(this.station, name));
  }

  /** The desk of a station that has no line yet. */
  founding(): FoundingDesk | undefined {
    return FoundingDesk.of(this.station);
  }

  /** Wherever somebody may be signed in. */
  homes(): Home[] {
    const founding = this.founding();
    return founding ? [...this.lines(), founding] : this.lines();
  }

  party(): string {
    const [line] = this.station.lines.values();
    return line ? partyOf(line) : (this.founding()?.party ?? '');
  }

  /** The session of a cookie. */
  find(word: string): Signed | undefined {
    for (const desk of this.homes()) {
      const session = desk.sessions.find(word, desk.now);
      if (!session) continue;
      if (!desk.hasLeft(session.officer)) return { desk, session };
      desk.sessions.endAllOf(session.officer);
    }
    return undefined;
  }

  /** Whether a session goes on: it is not over, and its officer was not taken off the roster. */
  isLive({ desk, session }: Signed): boolean {
    return desk.sessions.isLive(session.token, desk.now) && !desk.hasLeft(session.officer);
  }

  demonstrationKey(id: Uint8Array): Signer | undefined {
    return this.options.demonstration?.find((one) => equal(one.id, id))?.signer;
  }

  isDemonstration(id: string): boolean {
    return this.options.demonstration?.some((one) => hex(one.id) === id) ?? false;
  }

  close(): void {
    this.hub.close();
    this.files.close();
  }
}

function partyOf(line: StationLine): string {
  return line.charter.parties[line.me]?.name ?? '';
}
