import { compareJournals, type JournalName } from '@parley/core/codec/names.ts';
import { presentJournal } from '@parley/core/replication/line.ts';
import type { EnvelopeEvent } from '@parley/envelope/event.ts';
import type { HostParts } from './host-parts.ts';
import type { LineHost } from './line-host.ts';
import { newestCertificate } from './shown-certificates.ts';
import { storeOpens } from './stored-opens.ts';

/** Takes what the envelope tells: what opened becomes an input, what it asks for is sent. */
export class EnvelopeEvents {
  readonly #host: LineHost;
  readonly #parts: HostParts;

  constructor(host: LineHost, parts: HostParts) {
    this.#host = host;
    this.#parts = parts;
  }

  on(event: EnvelopeEvent): void {
    const host = this.#host;
    const { circuits, introduction, receiveKeys } = this.#parts;
    switch (event.t) {
      case 'payload':
        return this.#onPayload(event);
      case 'certificate': {
        const from = circuits.peerOf(event.circuit);
        host.loop.input({ kind: 'certificate', bytes: event.certificate, from });
        // At once: an `open` that its key has signed may stand behind it in the same read.
        return host.loop.flush();
      }
      case 'open':
        introduction.toPeer(event.peer, event.frame);
        // The envelope tells before it installs the session.
        return queueMicrotask(() => circuits.pump(event.peer));
      case 'resend':
        return introduction.repeat(event.circuit, event.peer, event.frame);
      case 'answer':
        return circuits.sendFrame(event.circuit, event.frame);
      case 'outdated':
        return circuits.sendFrame(event.circuit, newestCertificate(host, event.party));
      case 'opens':
        return storeOpens(host.options, host.envelope.liveOpens());
      case 'key-needed':
        return void receiveKeys.make(receiveKeys.numberAbove(event.above));
      case 'refused':
        return host.refused(event.code, event.detail, event.circuit);
      case 'fault':
        return host.refused('store-failed', event.detail, null);
      case 'courier-lost':
        return host.onCourierLost(event.peer, event.id);
    }
  }

  #onPayload(event: Extract<EnvelopeEvent, { t: 'payload' }>): void {
    const { circuits, heard } = this.#parts;
    const { payload, from: by, via, first } = event;
    heard.add(by.party);
    circuits.opened(via, payload);
    const circuit = circuits.answeredBy(via, event.circuit);
    this.#host.loop.input({ kind: 'frame', circuit, from: by.party, by, payload });
    // Last: it may change by which connection is sent, and what came by it is answered by it.
    if (first && circuits.isUnproved(via)) this.#onProof(via, by);
  }

  /** Who has keys that were replaced proves nothing. */
  #onProof(via: string | undefined, by: JournalName): void {
    const { name } = presentJournal(this.#host.line, by.party);
    if (compareJournals(by, name) === 0) this.#parts.circuits.proved(via, by.party);
  }
}
