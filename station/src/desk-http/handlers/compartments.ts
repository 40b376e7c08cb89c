import { hex } from '@parley/core/base/bytes.ts';
import { heldPlace } from '../../acts/messages/shapes.ts';
import { entryName } from '../../projection/entry-name.ts';
import type { DeskLine } from '../desk-line.ts';
import { DeskRefusal } from '../refusals.ts';
import type { HandlersOf } from './handler.ts';
import { officersOf } from './officers.ts';

type Names = 'compartments' | 'setCompartment' | 'setCompartments';

export const compartmentHandlers: HandlersOf<Names> = {
  compartments: ({ line }) => ({ line: line.closed.ofLine(), entries: entriesOf(line) }),

  setCompartment: (asked, { json: { entry, compartments } }) => {
    const { line } = asked;
    const place = entry === undefined ? undefined : heldPlace(line.line, entry);
    line.closed.set(place?.journal.key ?? '', place?.seq ?? 0, compartments);
    asked.desk.hub.tell('changed', { line: line.line.id, what: 'compartments' });
    return { compartments: [...compartments] };
  },

  setCompartments: (asked, { json: { officer, compartments } }) => {
    const { line } = asked;
    const id = new Uint8Array(Buffer.from(officer, 'hex'));
    if (!line.officer(id) && !line.accounts.of(id)) throw new DeskRefusal('not-found', officer);
    // Nobody opens a compartment for himself.
    if (hex(asked.officer) === officer) throw new DeskRefusal('not-allowed', 'his own');
    line.accounts.setCompartments(id, compartments);
    asked.desk.hub.tell('changed', { line: line.line.id, what: 'compartments' });
    return officersOf(asked);
  },
};

function entriesOf({ closed, line }: DeskLine): { entry: string; compartments: string[] }[] {
  const byEntry = new Map<string, string[]>();
  for (const { journal, seq, compartment } of closed.entries()) {
    const known = line.host.line.journals.get(journal);
    if (!known) continue;
    const name = entryName(line.host.line, known.name, seq);
    byEntry.set(name, [...(byEntry.get(name) ?? []), compartment]);
  }
  return [...byEntry].map(([entry, compartments]) => ({ entry, compartments }));
}
