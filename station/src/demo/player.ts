import type { MessageStep, Scenario, Step, Then } from '@parley/text/scenario.ts';
import { identifier } from '@parley/text/tokens.ts';
import type { Key } from '@parley/text/translator.ts';
import type { Board, Side } from './board.ts';
import { type Desk, type Saying, versionFor, type Written } from './desk.ts';
import type { Pace } from './pace.ts';
import type { Spoken } from './tally.ts';
import { symbols, type Telling } from './telling.ts';

export type Stage = {
  readonly desks: readonly [Desk, Desk];
  readonly board: Board;
  readonly telling: Telling;
  readonly pace: Pace;
  /** A fresh path for a courier's file. */
  readonly courierFile: (from: string, to: string) => string;
};

/** A message of 1967 in its place: replayed, or not found. */
export type Played1967 = {
  readonly seq: number;
  readonly at: string;
  readonly from: string;
  readonly known: Then | null;
  /** From the order to release it to the proof that it is on their record, ms; null: not found. */
  readonly onRecordMs: number | null;
};

export type Played = {
  /** By party, everything said with a text or by an act, as the player itself remembers it. */
  readonly spoken: ReadonlyMap<string, readonly Spoken[]>;
  readonly messages1967: readonly Played1967[];
  /** The last message on the line, for a disclosure. */
  readonly lastMessage: string;
};

/** An entry on its way, and what it changes on the other side's screen once it is there. */
type Waiting = { readonly entry: string; readonly side: Side; readonly arrived: () => void };
type Speaking = MessageStep | Extract<Step, { step: 'confirm' | 'service' }>;
type Acting = Extract<Step, { step: 'ack' | 'withheld' | 'confirm-answer' | 'watch' }>;
type Courier = Extract<Step, { step: 'courier' }>;

/** What a step makes of the entry it refers to. */
const answeredStates: Partial<Record<Step['step'], readonly [string, Key]>> = {
  message: [symbols.answered, 'state.answered'],
  ack: [symbols.acknowledged, 'state.acknowledged'],
  withheld: [symbols.withheld, 'state.withheld'],
  'confirm-answer': [symbols.answered, 'state.answered'],
};

/** Plays a scenario over two desks and shows what each of them sees (scenarios/README.md). */
export class Player {
  readonly #scenario: Scenario;
  readonly #stage: Stage;
  readonly #entries = new Map<string, string>();
  readonly #spoken = new Map<string, Spoken[]>();
  readonly #messages1967: Played1967[] = [];
  /** What a courier has brought to the other side. */
  readonly #carried = new Set<string>();
  /** Signed and not yet known to be on their record. */
  #waiting: Waiting[] = [];
  /** Number of the newest entry of each side that was shown; 0 is that of the charter. */
  readonly #shownUpTo: [number, number] = [0, 0];
  #cut = false;
  #date = '';
  #lastMessage = '';

  constructor(scenario: Scenario, stage: Stage) {
    this.#scenario = scenario;
    this.#stage = stage;
    for (const { name } of stage.desks) this.#spoken.set(name, []);
  }

  async play(): Promise<Played> {
    for (const step of this.#scenario.steps) {
      this.#divide(step.at);
      await this.#step(step);
      await this.#stage.pace.beat();
    }
    await this.#settle();
    return {
      spoken: this.#spoken,
      messages1967: this.#messages1967,
      lastMessage: this.#lastMessage,
    };
  }

  async #step(step: Step): Promise<void> {
    switch (step.step) {
      case 'note':
        return this.#note(step.text);
      case 'message':
      case 'confirm':
      case 'service':
        return this.#say(step);
      case 'ack':
      case 'withheld':
      case 'confirm-answer':
      case 'watch':
        return this.#act(step);
      case 'cut-circuit':
        return this.#cutCircuit();
      case 'restore-circuit':
        return this.#restoreCircuit();
      case 'courier':
        return this.#courier(step);
      case 'not-found':
        return this.#notFound(step);
    }
  }

  #divide(at: string): void {
    if (at === this.#date) return;
    this.#date = at;
    this.#stage.board.divide(this.#stage.telling.date(at));
  }

  async #note(text: Extract<Step, { step: 'note' }>['text']): Promise<void> {
    const { board, telling, pace } = this.#stage;
    const words = text[telling.lang];
    board.narrate(words);
    await pace.read(words);
  }

  async #say(step: Speaking): Promise<void> {
    const { board, telling, pace } = this.#stage;
    const side = this.#side(step.from);
    const asked = 'replyTo' in step ? step.replyTo : undefined;
    const replyTo = asked === undefined ? null : this.#entry(asked);
    const { step: kind, precedence, texts } = step;
    const saying: Saying = { kind, class: step.class, precedence, texts, replyTo };
    const started = performance.now();
    const written = await this.#desk(side).say(saying);
    this.#entries.set(step.id, written.entry);
    if (kind === 'message') this.#lastMessage = written.entry;
    this.#remember(
      side,
      written,
      texts.map(({ text }) => text),
    );
    const version = versionFor(texts, telling.lang);
    const heads = kind === 'message' ? [] : [telling.act(step)];
    board.show(side, [
      ...this.#between(side, written.entry),
      telling.state(symbols.signed, written.entry, 'state.signed', written.time),
      [...heads, telling.marks(step, replyTo)].join(' · '),
      ...telling.releasedBy(written.releasedBy),
      ...telling.version(version),
    ]);
    // Waited for before the reader's pause, so that the time shown is the station's, not his.
    const arrived = () => this.#showAnswered(step, other(side), replyTo, written.time);
    const recorded = await this.#awaitRecord({ entry: written.entry, side, arrived });
    const then = 'then' in step ? step.then : undefined;
    if (then) this.#remember1967(step as MessageStep, then, performance.now() - started);
    if (then?.minutes) await pace.transmission(then.minutes);
    recorded();
    await pace.read(version.text);
  }

  async #act(step: Acting): Promise<void> {
    const { board, telling } = this.#stage;
    const side = this.#side(step.from);
    const target = 'replyTo' in step ? this.#entry(step.replyTo) : null;
    const written = await this.#do(step, side, target);
    this.#remember(side, written, []);
    board.show(side, [
      ...this.#between(side, written.entry),
      telling.state(symbols.signed, written.entry, 'state.signed', written.time),
      [telling.act(step), telling.marks(step, target)].join(' · '),
    ]);
    const arrived = () => this.#showAnswered(step, other(side), target, written.time);
    const recorded = await this.#awaitRecord({ entry: written.entry, side, arrived });
    recorded();
  }

  #do(step: Acting, side: Side, target: string | null): Promise<Written> {
    const desk = this.#desk(side);
    const entry = target ?? '';
    switch (step.step) {
      case 'ack':
        return desk.ack(entry, step);
      case 'withheld':
        return desk.withhold(entry, inMinutes(step.untilMinutes), step);
      case 'confirm-answer':
        return desk.answer(entry, step.answer, step);
      case 'watch':
        return desk.watch(step.watch, inMinutes(step.untilMinutes), step);
    }
  }

  /** The state that an answer or an officer's act gave to an entry of the other side. */
  #showAnswered(step: Step, side: Side, entry: string | null, time: number): void {
    const { board, telling } = this.#stage;
    const shown = answeredStates[step.step];
    // Who goes on from his own words has answered nobody.
    const theirs = entry?.startsWith(`${this.#desk(side).name}/`) ?? false;
    if (shown && entry !== null && theirs)
      board.show(side, [telling.state(shown[0], entry, shown[1], time)]);
  }

  /** Waits for the record at both sides, unless the circuit is cut; returns how to show it. */
  async #awaitRecord(waiting: Waiting): Promise<() => void> {
    if (this.#cut) {
      this.#waiting.push(waiting);
      return () => {};
    }
    const { entry, side, arrived } = waiting;
    const there = await this.#desk(other(side)).onOurRecord(entry);
    const here = await this.#desk(side).onTheirRecord(entry);
    return () => {
      const { board, telling } = this.#stage;
      const theirs = telling.state(symbols.recorded, entry, 'state.on-our-record', there);
      const ours = telling.state(symbols.recorded, entry, 'state.on-record', here);
      if (side === 0) board.beside([ours], [theirs]);
      else board.beside([theirs], [ours]);
      arrived();
    };
  }

  async #cutCircuit(): Promise<void> {
    const { board, telling, desks } = this.#stage;
    await Promise.all(desks.map((desk) => desk.circuits('close')));
    this.#cut = true;
    board.narrate(`✂ ${telling.t('demo.cut')}`);
  }

  async #restoreCircuit(): Promise<void> {
    const { board, telling, desks } = this.#stage;
    await Promise.all(desks.map((desk) => desk.circuits('open')));
    await Promise.all(desks.map((desk) => desk.circuitUp()));
    this.#cut = false;
    board.narrate(`⇄ ${telling.t('demo.restored')}`);
    await this.#settle();
  }

  /** A courier's journey: what lies at `from` comes onto the record of `to`, with its receipts. */
  async #courier(step: Courier): Promise<void> {
    const { board, telling, pace, courierFile } = this.#stage;
    const [from, to] = [this.#side(step.from), this.#side(step.to)];
    const file = courierFile(step.from, step.to);
    // Receipts come back only for what an earlier courier has brought to `from`.
    const receipted = this.#waiting.filter(
      ({ entry, side }) => side === to && this.#carried.has(entry),
    );
    await this.#desk(from).exportCourier(step.to, file);
    const name = identifier(file.slice(file.lastIndexOf('/') + 1));
    board.narrate(`✉ ${telling.t('demo.courier', { from: step.from, to: step.to, file: name })}`);
    await pace.beat();
    await this.#desk(to).importCourier(file);
    for (const { entry, side, arrived } of this.#waiting) {
      if (side !== from || this.#carried.has(entry)) continue;
      const time = await this.#desk(to).onOurRecord(entry);
      board.show(to, [telling.state(symbols.recorded, entry, 'state.on-our-record', time)]);
      arrived();
    }
    for (const one of receipted) await this.#showReceipt(one);
    for (const { entry, side } of this.#waiting) if (side === from) this.#carried.add(entry);
  }

  async #showReceipt(one: Waiting): Promise<void> {
    const { board, telling } = this.#stage;
    const time = await this.#desk(one.side).onTheirRecord(one.entry);
    board.show(one.side, [telling.state(symbols.recorded, one.entry, 'state.on-record', time)]);
    this.#waiting = this.#waiting.filter((waiting) => waiting !== one);
  }

  /** Everything that waited is on their record; what no courier had brought arrives now. */
  async #settle(): Promise<void> {
    for (const one of [...this.#waiting]) {
      await this.#showReceipt(one);
      if (!this.#carried.has(one.entry)) one.arrived();
    }
  }

  async #notFound(step: Extract<Step, { step: 'not-found' }>): Promise<void> {
    const { board, telling, pace } = this.#stage;
    const date = { token: 'time', text: step.at.slice(0, 10) } as const;
    const words = step.text[telling.lang];
    const sentence = telling.t('demo.not-found', { seq: step.seq, date });
    board.show(this.#side(step.from), [`${symbols.notFound} ${sentence}`, words]);
    const { seq, at, from } = step;
    this.#messages1967.push({ seq, at, from, known: null, onRecordMs: null });
    await pace.read(words);
  }

  /** Numbers that were passed over: what a station writes by itself has none of its lines here. */
  #between(side: Side, entry: string): string[] {
    const { telling } = this.#stage;
    const slash = entry.lastIndexOf('/');
    const seq = Number(entry.slice(slash + 1));
    const lines: string[] = [];
    for (let own = this.#shownUpTo[side] + 1; own < seq; own++) {
      const id = telling.id(`${entry.slice(0, slash)}/${own}`);
      lines.push(`${symbols.notFound} ${id} · ${telling.t('demo.by-itself')}`);
    }
    this.#shownUpTo[side] = seq;
    return lines;
  }

  #remember(side: Side, { entry }: Written, texts: readonly string[]): void {
    this.#spoken.get(this.#desk(side).name)?.push({ entry, texts });
  }

  #remember1967({ at, from }: MessageStep, then: Then, onRecordMs: number): void {
    this.#messages1967.push({ seq: then.seq, at, from, known: then, onRecordMs });
  }

  #side(party: string): Side {
    return this.#stage.desks[0].name === party ? 0 : 1;
  }

  #desk(side: Side): Desk {
    return this.#stage.desks[side];
  }

  #entry(id: string): string {
    return this.#entries.get(id) ?? '';
  }
}

function other(side: Side): Side {
  return side === 0 ? 1 : 0;
}

function inMinutes(minutes: number): number {
  return Date.now() + minutes * 60_000;
}
