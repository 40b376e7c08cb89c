import type { Page } from '@playwright/test';

/** One stroke as the page asked for it: when it begins, how long, and its pitch and loudness. */
export type Heard = {
  readonly at: number;
  readonly seconds: number;
  readonly hertz: number;
  readonly gain: number;
};

/**
 * Puts a loudspeaker into the page that writes down what it is asked to play; `heldBack`: it is
 * silent until somebody has pressed something.
 */
export async function recordSound(page: Page, heldBack = false): Promise<void> {
  await page.addInitScript((held) => {
    const heard: { at: number; seconds: number; hertz: number; gain: number }[] = [];
    Object.assign(globalThis, { heard });
    let touched = false;
    addEventListener('keydown', () => {
      touched = true;
    });
    class Level {
      gain = {
        most: 0,
        setValueAtTime: (value: number) => {
          this.gain.most = Math.max(this.gain.most, value);
        },
        linearRampToValueAtTime: (value: number) => {
          this.gain.most = Math.max(this.gain.most, value);
        },
      };
      connect(next: unknown): unknown {
        return next;
      }
      disconnect(): void {}
    }
    class Tone {
      type = '';
      frequency = { value: 0 };
      level: Level | undefined;
      from = 0;
      connect(level: Level): Level {
        this.level = level;
        return level;
      }
      start(at: number): void {
        this.from = at;
      }
      stop(until: number): void {
        const { value: hertz } = this.frequency;
        const gain = this.level?.gain.most ?? 0;
        heard.push({ at: this.from, seconds: until - this.from, hertz, gain });
      }
    }
    class Loudspeaker {
      state = held ? 'suspended' : 'running';
      destination = {};
      get currentTime(): number {
        return performance.now() / 1000;
      }
      async resume(): Promise<void> {
        // A browser lets sound out once a person has touched the page.
        if (touched) this.state = 'running';
        await Promise.resolve();
      }
      createOscillator(): Tone {
        return new Tone();
      }
      createGain(): Level {
        return new Level();
      }
    }
    Object.assign(globalThis, { AudioContext: Loudspeaker });
    const devices = [{ kind: 'audiooutput' }];
    Object.defineProperty(navigator, 'mediaDevices', {
      value: { enumerateDevices: async () => await Promise.resolve(devices) },
    });
  }, heldBack);
}

/** What has been played so far. */
export async function heardIn(page: Page): Promise<readonly Heard[]> {
  return await page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);
}
