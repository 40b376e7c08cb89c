import { Signal } from '../desk/signal.ts';
import { acts, tookSession } from '../desk/station.ts';

/** Why the link in the address did not sign in, by its code; the page of the sign-in says it. */
export const linkRefused = new Signal<string | undefined>(undefined);

/**
 * A one-time link of the demonstration carries its word behind `#`, so that no server and no
 * history of a proxy sees it; it is used once and taken out of the address at once.
 */
export async function takeLink(): Promise<void> {
  const token = /^#\/?sign-in[/=]([\w-]{16,128})$/u.exec(location.hash)?.[1];
  if (token === undefined) return;
  history.replaceState(null, '', location.pathname);
  const outcome = await acts.signInByLink({ json: { token } });
  if (outcome.ok) tookSession(outcome.value);
  else linkRefused.set(outcome.code);
}
