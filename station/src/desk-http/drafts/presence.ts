/** Who has a draft open, as his page last said. */
export type Present = {
  readonly officer: string;
  readonly lang: string | null;
  readonly since: number;
};

/** A page says so every ten seconds; after three of them it is gone. */
const presentMs = 30_000;

/** In memory: it is true for half a minute only. */
export class Presence {
  readonly #byDraft = new Map<string, Map<string, Present & { readonly said: number }>>();

  say(draft: string, officer: string, lang: string | null, now: number): boolean {
    const all = this.#byDraft.get(draft) ?? new Map();
    this.#byDraft.set(draft, all);
    const before = all.get(officer) as (Present & { said: number }) | undefined;
    const stays = before !== undefined && now - before.said <= presentMs;
    all.set(officer, { officer, lang, since: stays ? before.since : now, said: now });
    return !stays || before.lang !== lang;
  }

  of(draft: string, now: number): Present[] {
    const all = [...(this.#byDraft.get(draft)?.values() ?? [])];
    return all
      .filter(({ said }) => now - said <= presentMs)
      .map(({ officer, lang, since }) => ({ officer, lang, since }));
  }

  forget(draft: string): void {
    this.#byDraft.delete(draft);
  }
}
