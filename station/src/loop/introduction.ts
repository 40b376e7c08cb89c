import { certificateFrame } from '@parley/envelope/frame.ts';
import type { HostCircuits } from './host-circuits.ts';
import type { LineHost } from './line-host.ts';
import { certificateFor, ownCertificate } from './shown-certificates.ts';

/** What goes before anything sealed: our certificate where a peer may lack it, and the session. */
export class Introduction {
  readonly #host: LineHost;
  readonly #circuits: HostCircuits;

  constructor(host: LineHost, circuits: HostCircuits) {
    this.#host = host;
    this.#circuits = circuits;
  }

  /** On a connection that came up; `again`: nothing has come back yet. */
  greet(name: string, again: boolean): void {
    const peer = this.#circuits.peerOf(name);
    if (peer === null) return;
    const certificate = again ? ownCertificate(this.#host) : certificateFor(this.#host, peer);
    if (certificate) this.#circuits.sendFrame(name, certificateFrame(certificate));
    const open = this.#host.envelope.openFrameFor(peer);
    if (open) this.#circuits.sendFrame(name, open);
  }

  /** A session, on every connection to that peer. */
  toPeer(peer: number, open: Uint8Array): void {
    const certificate = certificateFor(this.#host, peer);
    for (const name of this.#circuits.allTo(peer)) {
      if (certificate) this.#circuits.sendFrame(name, certificateFrame(certificate));
      this.#circuits.sendFrame(name, open);
    }
  }

  /** It could not open what came there: it may have forgotten whose keys these are. */
  repeat(circuit: string, peer: number, open: Uint8Array): void {
    if (this.#circuits.peerOf(circuit) === null) return this.toPeer(peer, open);
    const certificate = ownCertificate(this.#host);
    if (certificate) this.#circuits.sendFrame(circuit, certificateFrame(certificate));
    this.#circuits.sendFrame(circuit, open);
  }
}
