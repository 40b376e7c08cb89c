import type { JournalName } from '@parley/core/codec/names.ts';

export type CourierReport = {
  /** Who sealed the frames, by index, and the file's id in hexadecimal. */
  readonly from: number;
  readonly id: string;
  readonly frames: number;
  /** Frames that opened here. */
  readonly opened: number;
  /** New entries by journal. */
  readonly fresh: readonly { readonly journal: JournalName; first: number; count: number }[];
  /** Entries held already; ahead of their predecessors; of contested journals. */
  readonly held: number;
  readonly peeked: number;
  readonly contested: number;
  /** New cosignatures. */
  readonly receipts: number;
  readonly refused: readonly { readonly code: string; readonly count: number }[];
};
