import { type KindName, kinds } from '@parley/core/codec/kinds.ts';

/** The number of a kind that the station names; 0 for one that is not readable here. */
export function kindNumber(name: string): number {
  if (Object.hasOwn(kinds, name)) return kinds[name as KindName];
  return Number(/^kind (\d+)$/u.exec(name)?.[1] ?? 0);
}
