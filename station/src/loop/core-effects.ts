import { hex } from '@parley/core/base/bytes.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import type { Outward } from '@parley/core/station/loop.ts';
import { peerKeysOf } from '@parley/envelope/peer-keys.ts';
import { circuitOfSlot } from './host-circuits.ts';
import type { HostParts } from './host-parts.ts';
import type { LineHost } from './line-host.ts';
import { newestCertificate } from './shown-certificates.ts';

/** Does what the core wants of circuits, people and keys. */
export class CoreEffects {
  readonly #host: LineHost;
  readonly #parts: HostParts;

  constructor(host: LineHost, parts: HostParts) {
    this.#host = host;
    this.#parts = parts;
  }

  do(effect: Outward): void {
    const { circuits, questions, payloads, receiveKeys } = this.#parts;
    // The peer works while people here are told.
    if (effect.kind !== 'transmit') circuits.flush();
    switch (effect.kind) {
      case 'transmit':
        return this.#transmit(effect);
      case 'written':
      case 'courier':
      case 'courier-failed':
        return questions.answer(effect);
      case 'payload':
        return payloads.tell(effect.from, circuitOfSlot(effect.circuit), effect.payload);
      case 'make-receive-key':
        return void receiveKeys.make(effect.number);
      case 'destroy-receive-key':
        return receiveKeys.destroy(effect.number);
      case 'directory':
        return this.#onDirectory(effect.party);
      case 'outdated':
        return circuits.sendFrame(effect.circuit, newestCertificate(this.#host, effect.party));
      case 'beyond-guard':
        return this.#onBeyond();
      case 'show':
        this.#markSent(effect.event);
        return this.#host.show(effect.event);
    }
  }

  #transmit({ to, circuit, payload, urgent }: Extract<Outward, { kind: 'transmit' }>): void {
    if (circuit === null) return;
    const { circuits, introduction, heard } = this.#parts;
    if (urgent && !heard.has(to)) introduction.greet(circuit, true);
    circuits.send(circuit, payload, urgent);
  }

  #markSent(event: Shown): void {
    if (event.event !== 'sent' || !event.circuit) return;
    const { store, clock } = this.#host.options;
    const { first, size, to: peer, circuit } = event;
    const { time } = clock.now();
    const sent = { journal: journalKey(event.journal), first, count: size - first };
    this.#host.also(() => store.sent.put({ ...sent, peer, circuit, time }));
  }

  #onDirectory(party: number): void {
    const { envelope, line, options } = this.#host;
    const { keys } = this.#parts;
    if (party !== options.me) envelope.setPeer(party, peerKeysOf(line, party));
    // A receive key alone changes nothing of who we are: sessions and circuits go on.
    else if (!keys.takeNew()) return;
    else envelope.setOwn(keys.party());
    this.#host.onNewKeys(party);
  }

  #onBeyond(): void {
    const host = this.#host;
    const { number, tag } = ownJournal(host.line).name;
    const name = { line: hex(host.options.line), number, tag };
    this.#parts.putOff.do(() => host.guard()?.setBeyond(name, new Uint8Array(0)));
  }
}
