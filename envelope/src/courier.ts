import { ok, type Result } from '@parley/core/base/refusal.ts';
import type { PublicReceiveKey, SealedTo } from './parties.ts';
import { type Origin, startSession } from './start-session.ts';

/** The one session of one courier file: its first frame, and the sealing of the others. */
export type CourierSession = {
  readonly id: Uint8Array;
  /** The receive key it is sealed to. */
  readonly to: SealedTo;
  /** The `open` frame: the first in the file. */
  readonly open: Uint8Array;
  /** One frame; synchronous. */
  seal(payload: Uint8Array): Uint8Array;
};

/** Begins the session of a courier file. Refuses `bad-receive-key`. */
export async function courierSession(
  origin: Origin,
  peer: number,
  key: PublicReceiveKey & SealedTo,
): Promise<Result<CourierSession>> {
  const started = await startSession(origin, peer, key);
  if (!started.ok) return started;
  const { session, open } = started.value;
  const seal = (payload: Uint8Array): Uint8Array => session.seal(payload);
  return ok({ id: session.id, to: { number: key.number, tag: key.tag }, open, seal });
}
