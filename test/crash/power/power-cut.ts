import type { Seeded } from '../seeded.ts';
import type { DiskKind, DiskOperation, Files } from './forgetful-disk.ts';

type Write = Extract<DiskOperation, { t: 'write' }>;
type Pending = Extract<DiskOperation, { t: 'write' | 'truncate' }>;

/** One file: what is durable of it, and what was done since its last sync. */
type Remembered = { durable: Uint8Array; exists: boolean; pending: Pending[] };

/**
 * Goes through what was done to a disk, and makes at any operation what a power cut may leave:
 * all that was synced, and of the rest any part, torn at sectors, whatever came first.
 */
export class PowerCut {
  readonly #operations: readonly DiskOperation[];
  readonly #kind: DiskKind;
  readonly #files = new Map<string, Remembered>();
  #next = 0;

  constructor(operations: readonly DiskOperation[], kind: DiskKind) {
    this.#operations = operations;
    this.#kind = kind;
  }

  /** All operations before this one have been asked for. */
  advance(to: number): void {
    for (; this.#next < to; this.#next++) {
      this.#take(this.#operations[this.#next] as DiskOperation);
    }
  }

  /** One of the contents that power may leave now. */
  left(seeded: Seeded): Files {
    const files: Files = new Map();
    // What all writes of this cut have in common: mostly lost, mostly kept, or anything.
    const kept = seeded.one([0, 0.1, 0.5, 0.9, 1]);
    for (const [name, file] of this.#files) {
      // A file that was never synced may not have its name yet; one removed may have it again.
      if (!file.exists && seeded.chance(0.5)) continue;
      files.set(name, this.#content(file, kept, seeded));
    }
    return files;
  }

  #take(operation: DiskOperation): void {
    const { file } = operation;
    const known = this.#files.get(file);
    switch (operation.t) {
      case 'create':
        // Over one that was removed and may come back: its old content is gone for good.
        this.#files.set(file, { durable: new Uint8Array(0), exists: false, pending: [] });
        return;
      case 'write':
      case 'truncate':
        known?.pending.push(operation);
        return;
      case 'sync':
        if (!known) return;
        known.durable = applied(known.durable, known.pending);
        known.pending = [];
        known.exists = true;
        return;
      case 'delete':
        if (known) known.exists = false;
        return;
      case 'rename':
        if (known) this.#files.set(operation.to, known);
        this.#files.delete(file);
    }
  }

  #content({ durable, pending }: Remembered, kept: number, seeded: Seeded): Uint8Array {
    let bytes: Uint8Array = Uint8Array.from(durable);
    for (const operation of pending) {
      if (operation.t === 'truncate') {
        if (seeded.chance(kept)) bytes = resized(bytes, operation.size);
      } else bytes = this.#torn(bytes, operation, { kept, seeded });
    }
    return bytes;
  }

  /** A write of which each sector is there, or not, or noise where the disk is not powersafe. */
  #torn(before: Uint8Array, write: Write, how: { kept: number; seeded: Seeded }): Uint8Array {
    const { kept, seeded } = how;
    const { sectorBytes, powersafe } = this.#kind;
    let bytes = before;
    const end = write.at + write.bytes.length;
    for (let at = write.at; at < end; ) {
      const next = Math.min(end, (Math.floor(at / sectorBytes) + 1) * sectorBytes);
      if (seeded.chance(kept)) {
        bytes = resized(bytes, Math.max(bytes.length, next));
        const noisy = !powersafe && kept < 1 && seeded.chance(0.1);
        if (noisy) for (let i = at; i < next; i++) bytes[i] = seeded.below(256);
        else bytes.set(write.bytes.subarray(at - write.at, next - write.at), at);
      }
      at = next;
    }
    return bytes;
  }
}

function applied(durable: Uint8Array, pending: readonly Pending[]): Uint8Array {
  let size = durable.length;
  for (const one of pending) {
    size =
      one.t === 'truncate' ? Math.max(size, one.size) : Math.max(size, one.at + one.bytes.length);
  }
  const bytes = new Uint8Array(size);
  bytes.set(durable);
  let end = durable.length;
  for (const one of pending) {
    if (one.t === 'truncate') {
      bytes.fill(0, one.size);
      end = one.size;
    } else {
      bytes.set(one.bytes, one.at);
      end = Math.max(end, one.at + one.bytes.length);
    }
  }
  return bytes.slice(0, end);
}

function resized(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length === size) return bytes;
  const out = new Uint8Array(size);
  out.set(bytes.subarray(0, size));
  return out;
}
