/** What binds a sealed secret to its place: both sides must give the same (RFC 9180 mode_psk). */
export type HpkeContext = {
  readonly info: Uint8Array;
  /** The ceremony's secret, 32 bytes. */
  readonly psk: Uint8Array;
  readonly pskId: Uint8Array;
};

export type HpkeSealed = { readonly enc: Uint8Array; readonly ct: Uint8Array };

export type KeyPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };

/** HPKE with X-Wing, HKDF-SHA256 and AES-256-GCM; raw keys of 1,216 and 32 bytes. */
export interface Hpke {
  generateKeyPair(): Promise<KeyPair>;
  /** Undefined when the public key is no key of X-Wing. */
  seal(
    publicKey: Uint8Array,
    plaintext: Uint8Array,
    context: HpkeContext,
  ): Promise<HpkeSealed | undefined>;
  /** Undefined when key, context or any bit of the sealed bytes differ. */
  open(
    privateKey: Uint8Array,
    sealed: HpkeSealed,
    context: HpkeContext,
  ): Promise<Uint8Array | undefined>;
}

/** A key held by the cipher's library; only the port that made it can use it. */
export type AeadKey = object;

/** AES-256-GCM with 12-byte nonces and 16-byte tags, and HKDF-SHA256; synchronous. */
export interface Aead {
  /** Takes over 32 bytes; the caller may overwrite them afterwards. */
  key(bytes: Uint8Array): AeadKey;
  /** head ‖ ciphertext ‖ tag, with the head authenticated. */
  seal(key: AeadKey, nonce: Uint8Array, head: Uint8Array, plaintext: Uint8Array): Uint8Array;
  /** The plaintext behind the first `headBytes` bytes, or undefined when the tag fails. */
  open(
    key: AeadKey,
    nonce: Uint8Array,
    sealed: Uint8Array,
    headBytes: number,
  ): Uint8Array | undefined;
  /**
   * `seal` in two steps: what the cipher needs beside the plaintext is set up now, which is half
   * of the work. The second step is taken once at most, and the nonce is spent with the first.
   */
  sealer(key: AeadKey, nonce: Uint8Array, head: Uint8Array): (plaintext: Uint8Array) => Uint8Array;
  /** `open` in two steps, for a frame that will begin with this head; taken once at most. */
  opener(
    key: AeadKey,
    nonce: Uint8Array,
    head: Uint8Array,
  ): (sealed: Uint8Array) => Uint8Array | undefined;
  /** HKDF-SHA256 without salt. */
  hkdf(secret: Uint8Array, info: Uint8Array, length: number): Uint8Array;
}
