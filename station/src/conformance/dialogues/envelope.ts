import type { Dialogue, FrameWord, Step } from '../dialogue.ts';

/** What is sealed in a session that may not begin is not taken; afterwards it is. */
function badOpen(frame: FrameWord): readonly Step[] {
  return [
    { frame },
    { expect: 'not-held' },
    { expect: 'answers' },
    { bundle: 'whole' },
    { expect: 'held' },
  ];
}

/** Rules 2: frames, sessions, and the way back when they are lost. */
export const envelopeDialogues: readonly Dialogue[] = [
  {
    rule: '2.1',
    section: 'envelope.md, Open',
    must: 'pass',
    steps: [{ act: 'connect-again' }, { expect: 'answers' }, { expect: 'new-session' }],
  },
  {
    rule: '2.2',
    section: 'frame.md, random bytes',
    must: 'fail',
    steps: [{ frame: 'random' }, { expect: 'answers' }, { expect: 'not-held' }],
  },
  {
    rule: '2.3',
    section: 'frame.md, cut at any byte',
    must: 'fail',
    steps: [
      { write: 'message' },
      { frame: 'cut' },
      { expect: 'not-held' },
      { bundle: 'whole' },
      { expect: 'held' },
    ],
  },
  {
    rule: '2.4',
    section: 'frame.md, any bit flipped',
    must: 'fail',
    steps: [
      { write: 'message' },
      { frame: 'flipped' },
      { expect: 'not-held' },
      { bundle: 'whole' },
      { expect: 'held' },
    ],
  },
  {
    rule: '2.5',
    section: 'frame.md, a frame replayed a thousand times',
    must: 'pass',
    steps: [{ write: 'message' }, { frame: 'a-thousand-times' }, { expect: 'held' }],
  },
  {
    rule: '2.6',
    section: 'frame.md, unknown type',
    must: 'fail',
    steps: [
      { frame: 'unknown-type' },
      { payload: 'unknown-type' },
      { expect: 'answers' },
      { expect: 'canary' },
    ],
  },
  {
    rule: '2.7',
    section: 'envelope.md, Cannot-open, When',
    must: 'pass',
    steps: [{ frame: 'unknown-session' }, { expect: 'cannot-open' }, { expect: 'answers' }],
  },
  {
    rule: '2.8',
    section: 'envelope.md, another line',
    must: 'fail',
    steps: badOpen('open-of-another-line'),
  },
  {
    rule: '2.9',
    section: 'envelope.md, another recipient',
    must: 'fail',
    steps: badOpen('open-to-another'),
  },
  {
    rule: '2.10',
    section: 'envelope.md, signature does not verify',
    must: 'fail',
    steps: badOpen('forged-open'),
  },
  {
    rule: '2.11',
    section: 'envelope.md, Answer, 3',
    must: 'pass',
    steps: [{ frame: 'cannot-open' }, { expect: 'same-open' }, { expect: 'answers' }],
  },
  {
    rule: '2.12',
    section: 'envelope.md, Cannot-open, signature',
    must: 'fail',
    steps: [{ frame: 'forged-cannot-open' }, { expect: 'no-new-session' }, { expect: 'answers' }],
  },
  {
    rule: '2.13',
    section: 'envelope.md, Answer, 1 and 2',
    must: 'pass',
    steps: [{ frame: 'cannot-open-with-key' }, { expect: 'new-session' }, { expect: 'answers' }],
  },
  {
    rule: '2.14',
    section: 'envelope.md, Receive keys; Answer, 2',
    must: 'pass',
    steps: [
      { write: 'receive-key' },
      { bundle: 'whole' },
      { expect: 'receipt' },
      { frame: 'cannot-open' },
      { expect: 'new-session' },
      { expect: 'answers' },
    ],
  },
  {
    rule: '2.15',
    section: 'envelope.md, a receive key that is not held',
    must: 'fail',
    steps: [
      { frame: 'open-to-unknown-key' },
      { expect: 'cannot-open' },
      { expect: 'not-held' },
      { bundle: 'whole' },
      { expect: 'held' },
    ],
  },
  {
    rule: '2.16',
    section: 'envelope.md, Receive keys, 1 and 2',
    must: 'pass',
    steps: [
      { act: 'lose-key' },
      { expect: 'receive-key' },
      { frame: 'open-to-newest-key' },
      { expect: 'receipt' },
      { expect: 'held' },
    ],
  },
  {
    rule: '2.17',
    section: 'envelope.md, Receive keys, 3',
    must: 'pass',
    steps: [
      { act: 'lose-key' },
      { expect: 'receive-key' },
      { act: 'one-cosigns' },
      { frame: 'open-to-older-key' },
      { expect: 'receipt' },
      { expect: 'held' },
    ],
  },
  {
    rule: '2.18',
    section: 'envelope.md, Receive keys, 3; a receive key that is not held',
    must: 'fail',
    steps: [
      { act: 'lose-key' },
      { expect: 'receive-key' },
      { act: 'all-cosign' },
      { frame: 'open-to-retired-key' },
      { expect: 'not-held' },
      { expect: 'cannot-open' },
      { expect: 'no-receive-key' },
      { bundle: 'whole' },
      { expect: 'held' },
    ],
  },
];
