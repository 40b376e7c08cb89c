import { ok, type Result } from '@parley/core/base/refusal.ts';
import type { Outward } from '@parley/core/station/loop.ts';
import { certificateFrame } from '@parley/envelope/frame.ts';
import { Outgoing } from '@parley/envelope/outgoing.ts';
import { Lanes } from '@parley/envelope/parts.ts';
import type { LinkEnd } from '../network/link.ts';
import type { Process } from './process.ts';
import { describePayload } from './telling.ts';

type Transmit = Extract<Outward, { kind: 'transmit' }>;
type Up = { readonly end: LinkEnd; readonly outgoing: Outgoing; readonly lanes: Lanes };

/** What a circuit of that end says of itself where it knows its rate. */
function rateOf({ link: { profile } }: LinkEnd): { readonly rate?: number } {
  return profile.declared ? { rate: 1000 * profile.rate } : {};
}

/** The circuits of one process that are up, and what waits to go by each. */
export class Circuits {
  readonly #process: Process;
  readonly #up = new Map<string, Up>();
  #greetAt = 0;

  constructor(process: Process) {
    this.#process = process;
  }

  get size(): number {
    return this.#up.size;
  }

  /** Whether something waits that the circuit has not taken yet. */
  get waiting(): boolean {
    for (const { outgoing } of this.#up.values()) if (outgoing.bytes > 0) return true;
    return false;
  }

  /** Whether some peer with a circuit has never been heard since it came up. */
  get unheard(): boolean {
    for (const { end } of this.#up.values()) if (!this.#process.heard.has(end.peer)) return true;
    return false;
  }

  add(end: LinkEnd): void {
    const process = this.#process;
    const { id, kind, profile } = end.link;
    const { peer } = end;
    this.#up.set(id, { end, outgoing: this.#outgoing(id, end), lanes: new Lanes() });
    process.heard.delete(peer);
    this.#greet(id, false);
    const oneWay = profile.oneWay !== null;
    process.loop.input({ kind: 'circuit', circuit: { id, kind, peer, oneWay, ...rateOf(end) } });
  }

  #outgoing(id: string, end: LinkEnd): Outgoing {
    const process = this.#process;
    const { tap } = process.station;
    const outlet = {
      peer: end.peer,
      ...rateOf(end),
      send: (frame: Uint8Array): boolean => {
        const instead = tap?.frameOut?.(frame, end.peer, id);
        if (!instead) return end.send(frame);
        let takes = true;
        for (const one of instead) takes = end.send(one);
        return takes;
      },
      onDrain: () => {},
    };
    end.onDrain = () => process.enter(() => outlet.onDrain());
    return new Outgoing(outlet, {
      ready: (peer) => process.envelope.ready(peer, process.elapsed),
      seal: (peer, payload, deliver) => {
        process.envelope.seal(peer, payload, deliver, process.elapsed);
      },
      full: (full) => {
        if (this.#up.get(id)?.end === end) {
          process.loop.input({ kind: 'circuit-full', circuit: id, full });
        }
      },
      idle: () => process.enter(() => process.attachments.drained(end.peer)),
    });
  }

  /** The frame that a message of that circuit is or makes whole; null while one is not. */
  joined(id: string, message: Uint8Array): Result<Uint8Array | null> {
    return this.#up.get(id)?.lanes.take(message) ?? ok(message);
  }

  remove(id: string): void {
    if (!this.#up.delete(id)) return;
    this.#process.loop.input({ kind: 'circuit-gone', circuit: id });
  }

  transmit({ to, circuit, payload, urgent }: Transmit): void {
    const { station, heard } = this.#process;
    if (circuit === null || !this.#up.has(circuit)) return;
    if (urgent && !heard.has(to)) this.#greet(circuit, true);
    const instead = station.tap?.outgoing?.(payload, to, circuit);
    if (!instead) this.send(circuit, payload, urgent);
    else for (const one of instead) this.send(circuit, one, urgent);
  }

  send(circuit: string, payload: Uint8Array, urgent = false): void {
    const { place, me } = this.#process.station;
    place.trace.tell(me, 'sent', payload[1], payload.length);
    if (place.trace.line) place.trace.write(me, 'sent', `${circuit} ${describePayload(payload)}`);
    this.#up.get(circuit)?.outgoing.send(payload, urgent);
  }

  sendFrame(circuit: string, frame: Uint8Array): void {
    this.#up.get(circuit)?.outgoing.sendFrame(frame);
  }

  has(id: string): boolean {
    return this.#up.has(id);
  }

  /** A payload that the core's loop does not make. False: no circuit to that peer takes it. */
  sendTo(peer: number, payload: Uint8Array): boolean {
    const [id] = this.to(peer);
    if (id === undefined) return false;
    this.transmit({ kind: 'transmit', to: peer, circuit: id, payload, urgent: false });
    return true;
  }

  /** Whether some circuit to that peer has nothing under way. */
  idle(peer: number): boolean {
    return this.to(peer).some((id) => this.#up.get(id)?.outgoing.idle === true);
  }

  /** Names of the circuits to that peer. */
  to(peer: number): string[] {
    return [...this.#up].filter(([, { end }]) => end.peer === peer).map(([id]) => id);
  }

  /** On every circuit to that peer, behind our certificate where the peer may lack it. */
  toPeer(peer: number, frame: Uint8Array): void {
    const certificate = this.#process.station.certificateFor(peer);
    for (const id of this.to(peer)) {
      if (certificate) this.sendFrame(id, certificateFrame(certificate));
      this.sendFrame(id, frame);
    }
  }

  onCircuitOrPeer(circuit: string, peer: number, frame: Uint8Array): void {
    if (!this.#up.has(circuit)) return this.toPeer(peer, frame);
    // It could not open what came: it may have forgotten whose keys these are.
    const certificate = this.#process.station.ownCertificate;
    if (certificate) this.sendFrame(circuit, certificateFrame(certificate));
    this.sendFrame(circuit, frame);
  }

  pump(peer: number): void {
    for (const { end, outgoing } of this.#up.values()) if (end.peer === peer) outgoing.pump();
  }

  tick(): void {
    for (const { outgoing } of this.#up.values()) outgoing.tick();
  }

  /** Once a second, where nothing has come back yet: the session may be unknown there. */
  greetUnheard(): void {
    const { heard, elapsed } = this.#process;
    if (elapsed < this.#greetAt) return;
    this.#greetAt = elapsed + 1000;
    for (const [id, { end, outgoing }] of this.#up) {
      // On a slow circuit greetings alone would fill all there is, and nobody be heard for ever.
      if (!heard.has(end.peer) && !outgoing.blocked) this.#greet(id, true);
    }
  }

  /** Certificate where the peer may lack it, then the session: before anything that is sealed. */
  #greet(id: string, again: boolean): void {
    const { station, envelope } = this.#process;
    const peer = (this.#up.get(id) as Up).end.peer;
    const certificate = again ? station.ownCertificate : station.certificateFor(peer);
    if (certificate) this.sendFrame(id, certificateFrame(certificate));
    const open = envelope.openFrameFor(peer);
    if (open) this.sendFrame(id, open);
  }
}
