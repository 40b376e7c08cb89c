import type { Locator } from '@playwright/test';

/**
 * The letters of an element in the order in which the eye meets them, left to right, by the
 * rectangle of each; what stands on several lines is read line by line.
 */
export async function glyphOrder(element: Locator): Promise<string> {
  return await element.evaluate((node) => {
    const found: { char: string; x: number; y: number }[] = [];
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const value = text.nodeValue ?? '';
      for (let i = 0; i < value.length; i++) {
        const range = document.createRange();
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        const box = range.getBoundingClientRect();
        const char = value[i] ?? '';
        if (box.width > 0 && char.trim() !== '') {
          found.push({ char, x: box.left, y: (box.top + box.bottom) / 2 });
        }
      }
    }
    // Letters of one line stand at about one height, whatever their size.
    found.sort((a, b) => a.y - b.y);
    let line = 0;
    const placed = found.map((one, index) => {
      if (one.y - (found[index - 1]?.y ?? one.y) > 8) line += 1;
      return { ...one, line };
    });
    placed.sort((a, b) => a.line - b.line || a.x - b.x);
    return placed.map(({ char }) => char).join('');
  });
}
