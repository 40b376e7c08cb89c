import { useEffect } from 'react';
import type { PlainKey } from '../words/words.tsx';
import { Signal } from './signal.ts';

/** A key that works on this screen: a place on the keyboard, the letter printed there, its act. */
export type Bound = {
  /** `KeyboardEvent.code`: the same place whatever language the keyboard is set to. */
  readonly code: string;
  readonly letter: string;
  readonly says: PlainKey;
  readonly run: () => void;
  readonly shift?: boolean;
  /** Not shown at the bottom; it stands on the page of all keys. */
  readonly quiet?: boolean;
};

/** Whether single keys work here at all; an officer may switch them off (WCAG 2.1.4). */
export const singleKeys = new Signal(localStorage.getItem('parley.keys') !== 'off');

/** What is bound now, the innermost screen last. */
export const bound = new Signal<readonly (readonly Bound[])[]>([]);

/** Binds keys while the screen that asks for it is shown. */
export function useKeys(keys: readonly Bound[]): void {
  useEffect(() => {
    bound.set([...bound.get(), keys]);
    return () => bound.set(bound.get().filter((one) => one !== keys));
  });
}

function writes(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName);
}

/** Listens for keys as long as the page is open. */
export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (!singleKeys.get() || writes(event.target)) return;
    // A dialog is a question: nothing behind it acts.
    if (document.querySelector('[role="dialog"],[role="alertdialog"]')) return;
    const all = bound.get().flat().toReversed();
    const found = all.find((one) => fits(one, event));
    if (!found) return;
    event.preventDefault();
    found.run();
  });
}

function fits({ code, letter, shift }: Bound, event: KeyboardEvent): boolean {
  // Signs stand elsewhere on other keyboards: they are known by what they print.
  if (!/^Key/u.test(code))
    return event.key === letter || (event.code === code && event.shiftKey === (shift ?? false));
  return event.code === code && event.shiftKey === (shift ?? false);
}
