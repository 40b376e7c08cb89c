import { hex } from '@parley/core/base/bytes.ts';

/** A named line of an example: bytes as wrapped hex, anything else as it is. */
export type Row = readonly [name: string, value: Uint8Array | string | number];

const width = 120;

/** A block of an example: each name with its value. */
export function block(...rows: readonly Row[]): string {
  return `\`\`\`text\n${rows.map(rowText).join('\n')}\n\`\`\``;
}

/** The same, folded away because it is long. */
export function folded(title: string, ...rows: readonly Row[]): string {
  return `<details><summary>${title}</summary>\n\n${block(...rows)}\n\n</details>`;
}

function rowText([name, value]: Row): string {
  if (typeof value === 'number') return `${name}: ${value}`;
  if (typeof value === 'string') {
    return value.includes('\n') ? `${name}:\n${indented(value)}` : `${name}: ${value}`;
  }
  const text = hex(value);
  if (text.length === 0) return `${name}: (empty)`;
  if (name.length + text.length + 2 <= width) return `${name}: ${text}`;
  const lines = text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  return `${name} (${value.length} bytes):\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function indented(text: string): string {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

/** Words of an example, wrapped; a page reads like the rest. */
export function prose(...parts: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const word of parts.join(' ').split(' ')) {
    if (line.length + word.length >= width - 1) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return `${[...lines, line].join('\n')}\n`;
}
