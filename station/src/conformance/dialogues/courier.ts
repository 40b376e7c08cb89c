import type { CourierWord, Dialogue, Step } from '../dialogue.ts';

/** By files alone: nothing else is open meanwhile. */
const byFileAlone = { byCourier: true, must: 'pass' } as const;

/** What went there came back as a receipt and as held. */
const answered: readonly Step[] = [
  { act: 'fetch' },
  { expect: 'brings-have' },
  { expect: 'brings-receipt' },
];

/** Refused as a file, none of it is taken; as it is, it is taken. */
function spoiled(courier: CourierWord): Pick<Dialogue, 'must' | 'byCourier' | 'steps'> {
  return {
    must: 'fail',
    byCourier: true,
    steps: [
      { write: 'message' },
      { courier },
      { expect: 'not-imported' },
      { expect: 'not-held' },
      { courier: 'whole' },
      { expect: 'imported' },
      { expect: 'held' },
    ],
  };
}

/** Rules 6: courier files, there and back. */
export const courierDialogues: readonly Dialogue[] = [
  {
    rule: '6.1',
    section: 'courier.md, Import, 3 and 5; Export, 3 and 5',
    ...byFileAlone,
    steps: [
      { act: 'hang-up' },
      { write: 'message', times: 3 },
      { courier: 'whole' },
      { expect: 'imported' },
      ...answered,
    ],
  },
  {
    rule: '6.2',
    section: 'courier.md, a file imported twice',
    ...byFileAlone,
    steps: [
      { act: 'hang-up' },
      { write: 'message' },
      { courier: 'whole' },
      { expect: 'imported' },
      { courier: 'again' },
      { expect: 'imported' },
      ...answered,
    ],
  },
  {
    rule: '6.3',
    section: 'courier.md, Import, 3; bundle.md, Receiving, 4',
    ...byFileAlone,
    steps: [
      { act: 'hang-up' },
      { write: 'message', times: 2 },
      { courier: 'out-of-order' },
      { expect: 'imported' },
      { courier: 'again' },
      { expect: 'imported' },
      ...answered,
    ],
  },
  {
    rule: '6.4',
    section: 'courier.md, Export, 4; have.md, Repair',
    ...byFileAlone,
    steps: [
      { act: 'hang-up' },
      { act: 'fetch' },
      { courier: 'have-nothing' },
      { expect: 'imported' },
      { act: 'fetch' },
      { expect: 'brings-own-entries' },
    ],
  },
  {
    rule: '6.5',
    section: 'courier.md, a file of a session that does not open here; Export, 2',
    ...byFileAlone,
    steps: [
      { act: 'hang-up' },
      { write: 'message' },
      { courier: 'to-lost-key' },
      { act: 'fetch' },
      { expect: 'brings-cannot-open' },
      { courier: 'whole' },
      { expect: 'imported' },
      ...answered,
    ],
  },
  {
    rule: '6.6',
    section: 'envelope.md, Answer, 1 and 4',
    ...byFileAlone,
    steps: [
      { act: 'hang-up' },
      { write: 'message' },
      { act: 'fetch' },
      { courier: 'cannot-open' },
      { expect: 'imported' },
      { courier: 'whole' },
      { expect: 'imported' },
      ...answered,
    ],
  },
  { rule: '6.7', section: 'courier.md, a file of another line', ...spoiled('another-line') },
  { rule: '6.8', section: 'courier.md, a file for another party', ...spoiled('for-another') },
  { rule: '6.9', section: 'courier.md, half written, half copied', ...spoiled('half-written') },
  {
    rule: '6.10',
    section: "courier.md, the hash, or a frame's hash, is another one",
    ...spoiled('altered'),
  },
  { rule: '6.11', section: 'courier.md, another version', ...spoiled('unknown-version') },
  { rule: '6.12', section: 'courier.md, other first bytes', ...spoiled('no-courier-file') },
  {
    rule: '6.13',
    section: 'courier.md, bad frames in a good file; envelope.md, signature does not verify',
    must: 'fail',
    byCourier: true,
    steps: [
      { write: 'message' },
      { courier: 'forged-open' },
      { expect: 'not-held' },
      { courier: 'whole' },
      { expect: 'imported' },
      { expect: 'held' },
    ],
  },
];
