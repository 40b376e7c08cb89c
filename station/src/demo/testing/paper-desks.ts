import type { Desk, HeldEntry, Written } from '../desk.ts';

type Paper = HeldEntry & { readonly time: number };
type Bag = { readonly papers: readonly Paper[]; readonly receipts: readonly string[] };
type Misuse = {
  readonly loses?: string;
  /** A number of each side's that its station uses up by itself. */
  readonly ownSeq?: number;
};

/** What lies where, between two desks without stations. */
class PaperLine {
  readonly held: Map<string, Map<string, Paper>>;
  readonly receipted: Map<string, Set<string>>;
  readonly bags = new Map<string, Bag>();
  readonly #names: readonly [string, string];
  readonly #misuse: Misuse;
  #open = true;
  time = Date.UTC(2026, 10, 24, 16, 2);

  constructor(names: readonly [string, string], misuse: Misuse) {
    this.#names = names;
    this.#misuse = misuse;
    this.held = new Map(names.map((name) => [name, new Map()]));
    this.receipted = new Map(names.map((name) => [name, new Set()]));
  }

  of(name: string): Map<string, Paper> {
    return this.held.get(name) as Map<string, Paper>;
  }

  set open(open: boolean) {
    this.#open = open;
    this.#circulate();
  }

  write(author: string, kind: string, texts: readonly string[]): Written {
    const count = [...this.of(author).values()].filter((one) => one.author === author).length;
    const seq = count < (this.#misuse.ownSeq ?? Number.POSITIVE_INFINITY) ? count : count + 1;
    const entry = `${author}/${seq}`;
    this.time += 7_000;
    const draft = texts.length > 0 ? `${entry} draft` : null;
    const { time } = this;
    const paper = { entry, author, kind, draft, texts, time, recorded: false, acknowledged: false };
    if (this.#misuse.loses !== entry) this.of(author).set(entry, paper);
    this.#circulate();
    return { entry, time, releasedBy: ['First officer'] };
  }

  pack(name: string): Bag {
    const papers = [...this.of(name).values()];
    return {
      papers: papers.filter(({ author }) => author === name),
      receipts: papers.filter(({ author }) => author !== name).map(({ entry }) => entry),
    };
  }

  unpack(name: string, { papers, receipts }: Bag): void {
    for (const paper of papers) this.of(name).set(paper.entry, paper);
    for (const entry of receipts) this.receipted.get(name)?.add(entry);
  }

  #circulate(): void {
    if (!this.#open) return;
    const [first, second] = this.#names;
    this.unpack(second, this.pack(first));
    this.unpack(first, this.pack(second));
    this.unpack(second, this.pack(first));
  }
}

/**
 * Two desks without stations: what is said on one lies on the other at once while the circuit is
 * open, and else with the courier. Waiting for what can never come fails, as a player must not.
 */
export function paperDesks(names: readonly [string, string], misuse: Misuse = {}) {
  const line = new PaperLine(names, misuse);
  return [deskOf(line, names[0]), deskOf(line, names[1])] as const;
}

function deskOf(line: PaperLine, name: string): Desk {
  return {
    name,
    say: async ({ kind, texts }) =>
      line.write(
        name,
        kind,
        texts.map(({ text }) => text),
      ),
    ack: async () => line.write(name, 'ack', []),
    withhold: async () => line.write(name, 'withheld', []),
    answer: async () => line.write(name, 'confirm-answer', []),
    watch: async () => line.write(name, 'watch', []),
    onTheirRecord: async (entry) => {
      if (!line.receipted.get(name)?.has(entry)) throw new Error(`no receipt of ${entry} can come`);
      return line.time;
    },
    onOurRecord: async (entry) => {
      if (!line.of(name).has(entry)) throw new Error(`${entry} cannot come to ${name}`);
      return line.time;
    },
    circuits: async (state) => {
      line.open = state === 'open';
    },
    circuitUp: async () => {},
    exportCourier: async (_, file) => void line.bags.set(file, line.pack(name)),
    importCourier: async (file) => {
      const bag = line.bags.get(file);
      if (bag) line.unpack(name, bag);
    },
    entries: async () => {
      return [...line.of(name).values()].map((one) => ({
        ...one,
        recorded: line.receipted.get(one.author)?.has(one.entry) === true,
      }));
    },
    exportTranscript: async (file) => ({ file, sha256: '', entries: 0 }),
    disclose: async () => {},
  };
}
