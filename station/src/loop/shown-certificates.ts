import { cosignedBy } from '@parley/core/replication/counts.ts';
import { ownJournal, presentJournal } from '@parley/core/replication/line.ts';
import { certificateFrame } from '@parley/envelope/frame.ts';
import type { LineHost } from './line-host.ts';

/** Our certificate, where our keys are not those of the charter. */
export function ownCertificate({ line, options }: LineHost): Uint8Array | undefined {
  const own = ownJournal(line);
  return own.name.number === 0 ? undefined : options.store.keyring.get(own.key)?.certificate;
}

/** The same until that peer has receipted the entry that holds it. */
export function certificateFor(host: LineHost, peer: number): Uint8Array | undefined {
  const { line } = host;
  return cosignedBy(line, ownJournal(line), peer) > 0 ? undefined : ownCertificate(host);
}

/** The certificate of the newest incarnation of a party, as the core stored it when it came. */
export function newestCertificate({ line, options }: LineHost, party: number): Uint8Array {
  const { key } = presentJournal(line, party);
  const bytes = options.store.start().facts.get(`certificate.${key}`);
  return certificateFrame(bytes ?? new Uint8Array(0));
}
