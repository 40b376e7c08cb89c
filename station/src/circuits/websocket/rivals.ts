/** One connection of a circuit to one peer, as far as the rule looks at it. */
export type Rival = {
  readonly key: string;
  readonly dialledHere: boolean;
  /** The address at the other end. */
  readonly from: string;
};

type Known = Rival & {
  /** Rises with each proof; undefined: nothing came by it yet that needs more than a TLS key. */
  proof: number | undefined;
};

export type RivalsOptions = {
  /** This party's index is lower than the peer's: it says which connection ends. */
  readonly decides: boolean;
  /** Unproved ones that the peer dialled, beside the present one. */
  readonly besideMax: number;
};

/**
 * Which of several connections to one peer stays (spec/circuit.md): the present one, by which is
 * sent, and those beside it. Each call gives the connections to end, which are forgotten here.
 * Only one end ever ends a connection that is proved and alive, so that two that dialled each
 * other cannot each end what the other keeps.
 */
export class Rivals {
  readonly #options: RivalsOptions;
  /** In the order in which they came up. */
  #all: Known[] = [];
  #present: Known | undefined;
  #proofs = 0;

  constructor(options: RivalsOptions) {
    this.#options = options;
  }

  /** The one by which is sent; undefined while there is none. */
  get present(): string | undefined {
    return this.#present?.key;
  }

  /** Whether what came by it needs more than a TLS key. */
  isProved(key: string): boolean {
    return this.#find(key)?.proof !== undefined;
  }

  /** Whether the peer is to be dialled: none is proved, and none that was dialled here may be. */
  get dials(): boolean {
    return !this.#all.some(({ proof, dialledHere }) => proof !== undefined || dialledHere);
  }

  /** A connection came up. */
  up(rival: Rival): string[] {
    const known: Known = { ...rival, proof: undefined };
    this.#all.push(known);
    this.#present ??= known;
    const beside = this.#all.filter((one) => {
      return one !== this.#present && one.proof === undefined && !one.dialledHere;
    });
    return beside.length > this.#options.besideMax ? this.#end(oldestOfMost(beside)) : [];
  }

  /** A sealed frame of the peer came by it. */
  proved(key: string): string[] {
    const known = this.#find(key);
    if (!known || known.proof !== undefined) return [];
    known.proof = ++this.#proofs;
    const before = this.#present;
    if (known === before) return [];
    this.#present = known;
    return before && this.#options.decides ? this.#end(before) : [];
  }

  /** It came up so long ago that who has the peer's keys would have shown it. */
  late(key: string): string[] {
    const known = this.#find(key);
    if (!known || known.proof !== undefined) return [];
    return known !== this.#present || known.dialledHere ? this.#end(known) : [];
  }

  /** It is gone, or nothing comes by it any more. */
  ended(key: string): string[] {
    const known = this.#find(key);
    return known ? this.#end(known) : [];
  }

  #find(key: string): Known | undefined {
    return this.#all.find((one) => one.key === key);
  }

  #end(known: Known): string[] {
    this.#all = this.#all.filter((one) => one !== known);
    if (known === this.#present) {
      const newest = (a: Known, b: Known) => ((b.proof ?? 0) > (a.proof ?? 0) ? b : a);
      this.#present = this.#all.length > 0 ? this.#all.reduce(newest) : undefined;
    }
    return [known.key];
  }
}

/** The oldest of the address that has most of them: who floods drives out himself. */
function oldestOfMost(all: readonly Known[]): Known {
  const count = (from: string) => all.filter((one) => one.from === from).length;
  return all.reduce((a, b) => (count(b.from) > count(a.from) ? b : a));
}
