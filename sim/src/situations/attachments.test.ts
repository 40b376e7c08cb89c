import { describe, expect, it } from 'vitest';
import { slow } from '../network/profile.ts';
import { holds, writeWith } from '../station/attachments.ts';
import { type CourierFile, exportCourier, importCourier } from '../station/courier.ts';
import type { SimStation } from '../station/station.ts';
import { Scene } from './scene.testkit.ts';

const minuteMs = 60_000;
/** The first element of a chunk (spec/attachment.md). */
const chunkType = 9;

/** Whether a station shows as held what the newest entry that names an attachment names. */
function shows({ machine }: SimStation, sha256: Uint8Array): boolean {
  return machine.disk.attachments.state(sha256)?.complete === true;
}

/** Two parties; the first one names an attachment of so many bytes and keeps it. */
async function named(bytes: number, begin = Scene.open) {
  const scene = await begin(60, { parties: 2 });
  const [author, reader] = [scene.station(0), scene.station(1)];
  const content = author.random.bytes(bytes);
  const sha256 = scene.founding.crypto.crypto.sha256(content);
  return { scene, author, reader, sha256, say: () => writeWith(author, content, 1) };
}

describe('an attachment', () => {
  it('is whole on the other side some seconds after the entry that names it', async () => {
    const { scene, reader, sha256, say } = await named(200_000);
    say();
    await scene.pass(5000);
    expect(shows(reader, sha256)).toBe(true);
    expect(holds(reader, sha256)).toBe(true);
  });

  it.each(['before-persist', 'after-persist'] as const)(
    'is whole soon after a start, when the power fails %s of its last piece',
    async (point) => {
      const { scene, reader, sha256, say } = await named(1000);
      reader.tap = {
        incoming(payload) {
          if (payload[1] === chunkType) reader.power.at = point;
          return true;
        },
      };
      say();
      await scene.pass(5000);
      expect(reader.running).toBe(false);
      reader.tap = null;
      scene.world.boot(1);
      await scene.pass(20_000);
      expect(shows(reader, sha256)).toBe(true);
    },
  );

  it('is given once on a slow circuit, however often it is asked for meanwhile', async () => {
    const { scene, author, reader, sha256, say } = await named(150_000, Scene.begin);
    scene.link(0, 1).profile = slow;
    scene.connect(0, 1);
    await scene.pass(minuteMs);
    let chunks = 0;
    author.tap = {
      outgoing(payload) {
        if (payload[1] === chunkType) chunks++;
        return undefined;
      },
    };
    say();
    await scene.pass(10 * minuteMs);
    expect(shows(reader, sha256)).toBe(true);
    expect(chunks).toBeLessThanOrEqual(2 * 3);
  });
});

describe('an attachment of our own', () => {
  it('comes back from a peer that holds it, where a backup lacks it', async () => {
    const { scene, author, reader, sha256, say } = await named(150_000);
    const backup = scene.backup(0);
    say();
    await scene.pass(10_000);
    expect(shows(reader, sha256)).toBe(true);
    scene.restore(0, backup);
    expect(shows(author, sha256)).toBe(false);
    await scene.pass(minuteMs);
    expect(shows(author, sha256)).toBe(true);
    expect(holds(author, sha256)).toBe(true);
  });
});

describe('an attachment that nobody has any more', () => {
  it('does not keep the next one of its author waiting', async () => {
    const { scene, author, reader, sha256, say } = await named(5000);
    say();
    author.machine.disk.attachments.drop(sha256);
    await scene.pass(minuteMs);
    const next = author.random.bytes(3000);
    writeWith(author, next, 1);
    await scene.pass(6 * minuteMs);
    expect(shows(reader, sha256)).toBe(false);
    expect(shows(reader, scene.founding.crypto.crypto.sha256(next))).toBe(true);
  });
});

describe('an attachment by stick alone', () => {
  /** A file is written and read while no circuit is up. */
  async function carried(scene: Scene, from: number, to: number, keep = Infinity) {
    const state: { file: CourierFile | null; done: boolean } = { file: null, done: false };
    const carry = async () => {
      state.file = await exportCourier(scene.station(from), to);
      const frames = state.file?.frames.slice(0, keep) ?? [];
      if (state.file) await importCourier(scene.station(to), { ...state.file, frames });
      state.done = true;
    };
    const carrying = carry();
    while (!state.done) await scene.pass(50);
    await carrying;
    return state.file as CourierFile;
  }

  it('comes in the file of the entry that names it', async () => {
    const { scene, reader, sha256, say } = await named(150_000, Scene.begin);
    say();
    await scene.settle();
    await carried(scene, 0, 1);
    await scene.pass(1000);
    expect(holds(reader, sha256)).toBe(true);
    expect(shows(reader, sha256)).toBe(true);
  });

  it('whose bytes were lost on the way is asked for by the next file, and comes', async () => {
    const { scene, author, reader, sha256, say } = await named(150_000, Scene.begin);
    say();
    await scene.settle();
    const whole = await carried(scene, 0, 1, 6);
    expect(whole.frames.length).toBeGreaterThan(6);
    expect(reader.line.journals.get(author.line.own)?.durable.size).toBe(1);
    expect(shows(reader, sha256)).toBe(false);
    await carried(scene, 1, 0);
    await scene.pass(1000);
    await carried(scene, 0, 1);
    await scene.pass(1000);
    expect(shows(reader, sha256)).toBe(true);
  });
});
