import type { OwnReceiveKey } from '@parley/envelope/parties.ts';
import type { Process } from './process.ts';

/** Makes our receive keys, keeps them with the guard, and destroys them. */
export class OwnReceiveKeys {
  readonly #process: Process;
  /** Made and not stored yet. */
  readonly #unstored = new Map<number, OwnReceiveKey>();
  /** What a disk refused, to be done in order; each says whether it was done. */
  readonly #putOff: (() => boolean)[] = [];

  constructor(process: Process) {
    this.#process = process;
  }

  get waiting(): boolean {
    return this.#putOff.length > 0;
  }

  /** One more than any number of ours, known or above. */
  numberAbove(above: number): number {
    const { station, line } = this.#process;
    const mine = station.machine.guard?.receiveKeys.keys() ?? [];
    const known = line.receiveKeys.get(station.me)?.number ?? 0;
    return Math.max(above, known, ...mine, ...this.#unstored.keys()) + 1;
  }

  /** A key that can be used at once; an entry names it when its private half is on disk. */
  make(number: number): void {
    const { station } = this.#process;
    const { place } = station;
    const { crypto } = place.founding;
    place.wait(crypto.hpke(station.random).generateKeyPair(), 2).then(
      (pair) => {
        this.#process.enter(() => {
          station.power.pass('key-drawn');
          const key = { number, ...pair };
          this.#unstored.set(number, key);
          this.#process.envelope.addReceiveKey(key, this.#process.elapsed);
          this.#do(() => this.#store(key));
        });
      },
      (error: unknown) => place.fail(error),
    );
  }

  #store(key: OwnReceiveKey): boolean {
    if (!this.#unstored.has(key.number)) return true;
    const { station } = this.#process;
    if (!station.keepKey(key)) return false;
    station.power.pass('key-kept');
    this.#unstored.delete(key.number);
    const { number, publicKey } = key;
    this.#process.loop.input({ kind: 'receive-key', number, publicKey });
    return true;
  }

  /** The envelope forgets it at once, the disk as soon as it can be written. */
  destroy(number: number): void {
    const { station, envelope } = this.#process;
    this.#unstored.delete(number);
    envelope.removeReceiveKey(number);
    this.#do(() => station.forgetKey(number));
  }

  #do(work: () => boolean): void {
    this.#putOff.push(work);
    this.retry();
  }

  retry(): void {
    while (this.#putOff[0]?.()) this.#putOff.shift();
  }
}
