import type { Dialogue } from '../dialogue.ts';

/** Rules 4: what is held, repair, links, receipts, attachments, new keys. */
export const lineDialogues: readonly Dialogue[] = [
  {
    rule: '4.1',
    section: 'link.md, Challenge; have.md',
    must: 'pass',
    steps: [{ expect: 'answers' }],
  },
  { rule: '4.2', section: 'link.md, Challenge', must: 'pass', steps: [{ expect: 'challenges' }] },
  { rule: '4.3', section: 'link.md, Canary', must: 'pass', steps: [{ expect: 'canary' }] },
  { rule: '4.4', section: 'link.md, Canary', must: 'pass', steps: [{ expect: 'canaries' }] },
  {
    rule: '4.5',
    section: 'link.md, more than 10 challenges',
    must: 'fail',
    steps: [{ payload: 'challenge-flood' }, { expect: 'answers' }, { expect: 'canary' }],
  },
  {
    rule: '4.6',
    section: 'have.md, Repair; bundle.md, Sending',
    must: 'pass',
    steps: [{ expect: 'own-entries' }],
  },
  {
    rule: '4.7',
    section: 'have.md, Repair, 2',
    must: 'pass',
    steps: [
      { act: 'withhold-receipts' },
      { payload: 'have-nothing' },
      { expect: 'repair' },
      { act: 'give-receipts' },
    ],
  },
  {
    rule: '4.8',
    section: 'have.md, an older vector replayed',
    must: 'fail',
    steps: [{ payload: 'have-nothing-replayed' }, { expect: 'no-repair' }, { expect: 'answers' }],
  },
  {
    rule: '4.9',
    section: 'have.md, not of the form',
    must: 'fail',
    steps: [{ payload: 'unsorted-have' }, { expect: 'answers' }],
  },
  {
    rule: '4.10',
    section: 'have.md, Repair, 1',
    must: 'fail',
    steps: [
      // Of no entries there is one root: another is told of what the station has written.
      { expect: 'own-entries' },
      { payload: 'have-of-another-root' },
      { expect: 'note-want' },
      { expect: 'no-repair' },
      { expect: 'answers' },
    ],
  },
  {
    rule: '4.11',
    section: 'checkpoint.md, note-want and note',
    must: 'pass',
    steps: [{ payload: 'note-want' }, { expect: 'note' }],
  },
  {
    rule: '4.12',
    section: 'checkpoint.md, a cosignature over a head that never was',
    must: 'fail',
    steps: [{ payload: 'receipt-of-nothing' }, { expect: 'answers' }, { expect: 'canary' }],
  },
  {
    rule: '4.13',
    section: 'checkpoint.md, a cosignature whose signature does not verify',
    must: 'fail',
    steps: [{ payload: 'forged-receipt' }, { expect: 'answers' }, { expect: 'canary' }],
  },
  {
    rule: '4.14',
    section: 'fork-proof.md, a proof that proves nothing',
    must: 'fail',
    steps: [
      { payload: 'fork-proof-of-nothing' },
      { write: 'message' },
      { bundle: 'whole' },
      { expect: 'receipt' },
    ],
  },
  {
    rule: '4.15',
    section: 'attachment.md, 1',
    must: 'pass',
    steps: [
      { write: 'attachment' },
      { bundle: 'whole' },
      { expect: 'receipt' },
      { expect: 'want' },
      { payload: 'wrong-chunks' },
      { expect: 'want' },
      { payload: 'attachment-chunks' },
      { payload: 'attachment-want' },
      { expect: 'chunks' },
    ],
  },
  {
    rule: '4.16',
    section: 'incarnation.md, a certificate that is not good',
    must: 'fail',
    steps: [{ frame: 'forged-certificate' }, { expect: 'not-held' }, { expect: 'answers' }],
  },
  {
    rule: '4.17',
    section: 'incarnation.md; have.md, Repair, 6',
    must: 'pass',
    as: 'witness',
    steps: [
      { frame: 'new-certificate' },
      { bundle: 'whole' },
      { expect: 'held' },
      { expect: 'receipt' },
    ],
  },
];
