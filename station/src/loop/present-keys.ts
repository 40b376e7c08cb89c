import { type Line, ownJournal } from '@parley/core/replication/line.ts';
import type { OwnParty } from '@parley/envelope/parties.ts';
import type { LineStore } from '../store/line-store.ts';
import type { LineSigners } from './loop-ports.ts';
import { signersOf } from './signers.ts';

/** The keys by which this station speaks on a line: those of its present incarnation. */
export class PresentKeys {
  readonly #store: LineStore;
  readonly #line: Line;
  /** The journal whose keys sign, and whose TLS key circuits show. */
  #journal: string;
  #signers: LineSigners | null = null;

  constructor(store: LineStore, line: Line) {
    this.#store = store;
    this.#line = line;
    this.#journal = line.own;
  }

  /** They are read when something is signed first, and anew for a new incarnation. */
  signers(): LineSigners {
    this.#signers ??= signersOf(this.#store, this.#line.own);
    return this.#signers;
  }

  /** Who we are to the envelope, which signs by the keys that are the present ones then. */
  party(): OwnParty {
    const { party, number, tag } = ownJournal(this.#line).name;
    const sign = (message: Uint8Array) => this.signers().note(message);
    return { party, number, tag, sign };
  }

  /** True once for each new incarnation: from now on its keys sign. */
  takeNew(): boolean {
    if (this.#line.own === this.#journal) return false;
    this.#journal = this.#line.own;
    this.#signers = null;
    return true;
  }
}
