/** Those who are told of something; each can leave at any time. */
export class Listeners<A extends readonly unknown[]> {
  readonly #all = new Set<(...told: A) => void>();

  /** Tells a further listener from now on; the answer ends it. */
  add(listener: (...told: A) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(...told: A): void {
    for (const listener of this.#all) listener(...told);
  }
}
