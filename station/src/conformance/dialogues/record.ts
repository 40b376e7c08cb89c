import type { Dialogue } from '../dialogue.ts';

/** Rules 5: what a station writes and signs by itself, so that the record stands. */
export const recordDialogues: readonly Dialogue[] = [
  {
    rule: '5.1',
    section: 'transcript.md, Cut',
    must: 'pass',
    steps: [
      { write: 'message' },
      { bundle: 'whole' },
      { expect: 'receipt' },
      { payload: 'cut-ask' },
      { expect: 'cut' },
    ],
  },
  {
    rule: '5.2',
    section: 'checkpoint.md, Post-quantum cosignature',
    must: 'pass',
    steps: [{ write: 'flash' }, { bundle: 'whole' }, { expect: 'receipt' }, { expect: 'seal' }],
  },
  {
    rule: '5.3',
    section: 'link.md, Availability',
    must: 'pass',
    steps: [{ expect: 'ledger' }],
  },
];
