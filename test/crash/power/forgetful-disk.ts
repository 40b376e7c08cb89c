/** What was done to a disk, in order: what a power cut leaves is made from this. */
export type DiskOperation =
  | { readonly t: 'create' | 'sync' | 'delete'; readonly file: string }
  | { readonly t: 'truncate'; readonly file: string; readonly size: number }
  | { readonly t: 'rename'; readonly file: string; readonly to: string }
  | { readonly t: 'write'; readonly file: string; readonly at: number; readonly bytes: Uint8Array };

export type Files = Map<string, Uint8Array>;

/** How the disk behaves: drawn anew for each run. */
export type DiskKind = {
  readonly sectorBytes: number;
  /** A write that power cuts short leaves the rest of its sector as it was. */
  readonly powersafe: boolean;
};

const [ok, ioError, notFound, shortRead, cannotOpen] = [0, 10, 12, 522, 14];
const openCreate = 4;
const powersafeOverwrite = 0x1000;

/**
 * A file system for SQLite in memory (a VFS) which writes down every write, truncation and sync.
 * Nothing is durable before its sync; `PowerCut` makes what may be left at any operation.
 */
export class ForgetfulDisk {
  readonly name = 'forgetful';
  readonly mxPathName = 64;
  files: Files = new Map();
  operations: DiskOperation[] = [];
  recording = true;
  kind: DiskKind = { sectorBytes: 4096, powersafe: true };
  readonly #open = new Map<number, string>();
  readonly #sizes = new Map<string, number>();

  /** Puts another content under it; what is open must have been closed. */
  mount(files: Files): void {
    this.files = files;
    this.#sizes.clear();
    for (const [file, bytes] of files) this.#sizes.set(file, bytes.length);
    this.operations = [];
  }

  /** As the store moves a database that is complete under its name. */
  rename(file: string, to: string): void {
    const bytes = this.files.get(file) as Uint8Array;
    this.files.delete(file);
    this.files.set(to, bytes);
    this.#sizes.set(to, this.#sizes.get(file) ?? 0);
    this.#note({ t: 'rename', file, to });
  }

  xOpen(name: string | null, id: number, flags: number, out: DataView): number {
    const file = name ?? `temporary-${id}`;
    if (!this.files.has(file)) {
      if ((flags & openCreate) === 0) return cannotOpen;
      this.files.set(file, new Uint8Array(0));
      this.#sizes.set(file, 0);
      this.#note({ t: 'create', file });
    }
    this.#open.set(id, file);
    out.setInt32(0, flags, true);
    return ok;
  }

  xClose(id: number): number {
    this.#open.delete(id);
    return ok;
  }

  xRead(id: number, into: Uint8Array, at: number): number {
    const file = this.#file(id);
    const bytes = this.files.get(file);
    if (!bytes) return ioError;
    const end = Math.min(at + into.length, this.#sizes.get(file) ?? 0);
    const part = bytes.subarray(at, Math.max(at, end));
    into.set(part);
    if (part.length === into.length) return ok;
    into.fill(0, part.length);
    return shortRead;
  }

  xWrite(id: number, from: Uint8Array, at: number): number {
    const file = this.#file(id);
    const bytes = from.slice();
    const size = Math.max(this.#sizes.get(file) ?? 0, at + bytes.length);
    this.#grow(file, size).set(bytes, at);
    this.#sizes.set(file, size);
    this.#note({ t: 'write', file, at, bytes });
    return ok;
  }

  xTruncate(id: number, size: number): number {
    const file = this.#file(id);
    this.#sizes.set(file, size);
    this.files.get(file)?.fill(0, size);
    this.#note({ t: 'truncate', file, size });
    return ok;
  }

  xSync(id: number): number {
    this.#note({ t: 'sync', file: this.#file(id) });
    return ok;
  }

  xFileSize(id: number, out: DataView): number {
    out.setBigInt64(0, BigInt(this.#sizes.get(this.#file(id)) ?? 0), true);
    return ok;
  }

  xDelete(file: string): number {
    this.files.delete(file);
    this.#sizes.delete(file);
    this.#note({ t: 'delete', file });
    return ok;
  }

  xAccess(file: string, _flags: number, out: DataView): number {
    out.setInt32(0, this.files.has(file) ? 1 : 0, true);
    return ok;
  }

  xLock(): number {
    return ok;
  }

  xUnlock(): number {
    return ok;
  }

  xCheckReservedLock(_id: number, out: DataView): number {
    out.setInt32(0, 0, true);
    return ok;
  }

  xFileControl(): number {
    return notFound;
  }

  xSectorSize(): number {
    return this.kind.sectorBytes;
  }

  xDeviceCharacteristics(): number {
    return this.kind.powersafe ? powersafeOverwrite : 0;
  }

  #file(id: number): string {
    return this.#open.get(id) ?? '';
  }

  #grow(file: string, size: number): Uint8Array {
    const bytes = this.files.get(file) as Uint8Array;
    if (bytes.length >= size) return bytes;
    const larger = new Uint8Array(Math.max(size, bytes.length * 2, 65_536));
    larger.set(bytes);
    this.files.set(file, larger);
    return larger;
  }

  #note(operation: DiskOperation): void {
    if (this.recording) this.operations.push(operation);
  }
}
