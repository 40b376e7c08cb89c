import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { Item } from '@parley/core/codec/entry.ts';
import { originOf } from '@parley/core/codec/names.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { encodeBundle } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { advance, type Head } from '@parley/core/journal/head.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { signersOf } from '../loop/signers.ts';
import type { TestStation } from './two-stations.ts';

/** What a lying party puts into an entry, beside a harmless text of class EXERCISE. */
export type Lie = Partial<Pick<Item, 'held' | 'references' | 'kind' | 'body' | 'precedence'>>;

/**
 * A station that signs whatever it likes with its own true keys, past its own core: its entries
 * are authentic, and break rules.
 */
export class LyingStation {
  readonly #station: TestStation;
  #head: Head;

  constructor(station: TestStation) {
    this.#station = station;
    this.#head = ownJournal(station.line.host.line).durable;
  }

  /** Signs an entry that says this; the name of the entry, and the bundle that carries it. */
  sign(lie: Lie): { readonly entry: string; readonly bundle: Uint8Array } {
    const { host, store, charter, me } = this.#station.line;
    const { line } = host;
    const { name, key } = ownJournal(line);
    const texts = [{ lang: 'en', standing: 0 as const, text: 'Truly.' }];
    const item: Item = {
      kind: 1,
      precedence: 1,
      class: 1,
      time: Date.now(),
      clock: 2,
      salt: new Uint8Array(16),
      body: encodeBody({ ...emptyBody, texts }),
      held: [],
      references: [],
      ...lie,
    };
    const first = this.#head.size;
    const { head } = advance(line.id, name, this.#head, [item]);
    const { size, root, leaf } = head;
    const party = charter.parties[me]?.name ?? '';
    const text = checkpointText({ origin: originOf(line.id, party, name), size, root, leaf });
    const signature = signersOf(store, key).note(text);
    this.#head = head;
    const bundle = encodeBundle(name, first, encodeRun([item]), { signature, root });
    return { entry: `${party}/${first}`, bundle };
  }

  /** The same, and hands it to another station as if it had come by a circuit. */
  tell(other: TestStation, lie: Lie): string {
    const { entry, bundle } = this.sign(lie);
    const from = this.#station.party;
    other.line.host.loop.input({ kind: 'frame', circuit: 'test', from, payload: bundle });
    return entry;
  }
}
