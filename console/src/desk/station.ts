import { type DeskClient, deskClient } from '@parley/api/client.ts';
import type { Operation, operations } from '@parley/api/operations.ts';
import type { Session } from '@parley/api/session.ts';
import { stationTime } from './clock.ts';
import { Signal } from './signal.ts';

/** Who is signed in; undefined until the station has said so. */
export const session = new Signal<Session | undefined>(undefined);

const client = deskClient({
  fetch: (url, init) => fetch(url, init),
  csrf: () => session.get()?.csrf ?? undefined,
});

/** The operations that only ask. */
export type Question = {
  [O in Operation]: (typeof operations)[O]['method'] extends 'get' ? O : never;
}[Operation];

/** What may be asked of the station of this page, and of no other. */
export const station: Pick<DeskClient, Question> = client;

/** The operations that do something there. */
export type Acts = Omit<DeskClient, Question>;

/**
 * What may be done there. A screen does not take this: `useAct` gives it, and says beside the
 * button why an act was refused (tidy, acts).
 */
export const acts: Acts = client;

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
