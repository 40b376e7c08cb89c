import { DeskRefusal } from '../refusals.ts';

/** Attachments that come at once: each is held in memory whole until it is stored. */
const most = { each: 1, all: 6 } as const;
/** What a page is told to wait: an attachment of a usual size has then come. */
const againS = '10';

/** How many attachments are coming, and whose: who sends slowly holds up himself alone. */
export class Uploads {
  readonly #under = new Map<string, number>();
  #all = 0;

  /** One more of this officer, until what is returned is called. Refuses `too-many-requests`. */
  begin(officer: string): () => void {
    const own = this.#under.get(officer) ?? 0;
    if (own >= most.each || this.#all >= most.all) {
      throw new DeskRefusal('too-many-requests', againS);
    }
    this.#under.set(officer, own + 1);
    this.#all++;
    return () => {
      const left = (this.#under.get(officer) ?? 1) - 1;
      if (left > 0) this.#under.set(officer, left);
      else this.#under.delete(officer);
      this.#all--;
    };
  }
}
