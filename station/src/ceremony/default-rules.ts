import type { Role } from '@parley/core/codec/kinds.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Rule } from '@parley/core/codec/rule.ts';

const releaser: readonly Role[] = ['releaser'];
const duty: readonly Role[] = ['duty-officer', 'releaser'];
/** What takes back or corrects a message speaks at its author's precedence, in words of its own. */
const message = [kinds.message, kinds.retraction, kinds.correction];

/**
 * Who releases what where a charter is drafted without rules of its own: two releasers for FLASH
 * and above, one from PRIORITY, for ROUTINE the duty officer may do it, nobody for tests; answers
 * by the duty officer, the roster by a principal, new keys by two officers.
 */
export const defaultRules: readonly Rule[] = [
  { kinds: message, classes: [], fromPrecedence: 4, needs: [{ count: 2, roles: releaser }] },
  { kinds: message, classes: [], fromPrecedence: 2, needs: [{ count: 1, roles: releaser }] },
  { kinds: message, classes: [2], fromPrecedence: 0, needs: [] },
  { kinds: message, classes: [], fromPrecedence: 0, needs: [{ count: 1, roles: duty }] },
  {
    kinds: [kinds.ack, kinds.withheld, kinds.confirm, kinds['confirm-answer']],
    classes: [],
    fromPrecedence: 0,
    needs: [{ count: 1, roles: duty }],
  },
  {
    kinds: [kinds.roster],
    classes: [],
    fromPrecedence: 0,
    needs: [{ count: 1, roles: ['principal'] }],
  },
  {
    kinds: [kinds.incarnation],
    classes: [],
    fromPrecedence: 0,
    needs: [{ count: 2, roles: ['principal', 'releaser', 'duty-officer'] }],
  },
];
