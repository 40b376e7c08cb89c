/** Isolates and marks of the Unicode bidirectional algorithm (UAX 9), by the names used there. */
export const LRI = '\u2066';
export const RLI = '\u2067';
export const FSI = '\u2068';
export const PDI = '\u2069';

/** Every control that can change the order of what stands around it, with its short name. */
export const bidiControls: ReadonlyMap<string, string> = new Map([
  ['\u061c', 'ALM'],
  ['\u200e', 'LRM'],
  ['\u200f', 'RLM'],
  ['\u202a', 'LRE'],
  ['\u202b', 'RLE'],
  ['\u202c', 'PDF'],
  ['\u202d', 'LRO'],
  ['\u202e', 'RLO'],
  [LRI, 'LRI'],
  [RLI, 'RLI'],
  [FSI, 'FSI'],
  [PDI, 'PDI'],
]);

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** True if a text holds letters that run from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/**
 * Closes isolates left open and drops closing marks that close nothing, line by line, because an
 * isolate ends with its paragraph. For our own text after it was cut; foreign text goes through
 * `inspectText`, which leaves no control in place.
 */
export function closeIsolates(text: string): string {
  return text.split('\n').map(closeLine).join('\n');
}

function closeLine(line: string): string {
  let open = 0;
  let out = '';
  for (const char of line) {
    if (char === PDI && open === 0) continue;
    if (char === LRI || char === RLI || char === FSI) open += 1;
    if (char === PDI) open -= 1;
    out += char;
  }
  return out + PDI.repeat(open);
}
