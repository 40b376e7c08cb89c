import { equal, hex } from '@parley/core/base/bytes.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { decodeOverLimitProof } from '@parley/core/codec/over-limit.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import type { SimStation } from '../station/station.ts';
import type { World } from '../world/world.ts';

type Event<E extends Shown['event']> = Extract<Shown, { event: E }>;

/**
 * What is left when a lie has been told and all is healed: what a strategy says must have come of
 * it is asked here. Each answer is undefined, or a sentence that says what is not so.
 */
export class After {
  readonly world: World;
  /** Stations that kept the rules. */
  readonly honest: readonly SimStation[];
  /** The party that lied; null: a relay did. */
  readonly liar: number | null;

  constructor(world: World, honest: readonly SimStation[], liar: number | null) {
    this.world = world;
    this.honest = honest;
    this.liar = liar;
  }

  /** What people at a station were shown, of one kind. */
  shown<E extends Shown['event']>(station: SimStation, event: E): Event<E>[] {
    return (station.shown ?? []).filter((one): one is Event<E> => one.event === event);
  }

  /** Every honest station keeps a proof of this kind against the liar. */
  proved(kind: 'fork' | 'over'): string | undefined {
    const lacking = this.honest.find(({ machine }) => {
      return ![...machine.disk.facts.keys()].some((key) => key.startsWith(`${kind}.${this.liar}.`));
    });
    return lacking && `${lacking.me} holds no ${kind} proof`;
  }

  /** The liar's journal stands at the entry that is proven to be over the limits. */
  stands(): string | undefined {
    for (const { me, machine, line } of this.honest) {
      for (const [fact, bytes] of machine.disk.facts) {
        const proof = fact.startsWith('over.') ? decodeOverLimitProof(bytes) : undefined;
        if (!proof?.ok) continue;
        const size = line.journals.get(fact.slice(5))?.durable.size ?? 0;
        if (size > proof.value.seq) return `${me} holds ${size}, over ${proof.value.seq}`;
      }
    }
    return undefined;
  }

  /** Every honest station was told that an entry of the liar's breaks this rule. */
  violated(code: string): string | undefined {
    const untold = this.honest.find(
      (station) =>
        !this.shown(station, 'violation').some((one) => {
          return one.code === code && one.journal.party === this.liar;
        }),
    );
    return untold && `${untold.me} was never shown ${code}`;
  }

  /** Some honest station refused bytes for this reason. */
  refused(code: string): string | undefined {
    const found = this.honest.some((station) =>
      this.shown(station, 'refused').some((one) => one.code === code),
    );
    return found ? undefined : `nobody refused with ${code}`;
  }

  /** No honest station holds any journal for contested. */
  uncontested(): string | undefined {
    const found = this.honest.find((station) => this.shown(station, 'contested').length > 0);
    return found && `${found.me} holds a journal for contested`;
  }

  /** All that the liar's own station has written is held by every honest one, to the same root. */
  held(): string | undefined {
    const { liar } = this;
    if (liar === null) return undefined;
    for (const { key, name, durable } of this.world.station(liar).line.journals.values()) {
      if (name.party !== liar) continue;
      for (const { me, line } of this.honest) {
        const other = line.journals.get(key)?.durable;
        if (other && other.size === durable.size && equal(other.root, durable.root)) continue;
        return `${me} holds ${other?.size} of ${key}, which has ${durable.size}`;
      }
    }
    return undefined;
  }

  /** Honest stations hold the same of each other, and nobody more than its author wrote. */
  agreed(): string | undefined {
    for (const author of this.honest) {
      for (const { key, name, durable } of author.line.journals.values()) {
        if (name.party !== author.me) continue;
        for (const { me, line } of this.honest) {
          const other = line.journals.get(key)?.durable;
          if (other && equal(other.root, durable.root)) continue;
          return `${me} holds ${other?.size} of ${key}, which has ${durable.size}`;
        }
      }
    }
    return undefined;
  }

  /** Nobody was shown an entry of an honest party that this party never wrote, peeked or not. */
  nothingFalse(): string | undefined {
    for (const station of this.honest) {
      for (const { journal, first, items } of this.shown(station, 'entries')) {
        const author = this.honest.find(({ me }) => me === journal.party);
        const size = author?.line.journals.get(journalKey(journal))?.durable.size ?? 0;
        if (!author || first + items.length <= size) continue;
        return `${station.me} was shown ${first + items.length} of ${hex(journal.tag)}, unwritten`;
      }
    }
    return undefined;
  }

  /** No size that was shown as reached or on record is beyond what is there, or goes back. */
  statesHold(): string | undefined {
    for (const station of this.honest) {
      const seen = new Map<string, number>();
      for (const event of station.shown ?? []) {
        if (event.event !== 'reached' && event.event !== 'recorded') continue;
        const by = event.event === 'reached' ? `${event.by}` : journalKey(event.by);
        const key = journalKey(event.journal);
        const name = `${event.event} ${key} ${by}`;
        const written = station.line.journals.get(key)?.durable.size ?? 0;
        if (event.size > written) return `${station.me}: ${name} at ${event.size} of ${written}`;
        const before = seen.get(name) ?? 0;
        const falls = event.event === 'recorded' && event.size < before;
        if (falls) return `${station.me}: ${name} falls from ${before} to ${event.size}`;
        seen.set(name, event.size);
      }
    }
    return undefined;
  }
}
