import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** What a page of the desk may do: its own files and its own station, and nothing else. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

const fixed: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy':
    'publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(self), ' +
    'microphone=(), geolocation=(), payment=(), usb=()',
};

export type PageVariables = { Variables: { nonce: string } };

/** Headers of every answer, and the nonce of this one. */
export function securityHeaders(secure: boolean): MiddlewareHandler<PageVariables> {
  return async (c, next) => {
    const nonce = randomBytes(16).toString('base64');
    c.set('nonce', nonce);
    await next();
    for (const [name, value] of Object.entries(fixed)) c.res.headers.set(name, value);
    c.res.headers.set('Content-Security-Policy', contentPolicy(nonce));
    if (secure) c.res.headers.set('Strict-Transport-Security', 'max-age=63072000');
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  };
}
