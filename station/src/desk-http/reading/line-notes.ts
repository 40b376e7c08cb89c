import type { Status } from '@parley/api/lines.ts';
import { recordOutcome } from '../../acts/access/record.ts';
import type { DeskLine } from '../desk-line.ts';
import { personOf } from '../names.ts';

type Noted = Status['noted'][number];

/** Parties whose line is down and by whom that was noted, in this process. */
const noted = new WeakMap<DeskLine['line'], Map<string, Noted>>();

/**
 * An officer says that he knows the line to a party to be down: it rings at no desk of this station
 * any more, as long as it stays down. It is an act like any other, and stands in the private
 * journal. Undefined where that line is not down: there is nothing to know.
 */
export function noteLine(desk: DeskLine, party: string, officer: Uint8Array): Noted | undefined {
  if (!isDown(desk, party)) return undefined;
  const known = notesOf(desk);
  const before = known.get(party);
  if (before) return before;
  const { time } = desk.line.host.options.clock.now();
  recordOutcome(desk.line, { act: 'line-noted', what: [party], officer });
  const note = { party, by: personOf(desk, officer), at: time };
  known.set(party, note);
  return note;
}

/** What is noted and still so: a line that came up again rings anew when it goes down. */
export function notedLines(desk: DeskLine): Noted[] {
  const known = notesOf(desk);
  for (const party of known.keys()) if (!isDown(desk, party)) known.delete(party);
  return [...known.values()];
}

function notesOf({ line }: DeskLine): Map<string, Noted> {
  const known = noted.get(line) ?? new Map<string, Noted>();
  noted.set(line, known);
  return known;
}

function isDown({ line }: DeskLine, name: string): boolean {
  const party = line.charter.parties.findIndex((one) => one.name === name);
  return line.host.line.peers.get(party)?.lineUp === false;
}
