import { timingSafeEqual } from 'node:crypto';
import { csrfHeader } from '@parley/api/operations.ts';
import type { Desk, Signed } from '../desk.ts';
import { DeskRefusal } from '../refusals.ts';

/** What of a request says where it comes from. */
export type Sender = {
  readonly method: string;
  header(name: string): string | undefined;
};

/**
 * Refuses `forged-request` where another site, or another name for this address, could be behind
 * it: a Host that is not the desk's (a name pointed here by somebody else), an Origin that is not,
 * and for whoever is signed in a missing csrf word.
 */
export function refuseForged(desk: Desk, sender: Sender, signed: Signed | undefined): void {
  const { origin } = desk.options;
  if (sender.header('host') !== new URL(origin).host)
    throw new DeskRefusal('forged-request', 'host');
  const site = sender.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new DeskRefusal('forged-request', 'site');
  }
  if (sender.method === 'GET' || sender.method === 'HEAD') return;
  if (sender.header('origin') !== origin) throw new DeskRefusal('forged-request', 'origin');
  if (!signed) return;
  const given = Buffer.from(sender.header(csrfHeader) ?? '');
  const wanted = Buffer.from(signed.session.csrf);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new DeskRefusal('forged-request', 'csrf');
  }
}
