import { Random } from '../random.ts';
import { all } from '../strategies/all.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { Act, Plan } from './plan.ts';

const minuteMs = 60_000;
const counterparts = all.filter(({ role }) => role === 'counterpart');
const relays = all.filter(({ role }) => role === 'relay');

/** Acts of a seed, and who is in each: so many counterparts under one party's keys, one relay. */
const acts = 2;
/** With more parties, or real cryptography, an act costs several times as much: one is played. */
const partiesForAll = 3;
const together = 3;
const actMs = 24 * minuteMs;

/**
 * Ways to lie are dealt like cards: through seeds in their order each comes as often as any other,
 * in ever other company.
 */
export function actsOf({ seed, real, parties, liars }: Plan): readonly Act[] {
  const random = new Random(seed).split('acts');
  const liar = liars.find(({ strategy }) => strategy.role === 'counterpart');
  // Whoever lied before lies on: the others stay honest.
  const party = liar?.party ?? random.below(parties);
  const length = real || parties > partiesForAll ? 1 : acts;
  return Array.from({ length }, (_, act) => {
    const place = seed * acts + act;
    const drawn = Array.from({ length: together }, (_, i) =>
      dealt(counterparts, place * together + i),
    );
    const strategies = [...drawn, dealt(relays, place)].filter(
      (one) => one.role === 'relay' || (one.parties ?? 2) <= parties,
    );
    return { party, ms: actMs / (parties - 1), strategies };
  });
}

const orders = new Map<string, readonly Strategy[]>();

/** The card at a place of a pack that is shuffled anew each time it is through. */
function dealt(pack: readonly Strategy[], place: number): Strategy {
  const round = Math.floor(place / pack.length);
  const name = `${pack[0]?.role} ${round}`;
  const order = orders.get(name) ?? shuffled(pack, new Random(round).split(name));
  orders.set(name, order);
  return order[place % pack.length] as Strategy;
}

function shuffled(pack: readonly Strategy[], random: Random): readonly Strategy[] {
  return pack
    .map((one) => ({ one, at: random.word() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
