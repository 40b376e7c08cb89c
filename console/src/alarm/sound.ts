import { Signal } from '../desk/signal.ts';
import { lengthMs, type Stroke } from './rhythm.ts';

/** Whether an alarm would be heard at this machine, as far as a machine can know. */
export type SoundState = 'unknown' | 'ready' | 'blocked' | 'no-device' | 'stopped';

export const sound = new Signal<SoundState>('unknown');

let context: AudioContext | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let playing: (() => readonly Stroke[] | undefined) | undefined;
/** What the clock of the sound said, and when that was by the clock of the page, ms. */
let looked: { readonly sound: number; readonly at: number } | undefined;
/** It goes on by steps: two looks that are closer than this say nothing of it. */
const lookMs = 500;
/** What the strokes of a round, and of a test, go through: cut off, none of them is heard. */
let tested: AudioNode | undefined;
let output: AudioNode | undefined;

/** Loudness is one and the same for all alarms. */
const gain = 0.5;

function opened(): AudioContext {
  context ??= new AudioContext();
  return context;
}

/** A browser lets sound out only after a person has pressed something: any key or click does. */
export function openOnFirstTouch(): void {
  const open = (): void => {
    void opened()
      .resume()
      .then(() => checkSound());
  };
  addEventListener('keydown', open);
  addEventListener('pointerdown', open);
}

/**
 * Looks whether the path to the loudspeaker stands: a device is there, the browser lets sound out,
 * and the clock of the sound runs. Called every few seconds, for a dead alarm looks like calm.
 */
export async function checkSound(): Promise<void> {
  sound.set(await look());
}

async function look(): Promise<SoundState> {
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => undefined);
  if (devices && !devices.some(({ kind }) => kind === 'audiooutput')) return 'no-device';
  const audio = opened();
  if (audio.state === 'suspended') void audio.resume().catch(() => undefined);
  if (audio.state !== 'running') return 'blocked';
  const at = performance.now();
  if (looked && at - looked.at < lookMs) return sound.get() === 'stopped' ? 'stopped' : 'ready';
  const stands = looked?.sound === audio.currentTime;
  looked = { sound: audio.currentTime, at };
  return stands ? 'stopped' : 'ready';
}

/**
 * Plays what `next` gives, round after round, until it gives nothing. One at a time: what sounded
 * before is cut off, so that a FLASH does not wait for the pause of something calmer.
 */
export function ring(next: () => readonly Stroke[] | undefined): void {
  playing = next;
  clearTimeout(timer);
  output?.disconnect();
  round();
}

function round(): void {
  const strokes = playing?.();
  if (strokes === undefined) {
    timer = undefined;
    return;
  }
  output = play(strokes);
  timer = setTimeout(round, lengthMs(strokes));
}

/** Plays once what is tried; what was tried before is cut off, and what rings goes on. */
export function tryOut(strokes: readonly Stroke[]): void {
  tested?.disconnect();
  tested = play(strokes);
}

/** One round, now; what it goes through. */
function play(strokes: readonly Stroke[]): AudioNode {
  const audio = opened();
  const out = audio.createGain();
  out.connect(audio.destination);
  let at = audio.currentTime + 0.02;
  for (const { onMs, offMs, hertz } of strokes) {
    const tone = audio.createOscillator();
    const level = audio.createGain();
    tone.type = 'square';
    tone.frequency.value = hertz;
    // A hard edge clicks in the loudspeaker; 8 ms of slope does not.
    level.gain.setValueAtTime(0, at);
    level.gain.linearRampToValueAtTime(gain, at + 0.008);
    level.gain.setValueAtTime(gain, at + onMs / 1000 - 0.008);
    level.gain.linearRampToValueAtTime(0, at + onMs / 1000);
    tone.connect(level).connect(out);
    tone.start(at);
    tone.stop(at + onMs / 1000 + 0.01);
    at += (onMs + offMs) / 1000;
  }
  return out;
}
