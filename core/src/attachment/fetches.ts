import { hex } from '../base/bytes.ts';
import type { NamedAttachment, Stretch } from './named.ts';

/** Attachments of one author that are asked for at a time; the others wait in the tables. */
export const fetchesMax = 64;
/** What did not come in this time is asked for again; doubled each time up to a minute. */
const retryMs = 2000;
const retryMsMax = 60_000;
/** Asked so often in vain, it gives its place to one that waits: after four minutes. */
const vainMax = 8;
/** Gave what a former process of this station has kept. */
const unknownGiver = -1;
/** Rows of the tables looked at in one tick, per author. */
const stretchMax = 1024;

/** One attachment on its way here: one chunk is under way at a time. */
export type Fetch = {
  readonly named: NamedAttachment;
  /** Parties that may hold it, the one to be asked first. */
  sources: number[];
  /** Parties whose bytes had another hash: they are asked again after a pause. */
  readonly bad: Set<number>;
  /** Parties that gave what is here of it. */
  readonly givers: Set<number>;
  /** It is taken of one party alone, the first of its sources. */
  alone: boolean;
  offset: number;
  askedAt: number;
  pauseMs: number;
  /** Times asked since something came that was kept. */
  vain: number;
  /** Times that all of it came with another hash. */
  failures: number;
  /** From when on a party is asked again that gave wrong bytes. */
  badAgainAt: number;
};

/** What the tables say, and whether one may be asked. */
export type Source = {
  /** The next attachments of an author that are not here whole. */
  after(author: number, last: NamedAttachment | undefined, most: number): Stretch;
  /** Where the next chunk begins, and whom to ask in which order. */
  begin(named: NamedAttachment): { readonly offset: number; readonly sources: number[] };
  /** What came of it is not kept. */
  drop(named: NamedAttachment): void;
};

/** Where the walk through what an author names has come; none is under way where all is in work. */
type Walk = { last: NamedAttachment | undefined; left: boolean };

/**
 * Attachments that are being fetched: few of each author, so that one whose entries name a hundred
 * thousand that never come costs what 64 cost. The rest is read from the tables when a place is
 * free (spec/attachment.md 1).
 */
export class Fetches {
  readonly #source: Source;
  readonly #works = new Map<number, Map<string, Fetch>>();
  readonly #walks = new Map<number, Walk>();

  constructor(source: Source) {
    this.#source = source;
  }

  of(named: Pick<NamedAttachment, 'sha256'>): Fetch | undefined {
    const key = hex(named.sha256);
    for (const work of this.#works.values()) {
      const fetch = work.get(key);
      if (fetch) return fetch;
    }
    return undefined;
  }

  /** What the tables name of these authors is looked through once more. */
  resume(authors: Iterable<number>): void {
    for (const author of authors) this.#walks.set(author, { last: undefined, left: false });
  }

  /** Begins to fetch one that is not here whole, or leaves it to the walk. */
  want(named: NamedAttachment): void {
    if (this.of(named)) return;
    const work = this.#workOf(named.author);
    if (work.size >= fetchesMax) {
      this.#leave(named.author);
      const least = [...work.values()].reduce((a, b) => {
        return b.named.precedence < a.named.precedence ? b : a;
      });
      if (least.named.precedence >= named.precedence) return;
      this.#park(least);
    }
    const never = Number.NEGATIVE_INFINITY;
    const begun = this.#source.begin(named);
    const givers = new Set(begun.offset > 0 ? [unknownGiver] : []);
    const fresh = { bad: new Set<number>(), givers, alone: false, askedAt: never };
    const counts = { pauseMs: retryMs, vain: 0, failures: 0, badAgainAt: never };
    work.set(hex(named.sha256), { named, ...begun, ...fresh, ...counts });
  }

  end(fetch: Fetch): void {
    this.#works.get(fetch.named.author)?.delete(hex(fetch.named.sha256));
  }

  /** Something of it came: the next chunk is asked for at once. */
  came(fetch: Fetch, offset: number): void {
    fetch.offset = offset;
    fetch.askedAt = Number.NEGATIVE_INFINITY;
    fetch.pauseMs = retryMs;
    fetch.vain = 0;
  }

  /** Fills the places that are free, and frees those of what does not come. */
  fill(): void {
    for (const [author, walk] of this.#walks) {
      const work = this.#workOf(author);
      for (const fetch of work.values()) if (isVain(fetch)) this.#park(fetch);
      if (work.size >= fetchesMax) continue;
      let before = walk.last;
      const { missing, last } = this.#source.after(author, before, stretchMax);
      walk.last = last;
      for (const named of missing) {
        if (work.size < fetchesMax) this.want(named);
        else {
          walk.last = before;
          break;
        }
        before = named;
      }
      if (walk.last) continue;
      if (walk.left) walk.left = false;
      else this.#walks.delete(author);
    }
  }

  /** When one is to be asked for or looked for next; where there is none, never. */
  dueAt(): number {
    let due = this.#walks.size > 0 ? 0 : Number.POSITIVE_INFINITY;
    for (const work of this.#works.values()) {
      for (const { askedAt, pauseMs, sources, bad, badAgainAt } of work.values()) {
        const again = sources.every((one) => bad.has(one)) ? badAgainAt : 0;
        due = Math.min(due, Math.max(again, askedAt + pauseMs));
      }
    }
    return due;
  }

  /**
   * Those to be asked for now, each with the party: the most urgent first, and of each party one
   * chunk at a time of what it wrote itself, and one of what others wrote. What was asked for in
   * vain too often is asked for beside them: perhaps nobody has it, and the rest is not to wait.
   */
  due(now: number, ask: (peer: number, fetch: Fetch) => boolean): void {
    const all = [...this.#works.values()].flatMap((work) => [...work.values()]);
    const engaged = new Set<string>();
    for (const fetch of all) {
      const [peer] = fetch.sources;
      const waits = peer !== undefined && now - fetch.askedAt < fetch.pauseMs;
      if (waits && !isVain(fetch)) engaged.add(lane(peer, fetch));
    }
    all.sort((a, b) => b.named.precedence - a.named.precedence || +isVain(a) - +isVain(b));
    for (const fetch of all) {
      if (now - fetch.askedAt < fetch.pauseMs) continue;
      const sources = this.#turn(fetch, now);
      if (sources[0] === undefined || engaged.has(lane(sources[0], fetch))) continue;
      const may = (one: number) => !isBad(fetch, one, now) && !engaged.has(lane(one, fetch));
      const peer = sources.find((one) => may(one) && ask(one, fetch));
      // Of one party alone: that it cannot be asked counts as well, or no other ever had its turn.
      if (peer === undefined && !fetch.alone) continue;
      if (fetch.askedAt > 0) fetch.pauseMs = Math.min(2 * fetch.pauseMs, retryMsMax);
      fetch.askedAt = now;
      fetch.vain += 1;
      if (peer === undefined) continue;
      fetch.sources = [peer, ...fetch.sources.filter((one) => one !== peer)];
      if (!isVain(fetch)) engaged.add(lane(peer, fetch));
    }
  }

  /** Whose turn it is. Where nothing came, another may hold it; its author is asked again later. */
  #turn(fetch: Fetch, now: number): readonly number[] {
    const [first, ...others] = fetch.sources as [number, ...number[]];
    const stays = fetch.askedAt <= 0 || (fetch.alone && fetch.pauseMs < retryMsMax);
    const sources = stays ? fetch.sources : [...others, first];
    const good = sources.filter((one) => !isBad(fetch, one, now));
    const order = [...good, ...sources.filter((one) => isBad(fetch, one, now))];
    if (!fetch.alone) return order;
    if (order[0] !== first) this.#anew(fetch, order);
    return order.slice(0, 1);
  }

  /** Nothing of it is kept, and its next giver is the first of these. */
  #anew(fetch: Fetch, sources: readonly number[]): void {
    this.#source.drop(fetch.named);
    fetch.sources = [...sources];
    fetch.offset = 0;
    fetch.givers.clear();
  }

  /**
   * All bytes came, and their hash is another: whose bytes they were, where they were of one alone.
   * Else they are asked for again of one party alone, the author first, so that it can be said.
   * Who gave wrong bytes is asked again after pauses that double.
   */
  failed(fetch: Fetch): number | null {
    const [giver] = fetch.givers;
    const guilty = fetch.givers.size === 1 && giver !== unknownGiver ? (giver ?? null) : null;
    if (guilty === null) fetch.alone = true;
    else fetch.bad.add(guilty);
    const { author } = fetch.named;
    const byAuthor = fetch.sources.filter((one) => one === author);
    this.#anew(fetch, [...byAuthor, ...fetch.sources.filter((one) => one !== author)]);
    fetch.badAgainAt = fetch.askedAt + Math.min(retryMs * 2 ** fetch.failures, retryMsMax);
    fetch.failures += 1;
    this.came(fetch, 0);
    return guilty;
  }

  /** True if what this party gives of it is taken. */
  takes(fetch: Fetch, from: number): boolean {
    return !fetch.alone || fetch.sources[0] === from;
  }

  #workOf(author: number): Map<string, Fetch> {
    const work = this.#works.get(author) ?? new Map<string, Fetch>();
    this.#works.set(author, work);
    return work;
  }

  #leave(author: number): void {
    const walk = this.#walks.get(author);
    if (walk) walk.left = true;
    else this.#walks.set(author, { last: undefined, left: true });
  }

  #park(fetch: Fetch): void {
    this.#leave(fetch.named.author);
    this.end(fetch);
    this.#source.drop(fetch.named);
  }
}

/** Asked for again and again, and nothing came. */
function isVain({ vain }: Fetch): boolean {
  return vain >= vainMax;
}

/** It gave wrong bytes, and its pause is not over. */
function isBad({ bad, badAgainAt }: Fetch, party: number, now: number): boolean {
  return bad.has(party) && now < badAgainAt;
}

function lane(peer: number, { named }: Fetch): string {
  return `${peer} ${named.author === peer}`;
}
