import { connect, type TLSSocket } from 'node:tls';
import { limits } from '@parley/core/base/limits.ts';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import { WebSocket } from 'ws';
import type { Timers } from '../timing.ts';
import { parseAddress } from './address.ts';
import type { Opened } from './connection.ts';
import {
  type Acquaintance,
  certificateHeader,
  certificateOfHeader,
  certificateToHeader,
} from './handshake.ts';
import { ownSoftware, softwareIn } from './software.ts';
import { mutualTls, peerKeyOf } from './tls.ts';

export type DialOptions = {
  readonly peer: number;
  readonly address: string;
  readonly acquaintance: Acquaintance;
  /** Show our certificate even if the peer should have it: the last attempt failed. */
  readonly introduce: boolean;
  readonly handshakeMs: number;
  readonly timers: Timers;
};

export type DialOutcome = Opened | { readonly why: string; readonly code?: RefusalCode };

/**
 * One attempt to open a websocket to a peer. Nothing is sent inside TLS before the listener's key
 * is known to be the peer's or may be that of a new incarnation; in the second case the upgrade
 * request goes out, and the listener's answer must carry the certificate. Calls `done` once,
 * unless the returned function calls the attempt off.
 */
export function dial(options: DialOptions, done: (outcome: DialOutcome) => void): () => void {
  const attempt = new Attempt(options, done);
  attempt.begin();
  return () => attempt.end();
}

class Attempt {
  readonly #options: DialOptions;
  readonly #done: (outcome: DialOutcome) => void;
  #over = false;
  #socket: TLSSocket | undefined;
  #ws: WebSocket | undefined;
  #cancelAlarm = (): void => {};

  constructor(options: DialOptions, done: (outcome: DialOutcome) => void) {
    this.#options = options;
    this.#done = done;
  }

  begin(): void {
    const { address, acquaintance, handshakeMs, timers } = this.#options;
    const parsed = parseAddress(address);
    if (!parsed.ok) return void queueMicrotask(() => this.#fail(parsed.detail, parsed.code));
    this.#cancelAlarm = timers.after(handshakeMs, () => {
      this.#fail('handshake timed out', 'handshake-timeout');
    });
    const { host, port } = parsed.value;
    const socket = connect({
      host,
      port,
      servername: '',
      ...mutualTls,
      ...acquaintance.identity(),
    });
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('error', (error) => this.#fail(error.message));
    socket.on('close', () => this.#fail('connection closed during the handshake'));
    socket.once('secureConnect', () => this.#secure(socket));
  }

  /** Calls the attempt off; a no-op once it is over. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#cancelAlarm();
    this.#ws?.terminate();
    this.#socket?.destroy();
  }

  #secure(socket: TLSSocket): void {
    const { peer, address, acquaintance, introduce } = this.#options;
    const key = peerKeyOf(socket);
    const party = key && acquaintance.identify(key, { dialled: peer });
    if (key === undefined || (party !== undefined && party !== peer)) {
      this.#fail('the listener is not the peer', 'stranger');
      return;
    }
    const headers: Record<string, string> = { 'user-agent': ownSoftware };
    if (introduce || acquaintance.mayLack(peer)) {
      headers[certificateHeader] = certificateToHeader(acquaintance.certificate());
    }
    const ws = new WebSocket(address, {
      createConnection: () => socket,
      headers,
      perMessageDeflate: false,
      skipUTF8Validation: true,
      maxPayload: limits.frameBytesMax,
      autoPong: false,
      // Masks keep proxies from being fooled; inside mutual TLS there is none, and zero is free.
      generateMask: (mask) => void mask.fill(0),
    });
    this.#ws = ws;
    ws.on('error', (error) => this.#fail(error.message));
    let software = '';
    ws.on('upgrade', (response) => {
      software = softwareIn(response.headers.server);
      const certificate = certificateOfHeader(response.headers[certificateHeader]);
      const claim = { certificate, dialled: peer };
      const shown = party ?? (certificate && acquaintance.identify(key, claim));
      if (shown !== peer) this.#fail('the listener is not the peer', 'stranger');
    });
    ws.on('open', () => this.#succeed({ ws, socket, tlsKey: key, software }));
  }

  #succeed(opened: Opened): void {
    if (this.#over) return;
    this.#over = true;
    this.#cancelAlarm();
    this.#done(opened);
  }

  #fail(why: string, code?: RefusalCode): void {
    if (this.#over) return;
    this.end();
    this.#done(code === undefined ? { why } : { why, code });
  }
}
