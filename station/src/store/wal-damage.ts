import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

/** Reads `length` bytes at an offset. */
type Bytes = (at: number, length: number) => Buffer;

const headerBytes = 32;
const frameHeaderBytes = 24;
const magic = 0x377f0682;

/**
 * What is wrong with the write-ahead log that a killed process left beside a database; undefined
 * when nothing is. SQLite does not tell: at the first frame whose checksum is wrong it takes the
 * log for ended, and what was committed behind it would be gone in silence.
 *
 * A power cut tears only frames of the last transaction, because each one is synced before the
 * next writes. So a frame that belongs to the log and lies behind a commit behind the first bad
 * frame proves damage, not a cut. A flipped bit in the very last transaction looks like a cut: the
 * guard notices it where it held entries of ours, and peers bring back what they said.
 */
export function walDamage(file: string): string | undefined {
  const log = `${file}-wal`;
  if (!existsSync(log)) return undefined;
  const fd = openSync(log, 'r');
  try {
    const bytes: Bytes = (at, length) => {
      const buffer = Buffer.alloc(length);
      readSync(fd, buffer, 0, length, at);
      return buffer;
    };
    return damageIn(bytes, fstatSync(fd).size);
  } finally {
    closeSync(fd);
  }
}

/** The same of a log in memory. */
export function damageOf(log: Uint8Array): string | undefined {
  const whole = Buffer.from(log.buffer, log.byteOffset, log.length);
  return damageIn((at, length) => whole.subarray(at, at + length), log.length);
}

function damageIn(bytes: Bytes, size: number): string | undefined {
  if (size < headerBytes + frameHeaderBytes) return undefined;
  const header = bytes(0, headerBytes);
  // Never written: the file had its length before its content.
  if (header.every((byte) => byte === 0)) return undefined;
  const sum = new Checksum(header);
  sum.add(header.subarray(0, 24));
  // It is synced before the first frame is written.
  if (!sum.known || !sum.equals(header, 24)) return 'the header of the write-ahead log';
  const frameBytes = frameHeaderBytes + header.readUInt32BE(8);
  let bad = -1;
  let committed = false;
  for (let at = headerBytes, n = 0; at + frameBytes <= size; at += frameBytes, n++) {
    const frame = bytes(at, frameBytes);
    const belongs = sameSalt(frame, header);
    if (bad < 0 && belongs === 'both') {
      sum.add(frame.subarray(0, 8));
      sum.add(frame.subarray(frameHeaderBytes));
      if (sum.equals(frame, 16)) continue;
    }
    if (bad < 0) bad = n;
    if (belongs === 'neither') continue;
    if (committed) return `frame ${bad} of the write-ahead log`;
    committed = frame.readUInt32BE(4) !== 0;
  }
  return undefined;
}

/** Frames of an earlier use of the file have other salts; one flipped bit leaves one of the two. */
function sameSalt(frame: Buffer, header: Buffer): 'both' | 'one' | 'neither' {
  const first = frame.readUInt32BE(8) === header.readUInt32BE(16);
  const second = frame.readUInt32BE(12) === header.readUInt32BE(20);
  if (first && second) return 'both';
  return first || second ? 'one' : 'neither';
}

/** The running checksum of SQLite's log format, section 4.2 of its file format. */
class Checksum {
  /** The header is that of a log at all. */
  readonly known: boolean;
  readonly #bigEndian: boolean;
  #a = 0;
  #b = 0;

  constructor(header: Buffer) {
    const found = header.readUInt32BE(0);
    this.known = found === magic || found === magic + 1;
    this.#bigEndian = found === magic + 1;
  }

  add(bytes: Buffer): void {
    for (let i = 0; i + 8 <= bytes.length; i += 8) {
      this.#a = (this.#a + this.#word(bytes, i) + this.#b) >>> 0;
      this.#b = (this.#b + this.#word(bytes, i + 4) + this.#a) >>> 0;
    }
  }

  equals(bytes: Buffer, at: number): boolean {
    return this.#a === bytes.readUInt32BE(at) && this.#b === bytes.readUInt32BE(at + 4);
  }

  #word(bytes: Buffer, at: number): number {
    return this.#bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
  }
}
