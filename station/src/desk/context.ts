import { hex } from '@parley/core/base/bytes.ts';
import { type ActContext, ActRefusal, type Json } from '../acts/act.ts';
import type { Station, StationLine } from '../station.ts';

/** What differs between one asking and another. */
export type Caller = {
  readonly running: boolean;
  /** A line's id, the beginning of it, or the name in its charter. */
  readonly line?: string | undefined;
  readonly signal: AbortSignal;
  emit(value: Json): void;
  progress(done: number, total: number): void;
};

/** The context in which an act runs for a caller. */
export function contextOf(station: Station, caller: Caller): ActContext {
  const { running, signal } = caller;
  return {
    station,
    running,
    signal,
    line: () => chooseLine(station, caller.line),
    emit: (value) => caller.emit(value),
    progress: (done, total) => caller.progress(done, total),
  };
}

/**
 * The line that was named; without a name the only one that no other line succeeds. Refuses
 * `no-line`, and `which-line` with the names to choose from.
 */
export function chooseLine(station: Station, name: string | undefined): StationLine {
  const lines = [...station.lines.values()];
  const found =
    name === undefined
      ? lines.filter((line) => !followerOf(station, line))
      : lines.filter((line) => isCalled(line, name));
  if (found.length === 1) return found[0] as StationLine;
  if (found.length === 0) throw new ActRefusal('no-line', name ?? '');
  throw new ActRefusal('which-line', found.map((line) => line.charter.name).join(', '));
}

/** The name in its charter, its id, or the beginning of that. */
export function isCalled({ id, charter }: StationLine, name: string): boolean {
  return charter.name === name || (name.length >= 8 && id.startsWith(name.toLowerCase()));
}

/** The line of this station that goes on from this one (spec/charter.md), if there is one. */
export function followerOf(station: Station, { id }: StationLine): StationLine | undefined {
  return [...station.lines.values()].find(({ charter }) => {
    return charter.predecessor !== null && hex(charter.predecessor.line) === id;
  });
}
