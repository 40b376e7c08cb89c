import { presentJournal } from '@parley/core/replication/line.ts';
import { certificateFrame } from '@parley/envelope/frame.ts';
import type { LineHost } from './line-host.ts';

/** The certificate of the newest incarnation of a party, as the core stored it when it came. */
export function newestCertificate({ line, options }: LineHost, party: number): Uint8Array {
  const { key } = presentJournal(line, party);
  const bytes = options.store.start().facts.get(`certificate.${key}`);
  return certificateFrame(bytes ?? new Uint8Array(0));
}
