import type { Dialogue, EntryWord, Step } from '../dialogue.ts';

/** Written, sent, held, and signed for. */
function taken(entry: EntryWord, times = 1): readonly Step[] {
  return [{ write: entry, times }, { bundle: 'whole' }, { expect: 'receipt' }, { expect: 'held' }];
}

/** Spoiled in one way it is not taken and harms nothing; as it is, it is taken. */
function spoiled(bundle: Extract<Step, { bundle: string }>['bundle']): readonly Step[] {
  return [
    { write: 'message', times: 2 },
    { bundle },
    { expect: 'not-held' },
    { expect: 'no-receipt' },
    { bundle: 'whole' },
    { expect: 'receipt' },
    { expect: 'held' },
  ];
}

/** Rules 3: bundles that are taken, and those that are not. */
export const bundleDialogues: readonly Dialogue[] = [
  {
    rule: '3.1',
    section: 'bundle.md, Receiving, 3; checkpoint.md',
    must: 'pass',
    steps: taken('message', 3),
  },
  { rule: '3.2', section: 'entry.md, unknown kind', must: 'pass', steps: taken('unknown-kind') },
  {
    rule: '3.3',
    section: 'README.md, Versions; entry.md',
    must: 'pass',
    steps: taken('unknown-version'),
  },
  { rule: '3.4', section: 'entry.md, unreadable body', must: 'pass', steps: taken('unreadable') },
  {
    rule: '3.5',
    section: 'release.md, an entry without its releases',
    must: 'pass',
    steps: taken('unreleased'),
  },
  { rule: '3.6', section: 'entry.md, held', must: 'pass', steps: taken('held-beyond') },
  {
    rule: '3.7',
    section: 'checkpoint.md, a clock ten years off',
    must: 'pass',
    steps: taken('ten-years-off'),
  },
  {
    rule: '3.8',
    section: 'entry.md, bidirectional controls',
    must: 'pass',
    steps: taken('bidirectional'),
  },
  {
    rule: '3.9',
    section: 'bundle.md, the same bundle again; have.md, Cosignatures and notes',
    must: 'pass',
    steps: [
      ...taken('message'),
      { bundle: 'again' },
      { expect: 'receipt-again' },
      { expect: 'held' },
    ],
  },
  {
    rule: '3.10',
    section: 'bundle.md, Receiving, 4',
    must: 'pass',
    steps: [
      { write: 'message' },
      { write: 'flash' },
      { bundle: 'last' },
      { expect: 'peeked' },
      { expect: 'no-receipt' },
      { bundle: 'whole' },
      { expect: 'receipt' },
      { expect: 'held' },
    ],
  },
  {
    rule: '3.11',
    section: 'bundle.md, predecessors missing, root null',
    must: 'fail',
    steps: [
      { write: 'message', times: 2 },
      { bundle: 'last-without-root' },
      { expect: 'not-peeked' },
      { bundle: 'whole' },
      { expect: 'held' },
    ],
  },
  {
    rule: '3.12',
    section: 'bundle.md, any party may send any bundle it holds',
    must: 'pass',
    as: 'witness',
    steps: [{ write: 'message' }, { bundle: 'by-another' }, { expect: 'held' }],
  },
  {
    rule: '3.13',
    section: 'bundle.md, any bit of an entry changed',
    must: 'fail',
    steps: spoiled('changed-entry'),
  },
  {
    rule: '3.14',
    section: 'bundle.md, Receiving, 3',
    must: 'fail',
    steps: spoiled('forged-signature'),
  },
  {
    rule: '3.15',
    section: "bundle.md, signed by another party's key",
    must: 'fail',
    steps: spoiled('signed-by-another'),
  },
  {
    rule: '3.16',
    section: 'bundle.md, entries of another line',
    must: 'fail',
    steps: spoiled('other-line'),
  },
  {
    rule: '3.17',
    section: 'bundle.md, another seq than its place',
    must: 'fail',
    steps: spoiled('other-seq'),
  },
  { rule: '3.18', section: 'bundle.md, a root given', must: 'fail', steps: spoiled('other-root') },
  {
    rule: '3.19',
    section: 'bundle.md, Run; entry.md, an encoding that is not the one',
    must: 'fail',
    steps: spoiled('long-form'),
  },
  {
    rule: '3.20',
    section: 'bundle.md, bytes behind it',
    must: 'fail',
    steps: spoiled('byte-behind'),
  },
  { rule: '3.21', section: 'bundle.md, cut at any byte', must: 'fail', steps: spoiled('cut') },
  {
    rule: '3.22',
    section: 'bundle.md, more than 256 entries',
    must: 'fail',
    steps: spoiled('too-many'),
  },
  {
    rule: '3.23',
    section: 'bundle.md, a journal without certificate here',
    must: 'fail',
    steps: spoiled('unknown-journal'),
  },
  {
    rule: '3.24',
    section: 'bundle.md, An entry over the limits; fork-proof.md',
    must: 'fail',
    as: 'hoarder',
    steps: [
      ...taken('message'),
      { bundle: 'too-large' },
      { expect: 'over-limit-proof' },
      { expect: 'not-held' },
      { write: 'message' },
      { bundle: 'whole' },
      { expect: 'not-held' },
      { expect: 'no-receipt' },
      { expect: 'answers' },
    ],
  },
  {
    rule: '3.25',
    section: 'fork-proof.md, two histories of one journal',
    must: 'fail',
    as: 'forker',
    steps: [
      ...taken('message', 2),
      { bundle: 'second-history' },
      { expect: 'answers' },
      { write: 'message' },
      { bundle: 'whole' },
      { expect: 'no-receipt' },
      { expect: 'answers' },
    ],
  },
];
