import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { limits } from '@parley/core/base/limits.ts';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import { WebSocketServer } from 'ws';
import type { Timers } from '../timing.ts';
import { type Address, formatAddress } from './address.ts';
import type { Opened } from './connection.ts';
import {
  type Acquaintance,
  certificateHeader,
  certificateOfHeader,
  certificateToHeader,
} from './handshake.ts';
import { Lobby } from './lobby.ts';
import { ownSoftware, softwareIn } from './software.ts';
import { mutualTls, peerKeyOf } from './tls.ts';
import type { Tuning } from './tuning.ts';

export type ListenerOptions = {
  readonly acquaintance: Acquaintance;
  readonly tuning: Tuning;
  readonly timers: Timers;
  readonly opened: (peer: number, opened: Opened) => void;
  readonly refused: (code: RefusalCode, from: string) => void;
};

/**
 * Accepts websockets in mutual TLS 1.3. Whoever cannot show, by its TLS key or by a certificate in
 * the upgrade request, that it is a party of the line gets not one byte inside TLS: every answer
 * that Node's HTTP server would give by itself is replaced by the end of the connection.
 */
export class Listener {
  readonly #options: ListenerOptions;
  readonly #lobby: Lobby;
  readonly #server: Server;
  readonly #websockets: WebSocketServer;
  /** Certificates that the answers to these requests carry. */
  readonly #answers = new WeakMap<IncomingMessage, string>();

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#lobby = new Lobby(options.tuning, options.timers, options.refused);
    this.#server = createServer({
      ...mutualTls,
      ...options.acquaintance.identity(),
      requireHostHeader: false,
      insecureHTTPParser: false,
    });
    this.#websockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      skipUTF8Validation: true,
      maxPayload: limits.frameBytesMax,
      autoPong: false,
    });
    this.#websockets.on('headers', (headers, request) => {
      headers.push(`server: ${ownSoftware}`);
      const answer = this.#answers.get(request);
      if (answer !== undefined) headers.push(`${certificateHeader}: ${answer}`);
    });
    this.#listenToServer();
  }

  get unidentified(): number {
    return this.#lobby.size;
  }

  /** Where it listens, once it does. */
  get address(): string | undefined {
    const at = this.#server.address() as AddressInfo | null;
    return at ? formatAddress({ host: at.address, port: at.port }) : undefined;
  }

  /** Port 0 takes any free one. Rejects with the system's error when the port is taken. */
  listen(address: Address): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(address.port, address.host, () => {
        this.#server.removeListener('error', reject);
        this.#server.on('error', () => {}); // a failed accept concerns one connection only
        resolve();
      });
    });
  }

  /** New connections see our present TLS identity. */
  renew(): void {
    this.#server.setSecureContext({ ...mutualTls, ...this.#options.acquaintance.identity() });
  }

  /** Accepts nobody any more; resolves when the sockets of all its circuits are gone too. */
  close(): Promise<void> {
    this.#lobby.clear();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #listenToServer(): void {
    const server = this.#server;
    server.on('connection', (socket: Socket) => this.#lobby.enter(socket));
    server.on('secureConnection', (socket: TLSSocket) => {
      if (peerKeyOf(socket) === undefined) this.#stranger(socket);
    });
    server.on('tlsClientError', (_error, socket) => socket.destroy());
    server.on('clientError', (_error, socket) => this.#stranger(socket));
    for (const event of ['request', 'checkContinue', 'checkExpectation'] as const) {
      server.on(event, (request: IncomingMessage) => this.#stranger(request.socket));
    }
    server.on('connect', (_request, socket) => this.#stranger(socket));
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  #upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
    const socket = duplex as TLSSocket;
    const { identify, mayLack, certificate } = this.#options.acquaintance;
    const key = peerKeyOf(socket);
    const shown = certificateOfHeader(request.headers[certificateHeader]);
    const peer = key && identify(key, { certificate: shown });
    if (key === undefined || peer === undefined) {
      this.#stranger(socket);
      return;
    }
    this.#lobby.leave(socket);
    // Who introduces itself may be new, and lack ours as well.
    if (shown !== undefined || mayLack(peer)) {
      this.#answers.set(request, certificateToHeader(certificate()));
    }
    this.#websockets.handleUpgrade(request, socket, head, (ws) => {
      const software = softwareIn(request.headers['user-agent']);
      this.#options.opened(peer, { ws, socket, tlsKey: key, software });
    });
  }

  #stranger(duplex: Duplex): void {
    const socket = duplex as Socket;
    if (socket.destroyed) return;
    const from = socket.remoteAddress ?? 'unknown';
    this.#lobby.leave(socket);
    socket.destroy();
    this.#options.refused('stranger', from);
  }
}
