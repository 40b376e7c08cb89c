import { randomBytes } from 'node:crypto';
import type { RequestOptions } from '@parley/api/session.ts';

/** Ms that a browser waits for its authenticator. */
const timeoutMs = 300_000;

/** 32 random bytes in base 64 for addresses. */
export function newChallenge(): string {
  return randomBytes(32).toString('base64url');
}

/** What a browser's `navigator.credentials.get` takes; user verification always required. */
export function requestOptionsFor(
  rpId: string,
  challenge: string,
  credentials: readonly Uint8Array[],
): RequestOptions {
  return {
    challenge,
    rpId,
    timeout: timeoutMs,
    userVerification: 'required',
    allowCredentials: credentials.map((one) => {
      return { id: Buffer.from(one).toString('base64url'), type: 'public-key' };
    }),
  };
}
