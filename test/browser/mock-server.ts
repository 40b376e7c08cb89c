import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Mock, makeMock } from '@parley/console/mock/mock.ts';
import type { MockOptions } from '@parley/console/mock/world.ts';
import { lateBy } from './slowed.ts';

const dist = join(import.meta.dirname, '..', '..', 'console', 'dist');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export type MockServer = {
  readonly url: string;
  readonly mock: Mock;
  readonly server: Server;
  /** While true every connection is refused: the station is gone. */
  broken: boolean;
  readonly close: () => Promise<void>;
};

/** The built console over the mock, with the content security policy of the desk. */
export async function serveMock(options: MockOptions = {}): Promise<MockServer> {
  const mock = makeMock(options);
  const server = createServer((request, response) => {
    if (served.broken) request.socket.destroy();
    else void answer(mock, request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const served: MockServer = {
    url: `http://localhost:${port}`,
    mock,
    server,
    broken: false,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return served;
}

async function answer(mock: Mock, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const method = request.method ?? 'GET';
  const body = chunks.length === 0 ? null : Buffer.concat(chunks);
  await pause(lateBy());
  const given = await mock.handle(new Request(url, { method, body }));
  if (given === undefined) return file(url.pathname, response);
  response.writeHead(given.status, Object.fromEntries(given.headers));
  if (given.body === null) return response.end();
  const reader = given.body.getReader();
  response.on('close', () => void reader.cancel());
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    response.write(value);
  }
  response.end();
}

function file(path: string, response: ServerResponse): void {
  const name = extname(path) === '' ? '/index.html' : normalize(path);
  const nonce = randomBytes(16).toString('base64');
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(dist, name));
  } catch {
    response.writeHead(404).end();
    return;
  }
  const page = name === '/index.html';
  response.writeHead(200, {
    'content-type': types[extname(name)] ?? 'application/octet-stream',
    ...(page && { 'content-security-policy': policy(nonce) }),
  });
  response.end(page ? bytes.toString().replaceAll('__CSP_NONCE__', nonce) : bytes);
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
