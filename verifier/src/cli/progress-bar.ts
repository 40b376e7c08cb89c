/** A bar on the error output while a long file is checked; none where nobody looks. */
import type { Progress } from '../base/source.ts';

const width = 30;
const everyMs = 100;

type Output = { readonly isTTY?: boolean; write(text: string): unknown };

/** `end` wipes the bar. */
export function progressBar(total: number, output: Output) {
  let shown = 0;
  const progress: Progress = (bytes) => {
    if (output.isTTY !== true || performance.now() - shown < everyMs) return;
    shown = performance.now();
    const share = total === 0 ? 1 : bytes / total;
    const full = Math.floor(share * width);
    const bar = '#'.repeat(full) + '.'.repeat(width - full);
    output.write(`\r[${bar}] ${Math.floor(share * 100)} %`);
  };
  const end = () => {
    if (shown > 0) output.write(`\r${' '.repeat(width + 9)}\r`);
  };
  return { progress, end };
}
