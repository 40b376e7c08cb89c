/** What one courier file to a party is made of, before it is sealed. */
export type CourierPayloads = {
  readonly to: number;
  readonly payloads: readonly Uint8Array[];
  /** How far the entries in it reach, by journal key. */
  readonly covers: ReadonlyMap<string, number>;
  /** The challenge in it. */
  readonly nonce: Uint8Array;
};
