import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { sessionMs } from '../store/sessions.ts';

/** `__Host-` binds it to this very host over HTTPS; browsers refuse that without TLS. */
function nameOf(secure: boolean): string {
  return secure ? '__Host-parley' : 'parley';
}

export function readSession(c: Context, secure: boolean): string | undefined {
  return getCookie(c, nameOf(secure));
}

export function writeSession(c: Context, secure: boolean, word: string): void {
  setCookie(c, nameOf(secure), word, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure,
    maxAge: sessionMs.most / 1000,
  });
}

export function dropSession(c: Context, secure: boolean): void {
  deleteCookie(c, nameOf(secure), { path: '/', secure });
}
