import type { Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { isLoopback } from '../run/desk-plan.ts';
import { deskApp } from './app.ts';
import { Desk, type DeskOptions } from './desk.ts';
import { networkOf } from './security/network.ts';

export type ServeOptions = Omit<DeskOptions, 'origin'> & {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** The name in the address bar where it is not the host: `moscow.localhost`. */
  readonly name?: string;
  /** PEM of certificate and key; without them the host must be of this machine alone. */
  readonly tls?: { readonly cert: string; readonly key: string };
};

/** The desk would be open to others without HTTPS. */
export class OpenDesk extends Error {
  override name = 'OpenDesk';
}

/** A desk that listens. */
export class DeskServing {
  readonly desk: Desk;
  readonly origin: string;
  readonly #server: ServerType;

  private constructor(desk: Desk, server: ServerType) {
    this.desk = desk;
    this.origin = desk.options.origin;
    this.#server = server;
  }

  /** Listens; throws `OpenDesk` for an address of others without a certificate. */
  static async listen(options: ServeOptions): Promise<DeskServing> {
    const { host, tls, name, ...rest } = options;
    if (!tls && !isLoopback(host)) throw new OpenDesk(host);
    const scheme = tls ? 'https' : 'http';
    let fetcher: ((request: Request, env: unknown) => Response | Promise<Response>) | undefined;
    const server = await listening({
      // A name under localhost is no address: this machine's own is listened on.
      hostname: tls || isIP(host) ? host : '127.0.0.1',
      port: options.port,
      tls,
      fetch: (request, env) => fetcher?.(request, env) ?? new Response(null, { status: 503 }),
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : options.port;
    const shown = name ?? nameOf(host);
    const usual = tls ? 443 : 80;
    const origin = `${scheme}://${shown}${port === usual ? '' : `:${port}`}`;
    const desk = new Desk({ ...rest, origin });
    const app = deskApp(desk, (c) => networkOf(getConnInfo(c).remote.address ?? ''));
    fetcher = (request, env) => app.fetch(request, env);
    return new DeskServing(desk, server);
  }

  async close(): Promise<void> {
    this.desk.close();
    const { closeAllConnections } = this.#server as { closeAllConnections?: () => void };
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    closeAllConnections?.call(this.#server);
    await closed;
  }
}

/** No passkey belongs to an address of this machine: it needs a name, and `localhost` is one. */
function nameOf(host: string): string {
  if (isIP(host) !== 0 && isLoopback(host)) return 'localhost';
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** Connections at once from one network, and from all: an officer's page holds some six. */
const connectionsMax = { each: 128, all: 1024 } as const;

/** Who opens connections and sends slowly, or never, costs the sender more than the desk. */
function boundCallers(server: Server): void {
  server.headersTimeout = 10_000;
  // An attachment of 16 MiB over a slow line; a stream of events is an answer, and has no end.
  server.requestTimeout = 120_000;
  server.maxConnections = connectionsMax.all;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = networkOf(socket.remoteAddress ?? '');
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (count > connectionsMax.each) socket.destroy();
  });
}

type Listening = {
  readonly hostname: string;
  readonly port: number;
  readonly tls: ServeOptions['tls'];
  readonly fetch: (request: Request, env: unknown) => Response | Promise<Response>;
};

function listening({ hostname, port, tls, fetch }: Listening): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const secure = tls && {
      createServer: createHttps,
      serverOptions: { ...tls, minVersion: 'TLSv1.3' },
    };
    const server = serve({ fetch, hostname, port, ...(secure as object) }, () => resolve(server));
    server.once('error', reject);
    boundCallers(server as Server);
  });
}
