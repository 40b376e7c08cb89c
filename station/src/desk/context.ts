import { hex } from '@parley/core/base/bytes.ts';
import { type ActContext, ActRefusal, type Json } from '../acts/act.ts';
import { calledOf, type DamagedLine, refusalOfDamage } from '../damaged-line.ts';
import type { Seal } from '../evidence/whole-file.ts';
import type { Station, StationLine } from '../station.ts';

/** What differs between one asking and another. */
export type Caller = {
  readonly running: boolean;
  /** A line's id, the beginning of it, or the name in its charter. */
  readonly line?: string | undefined;
  readonly signal: AbortSignal;
  readonly seal?: Seal | undefined;
  /** Whether an officer that it names has proven himself to it already. */
  readonly vouched?: boolean;
  emit(value: Json): void;
  progress(done: number, total: number): void;
};

/** The context in which an act runs for a caller. */
export function contextOf(station: Station, caller: Caller): ActContext {
  const { running, signal, seal } = caller;
  return {
    station,
    running,
    signal,
    seal,
    vouched: caller.vouched === true,
    line: () => chooseLine(station, caller.line),
    emit: (value) => caller.emit(value),
    progress: (done, total) => caller.progress(done, total),
  };
}

/**
 * The line that was named; without a name the only one that no other line succeeds. Refuses
 * `no-line`, and `which-line` with the names to choose from. A damaged line is told by its own
 * code when it is named; when none is, it may be the one that is meant, so a name is asked for.
 */
export function chooseLine(station: Station, name: string | undefined): StationLine {
  const sound = [...station.lines.values()].map((line) => {
    return { line, id: line.id, name: line.charter.name };
  });
  const damaged = [...station.damaged.values()].map((damage) => ({ ...damage, damage }));
  const found = [...sound, ...damaged].filter((one) => {
    return name === undefined ? !followerOf(station, one) : isNamed(one, name);
  });
  const [only] = found;
  if (!only) throw new ActRefusal('no-line', name ?? '');
  if (found.length > 1) throw new ActRefusal('which-line', found.map(calledOf).join(', '));
  if ('damage' in only) throw refusalOfDamage(only.damage);
  return only.line;
}

/** The name in its charter, its id, or the beginning of that. */
export function isCalled({ id, charter }: StationLine, name: string): boolean {
  return isNamed({ id, name: charter.name }, name);
}

function isNamed(line: Pick<DamagedLine, 'id' | 'name'>, name: string): boolean {
  return line.name === name || (name.length >= 8 && line.id.startsWith(name.toLowerCase()));
}

/** The line of this station that goes on from this one (spec/charter.md), if there is one. */
export function followerOf(station: Station, { id }: { readonly id: string }) {
  return [...station.lines.values()].find(({ charter }) => {
    return charter.predecessor !== null && hex(charter.predecessor.line) === id;
  });
}
