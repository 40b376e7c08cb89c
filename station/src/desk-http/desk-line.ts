import { equal, hex } from '@parley/core/base/bytes.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import { officersNow, type Roster, type RosterChange } from '@parley/core/keys/roster.ts';
import type { Actor } from '@parley/core/station/rights.ts';
import { type Access, recordOutcome } from '../acts/access/record.ts';
import { readItem } from '../projection/entry-name.ts';
import type { StationLine } from '../station.ts';
import { TextIndex } from './search/text-index.ts';
import { Accounts } from './store/accounts.ts';
import { Armed } from './store/armed.ts';
import { Ceremonies } from './store/ceremonies.ts';
import { ClosedPlaces } from './store/closed.ts';
import { Codes } from './store/codes.ts';
import { WorkingDrafts } from './store/drafts.ts';
import { HandoverNotes } from './store/notes.ts';
import { ensureDeskTables } from './store/schema.ts';
import { Sessions } from './store/sessions.ts';

/** What the desk keeps of one line, over the line's own database. */
export class DeskLine {
  readonly line: StationLine;
  readonly accounts: Accounts;
  readonly codes: Codes;
  readonly sessions: Sessions;
  readonly closed: ClosedPlaces;
  readonly drafts: WorkingDrafts;
  readonly armed: Armed;
  readonly notes: HandoverNotes;
  readonly ceremonies: Ceremonies;
  readonly texts: TextIndex;

  private constructor(line: StationLine) {
    ensureDeskTables(line.store);
    this.line = line;
    this.accounts = new Accounts(line.store);
    this.codes = new Codes(line.store);
    this.sessions = new Sessions(line.store);
    this.closed = new ClosedPlaces(line);
    this.drafts = new WorkingDrafts(line.store);
    this.armed = new Armed(line.store);
    this.notes = new HandoverNotes(line.store);
    this.ceremonies = new Ceremonies(line.store);
    this.texts = new TextIndex(line);
  }

  static of(line: StationLine): DeskLine {
    const known = lines.get(line);
    if (known) return known;
    const made = new DeskLine(line);
    lines.set(line, made);
    return made;
  }

  get now(): number {
    return this.line.host.options.clock.now().time;
  }

  /** Our officers by the newest roster. */
  officers(): readonly Officer[] {
    return officersNow(this.line.host.line.rosters[this.line.me] as Roster);
  }

  officer(id: Uint8Array): Officer | undefined {
    return this.officers().find((one) => equal(one.id, id));
  }

  /** Whether an officer was taken off the roster, and nobody has entered him again. */
  hasLeft(id: Uint8Array): boolean {
    return this.#lastChange(id)?.action === 'remove';
  }

  /** When that was, by the entry that says so. */
  leftAt(id: Uint8Array): number | undefined {
    const change = this.#lastChange(id);
    const core = this.line.host.line;
    const journal = change && core.journals.get(journalKey(change.journal));
    const found = journal && readItem(this.line.store, { journal, seq: change.seq });
    return found && !isOpaque(found.item) ? found.item.time : undefined;
  }

  #lastChange(id: Uint8Array): RosterChange | undefined {
    const { changes } = this.line.host.line.rosters[this.line.me] as Roster;
    return changes.findLast(({ officer }) => equal(officer.id, id));
  }

  /** An officer's pseudonym; of one who left the roster his id. */
  nameOf(id: string): string {
    const found = this.officers().find((one) => hex(one.id) === id);
    return found?.name ?? this.accounts.of(Buffer.from(id, 'hex'))?.name ?? id;
  }

  /** What was done here, in the private journal. */
  record(access: Access): void {
    this.line.store.transaction(() => recordOutcome(this.line, access));
  }

  /** Officers whose key is lost, as long as the roster names it. */
  lostKeys(): { readonly officer: Officer; readonly successor: Uint8Array }[] {
    return this.officers().flatMap((officer) => {
      const successor = this.accounts.successorOf(officer.id);
      return successor ? [{ officer, successor }] : [];
    });
  }

  /** What this officer is here at this moment; whoever holds a lost key is nobody. */
  actor(id: Uint8Array): Actor {
    const isLost = this.accounts.successorOf(id) !== undefined;
    const roles = isLost ? [] : (this.officer(id)?.roles ?? []);
    return { roles, compartments: this.accounts.compartmentsOf(id) };
  }
}

/** Where officers are: on a line, or before the first one on the party's card. */
export type Home = Pick<
  DeskLine,
  | 'accounts'
  | 'codes'
  | 'sessions'
  | 'ceremonies'
  | 'now'
  | 'officer'
  | 'hasLeft'
  | 'leftAt'
  | 'nameOf'
  | 'actor'
  | 'record'
>;

const lines = new WeakMap<StationLine, DeskLine>();
