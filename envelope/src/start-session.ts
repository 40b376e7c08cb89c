import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';
import { encodeOpen, keyNameOf, openInfo, openMessage } from './open.ts';
import type { EnvelopePorts, LineSecret, OwnParty, PublicReceiveKey } from './parties.ts';
import { SendingSession } from './session.ts';

/** Everything that stays the same for all sessions of one station. */
export type Origin = {
  readonly ports: EnvelopePorts;
  readonly secret: LineSecret;
  readonly own: OwnParty;
};

export type StartedSession = { readonly session: SendingSession; readonly open: Uint8Array };

/**
 * Draws a secret, which never leaves memory, and makes the `open` that carries it to the peer's
 * receive key. Refuses `bad-receive-key`; throws when the signer or the cipher fails.
 */
export async function startSession(
  origin: Origin,
  recipient: number,
  key: PublicReceiveKey,
): Promise<Result<StartedSession>> {
  const { ports, secret, own } = origin;
  const drawn = ports.entropy.bytes(32);
  const session = new SendingSession(ports.aead, drawn);
  const sender = { party: own.party, number: own.number, tag: own.tag };
  const keyName = keyNameOf(ports.crypto, key.publicKey);
  const names = { line: secret.line, sender, recipient, id: session.id, keyName };
  const context = { info: openInfo(names), psk: secret.psk, pskId: secret.line };
  const sealed = await ports.hpke.seal(key.publicKey, drawn, context);
  drawn.fill(0);
  if (sealed === undefined) return refuse('bad-receive-key', `party ${recipient}`);
  const content = { ...names, keyNumber: key.number, enc: sealed.enc, ct: sealed.ct };
  const signature = await own.sign(openMessage(content));
  return ok({ session, open: encodeOpen({ ...content, signature }) });
}
