import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Desk } from './desk.ts';
import { DeskRefusal } from './refusals.ts';
import type { PageVariables } from './security/headers.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  woff: 'font/woff',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
};

type File = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly type: string;
};

/** The built console, as it lies beside the station. */
export const consoleFolder = join(import.meta.dirname, '../../../console/dist');

/** Where the page names its nonce, so that a style made by the page itself is let through. */
const noncePlace = '__CSP_NONCE__';

/**
 * The console's files, read once. What Vite has named by its hash never changes and may be kept
 * for ever; everything else is asked for again by its ETag. Any other address is the page itself.
 */
export function serveConsole(
  app: OpenAPIHono<PageVariables>,
  desk: Desk,
  enter: (c: Context<PageVariables>) => unknown,
): void {
  const folder = desk.options.consoleFolder ?? consoleFolder;
  const files = existsSync(folder) ? readFiles(folder) : new Map<string, File>();
  app.get('*', (c) => {
    enter(c);
    const path = new URL(c.req.url).pathname;
    const file = files.get(path);
    if (file && path !== '/index.html') return answer(c, file, path.startsWith('/assets/'));
    const page = files.get('/index.html');
    if (!page || /\.[a-z0-9]+$/u.test(path)) throw new DeskRefusal('not-found');
    const text = Buffer.from(page.bytes).toString('utf8').replaceAll(noncePlace, c.get('nonce'));
    return c.body(text, 200, { 'Content-Type': page.type, 'Cache-Control': 'no-store' });
  });
}

function answer(c: Context, file: File, immutable: boolean) {
  const caching = immutable ? 'public, max-age=31536000, immutable' : 'no-cache';
  const headers = { ETag: file.etag, 'Cache-Control': caching };
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers);
  return c.body(file.bytes, 200, { ...headers, 'Content-Type': file.type });
}

function readFiles(folder: string): Map<string, File> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return new Map(
    files.map((path): [string, File] => {
      const bytes = new Uint8Array(readFileSync(path));
      const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
      const ending = path.slice(path.lastIndexOf('.') + 1);
      const type = types[ending] ?? 'application/octet-stream';
      const name = `/${relative(folder, path).replaceAll('\\', '/')}`;
      return [name, { bytes, etag: `"${hash}"`, type }];
    }),
  );
}
