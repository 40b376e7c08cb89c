import { displayWidth } from '@parley/text/terminal.ts';
import { describe, expect, it } from 'vitest';
import { Board } from './board.ts';

function boardOf(width: number) {
  const lines: string[] = [];
  const names = ['washington', 'moscow'] as const;
  const board = new Board({ names, width, colours: false, write: (line) => lines.push(line) });
  return { board, lines };
}

const arabic = [
  'تمرين. كُتب للعرض. ندوّن على هذا الخط أن رئيسي بلدينا',
  'التقيا شخصيًّا في جنيف في حزيران/يونيو. تمرين.',
].join(' ');

describe('the two columns', () => {
  it('stand beside each other and never run over the width', () => {
    const { board, lines } = boardOf(80);
    board.head();
    board.beside(['word '.repeat(40)], ['слово '.repeat(30)]);
    board.show(1, [arabic]);
    board.narrate('a sentence between them '.repeat(6));
    board.divide('historical date 2022-03, day not known');
    expect(lines.every((line) => displayWidth(line) <= 80)).toBe(true);
    expect(lines.filter((line) => line.includes('│')).length).toBeGreaterThan(8);
  });

  it('keep the bar at one place whatever script stands at its left', () => {
    const { board, lines } = boardOf(80);
    board.beside([arabic], ['right']);
    board.beside(['left'], ['right']);
    const bars = lines.filter((line) => line.includes('│'));
    const places = new Set(bars.map((line) => displayWidth(line.slice(0, line.indexOf('│')))));
    expect(places.size).toBe(1);
  });

  it('isolate every right-to-left line', () => {
    const { board, lines } = boardOf(80);
    board.show(0, [arabic]);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/\u2068[^\u2069]*\u2069/u);
  });

  it('set a right-to-left paragraph at the right edge, its last line too', () => {
    const { board, lines } = boardOf(80);
    board.show(0, [`${arabic} \u20662026\u2069`]);
    const cells = lines.map((line) => line.slice(0, line.indexOf('│') - 1));
    for (const cell of cells) expect(cell).toMatch(/\u2069$/u);
  });

  it('stand one below the other, each with its name, where there is no room', () => {
    const { board, lines } = boardOf(40);
    board.head();
    board.beside(['theirs'], ['ours']);
    expect(lines).toEqual(['◂ washington', '  theirs', '▸ moscow', '  ours']);
    board.show(1, ['word '.repeat(30)]);
    expect(lines.every((line) => displayWidth(line) <= 40)).toBe(true);
  });

  it('need no colours and no cursor', () => {
    const { board, lines } = boardOf(80);
    board.narrate('a sentence');
    board.head();
    expect(lines.join('')).not.toContain('\u001b');
  });
});
