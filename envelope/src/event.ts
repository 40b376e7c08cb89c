import type { RefusalCode } from '@parley/core/base/refusal.ts';
import type { JournalName } from '@parley/core/codec/names.ts';

/** What an envelope tells its station, in the order in which it happens. */
export type EnvelopeEvent =
  /**
   * A frame opened; `from` is who sealed it, not who wrote what is inside. `first`: it is no
   * replay, so it shows that its sender is at the other end of where it came by, `via`.
   */
  | {
      t: 'payload';
      circuit: string;
      via?: string | undefined;
      from: JournalName;
      payload: Uint8Array;
      first: boolean;
    }
  /** A certificate came in clear; nothing of it is checked yet. */
  | { t: 'certificate'; circuit: string; certificate: Uint8Array }
  /** A new sending session: this goes to the peer on every circuit, before what follows. */
  | { t: 'open'; peer: number; frame: Uint8Array }
  /** The peer missed our `open`: it goes again on this circuit, or on all when one-way. */
  | { t: 'resend'; circuit: string; peer: number; frame: Uint8Array }
  /** A cannot-open, to go out on this circuit, or on all to the others when it is one-way. */
  | { t: 'answer'; circuit: string; frame: Uint8Array }
  /** A receiving session began or ended: `liveOpens()` changed and should be stored. */
  | { t: 'opens' }
  /** A sender sealed to a key of ours we do not hold: make one of a number above this. */
  | { t: 'key-needed'; above: number }
  /** A peer's signed cannot-open told a newer receive key than the core has shown. */
  | { t: 'peer-key'; party: number; number: number; publicKey: Uint8Array }
  /** A replaced incarnation of that party asks: it may not know of the newer one. */
  | { t: 'outdated'; circuit: string; party: number }
  /** The peer cannot open that courier file: what it held must be exported again. */
  | { t: 'courier-lost'; peer: number; id: Uint8Array }
  /** Bad bytes, from a circuit or (null) from what a peer announced. Nothing changed. */
  | { t: 'refused'; circuit: string | null; code: RefusalCode; detail: string }
  /** Our own signer or cipher failed; it is tried again. */
  | { t: 'fault'; detail: string };

export type Emit = (event: EnvelopeEvent) => void;
