import { Presets, SingleBar } from 'cli-progress';

/** A bar on standard error; nothing where that is no terminal. */
export type ProgressBar = { update(done: number, total: number): void; stop(): void };

/** Drawn from the first step on; long work only reports steps. */
export function progressBar(shown: boolean): ProgressBar {
  let bar: SingleBar | undefined;
  return {
    update: (done, total) => {
      if (!shown) return;
      if (!bar) {
        bar = new SingleBar(
          { stream: process.stderr, clearOnComplete: true, format: '{bar} {percentage}%' },
          Presets.shades_classic,
        );
        bar.start(total, done);
      }
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar?.stop(),
  };
}
