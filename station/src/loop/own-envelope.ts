import { hex } from '@parley/core/base/bytes.ts';
import { Envelope } from '@parley/envelope/envelope.ts';
import type { Emit } from '@parley/envelope/event.ts';
import type { OwnParty } from '@parley/envelope/parties.ts';
import { peerKeysOf } from '@parley/envelope/peer-keys.ts';
import { aead } from '../ports/aead.ts';
import { hpke } from '../ports/hpke.ts';
import type { LineHost } from './line-host.ts';

/** The envelope of a line: the peers' keys as the core knows them, and the own receive keys. */
export function ownEnvelope(host: LineHost, own: OwnParty, emit: Emit): Envelope {
  const { store, line, crypto, entropy, clock } = host.options;
  const envelope = new Envelope({
    secret: { line, psk: store.keyring.psk() as Uint8Array },
    own,
    ports: { hpke, aead, crypto, entropy },
    emit,
  });
  for (const party of host.line.peers.keys()) {
    envelope.setPeer(party, peerKeysOf(host.line, party));
  }
  for (const key of host.guard()?.receiveKeys.list(hex(line)) ?? []) {
    envelope.addReceiveKey(key, clock.now().elapsed);
  }
  return envelope;
}
