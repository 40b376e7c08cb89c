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

/**
 * Starts a command when a FLASH or OVERRIDE of another party arrives. It is given no word of the
 * message: its environment is PATH, PARLEY_LINE and PARLEY_SEQ, its arguments are none, and no
 * shell reads it.
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
  line.host.subscribe((event) => {
    for (const seq of urgentIn(event, line.me)) {
      const entry = `${seq.journal}/${seq.seq}`;
      if (rung.has(entry)) continue;
      rung.add(entry);
      if (rung.size > rungMax) rung.delete(rung.values().next().value as string);
      ring(command, { line: line.id, seq: seq.seq, failed });
    }
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

type Ring = { readonly line: string; readonly seq: number; failed(why: string): void };

function ring(command: string, { line, seq, failed }: Ring): void {
  const env = { PATH: process.env.PATH ?? '', PARLEY_LINE: line, PARLEY_SEQ: String(seq) };
  const child = spawn(command, [], { env, shell: false, stdio: 'ignore', detached: true });
  child.on('error', (error) => failed(error.message));
  child.unref();
}
