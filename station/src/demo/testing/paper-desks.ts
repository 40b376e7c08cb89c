import type { Desk, HeldEntry, Written } from '../desk.ts';

type Paper = HeldEntry & { readonly time: number };

/**
 * Two desks without stations: what is said on one lies on the other at once while the circuit is
 * open, and else with the courier. Waiting for what can never come fails, as a player must not.
 */
export function paperDesks(names: readonly [string, string], misuse: Misuse = {}) {
  const held = new Map<string, Map<string, Paper>>(names.map((name) => [name, new Map()]));
  const receipted = new Map<string, Set<string>>(names.map((name) => [name, new Set()]));
  const bags = new Map<string, { papers: Paper[]; receipts: string[] }>();
  let open = true;
  let time = Date.UTC(2026, 10, 24, 16, 2);
  const of = (name: string) => held.get(name) as Map<string, Paper>;
  const bring = (from: string, to: string): void => {
    for (const paper of of(from).values()) {
      if (paper.author === from) of(to).set(paper.entry, paper);
    }
    for (const paper of of(from).values()) {
      if (paper.author === to) receipted.get(to)?.add(paper.entry);
    }
  };
  const circulate = (): void => {
    if (!open) return;
    for (const [from, to] of [names, names.toReversed(), names] as [string, string][]) {
      bring(from, to);
    }
  };
  const write = (author: string, kind: string, texts: readonly string[]): Written => {
    const seq = [...of(author).values()].filter((one) => one.author === author).length;
    const entry = `${author}/${seq}`;
    time += 7_000;
    const draft = ['message', 'confirm', 'service'].includes(kind) ? `${entry} draft` : null;
    const paper = { entry, author, kind, draft, texts, time, recorded: false, acknowledged: false };
    if (misuse.loses !== entry) of(author).set(entry, paper);
    circulate();
    return { entry, time, releasedBy: ['First officer'] };
  };
  const desk = (name: string): Desk => ({
    name,
    say: async ({ kind, texts }) =>
      write(
        name,
        kind,
        texts.map(({ text }) => text),
      ),
    ack: async () => write(name, 'ack', []),
    withhold: async () => write(name, 'withheld', []),
    answer: async () => write(name, 'confirm-answer', []),
    watch: async () => write(name, 'watch', []),
    onTheirRecord: async (entry) => {
      if (!receipted.get(name)?.has(entry)) throw new Error(`no receipt of ${entry} can come`);
      return time;
    },
    onOurRecord: async (entry) => {
      if (!of(name).has(entry)) throw new Error(`${entry} cannot come to ${name}`);
      return time;
    },
    circuits: async (state) => {
      open = state === 'open';
      circulate();
    },
    circuitUp: async () => {},
    exportCourier: async (_, file) => {
      const papers = [...of(name).values()];
      const receipts = papers.filter(({ author }) => author !== name).map(({ entry }) => entry);
      bags.set(file, { papers: papers.filter(({ author }) => author === name), receipts });
    },
    importCourier: async (file) => {
      for (const paper of bags.get(file)?.papers ?? []) of(name).set(paper.entry, paper);
      for (const entry of bags.get(file)?.receipts ?? []) receipted.get(name)?.add(entry);
    },
    entries: async () => {
      return [...of(name).values()].map((one) => ({
        ...one,
        recorded: receipted.get(one.author)?.has(one.entry) === true,
      }));
    },
    exportTranscript: async (file) => ({ file, sha256: '', entries: 0 }),
    disclose: async () => {},
  });
  return [desk(names[0]), desk(names[1])] as const;
}

type Misuse = { readonly loses?: string };
