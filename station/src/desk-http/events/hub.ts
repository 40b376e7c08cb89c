import { randomBytes } from 'node:crypto';
import type { DeskEvent, EventData, EventName } from '@parley/api/events.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { unopenedViews } from '../../acts/line/unopened.ts';
import { alarmsFor, alarmsOf } from '../alarms.ts';
import type { Desk } from '../desk.ts';
import type { DeskLine } from '../desk-line.ts';
import { lookAtLineAlarms } from '../reading/line-alarms.ts';
import { notedLines } from '../reading/line-notes.ts';
import { eventsOf } from './from-core.ts';

/** An event with its place in the stream. */
export type Placed = DeskEvent & { readonly at: number };

/** So many events are kept for a page that comes back; it reads everything again beyond them. */
const keptMax = 4096;
const tickMs = 1000;
const soonMs = 10;
/** A chunk of words takes some ten milliseconds. */
const indexPauseMs = 50;
const noAlarms = JSON.stringify({ alarms: [], more: 0 });

/**
 * What happens at this station, numbered, for every page that listens. Numbers begin anew with
 * each start of the process; the epoch in front of them says so.
 */
export class EventHub {
  readonly epoch = randomBytes(6).toString('hex');
  readonly #desk: Desk;
  readonly #kept: Placed[] = [];
  readonly #listeners = new Set<(event: Placed) => void>();
  readonly #followed = new Map<string, () => void>();
  readonly #alarms = new Map<string, string>();
  readonly #unopened = new Map<string, string>();
  readonly #sheets = new Map<string, ReadonlySet<string>>();
  #damaged = 0;
  readonly #timer: NodeJS.Timeout;
  readonly #looking = new Set<string>();
  readonly #indexing = new Set<string>();
  #closed = false;
  #last = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#timer = setInterval(() => this.#tick(), tickMs);
    this.#timer.unref();
    this.followLines();
  }

  /** The number of the newest event. */
  get last(): number {
    return this.#last;
  }

  tell<N extends EventName>(event: N, data: EventData<N>): void {
    const placed = { event, data, at: ++this.#last } as unknown as Placed;
    this.#kept.push(placed);
    if (this.#kept.length > keptMax) this.#kept.shift();
    for (const listener of this.#listeners) listener(placed);
  }

  /** Events behind `at`; undefined: they are no longer there, or never were. */
  since(at: number): Placed[] | undefined {
    if (at > this.#last) return undefined;
    const first = this.#kept[0]?.at ?? this.#last + 1;
    return at >= first - 1 ? this.#kept.filter((one) => one.at > at) : undefined;
  }

  listen(listener: (event: Placed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Also lines that were adopted meanwhile. */
  followLines(): void {
    for (const line of this.#desk.lines()) {
      if (this.#followed.has(line.line.id)) continue;
      this.#followed.set(line.line.id, this.#follow(line));
    }
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    for (const stop of this.#followed.values()) stop();
    this.#listeners.clear();
  }

  #follow(desk: DeskLine): () => void {
    const { line } = desk;
    const stop = line.host.subscribe((event) => {
      // A line that comes up is no longer noted, however soon it goes down again.
      if (event.event === 'line') this.#safely(() => lookAtLine(desk));
      for (const { event: name, data } of eventsOf(line, event)) this.tell(name, data);
      if (event.event === 'entries') this.#lookSoon(desk);
    });
    const stopAttachments = line.attachments.subscribe((event) => {
      if (event.event === 'held') this.tell('changed', { line: line.id, what: 'attachment' });
    });
    return () => {
      stop();
      stopAttachments();
    };
  }

  #tick(): void {
    this.followLines();
    const damaged = this.#desk.station.damaged.size;
    for (const desk of this.#desk.lines()) {
      this.#safely(() => {
        this.#look(desk);
        lookAtLineAlarms(desk);
        this.#lookUnopened(desk);
        this.#lookSheets(desk);
      });
      this.#indexSoon(desk);
      if (damaged !== this.#damaged) this.tell('changed', { line: desk.line.id, what: 'lines' });
    }
    this.#damaged = damaged;
  }

  /** A disk of one line that does not read ends neither the station nor the looks at the others. */
  #safely(look: () => void): void {
    try {
      look();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** The station was closed meanwhile; anything else is told. */
  #failed(error: unknown): void {
    if (!this.#closed) this.#desk.options.onFault?.(error);
  }

  /** Tells of a sheet that came by another way than the desk, such as the command line. */
  #lookSheets({ line }: DeskLine): void {
    const before = this.#sheets.get(line.id);
    const now = new Set(line.store.drafts.ids().map((id) => hex(id)));
    this.#sheets.set(line.id, now);
    for (const draft of now) {
      if (before?.has(draft)) continue;
      const nobody = { by: null, revision: null, entry: null };
      this.tell('draft', { line: line.id, draft, what: 'changed', ...nobody });
    }
  }

  /** Tells when something does not open that did not stand there, or opens, or its step changes. */
  #lookUnopened({ line }: DeskLine): void {
    const said = unopenedViews(line)
      .map(({ session, cause, next }) => `${session} ${cause} ${next}`)
      .join('\n');
    if ((this.#unopened.get(line.id) ?? '') === said) return;
    this.#unopened.set(line.id, said);
    this.tell('line', { line: line.id, what: 'unopened', party: null });
  }

  /**
   * Words to be found are taken in chunks, with pauses for whatever is more urgent, so that nobody
   * who searches waits for thousands of messages that came at once.
   */
  #indexSoon(desk: DeskLine): void {
    const { id } = desk.line;
    if (this.#indexing.has(id)) return;
    this.#indexing.add(id);
    setTimeout(() => {
      this.#indexing.delete(id);
      if (this.#closed || desk.line.desk.projection.behind() > 0) return;
      this.#safely(() => {
        if (desk.texts.advance()) this.#indexSoon(desk);
      });
    }, indexPauseMs).unref();
  }

  /** As soon as the tables hold what came; several entries in a row are looked at once. */
  #lookSoon(desk: DeskLine): void {
    const { id } = desk.line;
    if (this.#looking.has(id)) return;
    this.#looking.add(id);
    setTimeout(() => void this.#lookNow(desk), soonMs);
  }

  async #lookNow(desk: DeskLine): Promise<void> {
    this.#looking.delete(desk.line.id);
    if (this.#closed) return;
    try {
      await desk.line.desk.projection.catchUp();
      if (!this.#closed) this.#look(desk);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Tells of alarms where they are others than they were. */
  #look(desk: DeskLine): void {
    const { id } = desk.line;
    const alarms = alarmsOf(desk);
    const said = JSON.stringify(alarms);
    if ((this.#alarms.get(id) ?? noAlarms) === said) return;
    this.#alarms.set(id, said);
    // Whether it is closed to him each page is told for its own officer.
    const told = alarmsFor({ all: false, places: new Set() }, alarms);
    this.tell('alarms', { line: id, ...told });
  }
}

/** A line that comes up is no longer noted, and its alarm is over. */
function lookAtLine(desk: DeskLine): void {
  notedLines(desk);
  lookAtLineAlarms(desk);
}
