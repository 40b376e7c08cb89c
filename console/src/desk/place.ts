import { Signal, useSignal } from './signal.ts';

export const screens = [
  'messages',
  'drafts',
  'release',
  'line',
  'transcript',
  'search',
  'service',
  'watch',
  'access',
  'exercise',
  'settings',
  'keys',
  'print',
  'ceremony',
  'terms',
] as const;

export type Screen = (typeof screens)[number];

/** Where the page is: a line, a screen of it, and what is open there. */
export type Place = {
  readonly line: string;
  readonly screen: Screen;
  /** An entry, a draft, or a word that is searched; empty: nothing is open. */
  readonly open: string;
};

/** A place from the part of the address behind `#`; what is not known is the messages. */
export function placeOf(hash: string): Place {
  const [line = '', screen = '', ...rest] = hash.replace(/^#\/?/u, '').split('/');
  const known = screens.find((one) => one === screen);
  return {
    line: decode(line),
    screen: known ?? 'messages',
    open: known === undefined ? '' : rest.map(decode).join('/'),
  };
}

/** The address of a place; an entry's own slash stays readable. */
export function addressOf({ line, screen, open }: Place): string {
  const parts = [line, screen, ...(open === '' ? [] : open.split('/'))];
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const place = new Signal<Place>({ line: '', screen: 'messages', open: '' });

/** Follows the address from now on. */
export function followAddress(): void {
  const take = (): void => {
    const next = placeOf(location.hash);
    const before = place.get();
    place.set({ ...next, line: next.line || before.line });
  };
  take();
  addEventListener('hashchange', take);
}

/** Goes to another place; what is not named stays as it is. */
export function go(to: Partial<Place>): void {
  const before = place.get();
  const open =
    to.open ?? (to.screen === undefined || to.screen === before.screen ? before.open : '');
  location.hash = addressOf({ ...before, ...to, open });
}

export function usePlace(): Place {
  return useSignal(place);
}
