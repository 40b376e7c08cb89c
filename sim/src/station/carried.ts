import { equal } from '@parley/core/base/bytes.ts';
import type { SealedTo } from '@parley/envelope/parties.ts';

/** A courier file that was written here and whose receipt is still out. */
export type CarriedFile = {
  readonly peer: number;
  readonly session: Uint8Array;
  readonly to: SealedTo;
  readonly covers: ReadonlyMap<string, number>;
  lost: boolean;
};

const most = 64;

/** Courier files under way, as the station's store remembers them over a crash. */
export class CarriedFiles {
  files: CarriedFile[] = [];
  /** `open`s of files that this station had no key for, by sender. */
  readonly unopened = new Map<number, Uint8Array[]>();
  /** The newest `cannot-open` that came in a file, by sender. */
  readonly answers = new Map<number, Uint8Array>();

  put(file: CarriedFile): void {
    this.files.push(file);
    if (this.files.length > most) this.files.shift();
  }

  lost(peer: number, session: Uint8Array): void {
    const file = this.files.find((one) => one.peer === peer && equal(one.session, session));
    if (file) file.lost = true;
  }
}
