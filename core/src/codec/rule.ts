import { limits } from '../base/limits.ts';
import type { CborValue } from './cbor.ts';
import { between, distinct, list, literal, mapped, tuple, uint, word } from './check.ts';
import type { Class, Precedence } from './entry.ts';
import { type Role, roles } from './kinds.ts';

/** So many distinct officers, each of one of these roles. */
export type Need = { readonly count: number; readonly roles: readonly Role[] };

/** Who must release what (spec/release.md). The first rule of a charter that matches decides. */
export type Rule = {
  /** Empty: all kinds. */
  readonly kinds: readonly number[];
  /** Empty: all classes. */
  readonly classes: readonly Class[];
  readonly fromPrecedence: Precedence;
  /** Empty: no release is needed. */
  readonly needs: readonly Need[];
};

const need = mapped(
  tuple(between<number>(1, limits.releasesMax), list(word(roles), 1, roles.length)),
  ([count, held]): Need | undefined => (distinct(held) ? { count, roles: held } : undefined),
);

/** Kinds and classes named once; no more officers needed than an entry can carry releases. */
export const ruleCheck = mapped(
  tuple(
    list(uint, 0, 32),
    list(literal<Class>(0, 1, 2), 0, 3),
    literal<Precedence>(0, 1, 2, 3, 4, 5),
    list(need, 0, limits.releasesMax),
  ),
  ([kinds, classes, fromPrecedence, needs]): Rule | undefined => {
    const officers = needs.reduce((sum, one) => sum + one.count, 0);
    const fits = officers <= limits.releasesMax && distinct(kinds) && distinct(classes);
    return fits ? { kinds, classes, fromPrecedence, needs } : undefined;
  },
);

export function ruleValue(rule: Rule): CborValue {
  const needs = rule.needs.map((one) => [one.count, one.roles]);
  return [rule.kinds, rule.classes, rule.fromPrecedence, needs];
}
