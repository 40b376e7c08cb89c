import type { Outcome } from '@parley/api/client.ts';
import type { Routes } from '@parley/api/routes.ts';
import type { AnswerOf, InputOf } from '@parley/api/types.ts';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type Question, readSession, session, station } from './station.ts';

/**
 * What was asked of the station, and the newest answer; `at` is when that came, whatever has failed
 * since: its figures are as old as they are.
 */
export type Answer<T> = {
  readonly value: T | undefined;
  readonly failure: { readonly code: string; readonly detail: string } | undefined;
  readonly at: number;
  readonly pending: boolean;
};

type Slot = {
  readonly key: string;
  readonly operation: Question;
  readonly line: string | undefined;
  answer: Answer<unknown>;
  readonly ask: () => Promise<Outcome<unknown>>;
  readonly watchers: Set<() => void>;
  again: boolean;
  asking: boolean;
  retry: ReturnType<typeof setTimeout> | undefined;
};

const slots = new Map<string, Slot>();
const nothing: Answer<never> = { value: undefined, failure: undefined, at: 0, pending: true };

/** What failed is asked for again after so long. */
const againMs = 2_000;

/** Answers that no page shows are forgotten beyond this many, oldest first. */
const keptMax = 60;

/**
 * Asks once and shares the answer among all who show it; an old answer stays on the page while a
 * newer one is fetched. `undefined` as input asks nothing.
 */
export function useAnswer<O extends Question>(
  operation: O,
  input: InputOf<Routes[O]> | undefined,
): Answer<AnswerOf<Routes[O]>> {
  return useAnswers(operation, input === undefined ? [] : [input])[0] ?? nothing;
}

/** The same for several inputs at once, in their order; another list only where one changed. */
export function useAnswers<O extends Question>(
  operation: O,
  inputs: readonly InputOf<Routes[O]>[],
): readonly Answer<AnswerOf<Routes[O]>>[] {
  const shown = inputs.map((input) => slotFor(operation, input));
  const last = useRef<readonly Answer<unknown>[]>([]);
  const keys = shown.map(({ key }) => key).join('\n');
  useEffect(() => {
    for (const key of keys.split('\n')) {
      const slot = slots.get(key);
      if (slot?.answer.pending || slot?.answer.failure) void ask(slot);
    }
  }, [keys]);
  const answers = useSyncExternalStore(
    (watcher) => {
      for (const slot of shown) slot.watchers.add(watcher);
      return () => {
        for (const slot of shown) slot.watchers.delete(watcher);
      };
    },
    () => {
      const now = shown.map(({ answer }) => answer);
      const same =
        now.length === last.current.length && now.every((one, i) => one === last.current[i]);
      if (!same) last.current = now;
      return last.current;
    },
  );
  return answers as readonly Answer<AnswerOf<Routes[O]>>[];
}

function slotFor(operation: Question, input: unknown): Slot {
  const key = `${operation} ${JSON.stringify(input)}`;
  const known = slots.get(key);
  if (known) return known;
  const call = station[operation] as (given: unknown) => Promise<Outcome<unknown>>;
  const slot: Slot = {
    key,
    operation,
    line: (input as { readonly params?: { readonly line?: string } }).params?.line,
    answer: nothing,
    ask: () => call(input),
    watchers: new Set(),
    again: false,
    asking: false,
    retry: undefined,
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
  clearTimeout(slot.retry);
  do {
    slot.again = false;
    const outcome = await slot.ask();
    slot.answer = outcome.ok
      ? { value: outcome.value, failure: undefined, at: Date.now(), pending: false }
      : { ...slot.answer, failure: outcome, pending: false };
    if (!outcome.ok && outcome.status === 401) void readSession();
    if (!outcome.ok && mayPass(outcome.status)) askLater(slot);
    for (const watcher of [...slot.watchers]) watcher();
  } while (slot.again);
  slot.asking = false;
}

/** The station, or the way to it, failed: next time it may answer. A refusal it would repeat. */
export function mayPass(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}

/**
 * No event may come for minutes, and one of those that were missed may have been an alarm: what a
 * page shows is asked for again until it is answered.
 */
function askLater(slot: Slot): void {
  clearTimeout(slot.retry);
  slot.retry = setTimeout(() => {
    if (slot.watchers.size > 0) void ask(slot);
  }, againMs);
}

/** What these operations answered is old: whatever a page shows of it is asked again. */
export function refresh(...operations: readonly Question[]): void {
  refreshOf(undefined, operations);
}

/** The same after something happened on these lines: how the others stand is as it was. */
export function refreshOf(
  lines: ReadonlySet<string> | undefined,
  operations: readonly Question[],
): void {
  for (const [key, slot] of slots) {
    if (operations.length > 0 && !operations.includes(slot.operation)) continue;
    if (slot.operation === 'status' && lines && !lines.has(slot.line ?? '')) continue;
    if (slot.watchers.size > 0 || slot.asking) void ask(slot);
    else if (!isToBeShown(slot)) slots.delete(key);
  }
}

/**
 * A page has been drawn that shows it, and has not come to watch it yet: on a slow machine events
 * come between the two. Were it forgotten here, the page would wait for it and nobody would ask.
 */
function isToBeShown({ answer }: Slot): boolean {
  return answer.pending;
}

/** Puts an answer that came by another way, as a changed draft after it was saved. */
export function tookAnswer<O extends Question>(
  operation: O,
  input: InputOf<Routes[O]>,
  value: AnswerOf<Routes[O]>,
): void {
  const slot = slotFor(operation, input);
  slot.answer = { value, failure: undefined, at: Date.now(), pending: false };
  for (const watcher of [...slot.watchers]) watcher();
}

/** The newest answer that is here already; it asks nothing. */
export function cachedAnswer<O extends Question>(
  operation: O,
  input: InputOf<Routes[O]>,
): AnswerOf<Routes[O]> | undefined {
  const slot = slots.get(`${operation} ${JSON.stringify(input)}`);
  return slot?.answer.value as AnswerOf<Routes[O]> | undefined;
}

/**
 * Another officer sits down: what the one before was shown may be closed to him, and is asked for
 * in his own name. What is under way answers nobody.
 */
let shownTo: string | undefined;
session.watch(() => {
  const officer = session.get()?.officer?.officer;
  if (officer === shownTo) return;
  shownTo = officer;
  slots.clear();
});

function forgetOld(): void {
  for (const [key, slot] of slots) {
    if (slots.size <= keptMax) return;
    if (slot.watchers.size === 0 && !slot.asking && !isToBeShown(slot)) slots.delete(key);
  }
}
