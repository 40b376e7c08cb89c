/** An authenticator's signature counter (WebAuthn, authenticator data); zero: it keeps none. */
export function counterOf(authenticatorData: Uint8Array): number {
  const view = new DataView(authenticatorData.buffer, authenticatorData.byteOffset);
  return authenticatorData.length < 37 ? 0 : view.getUint32(33);
}
