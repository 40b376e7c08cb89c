import type { Entropy } from '@parley/core/base/crypto.ts';
import type { Result } from '@parley/core/base/refusal.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import type { Draft, Input } from '@parley/core/replication/io.ts';
import type { Outward } from '@parley/core/station/loop.ts';
import { StoreFault } from '../store/refusals.ts';
import type { CourierPayloads } from './courier-payloads.ts';

export type Unsalted = Omit<Draft, 'salt'>;

type Answer = Extract<Outward, { kind: 'written' | 'courier' | 'courier-failed' }>;
type CourierWaiting = {
  resolve(file: CourierPayloads): void;
  reject(fault: StoreFault): void;
};

/** What was asked of the core by callers in this process, and who waits for the answer. */
export class Questions {
  readonly #input: (input: Input) => void;
  readonly #entropy: Entropy;
  readonly #written = new Map<number, (result: Result<Reference>) => void>();
  readonly #couriers = new Map<number, CourierWaiting>();
  #nextId = 1;

  constructor(input: (input: Input) => void, entropy: Entropy) {
    this.#input = input;
    this.#entropy = entropy;
  }

  write(unsalted: Unsalted): Promise<Result<Reference>> {
    const draft = this.#salted(unsalted);
    return this.#ask((id) => ({ kind: 'write', id, draft }));
  }

  openIncarnation(certificate: Uint8Array, unsalted: Unsalted): Promise<Result<Reference>> {
    const draft = this.#salted(unsalted);
    return this.#ask((id) => ({ kind: 'open-incarnation', id, certificate, draft }));
  }

  /** Rejects with the fault of the disk where something of it cannot be read. */
  courier(to: number): Promise<CourierPayloads> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#couriers.set(id, { resolve, reject });
      this.#input({ kind: 'courier', id, to });
    });
  }

  answer(answer: Answer): void {
    if (answer.kind === 'written') {
      this.#written.get(answer.id)?.(answer.result);
      this.#written.delete(answer.id);
    } else {
      const waiting = this.#couriers.get(answer.id);
      this.#couriers.delete(answer.id);
      if (answer.kind === 'courier') waiting?.resolve(answer);
      else
        waiting?.reject(
          new StoreFault(answer.what === 'signer' ? 'io' : answer.what, 'what a file would hold'),
        );
    }
  }

  #salted(draft: Unsalted): Draft {
    return { ...draft, salt: this.#entropy.bytes(16) };
  }

  #ask(input: (id: number) => Input): Promise<Result<Reference>> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#written.set(id, resolve);
      this.#input(input(id));
    });
  }
}
