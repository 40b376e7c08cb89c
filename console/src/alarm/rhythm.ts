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

/** Three low strokes before anything that is not real. */
const notReal: readonly Stroke[] = [
  { onMs: 90, offMs: 90, hertz: 330 },
  { onMs: 90, offMs: 90, hertz: 330 },
  { onMs: 90, offMs: 320, hertz: 330 },
];

/** One round of an alarm, to be repeated until it is acknowledged. */
export function rhythmOf(name: RhythmName, cls: MessageClass): readonly Stroke[] {
  return cls === 'REAL' ? rhythms[name] : [...notReal, ...rhythms[name]];
}

export function lengthMs(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, { onMs, offMs }) => sum + onMs + offMs, 0);
}
