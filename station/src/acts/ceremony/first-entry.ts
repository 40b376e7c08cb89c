import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { ownClass } from '@parley/core/station/own-class.ts';
import type { StationLine } from '../../station.ts';
import { ActRefusal } from '../act.ts';

/** Under this fact lies the body of the own incarnation's first entry, until it is written. */
export const firstEntryFact = 'first-entry';

/**
 * Writes the first entry of the own journal where it is not there yet: at an adoption, and at a
 * start after a crash between guard and entry. The charter in incarnation 0, in a later one the
 * certificate with its releases. Undefined: there was nothing to do, or the station is mute.
 */
export async function writeFirstEntry(line: StationLine): Promise<Reference | undefined> {
  const { host, charter, store } = line;
  const own = ownJournal(host.line);
  if (host.line.mute || own.durable.size > 0) return undefined;
  const { predecessor } = charter;
  const record = encodeRecord({ kind: 'charter', line: host.line.id, predecessor });
  const later = own.name.number > 0;
  const body = later
    ? store.start().facts.get(firstEntryFact)
    : encodeBody({ ...emptyBody, record });
  // The keys came from elsewhere; only whoever signed them can say what their first entry is.
  if (!body) throw new ActRefusal('first-entry-missing', own.key);
  const written = await host.write({
    kind: later ? kinds.incarnation : kinds.charter,
    precedence: 1,
    class: ownClass(host.line),
    body,
    references: [],
    shown: null,
  });
  if (!written.ok) throw new ActRefusal(written.code, written.detail);
  return written.value;
}
