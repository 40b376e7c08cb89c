import { mutateBytes } from './bytes-mutation.ts';
import { type Node, parseTree, writeTree } from './cbor-tree.ts';
import type { Random } from './random.ts';

/** A node with the list it stands in. */
type Place = { readonly list: Node[]; readonly at: number };

const numbers = [0n, 1n, 2n, 5n, 9n, 10n, 17n, 18n, 23n, 24n, 64n, 255n, 256n, 1216n, 65536n];
const large = [2n ** 31n, 2n ** 32n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n];

/**
 * A copy that is still CBOR: an item changed, dropped, doubled, swapped, or taken from another
 * input, with every length and count around it made true again. Undefined where the bytes are no
 * CBOR.
 */
export function mutateTree(
  bytes: Uint8Array,
  random: Random,
  other: Uint8Array,
): Uint8Array | undefined {
  const tree = parseTree(bytes);
  if (tree === undefined || tree.length === 0) return undefined;
  const count = 1 + random.below(3);
  for (let i = 0; i < count; i++) {
    const places = placesOf(tree);
    if (places.length === 0) break;
    change(random.pick(places), random, () => graft(random, other, tree));
  }
  return writeTree(tree);
}

function placesOf(list: Node[], into: Place[] = []): Place[] {
  list.forEach((node, at) => {
    into.push({ list, at });
    if (node.children !== undefined) placesOf(node.children, into);
  });
  return into;
}

/** Any item of another input, or of this one. */
function graft(random: Random, other: Uint8Array, tree: Node[]): Node {
  const donor = random.oneIn(2) ? parseTree(other) : undefined;
  const places = placesOf(donor ?? tree);
  const place = random.pick(places.length === 0 ? placesOf(tree) : places);
  return structuredClone(place.list[place.at] as Node);
}

function change({ list, at }: Place, random: Random, donor: () => Node): void {
  const node = list[at] as Node;
  switch (random.below(8)) {
    case 0:
      list.splice(at, 1);
      return;
    case 1: {
      const times = random.oneIn(12) ? 70 : 1;
      for (let i = 0; i < times; i++) list.splice(at, 0, structuredClone(node));
      return;
    }
    case 2:
      list.splice(at, 0, donor());
      return;
    case 3:
      list[at] = donor();
      return;
    case 4: {
      const place = random.below(list.length);
      [list[at], list[place]] = [list[place] as Node, node];
      return;
    }
    case 5:
      list[at] = { major: 7, arg: random.pick([20n, 21n, 22n, 23n]), ...empty };
      return;
    default:
      changeValue(node, random);
  }
}

const empty = { children: undefined, bytes: new Uint8Array(0) };

function changeValue(node: Node, random: Random): void {
  if (node.children !== undefined) {
    if (random.oneIn(4)) node.children = [];
    return;
  }
  if (node.major === 2 || node.major === 3) {
    node.bytes = mutateBytes(node.bytes, random, node.bytes);
    return;
  }
  if (random.oneIn(8)) node.major = random.below(2);
  const near = node.arg + BigInt(random.below(5)) - 2n;
  const far = random.pick(random.oneIn(3) ? large : numbers);
  node.arg = random.oneIn(2) ? far : near < 0n ? 0n : near;
}
