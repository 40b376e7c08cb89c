import type { StationLine } from '../../station.ts';
import { ActRefusal } from '../act.ts';

/** Index of another party of the line by its name. Refuses `unknown-party`. */
export function partyIndexOf({ charter, me }: StationLine, name: string): number {
  const party = charter.parties.findIndex((one) => one.name === name);
  if (party < 0 || party === me) throw new ActRefusal('unknown-party', name);
  return party;
}
