import type { Dialogue } from '../dialogue.ts';

/** Rules 1: who gets in, and what a websocket carries. */
export const circuitDialogues: readonly Dialogue[] = [
  {
    rule: '1.1',
    section: 'circuit.md, Certificates first',
    must: 'pass',
    steps: [{ act: 'connect-again' }, { expect: 'answers' }],
  },
  {
    rule: '1.2',
    section: 'circuit.md, Certificates first, 3',
    must: 'fail',
    steps: [{ stranger: 'unknown-key' }, { expect: 'not-one-byte' }, { expect: 'answers' }],
  },
  {
    rule: '1.3',
    section: 'circuit.md, TLS',
    must: 'fail',
    steps: [{ stranger: 'no-certificate' }, { expect: 'not-one-byte' }],
  },
  {
    rule: '1.4',
    section: 'circuit.md, TLS',
    must: 'fail',
    steps: [{ stranger: 'old-tls' }, { expect: 'not-one-byte' }],
  },
  {
    rule: '1.5',
    section: 'circuit.md, Certificates first, 6',
    must: 'fail',
    steps: [{ stranger: 'plain-http' }, { expect: 'not-one-byte' }],
  },
  {
    rule: '1.6',
    section: 'circuit.md, Certificates first, 3',
    must: 'fail',
    steps: [{ stranger: 'foreign-certificate' }, { expect: 'not-one-byte' }, { expect: 'answers' }],
  },
  {
    rule: '1.7',
    section: 'circuit.md, Frames',
    must: 'fail',
    steps: [{ frame: 'text' }, { expect: 'closed-1003' }, { act: 'connect-again' }],
  },
  {
    rule: '1.8',
    section: 'circuit.md, Frames',
    must: 'fail',
    steps: [{ frame: 'too-large' }, { expect: 'closed-1009' }, { act: 'connect-again' }],
  },
  {
    rule: '1.9',
    section: 'circuit.md, Frames',
    must: 'fail',
    steps: [{ frame: 'no-websocket' }, { expect: 'closed' }, { act: 'connect-again' }],
  },
  {
    rule: '1.10',
    section: 'circuit.md, Frames',
    must: 'pass',
    steps: [{ frame: 'empty' }, { expect: 'answers' }],
  },
  {
    rule: '1.11',
    section: 'circuit.md, Which connection stays',
    must: 'pass',
    steps: [{ act: 'connect-anew' }, { expect: 'answers' }, { expect: 'replaced' }],
  },
  {
    rule: '1.12',
    section: 'circuit.md, Which connection stays, 2',
    must: 'pass',
    steps: [{ act: 'connect-anew' }, { expect: 'shows-itself' }, { expect: 'answers' }],
  },
  {
    rule: '1.13',
    section: 'circuit.md, Which connection stays, 3',
    must: 'fail',
    steps: [{ stranger: 'tls-key-alone' }, { expect: 'not-replaced' }, { expect: 'answers' }],
  },
  {
    rule: '1.14',
    section: 'circuit.md, Parts',
    must: 'pass',
    steps: [{ write: 'message' }, { parts: 'whole' }, { expect: 'held' }],
  },
  {
    rule: '1.15',
    section: 'circuit.md, Parts; bundle.md, Receiving, 4 and 5',
    must: 'pass',
    steps: [
      { write: 'message' },
      { parts: 'begun' },
      { write: 'flash' },
      { bundle: 'last' },
      { expect: 'peeked' },
      { parts: 'rest' },
      { bundle: 'last' },
      { expect: 'held' },
      { expect: 'receipt' },
    ],
  },
  {
    rule: '1.16',
    section: 'circuit.md, Parts',
    must: 'pass',
    steps: [{ write: 'message' }, { parts: 'left' }, { parts: 'whole' }, { expect: 'held' }],
  },
  {
    rule: '1.17',
    section: 'circuit.md, a part of nothing',
    must: 'fail',
    steps: [
      { write: 'message' },
      { parts: 'spoiled' },
      { expect: 'not-held' },
      { bundle: 'whole' },
      { expect: 'held' },
    ],
  },
  {
    rule: '1.18',
    section: 'circuit.md, parts of a frame above 576 KiB',
    must: 'fail',
    steps: [{ parts: 'too-large' }, { expect: 'not-replaced' }, { expect: 'answers' }],
  },
];
