import { hasRightToLeft } from '@parley/text/bidi.ts';
import { displayWidth, isolateLine, padDisplay, wrapDisplay } from '@parley/text/terminal.ts';

/** Which column: the index of the party in the charter. */
export type Side = 0 | 1;

export type BoardOptions = {
  readonly names: readonly [string, string];
  /** Cells of the terminal; below `twoColumnsMin` the sides stand one below the other. */
  readonly width: number;
  /** Bold and dim on a terminal; nothing but letters elsewhere. */
  readonly colours: boolean;
  readonly write: (line: string) => void;
  /** Where what stands between the columns goes, for who reads nothing else; else to `write`. */
  readonly narrates?: ((line: string) => void) | undefined;
};

/** Two columns of less than 33 cells each cannot be read. */
export const twoColumnsMin = 70;
const widthMax = 132;
const gap = ' │ ';
type Style = readonly [on: string, off: string];
type Cell = { readonly text: string; readonly align: 'left' | 'right' };

const empty: Cell = { text: '', align: 'left' };
const bold: Style = ['\u001b[1m', '\u001b[22m'];
const dim: Style = ['\u001b[2m', '\u001b[22m'];

/**
 * Both stations beside each other, line by line: nothing that was printed is touched again, so
 * that a pipe, a printer and a screen reader get the same as a terminal.
 */
export class Board {
  readonly #options: BoardOptions;
  /** Cells of a whole line. */
  readonly width: number;

  constructor(options: BoardOptions) {
    this.#options = options;
    this.width = Math.min(Math.max(options.width, 24), widthMax);
  }

  /** Cells of one column, or of the whole width where there is one only. */
  get columnWidth(): number {
    return this.#isWide ? Math.floor((this.width - gap.length) / 2) : this.width - 2;
  }

  get #isWide(): boolean {
    return this.width >= twoColumnsMin;
  }

  /** The names over the columns. */
  head(): void {
    if (!this.#isWide) return;
    const { names } = this.#options;
    const [left, right] = names.map((text): Cell => ({ text, align: 'left' }));
    this.#row(left ?? empty, right ?? empty, bold);
    const rule = '─'.repeat(this.columnWidth);
    this.#options.write(`${rule}─┼─${rule}`);
  }

  /** A sentence between the columns, over the whole width. */
  narrate(text: string): void {
    const { narrates } = this.#options;
    for (const line of wrapDisplay(text, this.width)) {
      if (narrates) narrates(isolateLine(line));
      else this.#print(line, bold);
    }
  }

  /** Lines of our own making, such as those of a table: printed as they are. */
  lines(lines: readonly string[]): void {
    const { narrates, write } = this.#options;
    for (const line of lines) (narrates ?? write)(line);
  }

  /** A thin line with a word in it: a new date. */
  divide(text: string): void {
    const used = wrapDisplay(text, this.width - 6)[0] ?? '';
    const fill = Math.max(3, this.width - displayWidth(used) - 5);
    const { narrates } = this.#options;
    if (narrates) return narrates(isolateLine(used));
    this.#options.write('');
    this.#print(`── ${isolateLine(used)} ${'─'.repeat(fill)}`, dim);
  }

  gap(): void {
    this.#options.write('');
  }

  /** What one side shows; each paragraph is wrapped to its column and isolated. */
  show(side: Side, paragraphs: readonly string[]): void {
    const pair: [readonly string[], readonly string[]] = [[], []];
    pair[side] = paragraphs;
    this.beside(pair[0], pair[1]);
  }

  /** What both sides show at the same time. */
  beside(left: readonly string[], right: readonly string[]): void {
    if (!this.#isWide) {
      this.#stacked(0, left);
      this.#stacked(1, right);
      return;
    }
    const columns = [this.#wrap(left), this.#wrap(right)] as const;
    const rows = Math.max(columns[0].length, columns[1].length);
    for (let i = 0; i < rows; i++) this.#row(columns[0][i] ?? empty, columns[1][i] ?? empty);
  }

  #stacked(side: Side, paragraphs: readonly string[]): void {
    if (paragraphs.length === 0) return;
    const name = this.#options.names[side];
    this.#print(side === 0 ? `◂ ${name}` : `▸ ${name}`, bold);
    for (const { text } of this.#wrap(paragraphs)) this.#options.write(`  ${isolateLine(text)}`);
  }

  /** A right-to-left paragraph stands at the right edge of its column, where its reader begins. */
  #wrap(paragraphs: readonly string[]): Cell[] {
    return paragraphs.flatMap((paragraph) => {
      const align = hasRightToLeft(paragraph) ? 'right' : 'left';
      return wrapDisplay(paragraph, this.columnWidth).map((text): Cell => ({ text, align }));
    });
  }

  #row(left: Cell, right: Cell, style?: Style): void {
    const cells = [left, right].map(({ text, align }) => {
      return this.#styled(padDisplay(isolateLine(text), this.columnWidth, align), style);
    });
    this.#options.write(`${cells[0]}${gap}${cells[1]}`.trimEnd());
  }

  #print(line: string, style: Style): void {
    this.#options.write(this.#styled(isolateLine(line), style));
  }

  #styled(text: string, style: Style | undefined): string {
    return this.#options.colours && style ? style[0] + text + style[1] : text;
  }
}
