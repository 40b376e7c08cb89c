import type { ComparedSeed, Difference } from './seed.ts';

/** Differences that are told; a mistake in a rule that every file meets makes thousands. */
const toldMax = 20;
const minuteMs = 60_000;

/** How far it is, and each difference as it is found. */
export class Progress {
  readonly #count: number;
  #cases = 0;
  #differences = 0;
  #shownAt = performance.now();

  constructor(count: number) {
    this.#count = count;
  }

  add({ cases, differences }: ComparedSeed): void {
    this.#cases += cases;
    for (const difference of differences) {
      if (++this.#differences <= toldMax) console.log(text(difference));
    }
    const share = Math.min(1, this.#cases / this.#count);
    if (process.stderr.isTTY) process.stderr.write(`\r${this.#line(share)}`);
    else if (performance.now() - this.#shownAt > minuteMs) {
      this.#shownAt = performance.now();
      process.stderr.write(`${this.#line(share)}\n`);
    }
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\n');
  }

  #line(share: number): string {
    const full = Math.floor(share * 30);
    const bar = `[${'#'.repeat(full)}${'.'.repeat(30 - full)}]`;
    return `${bar} ${this.#cases} of ${this.#count}, ${this.#differences} differences`;
  }
}

function text({ seed, index, name, how, core, verifier }: Difference): string {
  const lines = [
    `seed ${seed} case ${index}: ${name}, ${how}`,
    `  core:     ${core.code} ${core.about} ${core.shows}`,
    `  verifier: ${verifier.code} ${verifier.about} ${verifier.shows}`,
    `  again:    npm run differential -- --seed ${seed} --case ${index} --save FILE`,
  ];
  return lines.join('\n');
}
