import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder, writeAll } from './atomic-file.ts';

/** Space that is given up for a warning, and taken back when there is enough. */
export type KeptSpace = {
  /** True when it is there; tries to bring it back first. */
  ready(): boolean;
  readonly spent: boolean;
  /** False: it was given up before. */
  spend(): boolean;
};

/**
 * Space kept for warnings: a file beside the database that is given up when the disk is full and
 * a FLASH must be written. Until it is back, nothing but urgent records is written, or ordinary
 * traffic would take the space that was given up.
 */
export class Reserve implements KeptSpace {
  private readonly file: string;
  private readonly bytes: number;
  private held: boolean;

  constructor(file: string, bytes: number) {
    this.file = file;
    this.bytes = bytes;
    // A crash while it was written leaves it short.
    this.held = existsSync(file) && statSync(file).size === bytes;
  }

  /** True when the reserve is there; tries to bring it back first. */
  ready(): boolean {
    return this.held || this.restore();
  }

  get spent(): boolean {
    return !this.held;
  }

  /** Gives the space up. False: it was given up before. */
  spend(): boolean {
    if (!this.held) return false;
    rmSync(this.file, { force: true });
    syncFolder(dirname(this.file));
    this.held = false;
    return true;
  }

  /** Takes the space back when three times as much is free. */
  private restore(): boolean {
    const space = statfsSync(dirname(this.file));
    if (space.bavail * space.bsize < 3 * this.bytes) return false;
    try {
      const fd = openSync(this.file, 'w', 0o600);
      try {
        // Random bytes: a file system that compresses would keep no space for zeros.
        writeAll(fd, randomBytes(this.bytes));
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      this.held = true;
    } catch {
      rmSync(this.file, { force: true });
    }
    return this.held;
  }
}
