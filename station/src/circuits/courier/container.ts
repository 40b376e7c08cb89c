import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { assert, Bug } from '@parley/core/base/assert.ts';
import { equal, hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { ok, type Refusal, type Result, refuse } from '@parley/core/base/refusal.ts';
import {
  type CourierHeader,
  type CourierTrailer,
  decodeHeader,
  decodeManifest,
  decodeTrailer,
  encodeHeader,
  encodeManifest,
  encodeTrailerEnd,
  encodeTrailerStart,
  headerBytes,
  type ManifestItem,
  manifestItemBytes,
  trailerBytes,
} from './layout.ts';
import { fileSource, memorySource, type Source } from './source.ts';

/** What is to be written; `frames` may be sealed while it is iterated. */
export type CourierContent = CourierHeader & {
  readonly frames: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
};

export type CourierManifest = CourierHeader & {
  readonly fileBytes: number;
  readonly frames: readonly ManifestItem[];
};

export type CourierFile = CourierHeader & {
  readonly manifest: readonly ManifestItem[];
  /**
   * The frames in order, read one by one and compared with the manifest again, because a file can
   * change while it is read: then `courier-altered` is the last element. May be called again.
   */
  frames(): AsyncGenerator<Result<Uint8Array>>;
};

/** A name for the file that tells people whose it is; the reader does not look at it. */
export function courierName(header: CourierHeader): string {
  return `parley-${header.from}-to-${header.to}-${hex(header.id).slice(0, 16)}.courier`;
}

/**
 * Writes a courier file so that under `path` there is either the whole of it or what was there
 * before: temporary name in the same folder, fsync, rename, fsync of the folder. Refuses
 * `over-limit` when the frames do not fit one file; rejects with the system's error when the disk
 * fails. Both leave nothing behind.
 */
export async function writeCourier(
  path: string,
  content: CourierContent,
): Promise<Result<{ readonly fileBytes: number; readonly count: number }>> {
  assert(content.line.length === 32 && content.id.length === 16, 'line and file id have a length');
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${hex(content.id)}.part`);
  await rm(temporary, { force: true });
  const file = await open(temporary, 'wx', 0o600);
  let written: Result<{ fileBytes: number; count: number }>;
  try {
    try {
      written = await writeAll(file, content);
      if (written.ok) await file.sync();
    } finally {
      await file.close();
    }
    if (written.ok) await rename(temporary, path);
    else await rm(temporary, { force: true });
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  if (written.ok) await syncFolder(dirname(path));
  return written;
}

/**
 * Reads a courier file, checks all of it, and keeps the file open only while frames are read.
 * Refuses `file-unreadable`, `over-limit`, `not-a-courier-file`, `unknown-version`,
 * `courier-cut-short`, `courier-altered`, `malformed`, and `wrong-line` when `expected.line` is
 * another one's. Reading twice gives the same; what is new in it, the core decides.
 */
export async function readCourier(
  from: string | Uint8Array,
  expected: { readonly line: Uint8Array },
): Promise<Result<CourierFile>> {
  const inspected = await inspectCourier(from);
  if (!inspected.ok) return inspected;
  const { fileBytes: _, frames: manifest, ...header } = inspected.value;
  if (!equal(header.line, expected.line)) {
    return refuse('wrong-line', `line ${hex(header.line).slice(0, 16)}…`);
  }
  return ok({ ...header, manifest, frames: () => readFrames(from, manifest) });
}

/** Checks a courier file of whatever line and tells what it holds; the same refusals. */
export function inspectCourier(from: string | Uint8Array): Promise<Result<CourierManifest>> {
  return withSource(from, inspect);
}

async function writeAll(
  file: FileHandle,
  content: CourierContent,
): Promise<Result<{ fileBytes: number; count: number }>> {
  const hash = createHash('sha256');
  const write = async (bytes: Uint8Array): Promise<void> => {
    hash.update(bytes);
    await file.appendFile(bytes);
  };
  const manifest: ManifestItem[] = [];
  let frameBytes = 0;
  let fileBytes = headerBytes + trailerBytes;
  await write(encodeHeader(content));
  for await (const frame of content.frames) {
    assert(frame.length > 0 && frame.length <= limits.frameBytesMax, 'a frame is a frame');
    fileBytes += frame.length + manifestItemBytes;
    if (fileBytes > limits.courierBytesMax || manifest.length === limits.courierFramesMax) {
      return refuse('over-limit', 'more than one courier file holds');
    }
    manifest.push({ length: frame.length, sha256: sha256(frame) });
    frameBytes += frame.length;
    await write(frame);
  }
  assert(manifest.length > 0, 'a courier file carries at least its open');
  await write(encodeManifest(manifest));
  await write(encodeTrailerStart(manifest.length, frameBytes));
  await file.appendFile(encodeTrailerEnd(hash.digest()));
  return ok({ fileBytes, count: manifest.length });
}

async function inspect(source: Source): Promise<Result<CourierManifest>> {
  const fileBytes = source.size;
  if (fileBytes > limits.courierBytesMax) return refuse('over-limit', `${fileBytes} bytes`);
  const header = decodeHeader(await source.read(0, headerBytes));
  if (!header.ok) return header;
  const trailerAt = Math.max(headerBytes, fileBytes - trailerBytes);
  const trailer = decodeTrailer(await source.read(trailerAt, trailerBytes), fileBytes);
  if (!trailer.ok) return trailer;
  const whole = await checkHash(source, trailer.value);
  if (!whole.ok) return whole;
  const { count, frameBytes } = trailer.value;
  const manifestBytes = count * manifestItemBytes;
  const manifest = await source.read(headerBytes + frameBytes, manifestBytes);
  if (manifest.length !== manifestBytes) return refuse('courier-altered', 'while it was read');
  const items = decodeManifest(manifest, trailer.value);
  return items.ok ? ok({ ...header.value, fileBytes, frames: items.value }) : items;
}

async function checkHash(source: Source, trailer: CourierTrailer): Promise<Result<true>> {
  const hash: Hash = createHash('sha256');
  const end = source.size - trailerBytes + 12;
  for (let at = 0; at < end; ) {
    const bytes = await source.read(at, Math.min(1024 * 1024, end - at));
    if (bytes.length === 0) return refuse('courier-altered', 'while it was read');
    hash.update(bytes);
    at += bytes.length;
  }
  return equal(hash.digest(), trailer.sha256) ? ok(true) : refuse('courier-altered', 'its hash');
}

async function* readFrames(
  from: string | Uint8Array,
  manifest: readonly ManifestItem[],
): AsyncGenerator<Result<Uint8Array>> {
  const opened = await openSource(from);
  if (!opened.ok) {
    yield opened;
    return;
  }
  const source = opened.value;
  try {
    let at = headerBytes;
    for (const { length, sha256: expected } of manifest) {
      const frame = await source.read(at, length);
      if (frame.length !== length || !equal(sha256(frame), expected)) {
        yield refuse('courier-altered', 'while it was read');
        return;
      }
      yield ok(frame);
      at += length;
    }
  } catch (error) {
    yield unreadable(error);
  } finally {
    await source.close();
  }
}

async function withSource<T>(
  from: string | Uint8Array,
  act: (source: Source) => Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await openSource(from);
  if (!opened.ok) return opened;
  try {
    return await act(opened.value);
  } catch (error) {
    return unreadable(error);
  } finally {
    await opened.value.close();
  }
}

async function openSource(from: string | Uint8Array): Promise<Result<Source>> {
  return typeof from === 'string' ? fileSource(from) : ok(memorySource(from));
}

/** The stick was pulled out, or fails: theirs, not ours. */
function unreadable(error: unknown): Refusal {
  if (error instanceof Bug) throw error;
  return refuse('file-unreadable', (error as Error).message);
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

/** Makes a rename durable. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
