import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concat } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courierName, inspectCourier, readCourier, writeCourier } from './container.ts';

const line = new Uint8Array(32).fill(7);
const id = new Uint8Array(16).fill(9);
const header = { line, from: 0, to: 1, id };
const frames = [new Uint8Array([1, 2, 3]), new Uint8Array(100).fill(4), new Uint8Array([5])];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-courier-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('courier file', () => {
  it('gives back what was written, twice the same', async () => {
    const path = join(folder, courierName(header));
    const written = await writeCourier(path, { ...header, frames });
    expect(written).toEqual({ ok: true, value: { fileBytes: 66 + 104 + 3 * 36 + 52, count: 3 } });
    for (let times = 0; times < 2; times++) {
      const file = unwrap(await readCourier(path, { line }));
      expect([file.from, file.to, file.id]).toEqual([0, 1, id]);
      expect(await all(file.frames())).toEqual(frames);
      expect(await all(file.frames())).toEqual(frames);
    }
  });

  it('has exactly the bytes that the specification says', async () => {
    const bytes = await written([new Uint8Array([0xaa, 0xbb])]);
    const item = sha256(new Uint8Array([0xaa, 0xbb]));
    const start = Uint8Array.from([0x89, 0x50, 0x4c, 0x59, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
    const covered = concat(
      start,
      line,
      Uint8Array.from([0, 1]),
      id,
      new Uint8Array(7),
      Uint8Array.from([0xaa, 0xbb]),
      Uint8Array.from([0, 0, 0, 2]),
      item,
      Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2]),
    );
    const end = Uint8Array.from([0x89, 0x45, 0x4e, 0x44, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(bytes).toEqual(concat(covered, sha256(covered), end));
  });

  it('lists what it holds without giving it', async () => {
    const manifest = unwrap(await inspectCourier(await written(frames)));
    expect(manifest.frames.map((item) => item.length)).toEqual([3, 100, 1]);
    expect(manifest.frames[2]?.sha256).toEqual(sha256(new Uint8Array([5])));
    expect(manifest.to).toBe(1);
  });

  it('is refused when cut at any byte', async () => {
    const bytes = await written(frames);
    for (let length = 0; length < bytes.length; length++) {
      const read = await readCourier(bytes.subarray(0, length), { line });
      expect(read).toMatchObject({ ok: false, code: 'courier-cut-short' });
    }
  });

  it('is refused when any bit is flipped, or a byte is added', async () => {
    const bytes = await written(frames);
    const codes = new Set<string>();
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const copy = bytes.slice();
      copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
      const read = await readCourier(copy, { line });
      expect(read.ok).toBe(false);
      if (!read.ok) codes.add(read.code);
    }
    expect(codes).toContain('courier-altered');
    const longer = await readCourier(concat(bytes, new Uint8Array([0])), { line });
    expect(longer).toMatchObject({ ok: false, code: 'courier-cut-short' });
  });

  it('of another line is refused, and can be inspected', async () => {
    const bytes = await written(frames);
    const other = await readCourier(bytes, { line: new Uint8Array(32).fill(8) });
    expect(other).toMatchObject({ ok: false, code: 'wrong-line' });
    expect((await inspectCourier(bytes)).ok).toBe(true);
  });

  it('that lies about its frames is refused even with a true hash', async () => {
    const bytes = await written(frames);
    const longer = concat(bytes.subarray(0, -52), new Uint8Array(36), bytes.subarray(-52));
    expect(await codeOf(rehashed(longer, () => {}))).toBe('courier-cut-short');
    expect(await codeOf(rehashed(bytes, (copy) => copy.set([0, 0, 0, 4], 66 + 104)))).toBe(
      'malformed',
    );
    expect(await codeOf(rehashed(bytes, (copy) => copy.set([0, 0, 0, 0], 66 + 104)))).toBe(
      'malformed',
    );
    expect(await codeOf(rehashed(bytes, (copy) => copy.set([1, 1], 41)))).toBe('malformed');
    expect(await codeOf(rehashed(bytes, (copy) => copy.set([0, 10], 41)))).toBe('malformed');
    expect(await codeOf(rehashed(bytes, (copy) => copy.set([1], 60)))).toBe('malformed');
    expect(await codeOf(rehashed(bytes, (copy) => copy.set([2], 8)))).toBe('unknown-version');
    expect(await codeOf(rehashed(bytes, (c) => c.set([255, 255, 255, 255], c.length - 52)))).toBe(
      'over-limit',
    );
  });

  it('over the limits is neither written nor read', async () => {
    const path = join(folder, 'large.courier');
    function* tooMany(): Generator<Uint8Array> {
      for (let i = 0; i <= limits.courierFramesMax; i++) yield new Uint8Array(1);
    }
    const written = await writeCourier(path, { ...header, frames: tooMany() });
    expect(written).toMatchObject({ ok: false, code: 'over-limit' });
    expect(await readdir(folder)).not.toContain('large.courier');
  });

  it('random bytes, a missing file and a folder are refused', async () => {
    expect(await codeOf(new Uint8Array(500).map((_, i) => i * 31))).toBe('not-a-courier-file');
    expect(await codeOf(join(folder, 'missing'))).toBe('file-unreadable');
    expect(await codeOf(folder)).toBe('file-unreadable');
  });

  it('leaves the old file and no other when the writing fails half way', async () => {
    const path = join(folder, 'kept.courier');
    await writeFile(path, 'before');
    function* failing(): Generator<Uint8Array> {
      yield new Uint8Array([1]);
      throw new Error('no space');
    }
    const writing = writeCourier(path, { ...header, frames: failing() });
    await expect(writing).rejects.toThrow('no space');
    expect(await readFile(path, 'utf8')).toBe('before');
    expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('altered between check and reading ends with a refusal', async () => {
    const path = join(folder, 'swapped.courier');
    await writeCourier(path, { ...header, frames });
    const file = unwrap(await readCourier(path, { line }));
    const bytes = new Uint8Array(await readFile(path));
    bytes[66 + 3] = 99;
    await writeFile(path, bytes);
    const read = [];
    for await (const frame of file.frames()) read.push(frame.ok ? 'frame' : frame.code);
    expect(read).toEqual(['frame', 'courier-altered']);
  });
});

async function written(content: Uint8Array[]): Promise<Uint8Array> {
  const path = join(folder, 'small.courier');
  await writeCourier(path, { ...header, frames: content });
  return new Uint8Array(await readFile(path));
}

/** Changes a copy and makes its hash true again. */
function rehashed(bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  change(copy);
  copy.set(sha256(copy.subarray(0, copy.length - 40)), copy.length - 40);
  return copy;
}

async function codeOf(from: string | Uint8Array): Promise<string> {
  const read = await readCourier(from, { line });
  return read.ok ? 'taken' : read.code;
}

async function all(from: AsyncGenerator<{ ok: true; value: Uint8Array } | { ok: false }>) {
  const out: Uint8Array[] = [];
  for await (const frame of from) if (frame.ok) out.push(new Uint8Array(frame.value));
  return out;
}

function unwrap<T>(result: { ok: true; value: T } | { ok: false; code: string }): T {
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
