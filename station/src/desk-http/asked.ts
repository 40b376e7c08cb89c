import type { EventData } from '@parley/api/events.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { type Right, rightRefusal } from '@parley/core/station/rights.ts';
import { ActRefusal, type Json } from '../acts/act.ts';
import { performAct } from '../acts/registry.ts';
import { contextOf } from '../desk/context.ts';
import type { Seal } from '../evidence/whole-file.ts';
import type { Hidden } from '../projection/matters.ts';
import type { StationLine } from '../station.ts';
import type { Desk, Signed } from './desk.ts';
import { DeskLine, type Home } from './desk-line.ts';
import { draftCompartments } from './drafts/compartments.ts';
import { DeskRefusal } from './refusals.ts';

/** One request, with all that a handler asks of it. */
export class Asked {
  readonly desk: Desk;
  readonly signed: Signed | undefined;
  readonly signal: AbortSignal;
  /** The address that it came from. */
  readonly address: string;
  /** The session's cookie, for who signs in or out. */
  cookie: { write(word: string): void; drop(): void } = { write() {}, drop() {} };
  readonly #line: string | undefined;

  constructor(
    desk: Desk,
    request: {
      readonly signed: Signed | undefined;
      readonly signal: AbortSignal;
      readonly line: string | undefined;
      readonly address: string;
    },
  ) {
    this.desk = desk;
    this.signed = request.signed;
    this.signal = request.signal;
    this.address = request.address;
    this.#line = request.line;
  }

  get now(): number {
    return this.desk.station.clock.now().time;
  }

  /**
   * The line that the address names, or where it names none that of the officer. Refuses `no-line`
   * for who founds the first one.
   */
  get line(): DeskLine {
    const { place } = this;
    if (place instanceof DeskLine) return place;
    throw new ActRefusal('no-line');
  }

  /** Where the officer's roles stand: on that line, or on the card of the first one's ceremony. */
  get place(): Home {
    return this.#line === undefined ? this.home : this.desk.line(this.#line);
  }

  /** Where he is an officer: what belongs to the station lies in its database. */
  get home(): Home {
    if (!this.signed) throw new DeskRefusal('not-signed-in');
    return this.signed.desk;
  }

  /** Who asks; refuses `not-signed-in`. */
  get officer(): Uint8Array {
    if (!this.signed) throw new DeskRefusal('not-signed-in');
    return this.signed.session.officer;
  }

  get officerId(): string {
    return hex(this.officer);
  }

  get person(): { officer: string; name: string } {
    return { officer: this.officerId, name: this.place.nameOf(this.officerId) };
  }

  /** The same question as everywhere (core, rights): may this officer do this here? */
  need(right: Right, compartments?: readonly string[]): void {
    const { place, officer } = this;
    const needed = compartments ?? this.line.closed.ofLine();
    const refusal = rightRefusal(place.actor(officer), right, needed);
    if (refusal) throw new DeskRefusal(refusal, right);
  }

  may(right: Right, compartments?: readonly string[]): boolean {
    const { place, officer } = this;
    const needed = compartments ?? this.line.closed.ofLine();
    return rightRefusal(place.actor(officer), right, needed) === undefined;
  }

  /** What this officer is not told of on the line of the request. */
  get hidden(): Hidden {
    const { line } = this;
    return line.closed.hiddenFrom(line.accounts.compartmentsOf(this.officer));
  }

  /** Whether he may know of a draft: he opens what it lies in. */
  mayKnow(draft: string): boolean {
    const { line } = this;
    const { compartments } = line.actor(this.officer);
    return draftCompartments(line, draft).every((one) => compartments.includes(one));
  }

  /** Whether he may see lists of a line, named or not. */
  mayLook(line: StationLine): boolean {
    return rightRefusal(DeskLine.of(line).actor(this.officer), 'look') === undefined;
  }

  /** Tells every page what became of a draft. */
  tellDraft(
    draft: string,
    what: EventData<'draft'>['what'],
    more: { revision?: number; entry?: string } = {},
  ): void {
    this.desk.hub.tell('draft', {
      line: this.line.line.id,
      draft,
      what,
      by: this.signed ? this.person : null,
      revision: more.revision ?? null,
      entry: more.entry ?? null,
    });
  }

  /** An act of the station: the same as the command line asks for. */
  async act<T>(
    name: string,
    input: Json = {},
    more: { readonly emit?: (value: Json) => void; readonly seal?: Seal } = {},
  ): Promise<T> {
    const context = contextOf(this.desk.station, {
      running: true,
      vouched: true,
      line: this.place instanceof DeskLine ? this.place.line.id : undefined,
      signal: this.signal,
      emit: more.emit ?? (() => {}),
      seal: more.seal,
      progress: () => {},
    });
    return (await performAct(context, name, input)) as T;
  }
}
