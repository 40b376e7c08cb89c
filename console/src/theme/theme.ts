import { Signal } from '../desk/signal.ts';

export type Theme = 'paper' | 'night' | 'system';

/** Paper or night; kept on the machine, for a room is dark or it is not. */
export const theme = new Signal<Theme>(
  (localStorage.getItem('parley.theme') as Theme | null) ?? 'system',
);

const dark = matchMedia('(prefers-color-scheme: dark)');

function show(): void {
  const chosen = theme.get();
  const night = chosen === 'night' || (chosen === 'system' && dark.matches);
  document.documentElement.dataset['theme'] = night ? 'night' : 'paper';
}

/** Shows the theme from now on, whatever it becomes. */
export function followTheme(): void {
  theme.watch(show);
  dark.addEventListener('change', show);
  show();
}

export function chooseTheme(chosen: Theme): void {
  localStorage.setItem('parley.theme', chosen);
  theme.set(chosen);
}
