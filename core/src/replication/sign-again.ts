import { decode, encode } from '../codec/cbor.ts';
import { checkpointText } from '../codec/note.ts';
import type { StoredStart } from '../journal/records.ts';
import { keepFact } from './keep-fact.ts';
import { type Line, newTask, ownJournal } from './line.ts';

/*
 * A backup may have been made before the note of its last head was stored. The tail comes back
 * from there on, and without that note no bundle could end there: what stands before it could not
 * go to whoever lacks it. A head at or below the guard may be signed again (spec/guard.md).
 */

type Unsigned = NonNullable<Line['unsigned']>;
const factKey = 'unsigned';

/** Head that a database ends at whose tail is missing; kept, for its tail may outlive its note. */
export function keepUnsigned(line: Line): void {
  const own = ownJournal(line);
  const { size, root, leaf, signature } = own.durable;
  if (size === 0 || signature) return;
  line.unsigned = { size, root, leaf };
  const value = encode([own.key, size, root, leaf]);
  keepFact(line, { record: { t: 'fact', key: factKey, value }, urgent: true });
}

/** The same as an earlier start has kept it, where the present journal is still that one. */
export function recallUnsigned(line: Line, facts: StoredStart['facts']): void {
  const decoded = decode(facts.get(factKey) ?? new Uint8Array(0));
  if (!decoded.ok) return;
  const [key, size, root, leaf] = decoded.value as [string, number, Uint8Array, Unsigned['leaf']];
  if (key === line.own && size <= ownJournal(line).durable.size) {
    line.unsigned = { size, root, leaf };
  }
}

/** To be called where a station speaks. */
export function signAgain(line: Line): void {
  const head = line.unsigned;
  line.unsigned = null;
  if (!head) return;
  const { origin } = ownJournal(line);
  const id = newTask(line, { task: 'sign-again', head });
  const message = checkpointText({ origin, ...head });
  line.effects.push({ kind: 'sign', id, key: 'note', message });
}

/** Stored with the next transaction, as any note of ours. */
export function onSignedAgain(line: Line, head: Unsigned, signature: Uint8Array): void {
  line.unstoredNotes.push({ t: 'note', journal: line.own, ...head, signature });
  line.unstoredNotes.push({ t: 'fact', key: factKey, value: null });
}
