import { bidiControls } from './bidi.ts';

export type TextWarning = 'bidi-control' | 'mixed-script' | 'invisible';

/** A foreign text as it may be shown, and what an officer must be told about it. */
export type Inspected = { readonly shown: string; readonly warnings: readonly TextWarning[] };

const invisibleNames: ReadonlyMap<number, string> = new Map([
  [0x0d, 'CR'],
  [0x1b, 'ESC'],
  [0xad, 'SHY'],
  [0x200b, 'ZWSP'],
  [0x200c, 'ZWNJ'],
  [0x200d, 'ZWJ'],
  [0x2060, 'WJ'],
  [0xfeff, 'BOM'],
]);

// Format and control characters, and letters that print as nothing.
const invisible = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Co}|\p{Cs}/u;
const blank = new Set('\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0');
const selector = /[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u;
const joining = /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Devanagari}|\p{Script=Bengali}/u;
const pictograph = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_]*/gu;
const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /[\p{Script=Arabic}\p{Script=Hebrew}]/u,
];

/**
 * Makes a foreign text safe to show: every bidirectional control, terminal control and invisible
 * character becomes a visible mark such as ⟦RLO⟧, so nothing reorders or hides what stands around
 * it and no isolate stays open. A word with letters of two scripts is left as it is and reported.
 * Line feeds and tabs stay; joiners stay where Arabic letters or pictographs need them.
 */
export function inspectText(text: string): Inspected {
  const warnings = new Set<TextWarning>();
  const chars = Array.from(text.replaceAll('\r\n', '\n'));
  let shown = '';
  chars.forEach((char, index) => {
    const mark = markOf(char, chars[index - 1] ?? '', chars[index + 1] ?? '');
    if (mark !== null) warnings.add(bidiControls.has(char) ? 'bidi-control' : 'invisible');
    shown += mark === null ? char : `⟦${mark}⟧`;
  });
  if (isMixedScript(text)) warnings.add('mixed-script');
  return { shown, warnings: [...warnings] };
}

/** True if one word mixes scripts whose letters look alike, as a forged name does. */
export function isMixedScript(text: string): boolean {
  for (const [found] of text.matchAll(word)) {
    if (scripts.filter((script) => script.test(found)).length > 1) return true;
  }
  return false;
}

/** The name of the mark that must stand in for a character; null if it may be shown as it is. */
function markOf(char: string, before: string, after: string): string | null {
  const bidi = bidiControls.get(char);
  if (bidi !== undefined) return bidi;
  if (char === '\n' || char === '\t') return null;
  if (char === '\u200c' && joining.test(before) && joining.test(after)) return null;
  if (char === '\u200d' && joinsWell(before, after)) return null;
  if (selector.test(char)) return pictograph.test(before) ? null : pointName(char);
  return invisible.test(char) || blank.has(char) ? pointName(char) : null;
}

function joinsWell(before: string, after: string): boolean {
  const letters = joining.test(before) || joining.test(after);
  return letters || (pictograph.test(before) && pictograph.test(after));
}

function pointName(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  const known = invisibleNames.get(point);
  return known ?? `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
