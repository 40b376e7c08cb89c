/** An entry that says another kind than its author wrote: one that opens a journal, if there is. */
import { bytesOf, type Part, partsOf } from './cbor-tree.ts';
import type { Chance } from './random.ts';

type Place = { readonly opens: boolean; readonly kind: Part & { is: 'number' } };

export function kindChanged(chance: Chance, bytes: Uint8Array): Uint8Array {
  const elements = partsOf(bytes) ?? [];
  const places = elements.flatMap((element) => {
    const inner = element.is === 'bytes' ? element.inner : undefined;
    return inner?.[0] === undefined ? [] : placesIn(inner[0]);
  });
  const opening = places.filter(({ opens }) => opens);
  const from = opening.length > 0 && !chance.oneIn(3) ? opening : places;
  if (from.length > 0) chance.pick(from).kind.value = BigInt(chance.below(20));
  return bytesOf(elements);
}

/** `block = [ party, number, tag, first, run ]`, `run = [ t0, clock, [* [ kind, … ] ] ]`. */
function placesIn(block: Part): Place[] {
  const [, number, , first, run] = listOf(block);
  const [, , entries] = listOf(run);
  return listOf(entries).flatMap((entry, i) => {
    const [kind] = listOf(entry);
    if (kind?.is !== 'number' || first?.is !== 'number' || number?.is !== 'number') return [];
    return [{ kind, opens: i === 0 && first.value === 0n && number.value > 0n }];
  });
}

function listOf(part: Part | undefined): readonly Part[] {
  return part?.is === 'list' ? part.parts : [];
}
