import type { Status } from '@parley/api/lines.ts';
import { hex } from '@parley/core/base/bytes.ts';
import type { DeskLine } from '../desk-line.ts';
import { personOf } from '../names.ts';
import { type SaidEntry, saidOf } from './said.ts';

/** Our own hand-overs of the watch, oldest first. */
export function ownHandovers(line: DeskLine): SaidEntry<'handover'>[] {
  return saidOf(line, 'handover').filter(({ party }) => party === line.line.me);
}

/** Who has the watch here: whoever took it last. Null: nobody ever has. */
export function watchHolder(line: DeskLine): Status['onWatch'] {
  const last = ownHandovers(line).at(-1);
  if (!last) return null;
  return { ...personOf(line, hex(last.record.to)), since: last.time, entry: last.entry };
}
