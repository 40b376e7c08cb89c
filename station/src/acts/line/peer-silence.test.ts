import { expect, it } from 'vitest';
import type { Matter } from '../../projection/matters.ts';
import { type PeerFacts, silenceOf, type WatchSaid } from './peer-silence.ts';

const watch = (state: WatchSaid['state']): WatchSaid => ({ state, until: null, said: 1 });

function facts(changes: Partial<PeerFacts>): PeerFacts {
  return { matters: [], watch: undefined, circuits: 'up', heard: null, ...changes };
}

function matter(changes: Partial<Matter>): Matter {
  const waiting = {
    party: 1,
    stage: 'unacknowledged',
    recorded: 5,
    due: 9,
    until: null,
    rings: true,
  };
  return { row: {} as Matter['row'], ...waiting, ...changes } as Matter;
}

const code = (changes: Partial<PeerFacts>) => silenceOf(facts(changes))?.code;

it('is no silence where a circuit is up and nothing waits', () => {
  expect(code({})).toBeUndefined();
  expect(code({ watch: watch('staffed') })).toBeUndefined();
});

it('tells dead circuits from a courier line, and from a station that does not run here', () => {
  expect(silenceOf(facts({ circuits: 'down', heard: 6 }))).toEqual({
    code: 'circuits-dead',
    at: 6,
  });
  expect(silenceOf(facts({ circuits: 'one-way', heard: 7 }))).toEqual({
    code: 'by-courier',
    at: 7,
  });
  expect(code({ circuits: 'not-running' })).toBeUndefined();
});

it('believes what they say of their watch', () => {
  expect(code({ watch: watch('unstaffed') })).toBe('nobody-on-watch');
  expect(code({ watch: watch('closed') })).toBe('closed');
  expect(code({ watch: watch('listening-only'), circuits: 'down' })).toBe('cannot-answer');
});

it('waits for their officers, not for circuits, once a message is on their record', () => {
  const matters = [matter({})];
  expect(code({ matters, circuits: 'down' })).toBe('not-acknowledged');
  expect(code({ matters, watch: watch('unstaffed') })).toBe('nobody-on-watch');
  expect(code({ matters: [matter({ stage: 'acknowledged' })] })).toBe('acknowledged');
  const withheld = [matter({ stage: 'withheld', until: 30 })];
  expect(silenceOf(facts({ matters: withheld }))).toEqual({ code: 'answer-withheld', until: 30 });
});

it('looks at the circuits while nothing of ours is on their record', () => {
  expect(code({ matters: [matter({ recorded: null })], circuits: 'down' })).toBe('circuits-dead');
});

it('says of a message that their station is up, and it is not on their record yet', () => {
  const matters = [matter({ recorded: null })];
  expect(code({ matters })).toBe('not-on-record');
  expect(code({ matters, watch: watch('unstaffed') })).toBe('not-on-record');
  expect(code({ matters, watch: watch('listening-only') })).toBe('cannot-answer');
  expect(code({ matters, circuits: 'not-running' })).toBeUndefined();
});
