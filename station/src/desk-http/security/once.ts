import { createHash } from 'node:crypto';
import { limits } from '@parley/core/base/limits.ts';

type Done = { readonly answer: Promise<unknown>; readonly until: number };

/**
 * Acts by the names that their pages drew: asked for again under its name, an act is not done a
 * second time, and what was answered first is answered again. One that was refused or failed is
 * begun anew. It knows nothing of a time before its process: what must never be twice on a line is
 * refused by what is stored (a draft is written once).
 */
export class DoneOnce {
  readonly #done = new Map<string, Done>();

  /** @param act whose it is, and all that was asked: another act of that name is another act */
  async of<T>(act: readonly unknown[], now: number, work: () => Promise<T>): Promise<T> {
    const key = createHash('sha256').update(JSON.stringify(act)).digest('base64');
    const before = this.#done.get(key);
    if (before && before.until > now) return (await before.answer) as T;
    const answer = work();
    const done = { answer, until: now + limits.deskActMs };
    this.#done.set(key, done);
    const [oldest] = this.#done.keys();
    if (this.#done.size > limits.deskActsMax) this.#done.delete(oldest ?? '');
    try {
      return await answer;
    } catch (error) {
      if (this.#done.get(key) === done) this.#done.delete(key);
      throw error;
    }
  }
}
