import type { StoreRecord } from '@parley/core/journal/records.ts';
import type { Guard } from '@parley/station/store/guard.ts';
import type { LineStore } from '@parley/station/store/line-store.ts';
import type { Seeded } from '../seeded.ts';
import { line, type Which } from './stores.ts';

const own = '0.0.0101010101010101';
const peer = '1.0.0202020202020202';
const tag = new Uint8Array(8).fill(1);

/** What a station keeps, whatever driver is under it. */
export type Kept = { readonly line: LineStore; readonly guard: Guard };

/** One thing that a station does to its disk: it changes one database, or none. */
export type Step = { readonly which: Which | null; run(stores: Kept): void };

/** What a station does, turn by turn, drawn from a seed. `restart` stands between two of them. */
export class Workload {
  readonly #seeded: Seeded;
  readonly #sizes = { [own]: 0, [peer]: 0 };
  readonly #keys: Uint8Array[] = [];
  #attached = 0;

  constructor(seeded: Seeded) {
    this.#seeded = seeded;
  }

  /** The steps of one more turn: (a) before (b), as `spec/guard.md` has them. */
  turn(): Step[] {
    const draw = this.#seeded.next();
    if (draw < 0.5) return this.#ownTurn();
    if (draw < 0.7) return [this.#peerEntries()];
    if (draw < 0.8) return [this.#deskWork()];
    if (draw < 0.86) return [this.#receiveKey()];
    if (draw < 0.9) return [this.#chunks()];
    if (draw < 0.96) return [checkpoint];
    return this.#duringBackup();
  }

  #ownTurn(): Step[] {
    const count = 1 + this.#seeded.below(5);
    const first = this.#sizes[own];
    const size = first + count;
    this.#sizes[own] = size;
    const records = this.#bundle(own, first, count);
    const root = this.#bytes(32);
    return [
      { which: 'line', run: ({ line: store }) => store.write(records) },
      { which: 'guard', run: ({ guard }) => guard.set({ line, number: 0, tag, size, root }) },
    ];
  }

  #peerEntries(): Step {
    const count = 1 + this.#seeded.below(30);
    const first = this.#sizes[peer];
    this.#sizes[peer] = first + count;
    const receipt = { journal: peer, cosigner: own, size: first + count, time: 7 } as const;
    const signature = this.#bytes(64);
    const records: StoreRecord[] = [
      ...this.#bundle(peer, first, count),
      { t: 'cosignature', ...receipt, signature },
    ];
    const mark = { journal: own, first: 0, count: 1, peer: 1, circuit: 'ws', time: first };
    return {
      which: 'line',
      run: ({ line: store }) => store.write(records, { also: () => store.sent.put(mark) }),
    };
  }

  /** Much is written over, and much goes: free pages and overflow pages come and go. */
  #deskWork(): Step {
    const key = `fact ${this.#seeded.below(6)}`;
    const value = this.#seeded.chance(0.3) ? null : this.#bytes(this.#seeded.below(9000));
    return { which: 'line', run: ({ line: store }) => store.write([{ t: 'fact', key, value }]) };
  }

  #receiveKey(): Step {
    const old = this.#keys.length > 2 ? this.#keys.shift() : undefined;
    if (old) {
      return { which: 'guard', run: ({ guard }) => void guard.receiveKeys.destroy(line, old) };
    }
    const publicKey = this.#bytes(1216);
    this.#keys.push(publicKey);
    const key = { line, number: this.#keys.length, publicKey, privateKey: this.#bytes(32) };
    const dates = { created: 1, retireAt: null };
    return { which: 'guard', run: ({ guard }) => guard.receiveKeys.add({ ...key, ...dates }) };
  }

  #chunks(): Step {
    const sha256 = this.#bytes(32);
    sha256[0] = this.#attached++;
    const bytes = this.#bytes(20_000);
    return {
      which: 'line',
      run: ({ line: store }) => {
        store.transaction(() => {
          store.attachments.announce(sha256, bytes.length);
          store.attachments.put(sha256, 0, bytes);
          store.attachments.complete(sha256);
        });
      },
    };
  }

  /** A copy is made of the file while the station goes on. */
  #duringBackup(): Step[] {
    const freeze: Step = { which: null, run: (stores) => void stores.line.database.freeze() };
    const thaw: Step = { which: null, run: (stores) => stores.line.database.thaw() };
    return [freeze, ...this.#ownTurn(), this.#peerEntries(), thaw];
  }

  #bundle(journal: string, first: number, count: number): StoreRecord[] {
    const size = first + count;
    const nodes = Array.from({ length: count }, (_, i) => {
      return { level: 0, index: first + i, hash: this.#bytes(32) };
    });
    const root = this.#bytes(32);
    const signature = this.#bytes(64);
    const bytes = this.#bytes(count * (100 + this.#seeded.below(500)));
    return [
      { t: 'run', journal, first, count, bytes },
      { t: 'nodes', journal, nodes },
      { t: 'head', journal, size, state: this.#bytes(200) },
      { t: 'note', journal, size, root, leaf: null, signature },
    ];
  }

  #bytes(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let i = 0; i < length; i += 4) {
      const word = this.#seeded.below(2 ** 32);
      for (let j = i; j < Math.min(i + 4, length); j++) bytes[j] = (word >>> (8 * (j - i))) & 255;
    }
    return bytes;
  }
}

const checkpoint: Step = { which: null, run: (stores) => void stores.line.database.checkpoint() };
