/** Hashing and verifying, synchronous and pure. Signing is an effect (design section 4). */
export interface Crypto {
  sha256(bytes: Uint8Array): Uint8Array;
  /** RFC 8032; false for anything that does not verify, also for a malformed key. */
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** FIPS 204, empty context. */
  verifyMlDsa44(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** ECDSA P-256 with SHA-256; the key is 65 bytes uncompressed, the signature DER. */
  verifyP256(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** Random bytes, handed in so that a simulation can repeat a run. */
export interface Entropy {
  bytes(length: number): Uint8Array;
}
