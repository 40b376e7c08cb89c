import type { ShownState } from '@parley/api/entry.ts';
import { decodeBody } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { heldPlace } from '../../acts/messages/shapes.ts';
import { releasesOf } from '../../acts/messages/show.ts';
import { readItem } from '../../projection/entry-name.ts';
import type { DeskLine } from '../desk-line.ts';

/** The officers whose releases hold for the entry that is the proof of an act, and where. */
export function withActors({ line }: DeskLine, state: ShownState): ShownState {
  if (!('entry' in state.proof)) return state;
  const place = heldPlace(line, state.proof.entry);
  const item = readItem(line.store, place)?.item;
  const body = item && !isOpaque(item) ? decodeBody(item.body) : undefined;
  if (!item || isOpaque(item) || !body?.ok) return state;
  const by = releasesOf(line, place, item, body.value)
    .filter(({ good }) => good)
    .map(({ officer, name, origin }) => ({ officer, name, origin }));
  return { ...state, by };
}
