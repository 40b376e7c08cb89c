import type { RefusalCode } from '@parley/core/base/refusal.ts';

/**
 * One path that carries frames to one peer, up from the moment it is handed over until `onClose`
 * (spec/circuit.md). It knows nothing of entries; it may lose, double and reorder frames, and
 * never alters one.
 */
export interface Circuit {
  /** The charter's id of the circuit; two circuits in a row to one peer share it. */
  readonly id: string;
  /** Unique in this process: what `transmit` names. */
  readonly key: string;
  readonly kind: string;
  /** Index of the party at the other end. */
  readonly peer: number;
  /** Bytes of the largest frame it carries. */
  readonly mtu: number;
  /** Bytes a second, of a kind that knows: bundles are made for it, and little waits before it. */
  readonly rate?: number;
  /** The same of one that does not know, as it was seen lately where that is little; else null. */
  readonly measured?: number | null;
  readonly oneWay: boolean;
  readonly ordered: boolean;
  /**
   * Takes a frame of 1 to `mtu` bytes, which must not be changed afterwards. False: taken, but the
   * circuit is full; send no more until `onDrain`, save for what cannot wait. A circuit far over
   * its mark, or closed, drops the frame: frames may be lost anyway, and repair finds it.
   */
  send(frame: Uint8Array): boolean;
  /** What was sent leaves now. Without this call it does so with the end of this turn at latest. */
  flush(): void;
  /** No frames are handed over until `resume`; the peer is slowed down in the end. */
  pause(): void;
  resume(): void;
  /** Tells the carrier that a frame came by it which only the peer can have sealed. */
  proved?(): void;
  /** Ends the circuit; `onClose` follows once. Frames that come after this call are dropped. */
  close(why?: string): void;
  /** One frame, for those who do not set `onFrames`. */
  onFrame: (frame: Uint8Array) => void;
  /** All frames that came in one turn of the event loop, in order; by default calls `onFrame`. */
  onFrames: (frames: Uint8Array[]) => void;
  onDrain: () => void;
  /** `measured` is another. */
  onMeasured?: () => void;
  onClose: (why: string) => void;
}

/** What a carrier tells the log and `status`. */
export type CarrierEvent =
  | {
      readonly t: 'refused';
      readonly code: RefusalCode;
      readonly peer?: number;
      readonly from: string;
    }
  | { readonly t: 'up'; readonly peer: number; readonly dialled: boolean }
  | { readonly t: 'down'; readonly peer: number; readonly why: string }
  | { readonly t: 'retry'; readonly peer: number; readonly inMs: number; readonly why: string };

export type PeerStatus = {
  readonly peer: number;
  readonly state: 'up' | 'dialling' | 'waiting' | 'listening';
  /** Why the last connection or attempt ended; empty before the first. */
  readonly why: string;
  /** What it calls its software, while it is up and says so. */
  readonly software?: string;
};

export type CarrierStatus = {
  readonly id: string;
  readonly kind: string;
  /** Where it listens, or undefined. */
  readonly listening: string | undefined;
  readonly peers: readonly PeerStatus[];
  /** Connections that have not yet shown who they are. */
  readonly unidentified: number;
  /** What was refused, counted by code since the start. */
  readonly refused: ReadonlyMap<RefusalCode, number>;
};

/** Owns dialling and listening for one configured circuit of a line, and yields its circuits. */
export interface Carrier {
  readonly id: string;
  readonly kind: string;
  /** Rejects when it cannot listen (a fault of ours: the port is taken). */
  start(): Promise<void>;
  /** Closes all circuits and stops dialling; resolves when every socket is gone. */
  stop(): Promise<void>;
  /** What is sent to that peer goes by this one from now on, until it ends or another is told. */
  onCircuit: (circuit: Circuit) => void;
  /**
   * Another one to a peer that has a circuit: it is read, and what comes by it is answered by it.
   * Once it is `proved` it takes the place of the other.
   */
  onBeside?: (circuit: Circuit) => void;
  onEvent: (event: CarrierEvent) => void;
  status(): CarrierStatus;
}
