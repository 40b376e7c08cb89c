import { readCardCode } from '@parley/api/card-code.ts';

/** The codes of one card that were read so far: in any order, some of them twice. */
export type ScannedCard = {
  /** Of how many codes the card is; 0: none was read yet. */
  readonly count: number;
  readonly codes: ReadonlyMap<number, string>;
};

export const nothingScanned: ScannedCard = { count: 0, codes: new Map() };

/**
 * What was read, with one code more; the same where it is no code of a card, or known already. A
 * code of another card begins anew with it: two cards are never mixed.
 */
export function withCode(scanned: ScannedCard, text: string): ScannedCard {
  const code = readCardCode(text);
  if (code === undefined) return scanned;
  const { at, of: count } = code;
  const known = scanned.codes.get(at);
  if (scanned.count === count && known === text) return scanned;
  const same = scanned.count === count && known === undefined;
  return { count, codes: new Map([...(same ? scanned.codes : []), [at, text]]) };
}

/** The card as its codes say it, a line each; undefined until all of them were read. */
export function wholeText({ count, codes }: ScannedCard): string | undefined {
  if (count === 0 || codes.size < count) return undefined;
  return [...codes.keys()]
    .sort((a, b) => a - b)
    .map((at) => codes.get(at))
    .join('\n');
}
