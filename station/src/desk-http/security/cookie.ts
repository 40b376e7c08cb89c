import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { sessionMs } from '../store/sessions.ts';

/**
 * `__Host-` binds it to this very host over HTTPS; browsers refuse that without TLS. There cookies
 * know no ports: two desks of one machine would sign each other's officers out under one name.
 */
function nameOf(origin: string): string {
  const { protocol, port } = new URL(origin);
  return protocol === 'https:' ? '__Host-parley' : `parley-${port || '80'}`;
}

export function readSession(c: Context, origin: string): string | undefined {
  return getCookie(c, nameOf(origin));
}

export function writeSession(c: Context, origin: string, word: string): void {
  setCookie(c, nameOf(origin), word, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: origin.startsWith('https:'),
    maxAge: sessionMs.most / 1000,
  });
}

export function dropSession(c: Context, origin: string): void {
  deleteCookie(c, nameOf(origin), { path: '/', secure: origin.startsWith('https:') });
}
