import { hex } from '@parley/core/base/bytes.ts';
import type { Envelope } from '@parley/envelope/envelope.ts';
import { hpke } from '../ports/hpke.ts';
import type { Guard } from '../store/guard.ts';
import type { ReceiveKey } from '../store/receive-keys.ts';
import type { PutOff } from './put-off.ts';

export type OwnReceiveKeysPorts = {
  readonly line: Uint8Array;
  guard(): Guard | null;
  envelope(): Envelope;
  readonly putOff: PutOff;
  /** Elapsed ms, and ms since 1970. */
  now(): { readonly elapsed: number; readonly time: number };
  /** The highest number that the line knows of ours. */
  known(): number;
  /** The key is stored: an entry may name it. */
  announce(number: number, publicKey: Uint8Array): void;
};

/** Makes our receive keys, keeps them with the guard, and destroys them (design section 3). */
export class OwnReceiveKeys {
  readonly #ports: OwnReceiveKeysPorts;
  /** Made and not stored yet. */
  readonly #unstored = new Map<number, ReceiveKey>();
  #stopped = false;

  constructor(ports: OwnReceiveKeysPorts) {
    this.#ports = ports;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** One more than any number of ours, known or above. */
  numberAbove(above: number): number {
    const { known, guard, line } = this.#ports;
    const mine = guard()?.receiveKeys.list(hex(line)) ?? [];
    const numbers = [...mine.map((key) => key.number), ...this.#unstored.keys()];
    return Math.max(above, known(), ...numbers) + 1;
  }

  /**
   * A key that can be used at once. An entry names it when its private half is on disk: on a full
   * disk later, and until then it serves only those who are answered with `cannot-open`.
   */
  async make(number: number): Promise<void> {
    const key = await this.#draw(number);
    if (this.#stopped) return;
    this.#unstored.set(number, key);
    this.#use(key);
    this.#ports.putOff.do(() => {
      if (this.#unstored.has(number)) this.#store(key);
    });
  }

  /** Because somebody asks for it now: its number, or a `StoreFault` and no key. */
  async renew(): Promise<number> {
    const key = await this.#draw(this.numberAbove(0));
    this.#store(key);
    this.#use(key);
    return key.number;
  }

  async #draw(number: number): Promise<ReceiveKey> {
    const { publicKey, privateKey } = await hpke.generateKeyPair();
    const created = this.#ports.now().time;
    const line = hex(this.#ports.line);
    return { line, number, publicKey, privateKey, created, retireAt: null };
  }

  #use({ number, publicKey, privateKey }: ReceiveKey): void {
    const { envelope, now } = this.#ports;
    envelope().addReceiveKey({ number, publicKey, privateKey }, now().elapsed);
  }

  #store(key: ReceiveKey): void {
    this.#ports.guard()?.receiveKeys.add(key);
    this.#unstored.delete(key.number);
    this.#ports.announce(key.number, key.publicKey);
  }

  /** The envelope forgets it at once, the disk as soon as it can be written. */
  destroy(number: number): void {
    const { line, guard, envelope, putOff } = this.#ports;
    this.#unstored.delete(number);
    envelope().removeReceiveKey(number);
    putOff.do(() => {
      const keys = guard()?.receiveKeys;
      const key = keys?.list(hex(line)).find((one) => one.number === number);
      if (key) keys?.destroy(hex(line), key.publicKey);
    });
  }
}
