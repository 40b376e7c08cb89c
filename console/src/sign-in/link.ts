import { station, tookSession } from '../desk/station.ts';

/**
 * A one-time link of the demonstration carries its word behind `#`, so that no server and no
 * history of a proxy sees it; it is used once and taken out of the address at once.
 */
export async function takeLink(): Promise<void> {
  const token = /^#\/?sign-in[/=]([\w-]{16,128})$/u.exec(location.hash)?.[1];
  if (token === undefined) return;
  history.replaceState(null, '', location.pathname);
  const outcome = await station.signInByLink({ json: { token } });
  if (outcome.ok) tookSession(outcome.value);
}
