import type { Socket } from 'node:net';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import type { Timers } from '../timing.ts';
import type { Tuning } from './tuning.ts';

type Guest = { readonly socket: Socket; readonly address: string; readonly cancel: () => void };

/**
 * Connections whose other end has not yet shown who it is. Each has a time in which to do so, and
 * their number is bounded. When the bound is reached the oldest goes, not the newest: else sixteen
 * idle connections would keep a peer out, while an honest handshake needs two round trips.
 */
export class Lobby {
  readonly #tuning: Tuning;
  readonly #timers: Timers;
  readonly #refused: (code: RefusalCode, from: string) => void;
  /** By remote address and port, in order of arrival. */
  readonly #guests = new Map<string, Guest>();

  constructor(tuning: Tuning, timers: Timers, refused: (code: RefusalCode, from: string) => void) {
    this.#tuning = tuning;
    this.#timers = timers;
    this.#refused = refused;
  }

  get size(): number {
    return this.#guests.size;
  }

  /** Takes in a connection, perhaps at the cost of an older one. */
  enter(socket: Socket): void {
    const address = socket.remoteAddress;
    if (address === undefined) return void socket.destroy(); // gone already
    const sameAddress = [...this.#guests].filter(([, guest]) => guest.address === address);
    const oldest =
      sameAddress.length >= this.#tuning.unidentifiedPerAddressMax
        ? sameAddress[0]
        : this.#guests.size >= this.#tuning.unidentifiedMax
          ? [...this.#guests][0]
          : undefined;
    if (oldest) this.#expel(oldest[0], 'too-many-connections');
    const name = nameOf(socket);
    const cancel = this.#timers.after(this.#tuning.handshakeMs, () => {
      this.#expel(name, 'handshake-timeout');
    });
    this.#guests.set(name, { socket, address, cancel });
    socket.once('close', () => {
      if (this.#guests.get(name)?.socket === socket) this.#remove(name);
    });
  }

  /** The other end has shown who it is, or is a stranger: it waits here no longer. */
  leave(socket: Socket): void {
    this.#remove(nameOf(socket));
  }

  /** Ends all of them. */
  clear(): void {
    for (const [name, guest] of this.#guests) {
      this.#remove(name);
      guest.socket.destroy();
    }
  }

  #expel(name: string, code: RefusalCode): void {
    const guest = this.#guests.get(name);
    if (guest === undefined) return;
    this.#remove(name);
    guest.socket.destroy();
    this.#refused(code, guest.address);
  }

  #remove(name: string): void {
    this.#guests.get(name)?.cancel();
    this.#guests.delete(name);
  }
}

/** The raw socket and the TLS socket over it have this in common. */
function nameOf(socket: Socket): string {
  return `${socket.remoteAddress} ${socket.remotePort}`;
}
