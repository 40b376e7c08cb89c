import { afterEach, expect, it } from 'vitest';
import { memoryPair } from '../circuits/memory.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';

let stations: Stations;
afterEach(async () => await stations.end());

it('what does not open, or is no certificate, is told with who is at the other end', async () => {
  stations = await testStations();
  const [washington] = stations.all as [TestStation, TestStation];
  const { a, b } = memoryPair([0, 1]);
  const told: unknown[] = [];
  washington.line.host.subscribe((event) => {
    if (event.event === 'refused') told.push([event.code, event.from]);
  });
  washington.line.host.addCircuit(a);
  b.send(new Uint8Array(40));
  b.send(Uint8Array.of(3, 0xff));
  b.send(Uint8Array.of(77));
  await until(() => told.length === 3);
  expect(told.sort()).toEqual([
    ['malformed-cbor', 1],
    ['session-unknown', 1],
    ['unknown-type', 1],
  ]);
});
