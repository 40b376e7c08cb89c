import { kinds } from '@parley/core/codec/kinds.ts';
import type { Right } from '@parley/core/station/rights.ts';

const byKind = new Map<number, Right>([
  [kinds.ack, 'answer'],
  [kinds.withheld, 'answer'],
  [kinds.confirm, 'answer'],
  [kinds['confirm-answer'], 'answer'],
  [kinds.service, 'service'],
  [kinds.watch, 'watch'],
  [kinds.handover, 'watch'],
  [kinds.roster, 'roster'],
  [kinds.exercise, 'exercise'],
  [kinds.terms, 'terms'],
]);

/** What an officer needs at this station to release an entry of a kind. */
export function rightToRelease(kind: number): Right {
  return byKind.get(kind) ?? 'release';
}
