import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { Precedence } from '@parley/core/codec/entry.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { pino } from 'pino';
import type { Json } from '../acts/act.ts';
import { performAct } from '../acts/registry.ts';
import { contextOf } from '../desk/context.ts';
import { Daemon } from '../run/daemon.ts';
import type { StationLine, StationOptions } from '../station.ts';
import type { FoundedLine } from './found-line.ts';

type Values = { readonly [key: string]: Json };
type LogLine = { readonly msg?: string; readonly code?: string; readonly count?: number };

/** One party's station as `parley run` starts it, in this process: circuits, log, and acts. */
export class RunningStation {
  readonly founded: FoundedLine;
  readonly me: number;
  readonly daemon: Daemon;
  /** Everything shown since the start. */
  readonly shown: Shown[] = [];
  readonly #log: LogLine[];

  private constructor(founded: FoundedLine, me: number, daemon: Daemon, log: LogLine[]) {
    this.founded = founded;
    this.me = me;
    this.daemon = daemon;
    this.#log = log;
    this.line.host.subscribe((event) => this.shown.push(event));
  }

  static async start(
    founded: FoundedLine,
    me: number,
    options: StationOptions = {},
  ): Promise<RunningStation> {
    const lines: LogLine[] = [];
    const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
    const paths = founded.paths[me] as FoundedLine['paths'][number];
    const { secret } = founded;
    const addresses = { listen: [], dial: [] };
    const daemon = await Daemon.start({ paths, secret, addresses, log, station: options });
    return new RunningStation(founded, me, daemon, lines);
  }

  get line(): StationLine {
    return [...this.daemon.station.lines.values()][0] as StationLine;
  }

  async ask<T = Values>(act: string, input: Json = {}): Promise<T> {
    const signal = new AbortController().signal;
    const caller = { running: true, signal, emit: () => {}, progress: () => {} };
    return (await performAct(contextOf(this.daemon.station, caller), act, input)) as T;
  }

  /** Codes of what was refused, with how often, as `status` says. */
  async refused(): Promise<Readonly<Record<string, number>>> {
    const { refusals } = await this.ask<{ refusals: { counts: Record<string, number> } }>('status');
    return refusals.counts;
  }

  /** Codes of refusals in the operator's log, with how often. */
  logged(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { msg, code = '', count = 0 } of this.#log) {
      if (msg === 'refused') counts[code] = (counts[code] ?? 0) + count;
    }
    return counts;
  }

  /** Writes a message; its seq, or the code of its refusal. */
  async write(text: string, precedence: Precedence = 1): Promise<number | string> {
    const body = encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
    const draft = { kind: 1, precedence, class: 2, body, references: [], shown: null } as const;
    const written = await this.line.host.write(draft);
    return written.ok ? written.value.seq : written.code;
  }

  /** Entries of ours that this party has put on its record. */
  recordedBy(party: number): number {
    const signed = [...ownJournal(this.line.host.line).cosigned.values()];
    return Math.max(0, ...signed.flatMap((o) => (o.cosigner.party === party ? [o.size] : [])));
  }

  /** Entries of a party's founding journal that are on disk here. */
  held(party: number): number {
    const journals = [...this.line.host.line.journals.values()];
    const found = journals.find(({ name }) => name.party === party && name.number === 0);
    return found?.durable.size ?? 0;
  }

  async stop(): Promise<void> {
    await this.daemon.stop();
  }
}
