import { Signal, useSignal } from '../desk/signal.ts';

/** What was told of each open matter, and the note beside it, by entry. */
export type Told = Readonly<Record<string, { readonly told: boolean; readonly note: string }>>;

/** By officer and line: whoever reads a matter on the way comes back to what he has written. */
const all = new Signal<Readonly<Record<string, Told>>>({});
const nothing: Told = {};

/** What this officer has written of a hand-over on a line that is not signed yet. */
export function useTold(officer: string, line: string): readonly [Told, (told: Told) => void] {
  const key = `${officer} ${line}`;
  const told = useSignal(all)[key] ?? nothing;
  return [told, (next) => all.set({ ...all.get(), [key]: next })];
}
