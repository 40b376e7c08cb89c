import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { isOpaque, precedenceFlash } from '@parley/core/codec/entry.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import { ActRefusal } from '../acts/act.ts';
import type { StationLine } from '../station.ts';

/**
 * The file that the command names, found as a start would find it. Refuses `on-flash` where there
 * is none that can be run: that is to be known now, and not when a FLASH comes.
 */
export function bellCommand(command: string): string {
  const places = command.includes('/') ? [''] : (process.env.PATH ?? '').split(delimiter);
  const found = places.map((folder) => join(folder, command)).find(isRunnable);
  if (found === undefined) throw new ActRefusal('on-flash', command);
  return resolve(found);
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Entries remembered, so that one that was peeked rings once. */
const rungMax = 1024;
/** A command that runs longer is not waited for: a siren that hangs must not be the last one. */
const patienceMs = 60_000;
/** Commands of one line that run at a time, however many hang. */
const runningMax = 4;

/**
 * Starts a command when a FLASH or OVERRIDE of another party arrives. It is given no word of the
 * message: its environment is PATH, PARLEY_LINE, PARLEY_SEQ and PARLEY_COUNT, its arguments are
 * none, and no shell reads it. One runs at a time; what comes while it does rings once more when
 * it ends, or after a minute: how many entries come is the other side's choice, how many processes
 * run is ours.
 */
export function ringOnFlash(
  line: StationLine,
  command: string,
  failed: (why: string) => void,
): void {
  // What an earlier process had peeked at rang there; it takes its place without a sound.
  const peeked = [...line.host.line.journals.values()].flatMap((journal) => {
    return [...journal.peeked.keys()].map((seq) => `${journal.key}/${seq}`);
  });
  const rung = new Set(peeked);
  const bell = new Bell(command, line.id, failed);
  line.host.subscribe((event) => {
    const fresh = urgentIn(event, line.me).filter((seq) => {
      const entry = `${seq.journal}/${seq.seq}`;
      if (rung.has(entry)) return false;
      rung.add(entry);
      if (rung.size > rungMax) rung.delete(rung.values().next().value as string);
      return true;
    });
    const newest = fresh.at(-1);
    if (newest) bell.ring(newest.seq, fresh.length);
  });
}

function urgentIn(event: Shown, me: number): { journal: string; seq: number }[] {
  if (event.event !== 'entries' || event.journal.party === me) return [];
  const journal = journalKey(event.journal);
  return event.items.flatMap((item, i) => {
    const urgent = !isOpaque(item) && item.precedence >= precedenceFlash;
    return urgent ? [{ journal, seq: event.first + i }] : [];
  });
}

/** The command of one line, and what came since it was last started. */
class Bell {
  readonly #command: string;
  readonly #line: string;
  readonly #failed: (why: string) => void;
  #waiting: { seq: number; count: number } | undefined;
  #running = 0;
  /** The newest one still runs, and is waited for. */
  #patience: NodeJS.Timeout | undefined;

  constructor(command: string, line: string, failed: (why: string) => void) {
    this.#command = command;
    this.#line = line;
    this.#failed = failed;
  }

  ring(seq: number, count: number): void {
    this.#waiting = { seq, count: count + (this.#waiting?.count ?? 0) };
    this.#next();
  }

  #next(): void {
    if (!this.#waiting || this.#patience || this.#running >= runningMax) return;
    const { seq, count } = this.#waiting;
    this.#waiting = undefined;
    const env = {
      PATH: process.env.PATH ?? '',
      PARLEY_LINE: this.#line,
      PARLEY_SEQ: String(seq),
      PARLEY_COUNT: String(count),
    };
    const child = spawn(this.#command, [], { env, shell: false, stdio: 'ignore', detached: true });
    child.unref();
    this.#running++;
    const patience = setTimeout(() => {
      const still = `${this.#running} of ${runningMax} still run after ${patienceMs / 1000} s`;
      this.#failed(still);
      this.#over(patience);
    }, patienceMs);
    patience.unref();
    this.#patience = patience;
    let ended = false;
    const end = (): void => {
      if (ended) return;
      ended = true;
      this.#running--;
      this.#over(patience);
    };
    child.on('exit', end);
    child.on('error', (error) => {
      this.#failed(error.message);
      end();
    });
  }

  #over(patience: NodeJS.Timeout): void {
    clearTimeout(patience);
    if (this.#patience === patience) this.#patience = undefined;
    this.#next();
  }
}
