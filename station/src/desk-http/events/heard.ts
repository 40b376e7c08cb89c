import type { DeskEvent } from '@parley/api/events.ts';
import { precedenceFlash } from '@parley/core/codec/entry.ts';
import { precedenceNames } from '@parley/core/codec/kinds.ts';
import { rightRefusal } from '@parley/core/station/rights.ts';
import { placeOf } from '../../projection/entry-name.ts';
import { alarmsFor, alarmsOf } from '../alarms.ts';
import type { Asked } from '../asked.ts';
import { DeskLine } from '../desk-line.ts';
import { draftCompartments } from '../drafts/compartments.ts';

/**
 * An event as this officer hears it at this moment: of lines that he may look at, and of nothing
 * that lies in a compartment he does not open, but that a warning came. Undefined: he does not.
 */
export function heardBy(asked: Asked, event: DeskEvent): DeskEvent | undefined {
  const { desk, officer } = asked;
  if (!('line' in event.data)) return event;
  // Before the first line: whoever is to found it.
  if (event.data.line === '') return asked.home instanceof DeskLine ? undefined : event;
  const found = desk.station.lines.get(event.data.line);
  if (!found) return undefined;
  const line = DeskLine.of(found);
  const actor = line.actor(officer);
  if (rightRefusal(actor, 'look') !== undefined) return undefined;
  const hidden = line.closed.hiddenFrom(actor.compartments);
  switch (event.event) {
    case 'alarms':
      return {
        event: 'alarms',
        data: { ...event.data, ...alarmsFor(hidden, alarmsOf(line)) },
      };
    case 'entry': {
      const { entry, rings, precedence } = event.data;
      const warning = rings && precedenceNames.indexOf(precedence) >= precedenceFlash;
      return warning || isOpen(line, entry, actor.compartments) ? event : undefined;
    }
    case 'state':
      return isOpen(line, event.data.entry, actor.compartments) ? event : undefined;
    case 'draft': {
      const { draft, entry } = event.data;
      const needed = draftCompartments(line, draft);
      const open = needed.every((one) => actor.compartments.includes(one));
      // What it became lies where it lay, also when the draft itself is gone.
      const told = open && (entry === null || isOpen(line, entry, actor.compartments));
      return told ? event : undefined;
    }
    default:
      return event;
  }
}

/** Also of an entry that is in no table yet. */
function isOpen({ line, closed }: DeskLine, entry: string, opened: readonly string[]): boolean {
  const place = placeOf(line.host.line, entry);
  const needed = place ? closed.ofEntry(place.journal.key, place.seq) : closed.ofLine();
  return needed.every((one) => opened.includes(one));
}
