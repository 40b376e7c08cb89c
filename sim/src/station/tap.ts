/** Hooks into an otherwise honest station: how a liar sees and changes what goes in and out. */
export type Tap = {
  /** These payloads go instead; undefined: it goes as it is. */
  outgoing?(payload: Uint8Array, to: number, circuit: string): readonly Uint8Array[] | undefined;
  /** False: the station never sees it. */
  incoming?(payload: Uint8Array, from: number, circuit: string): boolean;
  /** These frames go instead, sealed or in clear; undefined: it goes as it is. */
  frameOut?(frame: Uint8Array, to: number, circuit: string): readonly Uint8Array[] | undefined;
  /** False: the station never sees it. */
  frameIn?(frame: Uint8Array, from: number, circuit: string): boolean;
};
