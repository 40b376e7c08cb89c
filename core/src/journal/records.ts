import type { TreeNode } from './frontier.ts';

/**
 * What a `persist` effect writes; all records of one turn of the station's loop go into one
 * transaction. A store is a dumb keeper: it decides nothing.
 */
export type StoreRecord =
  /** Entries [first, first + count) of a journal, as the `run` of a bundle. Runs never overlap. */
  | { t: 'run'; journal: string; first: number; count: number; bytes: Uint8Array }
  /** Hashes of full subtrees of height >= 8: (level, index) as in RFC 9162 section 2.1. */
  | { t: 'nodes'; journal: string; nodes: readonly TreeNode[] }
  /** The journal's hot row, replaced: CBOR made by core, opaque to the store. */
  | { t: 'head'; journal: string; size: number; state: Uint8Array }
  /** A signed head of a journal; first one of a size stays. */
  | {
      t: 'note';
      journal: string;
      size: number;
      root: Uint8Array;
      leaf: Uint8Array | null;
      signature: Uint8Array;
    }
  /** A cosignature; first one of (journal, size, cosigner) stays. */
  | {
      t: 'cosignature';
      journal: string;
      size: number;
      cosigner: string;
      time: number;
      signature: Uint8Array;
    }
  /** Post-quantum cosignature; the same rule. */
  | {
      t: 'pq';
      journal: string;
      size: number;
      cosigner: string;
      time: number;
      signature: Uint8Array;
    }
  /** An entry held without its predecessors; removed when they come. */
  | { t: 'peeked'; journal: string; seq: number; bytes: Uint8Array }
  | { t: 'unpeek'; journal: string; seq: number }
  /** Small named facts of core, replaced by key; null removes. */
  | { t: 'fact'; key: string; value: Uint8Array | null };

/** What a `load` effect asks of the store; the answer comes back as `loaded`. */
export type Query =
  /** Runs that cover entries from `first`, in order, until `bytes` is reached; at least one. */
  | { q: 'runs'; journal: string; first: number; last: number; bytes: number }
  /** Nodes of height >= 8 by place. */
  | { q: 'nodes'; journal: string; places: readonly { level: number; index: number }[] }
  /** The signed head of least size >= `size`. */
  | { q: 'note'; journal: string; size: number };

export type StoredRun = {
  readonly first: number;
  readonly count: number;
  readonly bytes: Uint8Array;
};

/** All that a start reads: heads and facts, never bodies of old entries. */
export type StoredStart = {
  readonly heads: readonly { journal: string; size: number; state: Uint8Array }[];
  /** The newest cosignature of each (journal, cosigner). */
  readonly cosignatures: readonly {
    journal: string;
    cosigner: string;
    size: number;
    time: number;
    signature: Uint8Array;
  }[];
  readonly facts: ReadonlyMap<string, Uint8Array>;
  readonly peeked: readonly { journal: string; seq: number; bytes: Uint8Array }[];
};
