/** What names, titles and language tags may be (spec/charter.md rule 7, spec/entry.md). */

function isControl(unit: number): boolean {
  return unit < 0x20 || (unit >= 0x7f && unit < 0xa0);
}

/** From 1 to `most` UTF-16 units, none of them a control character. */
export function isPlainText(text: string, most: number): boolean {
  if (text.length < 1 || text.length > most) return false;
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) return false;
  return true;
}

/** A word of 2 to 8 letters and subtags of 1 to 8 letters or digits, 35 in all. */
export function isLanguageTag(text: string): boolean {
  return text.length <= 35 && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(text);
}
