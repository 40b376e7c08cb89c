import { describe, expect, it } from 'vitest';
import { Tickets } from './tickets.ts';

describe('a challenge that is out', () => {
  it('is not pushed out by an address that asks for thousands', () => {
    const tickets = new Tickets();
    const officers = [1, 2, 3].map((n) => tickets.give(n, 0, `10.0.0.${n}`));
    const first = tickets.give('flood', 0, '10.0.9.9');
    for (let i = 0; i < 5000; i++) tickets.give('flood', 0, '10.0.9.9');
    expect(officers.map((one) => tickets.take(one, 1))).toEqual([1, 2, 3]);
    // They are bounded all the same.
    expect(tickets.take(first, 1)).toBeUndefined();
  });

  it('is good once, and for five minutes', () => {
    const tickets = new Tickets();
    const [once, late] = [tickets.give('once', 0, 'a'), tickets.give('late', 0, 'a')];
    expect([tickets.take(once, 1), tickets.take(once, 1)]).toEqual(['once', undefined]);
    expect(tickets.take(late, 300_000)).toBeUndefined();
  });
});
