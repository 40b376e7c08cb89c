import type { Tap } from '../station/tap.ts';

type Out = NonNullable<Tap['outgoing']>;

/** Several liars at one station: each sees what the one before it lets go. */
export function joined(taps: readonly Tap[]): Tap | null {
  const [first, ...rest] = taps;
  if (!first || rest.length === 0) return first ?? null;
  const passing = (hooks: readonly (Out | undefined)[]): Out => {
    return (bytes, to, circuit) => {
      let all: readonly Uint8Array[] | undefined;
      for (const hook of hooks) {
        if (!hook) continue;
        const next = (all ?? [bytes]).map((one) => hook(one, to, circuit) ?? [one]);
        const same = next.length === 1 && next[0]?.length === 1 && next[0][0] === bytes;
        if (all || !same) all = next.flat();
      }
      return all;
    };
  };
  // Nobody hides from another liar what came: only from their station.
  const seenBy = (hooks: readonly (Tap['incoming'] | undefined)[]) => {
    return (bytes: Uint8Array, from: number, circuit: string): boolean =>
      hooks.map((hook) => hook?.(bytes, from, circuit) ?? true).every((one) => one);
  };
  return {
    outgoing: passing(taps.map((tap) => tap.outgoing?.bind(tap))),
    frameOut: passing(taps.map((tap) => tap.frameOut?.bind(tap))),
    incoming: seenBy(taps.map((tap) => tap.incoming?.bind(tap))),
    frameIn: seenBy(taps.map((tap) => tap.frameIn?.bind(tap))),
  };
}
