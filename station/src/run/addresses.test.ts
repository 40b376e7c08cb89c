import { describe, expect, it } from 'vitest';
import type { Station, StationLine } from '../station.ts';
import { type Given, LineAddresses } from './addresses.ts';

const parties = [{ name: 'north' }, { name: 'south' }];

function line(name: string, id: string, follows?: string): StationLine {
  const predecessor = follows === undefined ? null : { line: Buffer.from(follows, 'hex') };
  return { id: id.repeat(32), charter: { name, parties, predecessor } } as unknown as StationLine;
}

function at(lines: StationLine[], given: Partial<Given>) {
  const byId = new Map(lines.map((one) => [one.id, one]));
  const station = { lines: byId, damaged: new Map() } as unknown as Station;
  const addresses = new LineAddresses(station, { listen: [], dial: [], ...given });
  return { station, addresses };
}

const here = { address: 'wss://127.0.0.1:7400' };
const there = { address: 'wss://127.0.0.1:7500' };
const none = { dial: new Map() };

describe('addresses given to run', () => {
  it('hold for the only line, and not for one that is adopted later', () => {
    const [one, two] = [line('one', 'aa'), line('two', 'bb')];
    const given = { listen: [here], dial: [{ party: 'south', ...there }] };
    const { station, addresses } = at([one], given);
    const dial = new Map([[1, there.address]]);
    expect(addresses.of(one)).toEqual({ listen: here.address, dial });
    station.lines.set(two.id, two);
    expect(addresses.of(two)).toEqual(none);
    expect(addresses.of(one)).toEqual({ listen: here.address, dial });
  });

  it('hold for the first line that is adopted, where there was none at the start', () => {
    const { station, addresses } = at([], { listen: [here] });
    const [one, two] = [line('one', 'aa'), line('two', 'bb')];
    station.lines.set(one.id, one);
    expect(addresses.of(one)).toMatchObject({ listen: here.address });
    station.lines.set(two.id, two);
    expect(addresses.of(two)).toEqual(none);
  });

  it('hold for each line by its name, or the beginning of its id', () => {
    const [one, two] = [line('one', 'aa'), line('two', 'bb')];
    const listen = [
      { line: 'one', ...here },
      { line: 'bbbbbbbb', ...there },
    ];
    const dial = [{ line: 'two', party: 'north', ...here }];
    const { addresses } = at([one, two], { listen, dial });
    expect(addresses.of(one)).toEqual({ listen: here.address, dial: new Map() });
    expect(addresses.of(two)).toEqual({
      listen: there.address,
      dial: new Map([[0, here.address]]),
    });
  });

  it('without a name hold for the line selected, or the one that no other follows', () => {
    const one = line('one', 'aa');
    const two = line('two', 'bb', 'aa'.repeat(32));
    const plain = at([one, two], { listen: [here] }).addresses;
    expect([plain.of(one), plain.of(two)]).toEqual([none, { listen: here.address, ...none }]);
    const selected = at([one, two], { listen: [here], line: 'one' }).addresses;
    expect(selected.of(one)).toMatchObject({ listen: here.address });
  });

  it('are refused for no line, for an unclear one, and for a party that is not on it', () => {
    const lines = [line('one', 'aa'), line('two', 'bb')];
    expect(() => at(lines, { listen: [here] })).toThrow('which-line');
    expect(() => at(lines, { listen: [{ line: 'three', ...here }] })).toThrow('no-line');
    const dial = [{ line: 'one', party: 'west', ...here }];
    expect(() => at(lines, { dial })).toThrow('unknown-party');
  });
});
