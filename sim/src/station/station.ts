import type { Crypto } from '@parley/core/base/crypto.ts';
import type { Result } from '@parley/core/base/refusal.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import type { Query } from '@parley/core/journal/records.ts';
import type { Draft, FaultKind, Input, Loaded, Shown } from '@parley/core/replication/io.ts';
import { type Line, ownJournal } from '@parley/core/replication/line.ts';
import type { GuardMark } from '@parley/core/station/loop.ts';
import type { StoreRecord } from '@parley/core/station/records.ts';
import type { OwnReceiveKey } from '@parley/envelope/parties.ts';
import type { LinkEnd } from '../network/link.ts';
import type { Random } from '../random.ts';
import type { AttachmentRows } from './attachment-rows.ts';
import { CarriedFiles } from './carried.ts';
import { WallClock } from './clock.ts';
import { Cost } from './cost.ts';
import { writeFirstEntry } from './incarnation.ts';
import { freshMachine, type Machine } from './machine.ts';
import type { StationPlace } from './place.ts';
import { PowerSwitch } from './power-cut.ts';
import { Process } from './process.ts';
import { StoreFaults } from './store-faults.ts';
import type { Tap } from './tap.ts';
import { describeFrame, tellShown } from './telling.ts';

/** One party's station: a machine that survives crashes, and the process that runs on it. */
export class SimStation {
  readonly place: StationPlace;
  readonly me: number;
  readonly random: Random;
  readonly clock = new WallClock();
  readonly power = new PowerSwitch();
  readonly faults = new StoreFaults();
  readonly carried = new CarriedFiles();
  readonly cost = new Cost();
  readonly crypto: Crypto;
  machine: Machine;
  process: Process;
  /** Its process is up; otherwise everything that comes is lost. */
  running = true;
  /** Whoever lies with this station's keys; null: it is honest. */
  tap: Tap | null = null;
  /** Until when the process is stopped and everything waits, world ms. */
  pausedUntil = 0;
  /** Called at the next signature: what happens just then. */
  onSign: (() => void) | null = null;
  /** What people were shown, if it is kept: for tests. */
  readonly shown: Shown[] = [];
  keepsShown = false;
  readonly #putOff = new Set<() => undefined>();
  readonly written = new Map<number, Result<Reference>>();
  nextId = 1;

  constructor(place: StationPlace, me: number, random: Random) {
    this.place = place;
    this.me = me;
    this.random = random;
    this.crypto = this.cost.counting(place.founding.crypto.crypto);
    this.machine = freshMachine(place.founding, me);
    this.process = new Process(this);
  }

  get line(): Line {
    return this.process.line;
  }

  /** Starts again from what the machine holds; everything in memory is lost. */
  boot(): void {
    this.process.end();
    this.power.reset();
    this.running = true;
    this.pausedUntil = 0;
    try {
      this.process = new Process(this);
    } catch (error) {
      return this.place.fail(error);
    }
    this.place.trace.tell(this.me, 'boot', this.machine.keyring.length);
    this.place.stir();
    const started = this.process.start().then(() => {
      if (!this.process.ready) return;
      writeFirstEntry(this);
      for (const observer of this.place.observers) observer.booted?.(this);
    });
    // What an observer finds is a failure of the run too, not of the simulator.
    started.catch((error: unknown) => this.place.fail(error));
  }

  /** The power fails: what is in memory is gone. */
  crash(): void {
    if (!this.running) return;
    this.running = false;
    this.process.end();
    this.faults.crashed(this.machine);
    this.place.trace.tell(this.me, 'crash');
    this.place.trace.write(this.me, 'crash', 'the process ends');
    this.place.stopped(this);
  }

  /** What a stopped process does when it goes on: so many ms from now, or as soon as it resumes. */
  putOff(ms: number, act: () => void): void {
    const once = (): undefined => {
      if (this.#putOff.delete(once)) act();
      return undefined;
    };
    this.#putOff.add(once);
    this.place.later(ms, once);
  }

  /** Nothing stops it any more. */
  resume(): void {
    this.pausedUntil = 0;
    for (const once of this.#putOff) this.place.later(0, once);
  }

  /** Something of the present process: not while it is stopped, and not after its end. */
  later(ms: number, act: () => void): void {
    const { process, place } = this;
    const fire = (): undefined => {
      if (!process.running) return undefined;
      const wait = this.pausedUntil - place.elapsed;
      if (wait > 0) this.putOff(wait, fire);
      else act();
      return undefined;
    };
    place.later(ms, fire);
  }

  input(...inputs: Input[]): void {
    this.process.enter(() => {
      for (const one of inputs) this.process.loop.input(one);
    });
  }

  /** An officer's entry; the id under which `written` will hold the answer. */
  write(draft: Partial<Draft> & { body: Uint8Array }): number {
    const id = this.nextId++;
    const full: Draft = {
      kind: 1,
      precedence: 1,
      class: 2,
      salt: this.random.bytes(16),
      references: [],
      shown: null,
      ...draft,
    };
    this.input({ kind: 'write', id, draft: full });
    return id;
  }

  circuit(end: LinkEnd): void {
    this.process.enter(() => this.process.circuits.add(end));
  }

  circuitGone(id: string): void {
    this.process.enter(() => this.process.circuits.remove(id));
  }

  /** A frame came by that circuit. */
  frame(circuit: string, from: number, frame: Uint8Array): void {
    const { place, me } = this;
    place.trace.tell(me, 'frame', frame[0], frame.length);
    if (place.trace.line) place.trace.write(me, 'frame', describeFrame(circuit, frame));
    if (this.tap?.frameIn && !this.tap.frameIn(frame, from, circuit)) return;
    this.process.receive(circuit, frame);
  }

  persist(records: readonly StoreRecord[], urgent: boolean): FaultKind | undefined {
    const fault = this.faults.onWrite(urgent);
    if (fault) return fault;
    this.faults.writing(this.machine);
    this.machine.disk.write(records);
    this.cost.wrote(records, this.line.own);
    this.place.trace.tell(this.me, 'stored', records.length, Number(urgent));
    return undefined;
  }

  load(query: Query): Loaded | FaultKind {
    return this.faults.unreadable.has(query.q) ? 'io' : this.machine.disk.answer(query);
  }

  /** The same for rows of attachments, in a transaction of their own. False: the disk refuses. */
  writeRows(work: (rows: AttachmentRows) => void): boolean {
    if (this.faults.onWrite(false)) return false;
    this.faults.writing(this.machine);
    work(this.machine.disk.attachments);
    return true;
  }

  guard(marks: readonly GuardMark[]): FaultKind | undefined {
    const { guard } = this.machine;
    const fault = guard ? this.faults.onGuard() : 'io';
    if (!guard || fault) return fault;
    for (const { journal, size, root } of marks) {
      guard.set(journal, size, root);
      this.place.trace.tell(this.me, 'guard', size, journal.number);
    }
    return undefined;
  }

  /** A receive key is kept with the guard. False: its disk refuses. */
  keepKey(key: OwnReceiveKey): boolean {
    if (this.faults.onGuard() !== undefined) return false;
    // A lost guard is replaced by a new incarnation alone; until then there is no place for keys.
    this.machine.guard?.receiveKeys.set(key.number, key);
    this.place.trace.tell(this.me, 'key', key.number);
    return true;
  }

  forgetKey(number: number): boolean {
    if (this.faults.onGuard() !== undefined) return false;
    this.machine.guard?.receiveKeys.delete(number);
    return true;
  }

  signing(key: 'note' | 'cosign' | 'pq', message: Uint8Array): void {
    this.onSign?.();
    this.place.trace.tell(this.me, 'signed', message.length, key.length);
    for (const observer of this.place.observers) observer.signed?.(this, key, message);
  }

  show(event: Shown): void {
    if (this.keepsShown) this.shown.push(event);
    tellShown(this.place.trace, this.me, event);
    for (const observer of this.place.observers) observer.shown?.(this, event);
  }

  unopened(code: string, circuit: string | null): void {
    for (const observer of this.place.observers) observer.unopened?.(this, code, circuit);
  }

  courierLost(peer: number, session: Uint8Array): void {
    this.carried.lost(peer, session);
  }

  /** Our certificate, where our keys are not those of the charter. */
  get ownCertificate(): Uint8Array | undefined {
    const { key, name } = ownJournal(this.line);
    if (name.number === 0) return undefined;
    return this.machine.keyring.find(({ certificate }) => journalKey(certificate) === key)?.bytes;
  }

  /** The same until that peer has receipted the entry that holds it. */
  certificateFor(peer: number): Uint8Array | undefined {
    for (const signed of ownJournal(this.line).cosigned.values()) {
      if (signed.cosigner.party === peer && signed.size > 0) return undefined;
    }
    return this.ownCertificate;
  }
}
