import type { MessageClass } from '@parley/api/wire.ts';

/** One stroke: ms of sound, ms of pause behind it, and its pitch. */
export type Stroke = { readonly onMs: number; readonly offMs: number; readonly hertz: number };

export type RhythmName = 'override' | 'flash' | 'line';

const strike = (onMs: number, offMs: number): Stroke => ({ onMs, offMs, hertz: 880 });

/** What tells alarms apart is rhythm, not loudness: it is heard through a wall and by anyone. */
const rhythms: Readonly<Record<RhythmName, readonly Stroke[]>> = {
  override: [strike(140, 70), strike(140, 70), strike(140, 240)],
  flash: [strike(600, 200), strike(600, 1100)],
  line: [strike(900, 5100)],
};

const low = (onMs: number, offMs: number): Stroke => ({ onMs, offMs, hertz: 330 });

/** Low strokes before anything that is not real: three short ones, or two long. */
const before: Readonly<Record<MessageClass, readonly Stroke[]>> = {
  REAL: [],
  EXERCISE: [low(90, 90), low(90, 90), low(90, 320)],
  TEST: [low(320, 120), low(320, 320)],
};

/** One round of an alarm, to be repeated until it is acknowledged. */
export function rhythmOf(name: RhythmName, cls: MessageClass): readonly Stroke[] {
  return [...before[cls], ...rhythms[name]];
}

/** Pause between two alarms that are tried one after another; their own are longer. */
const betweenMs = 900;

/** Each of these once, one after another, as far apart as the ear needs. */
export function inTurn(all: readonly (readonly Stroke[])[]): readonly Stroke[] {
  return all.flatMap((strokes) =>
    strokes.map((one, i) => (i < strokes.length - 1 ? one : { ...one, offMs: betweenMs })),
  );
}

/** So long a round lasts, pauses included. */
export function lengthMs(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, { onMs, offMs }) => sum + onMs + offMs, 0);
}
