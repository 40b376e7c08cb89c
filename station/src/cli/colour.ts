import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colours on a terminal only, and not where NO_COLOR is set. */
export function paint(on: { readonly terminal: boolean }, style: Style, text: string): string {
  if (!on.terminal || process.env.NO_COLOR) return text;
  return styleText(style, text, { validateStream: false });
}
