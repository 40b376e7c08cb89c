import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { hex, unhex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { certificateSigningInput, encodeCertificate } from '@parley/core/codec/certificate.ts';
import { type MemoryCircuit, memoryPair } from '@parley/station/circuits/memory.ts';
import { releasedBody } from '@parley/station/cli/officer-keys.ts';
import { type Clock, systemClock } from '@parley/station/loop/clock.ts';
import { restore } from '@parley/station/store/restore.ts';
import { type StationPaths, StationStore } from '@parley/station/store/station-store.ts';
import { type FoundedLine, foundLine } from '@parley/station/testing/found-line.ts';
import { RunningStation } from '@parley/station/testing/running.ts';
import { Throttle } from '@parley/station/testing/throttled.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { dropScratch, founded, freePort, quickSettings, scratch } from './place.ts';
import { headsOf } from './record.ts';
import { until } from './until.ts';

const [north, south, west] = [0, 1, 2];
const running: RunningStation[] = [];
const timers: NodeJS.Timeout[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  for (const timer of timers.splice(0)) clearInterval(timer);
  dropScratch();
});

async function start(
  of: FoundedLine,
  party: number,
  options: Parameters<typeof RunningStation.start>[2] = {},
): Promise<RunningStation> {
  const one = await RunningStation.start(of, party, options);
  running.push(one);
  return one;
}

async function stop(one: RunningStation): Promise<void> {
  running.splice(running.indexOf(one), 1);
  await one.stop();
}

const flash = async (from: RunningStation, text: string) => (await from.write(text, 4)) as number;

/** Both say a FLASH, and each is on the other's record. */
async function lineIsUp(one: RunningStation, other: RunningStation, ms = 30_000): Promise<void> {
  const [a, b] = [await flash(one, 'a warning'), await flash(other, 'another')];
  const told = () => `${one.recordedBy(other.me)} > ${a}, ${other.recordedBy(one.me)} > ${b}`;
  const both = () => one.recordedBy(other.me) > a && other.recordedBy(one.me) > b;
  await until(both, told, ms);
}

async function untilEqual(...stations: readonly RunningStation[]): Promise<void> {
  const heads = () => stations.map(({ line }) => JSON.stringify(headsOf(line)));
  await until(
    () => new Set(heads()).size === 1,
    () => heads().join('\n'),
    20_000,
  );
}

/** New keys for a station that runs, as `incarnation open` does it. */
async function openIncarnation(one: RunningStation): Promise<void> {
  const { founded: of, me } = one;
  type Prepared = { line: string; party: number; content: string };
  const prepared = await one.ask<Prepared>('incarnation-prepare');
  const content = unhex(prepared.content) as Uint8Array;
  const recovery = of.recovery[me] as FoundedLine['recovery'][number];
  const certificate = encodeCertificate(content, recovery.sign(certificateSigningInput(content)));
  const body = releasedBody(
    prepared,
    { kind: 'incarnation', certificate },
    of.officers.slice(me, me + 1),
  );
  await one.ask('incarnation-open', { certificate: hex(certificate), body: hex(body) });
}

/** A clock that is so many ms off. */
function clockOff(ms: number): Clock {
  const clock = systemClock();
  return { now: () => ({ ...clock.now(), time: clock.now().time + ms }) };
}

const tenYearsMs = 10 * 365 * 86_400_000;
const twoDaysMs = 2 * 86_400_000;

/** Only the last party listens: the others reach each other through it. */
async function foundedAround(names: readonly string[]): Promise<FoundedLine> {
  const listener = `wss://127.0.0.1:${await freePort()}`;
  const addresses = names.map((_, i) => (i === names.length - 1 ? listener : null));
  return await foundLine({ folder: scratch(), names, addresses, settings: quickSettings });
}

const apart = { names: ['north', 'south'], addresses: [null, null], settings: quickSettings };

/** Joins two stations by a way that carries so many bytes a second, and no kernel beneath it. */
function joinSlowly(one: RunningStation, two: RunningStation, bytesPerSecond: number): void {
  const pair: { a: MemoryCircuit; b: MemoryCircuit } = memoryPair([one.me, two.me]);
  const tickMs = 20;
  for (const end of [pair.a, pair.b]) {
    const throttle = new Throttle(end, limits.circuitAheadBytes);
    timers.push(setInterval(() => throttle.grant((bytesPerSecond * tickMs) / 1000), tickMs));
  }
  one.line.host.addCircuit(pair.a);
  two.line.host.addCircuit(pair.b);
}

async function backlog(from: RunningStation, count: number): Promise<void> {
  const text = 'a routine message of three hundred bytes '.repeat(7);
  for (let i = 0; i < count; i += 100) {
    await Promise.all(Array.from({ length: 100 }, (_, j) => from.write(`${i + j} ${text}`)));
  }
}

describe('receive keys', () => {
  /**
   * Backups hold none: what waits for each side is sealed to keys that are gone. Seen to fail where
   * a sender takes no notice of a cannot-open.
   */
  it('lost by both stations, each restored from its backup: both find the way back', async () => {
    const { line, backups } = await backedUp();
    const [one, two] = await restoredWithoutKeys(line, backups);
    expect([one.line.host.line.mute, two.line.host.line.mute]).toEqual([null, null]);
    await lineIsUp(one, two, 90_000);
    await untilEqual(one, two);
  }, 240_000);

  /** Seen to fail where a database smaller than its guard signs on. */
  it('lost by both, and their tails too: both are mute until new keys are opened', async () => {
    const { line, backups } = await backedUp('after the backup');
    const [one, two] = await restoredWithoutKeys(line, backups);
    const mute = () => [one.line.host.line.mute, two.line.host.line.mute];
    await until(() => one.line.host.line.peers.get(south)?.lineUp !== undefined, 'they meet');
    expect(mute()).toEqual(['tail-missing', 'tail-missing']);
    expect(await one.write('unheard', 4)).toBe('station-mute');
    await openIncarnation(one);
    await openIncarnation(two);
    await lineIsUp(one, two);
    await untilEqual(one, two);
  }, 240_000);

  /** Seen to fail where a station without a guard goes on. */
  it('lost with both guards: new keys on both sides, and the record goes on', async () => {
    const line = await founded(['north', 'south']);
    const stations = [await start(line, north), await start(line, south)];
    await lineIsUp(stations[0] as RunningStation, stations[1] as RunningStation);
    for (const one of stations) await stop(one);
    for (const { guard } of line.paths) rmSync(guard, { recursive: true });
    const [one, two] = [await start(line, north), await start(line, south)];
    expect([one.line.host.line.mute, two.line.host.line.mute]).toEqual(
      Array.from({ length: 2 }, () => 'guard-missing'),
    );
    await openIncarnation(one);
    await openIncarnation(two);
    await lineIsUp(one, two);
    await untilEqual(one, two);
  }, 240_000);

  /** Seen to fail where a FLASH waits its turn among what waits for a circuit. */
  it('changed while a backlog waits: a FLASH then overtakes it, and nothing is lost', async () => {
    const line = await foundLine({ folder: scratch(), ...apart });
    const one = await start(line, north);
    await backlog(one, 1000);
    const two = await start(line, south);
    joinSlowly(one, two, 120_000);
    await until(() => two.held(north) > 20, 'the backlog flows');
    await two.ask('rekey-receive');
    const seq = await flash(one, 'a warning');
    await until(() => isShown(two, seq), 'the FLASH is shown there');
    expect(two.held(north)).toBeLessThan(900);
    await until(() => one.recordedBy(south) > seq, 'all of it is on record', 90_000);
    await untilEqual(one, two);
  }, 240_000);
});

/** Two stations that talked, each with a backup, and perhaps with more that was said after it. */
async function backedUp(after?: string): Promise<{ line: FoundedLine; backups: string[] }> {
  const line = await founded(['north', 'south']);
  const stations = [await start(line, north), await start(line, south)];
  await lineIsUp(stations[0] as RunningStation, stations[1] as RunningStation);
  await untilEqual(...stations);
  const place = scratch();
  const backups: string[] = [];
  for (const one of stations) {
    const file = join(place, `${one.me}.backup`);
    await one.ask('backup', { file });
    backups.push(file);
  }
  if (after !== undefined) for (const one of stations) await one.write(after);
  await untilEqual(...stations);
  for (const one of stations) await stop(one);
  return { line, backups };
}

/** Both from their backups, beside guards that have their marks and no receive key. */
async function restoredWithoutKeys(line: FoundedLine, backups: readonly string[]) {
  const paths = line.paths.map(({ guard }, party) => {
    forgetReceiveKeys(line, party);
    const folder = join(scratch(), 'restored');
    restore(backups[party] as string, folder, { secret: line.secret });
    return { folder, guard };
  });
  const restored = { ...line, paths };
  return [await start(restored, north), await start(restored, south)] as const;
}

/** The private halves go; the marks stay. */
function forgetReceiveKeys(line: FoundedLine, party: number): void {
  const store = StationStore.open(line.paths[party] as StationPaths, line.secret);
  const state = store.guard();
  if (state.state !== 'ready') throw new Error(state.state);
  const { receiveKeys } = state.guard;
  for (const { publicKey } of receiveKeys.list(hex(line.line))) {
    receiveKeys.destroy(hex(line.line), publicKey);
  }
  store.close();
}

function isShown(one: RunningStation, seq: number): boolean {
  return one.shown.some((event) => {
    if (event.event !== 'entries' || event.journal.party === one.me) return false;
    return event.first <= seq && seq < event.first + event.items.length;
  });
}

describe('a FLASH', () => {
  /** Seen to fail in the same way. */
  it('behind 2,000 queued ROUTINE messages on a slow way overtakes them', async () => {
    const line = await foundLine({ folder: scratch(), ...apart });
    const one = await start(line, north);
    await backlog(one, 2000);
    const two = await start(line, south);
    joinSlowly(one, two, 150_000);
    await until(() => two.held(north) > 20, 'the backlog flows');
    const seq = await flash(one, 'a warning');
    await until(() => isShown(two, seq), 'the FLASH is shown there');
    expect(two.held(north)).toBeLessThan(1500);
    await until(() => one.recordedBy(south) > seq, 'all of it is on record', 90_000);
    await untilEqual(one, two);
  }, 240_000);

  /** Seen to fail where a cosignature counts only within a day of our own clock. */
  it.each([
    ['behind', -tenYearsMs],
    ['ahead', tenYearsMs],
  ])(
    'from and to a clock ten years %s is on record, and none is refused',
    async (_, off) => {
      const line = await founded(['north', 'south']);
      const one = await start(line, north, { clock: clockOff(off) });
      const two = await start(line, south);
      await lineIsUp(one, two);
      await untilEqual(one, two);
      expect(await two.refused()).toEqual({});
      expect(await one.refused()).toEqual({});
      for (const station of [one, two]) {
        await until(() => [...station.line.host.line.peers.values()][0]?.lineUp === true, 'up');
        const { findings } = await station.ask<{ findings: { code: string }[] }>('doctor');
        expect(findings.map(({ code }) => code)).toContain('clock-far');
      }
      await two.write('from a clock that is right');
      await untilEqual(one, two);
      const entry = `north/${await one.write('from the other')}`;
      await untilEqual(one, two);
      const shown = await two.ask<{ contradicted: string | null }>('show', { entry });
      expect(shown.contradicted).toBe(off < 0 ? 'before-held' : 'after-record');
      await stop(one);
      const again = await start(line, north);
      await lineIsUp(again, two);
    },
    60_000,
  );
});

describe('a triangle with a missing side', () => {
  /** Seen to fail where a station sends no journal but its own. */
  it('north and south reach each other through west alone, receipts and all', async () => {
    const line = await foundedAround(['north', 'south', 'west']);
    const three = await start(line, west);
    const [one, two] = [await start(line, north), await start(line, south)];
    await lineIsUp(one, two);
    await lineIsUp(one, three);
    for (let i = 0; i < 20; i++) await one.write(`north ${i}`);
    await untilEqual(one, two, three);
    expect([...one.line.host.circuits.values()].map(({ peer }) => peer)).toEqual([west]);
    expect([...two.line.host.circuits.values()].map(({ peer }) => peer)).toEqual([west]);
  }, 240_000);
});

describe('a new incarnation', () => {
  /** Seen to fail where the station goes on signing with the keys of its start. */
  it('opened while the line runs, TLS key and all: no message is lost', async () => {
    const line = await founded(['north', 'south']);
    const [one, two] = [await start(line, north), await start(line, south)];
    await lineIsUp(one, two);
    const said = Array.from({ length: 60 }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, 10 * i));
      return await one.write(`north ${i}`);
    });
    await openIncarnation(two);
    await lineIsUp(two, one);
    expect((await Promise.all(said)).every((seq) => typeof seq === 'number')).toBe(true);
    const circuits = [...one.line.host.circuits.values()];
    await until(() => circuits.length > 0, 'a circuit under the new keys');
    await untilEqual(one, two);
  }, 240_000);

  /** Seen to fail where the certificate that begins a circuit is not read. */
  it('that a peer missed for two days is learned when it comes back', async () => {
    const line = await founded(['north', 'south']);
    const first = await start(line, north);
    const two = await start(line, south);
    await lineIsUp(first, two);
    await stop(first);
    await openIncarnation(two);
    for (let i = 0; i < 30; i++) await two.write(`unheard ${i}`);
    const seq = await flash(two, 'a warning nobody heard');
    await stop(two);
    const clock = clockOff(twoDaysMs);
    const later = await start(line, south, { clock });
    const back = await start(line, north, { clock });
    await until(() => later.recordedBy(north) > seq, 'the FLASH is on record', 90_000);
    await lineIsUp(later, back);
    await untilEqual(later, back);
  }, 240_000);
});
