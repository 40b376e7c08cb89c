import { setTimeout as sleep } from 'node:timers/promises';

/** Waiting so that a person can follow; everything here is in milliseconds of real time. */
export type Pace = {
  /** As long as it takes to read a text. */
  read(text: string): Promise<void>;
  /** Between two events. */
  beat(): Promise<void>;
  /** So many minutes of 1967 on the wire, compressed. */
  transmission(minutes: number): Promise<void>;
};

/** One minute of 1967 in the demonstration. */
export const minuteOf1967Ms = 250;
const letterMs = 28;
const readMaxMs = 9000;
const beatMs = 900;

/** @param signal ends a wait at once, by rejecting. */
export function calmPace(signal: AbortSignal): Pace {
  const wait = async (ms: number): Promise<void> => {
    await sleep(ms, undefined, { signal });
  };
  return {
    read: (text) => wait(Math.min(readMaxMs, text.length * letterMs)),
    beat: () => wait(beatMs),
    transmission: (minutes) => wait(minutes * minuteOf1967Ms),
  };
}

/** `--fast`: waits for the stations only. */
export const noPace: Pace = {
  read: async () => {},
  beat: async () => {},
  transmission: async () => {},
};
