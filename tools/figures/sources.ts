/** A part of docs/figures.md: one command, and what it prints. */
export type Source = {
  readonly name: string;
  readonly title: string;
  /** What the figures are, and what is to be reached. */
  readonly about: string;
  readonly command: readonly string[];
  /** The same for a test of the command itself: its numbers mean nothing. */
  readonly quick: readonly string[];
  /** Lines of the output that the page shows; all where it is left out. */
  readonly shows?: (line: string) => boolean;
};

const node = ['node', '--disable-warning=ExperimentalWarning'] as const;
/** Of the simulator: young objects stay in the processor's cache. */
const youngInCache = '--max-semi-space-size=4';
const notProgress = (line: string): boolean => !line.startsWith('[');

/** Every part, in the order of the page. */
export const sources: readonly Source[] = [
  {
    name: 'line',
    title: 'The line',
    about:
      'Two stations of one machine over a websocket: throughput, latency, bytes, catch-up, ' +
      'memory, start. Each row is the median of three rounds.',
    command: [...node, 'bench/main.ts'],
    quick: [...node, 'bench/main.ts', '--quick'],
  },
  {
    name: 'desk',
    title: 'The desk',
    about:
      'Pages over HTTP with 10,000 messages, processor time, right after they came and again; an ' +
      'entry on the way to the other side’s stream; memory. To reach: 100 ms a page, 150 ms p95, ' +
      '60 MiB more than the station without its desk.',
    command: [...node, 'bench/desk.ts'],
    quick: [...node, 'bench/desk.ts', '200', '5'],
  },
  {
    name: 'screen',
    title: 'The desk on the screen',
    about:
      'In Chromium, with 10,000 messages: the first paint of a browser that knows nothing of the ' +
      'page, from a change of the address to the frame in which rows stand, and from the moment ' +
      'an entry is on its author’s record to the frame that shows it at the other side. To ' +
      'reach: 1 s, 100 ms, 150 ms p95.',
    command: [...node, 'test/browser/measure.ts'],
    quick: [...node, 'test/browser/measure.ts', '200', '5'],
  },
  {
    name: 'verification',
    title: 'Verification',
    about:
      'A transcript of a million entries, one in a hundred released. To reach: `parley verify` ' +
      'in 12 s, the second verifier in 60 s. The median of three runs.',
    command: [...node, 'tools/figures/verification.ts', '1000000', '3'],
    quick: [...node, 'tools/figures/verification.ts', '1000', '1'],
  },
  {
    name: 'simulator',
    title: 'Simulator',
    about: 'Seeds run, faults hit, simulated time. To reach: 2,000 seeds within 6 minutes.',
    command: [...node, youngInCache, 'sim/src/main.ts', '--seeds', '1..2000'],
    quick: [...node, youngInCache, 'sim/src/main.ts', '--seeds', '1..4'],
    shows: notProgress,
  },
  {
    name: 'line-days',
    title: 'Ordinary days',
    about:
      'Two parties, a challenge every 10 minutes, a canary every 15, the hourly entries, 100 ' +
      'messages a day, no fault. To reach: 20 line-days for a second of processor time, 50 as ' +
      'the goal.',
    command: [...node, youngInCache, 'sim/src/main.ts', '--line-days', '1000'],
    quick: [...node, youngInCache, 'sim/src/main.ts', '--line-days', '5'],
    shows: notProgress,
  },
  {
    name: 'differential',
    title: 'Two implementations',
    about:
      'The core and the verifier, which shares no code with it, on files gone wrong by chance, ' +
      'of seeds that no test runs; the hash is of all answers of both. To reach: a million.',
    command: [...node, 'test/differential/main.ts', '--count', '1000000', '--from', '1000000'],
    quick: [...node, 'test/differential/main.ts', '--count', '20'],
    shows: (line: string) => / cases, /.test(line),
  },
  {
    name: 'seeded-bugs',
    title: 'Seeded bugs',
    about: 'Small mistakes put in on purpose, one at a time, and how many of them a check finds.',
    command: [...node, 'tools/figures/seeded-bugs.ts'],
    quick: [...node, 'tools/figures/seeded-bugs.ts'],
  },
  {
    name: 'mutants',
    title: 'Mutants',
    about:
      'Stryker changes `core/src/journal`, `core/src/codec` and `core/src/replication` in one ' +
      'place at a time, texts left out, and asks the tests beside the code and the vectors. To ' +
      'reach: 85 % of them are noticed.',
    command: [...node, 'tools/mutation/main.ts', '--report'],
    quick: [...node, 'tools/mutation/main.ts', '--report'],
  },
  {
    name: 'coverage',
    title: 'Branch coverage',
    about:
      'Branches of `core` and `envelope` that the tests take. To reach: 95 %; the rest is below.',
    command: [...node, 'tools/coverage/main.ts'],
    quick: [...node, 'tools/coverage/main.ts', '--report'],
  },
  {
    name: 'fuzz',
    title: 'Fuzzing',
    about:
      'Inputs a second for each decoder, and statements, functions and branches that they reach.',
    command: [...node, 'fuzz/main.ts', '--seconds', '60'],
    quick: [...node, 'fuzz/main.ts', '--seconds', '2', '--target', 'payload'],
  },
];
