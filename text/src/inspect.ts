import { bidiControls } from './bidi.ts';

export type TextWarning = 'bidi-control' | 'mixed-script' | 'invisible';

/** A foreign text as it may be shown, and what an officer must be told about it. */
export type Inspected = { readonly shown: string; readonly warnings: readonly TextWarning[] };

const invisibleNames: ReadonlyMap<number, string> = new Map([
  [0x09, 'TAB'],
  [0x0a, 'LF'],
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
const invisible = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Co}|\p{Cs}|\p{Default_Ignorable_Code_Point}/u;
const blank = new Set('\u2800\u{1d159}');
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
  /\p{Script=Lisu}/u,
];

// Letters of other scripts that a reader takes for Latin ones.
const latinLike = new Set('АВЕЅІЈКМНОРСТУХҮԌԚԜаесорхуіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυχγι');
// Letters drawn in another style: mathematical, full width, numerals.
const styled = /[\u{1d400}-\u{1d7ff}\uff21-\uff3a\uff41-\uff5a\u2160-\u217f\u24b6-\u24e9]/u;
const latin = /\p{Script=Latin}/u;
const lookAlikes = [/\p{Script=Cyrillic}/gu, /\p{Script=Greek}/gu];

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
    if (mark !== null && !brackets.has(char)) {
      warnings.add(bidiControls.has(char) ? 'bidi-control' : 'invisible');
    }
    shown += mark === null ? char : `⟦${mark}⟧`;
  });
  if (isMixedScript(text) || styled.test(text) || onlyLooksLatin(text)) {
    warnings.add('mixed-script');
  }
  return { shown, warnings: [...warnings] };
}

/**
 * The same for what stands in one line, such as a name: a line feed would let it write lines of
 * its own beside ours.
 */
export function inspectLine(text: string): Inspected {
  const { shown, warnings } = inspectText(text);
  const marked = shown.replaceAll(/[\n\t]/gu, (char) => `⟦${pointName(char)}⟧`);
  if (marked === shown) return { shown, warnings };
  return { shown: marked, warnings: [...new Set([...warnings, 'invisible' as const])] };
}

/** A Latin text with Cyrillic or Greek letters in it, every one of which passes for a Latin one. */
function onlyLooksLatin(text: string): boolean {
  if (!latin.test(text)) return false;
  return lookAlikes.some((script) => {
    const letters = text.match(script) ?? [];
    return letters.length > 0 && letters.every((letter) => latinLike.has(letter));
  });
}

/** True if one word mixes scripts whose letters look alike, as a forged name does. */
export function isMixedScript(text: string): boolean {
  for (const [found] of text.matchAll(word)) {
    if (scripts.filter((script) => script.test(found)).length > 1) return true;
  }
  return false;
}

/** What a mark stands in: written by somebody else, they would let him write marks of his own. */
const brackets = new Set('⟦⟧');

/** The name of the mark that must stand in for a character; null if it may be shown as it is. */
function markOf(char: string, before: string, after: string): string | null {
  const bidi = bidiControls.get(char);
  if (bidi !== undefined) return bidi;
  if (brackets.has(char)) return pointName(char);
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
