import type { Class, Precedence } from '@parley/core/codec/entry.ts';
import {
  classNames,
  type KindName,
  kinds,
  precedenceNames,
  roles,
} from '@parley/core/codec/kinds.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { z } from 'zod';

const shape = z.array(
  z.strictObject({
    kinds: z.array(z.enum(Object.keys(kinds) as [KindName, ...KindName[]])).default([]),
    classes: z.array(z.enum(classNames)).default([]),
    from: z.enum(precedenceNames).default('DEFERRED'),
    needs: z.array(
      z.strictObject({
        count: z.number().int().min(1).max(8),
        roles: z.array(z.enum(roles)).min(1),
      }),
    ),
  }),
);

/**
 * Release rules as people write them: a JSON list, the first rule that fits decides, for example
 * `[{"kinds":["message"],"from":"FLASH","needs":[{"count":2,"roles":["releaser"]}]}]`. Throws with
 * the place of the first mistake.
 */
export function parseRules(json: string): Rule[] {
  return shape.parse(JSON.parse(json)).map((rule) => ({
    kinds: rule.kinds.map((name) => kinds[name]),
    classes: rule.classes.map((name) => classNames.indexOf(name) as Class),
    fromPrecedence: precedenceNames.indexOf(rule.from) as Precedence,
    needs: rule.needs,
  }));
}
