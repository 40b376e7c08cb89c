import { deskClient } from '@parley/api/client.ts';
import type { Session } from '@parley/api/session.ts';
import { stationTime } from './clock.ts';
import { Signal } from './signal.ts';

/** Who is signed in; undefined until the station has said so. */
export const session = new Signal<Session | undefined>(undefined);

/** The station of this page, and no other. */
export const station = deskClient({
  fetch: (url, init) => fetch(url, init),
  csrf: () => session.get()?.csrf ?? undefined,
});

/** Keeps what the station said of the session, and takes its clock. */
export function tookSession(value: Session): void {
  stationTime(value.now);
  session.set(value);
}

/** Asks who is signed in. */
export async function readSession(): Promise<void> {
  const outcome = await station.session({});
  if (outcome.ok) tookSession(outcome.value);
}
