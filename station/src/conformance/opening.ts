import { encodeOpen, keyNameOf, openInfo, openMessage } from '@parley/envelope/open.ts';
import type { PublicReceiveKey } from '@parley/envelope/parties.ts';
import { SendingSession } from '@parley/envelope/session.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { aead } from '../ports/aead.ts';
import { hpke } from '../ports/hpke.ts';
import { entropy } from '../station.ts';
import { Broken } from './broken.ts';
import { flipped } from './bundles.ts';
import type { Stage } from './stage.ts';
import { stationIndex, type TesterParty } from './tester-keys.ts';

/** How an `open` is made; what is left out is as it should be. */
export type OpeningOptions = {
  readonly by?: TesterParty;
  readonly key?: PublicReceiveKey;
  readonly line?: Uint8Array;
  readonly recipient?: number;
  readonly forged?: boolean;
};

export type Opening = { readonly session: SendingSession; readonly frame: Uint8Array };

/** A session to the station under test with the `open` frame that begins it. */
export async function opening(stage: Stage, options: OpeningOptions = {}): Promise<Opening> {
  const { by = stage.party(), key = stage.station.receive } = options;
  const { line = stage.line.id, recipient = stationIndex } = options;
  const secret = entropy.bytes(32);
  const session = new SendingSession(aead, secret);
  const about = {
    line,
    sender: by.name,
    recipient,
    id: session.id,
    keyName: keyNameOf(nodeCrypto(), key.publicKey),
  };
  const context = { info: openInfo(about), psk: stage.line.secret, pskId: line };
  const sealed = await hpke.seal(key.publicKey, secret, context);
  if (sealed === undefined) throw new Broken('bug', 'a receive key seals');
  const content = { ...about, keyNumber: key.number, ...sealed };
  const signature = by.note.sign(openMessage(content));
  const signed = options.forged ? flipped(signature, 300) : signature;
  return { session, frame: encodeOpen({ ...content, signature: signed }) };
}

/** A key that the station does not hold, as if it had lost its newest. */
export async function lostKey({ station }: Stage): Promise<PublicReceiveKey> {
  const { publicKey } = await hpke.generateKeyPair();
  return { number: station.receive.number, publicKey };
}
