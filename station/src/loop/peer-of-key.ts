import { onCertificate } from '@parley/core/replication/certificates.ts';
import { presentJournal } from '@parley/core/replication/line.ts';
import type { LineHost } from './line-host.ts';

/**
 * The party whose present incarnation names this TLS key (spec/circuit.md), once a certificate that
 * is shown with it has been checked and stored. A key of a replaced incarnation opens no circuit:
 * it may be stolen.
 */
export function peerOfTlsKey(
  host: LineHost,
  tlsKey: Uint8Array,
  certificate?: Uint8Array,
): number | undefined {
  const { line } = host;
  if (certificate) {
    onCertificate(line, certificate, null);
    host.loop.input({ kind: 'timer' });
  }
  return [...line.peers.keys()].find((party) => {
    return Buffer.from(presentJournal(line, party).keys.tls).equals(tlsKey);
  });
}
