import type { Outcome } from '@parley/api/client.ts';
import type { Operation } from '@parley/api/operations.ts';
import type { Routes } from '@parley/api/routes.ts';
import type { AnswerOf, InputOf } from '@parley/api/types.ts';
import { useEffect, useSyncExternalStore } from 'react';
import { readSession, station } from './station.ts';

/** What was asked of the station, and the newest answer; `at` is when it came. */
export type Answer<T> = {
  readonly value: T | undefined;
  readonly failure: { readonly code: string; readonly detail: string } | undefined;
  readonly at: number;
  readonly pending: boolean;
};

type Slot = {
  readonly operation: Operation;
  answer: Answer<unknown>;
  readonly ask: () => Promise<Outcome<unknown>>;
  readonly watchers: Set<() => void>;
  again: boolean;
  asking: boolean;
};

const slots = new Map<string, Slot>();
const nothing: Answer<never> = { value: undefined, failure: undefined, at: 0, pending: true };

/** Answers that no page shows are forgotten beyond this many, oldest first. */
const keptMax = 60;

/**
 * Asks once and shares the answer among all who show it; an old answer stays on the page while a
 * newer one is fetched. `undefined` as input asks nothing.
 */
export function useAnswer<O extends Operation>(
  operation: O,
  input: InputOf<Routes[O]> | undefined,
): Answer<AnswerOf<Routes[O]>> {
  const key = input === undefined ? undefined : `${operation} ${JSON.stringify(input)}`;
  const slot = key === undefined ? undefined : slotFor(key, operation, input);
  useEffect(() => {
    const shown = key === undefined ? undefined : slots.get(key);
    if (shown && shown.answer.at === 0) void ask(shown);
  }, [key]);
  const answer = useSyncExternalStore(
    (watcher) => {
      slot?.watchers.add(watcher);
      return () => slot?.watchers.delete(watcher);
    },
    () => slot?.answer ?? nothing,
  );
  return answer as Answer<AnswerOf<Routes[O]>>;
}

function slotFor(key: string, operation: Operation, input: unknown): Slot {
  const known = slots.get(key);
  if (known) return known;
  const call = station[operation] as (given: unknown) => Promise<Outcome<unknown>>;
  const slot: Slot = {
    operation,
    answer: nothing,
    ask: () => call(input),
    watchers: new Set(),
    again: false,
    asking: false,
  };
  slots.set(key, slot);
  forgetOld();
  return slot;
}

async function ask(slot: Slot): Promise<void> {
  if (slot.asking) {
    slot.again = true;
    return;
  }
  slot.asking = true;
  do {
    slot.again = false;
    const outcome = await slot.ask();
    const at = Date.now();
    slot.answer = outcome.ok
      ? { value: outcome.value, failure: undefined, at, pending: false }
      : { ...slot.answer, failure: outcome, at, pending: false };
    if (!outcome.ok && outcome.status === 401) void readSession();
    for (const watcher of [...slot.watchers]) watcher();
  } while (slot.again);
  slot.asking = false;
}

/** What these operations answered is old: whatever a page shows of it is asked again. */
export function refresh(...operations: readonly Operation[]): void {
  for (const [key, slot] of slots) {
    if (operations.length > 0 && !operations.includes(slot.operation)) continue;
    if (slot.watchers.size > 0) void ask(slot);
    else slots.delete(key);
  }
}

/** Puts an answer that came by another way, as a changed draft after it was saved. */
export function tookAnswer<O extends Operation>(
  operation: O,
  input: InputOf<Routes[O]>,
  value: AnswerOf<Routes[O]>,
): void {
  const slot = slotFor(`${operation} ${JSON.stringify(input)}`, operation, input);
  slot.answer = { value, failure: undefined, at: Date.now(), pending: false };
  for (const watcher of [...slot.watchers]) watcher();
}

/** The newest answer that is here already; it asks nothing. */
export function cachedAnswer<O extends Operation>(
  operation: O,
  input: InputOf<Routes[O]>,
): AnswerOf<Routes[O]> | undefined {
  const slot = slots.get(`${operation} ${JSON.stringify(input)}`);
  return slot?.answer.value as AnswerOf<Routes[O]> | undefined;
}

/** Forgets everything: another officer sits down. */
export function forgetAnswers(): void {
  for (const [key, slot] of slots) {
    if (slot.watchers.size === 0) slots.delete(key);
    else void ask(slot);
  }
}

function forgetOld(): void {
  for (const [key, slot] of slots) {
    if (slots.size <= keptMax) return;
    if (slot.watchers.size === 0 && !slot.asking) slots.delete(key);
  }
}
