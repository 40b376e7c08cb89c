/** What the command line asks for. */
export type Options = {
  /** First and last seed, both included. */
  readonly seeds: readonly [number, number] | null;
  readonly seed: number | null;
  /** Steps of the plan that are kept, by number; null: all. */
  readonly keep: ReadonlySet<number> | null;
  readonly liars: boolean;
  readonly scenario: string | null;
  readonly minutes: number | null;
  readonly trace: boolean;
  /** Real cryptography in every seed. */
  readonly real: boolean;
  readonly lineDays: number | null;
  /** Only says what can go wrong, as a page. */
  readonly faults: boolean;
  /** Ends at the first seed that fails, and only names it. */
  readonly first: boolean;
  readonly workers: number;
};

const values = [
  '--seeds',
  '--seed',
  '--keep',
  '--scenario',
  '--minutes',
  '--line-days',
  '--workers',
] as const;
const switches = ['--trace', '--real', '--honest', '--faults', '--first'] as const;
type Named = (typeof values)[number] | (typeof switches)[number];

/** Reads the arguments; a text says what is wrong with them. */
export function optionsOf(args: readonly string[]): Options | string {
  const given = new Map<Named, string>();
  for (let i = 0; i < args.length; i++) {
    const [name, joined] = (args[i] as string).split('=', 2) as [Named, string | undefined];
    if ((switches as readonly string[]).includes(name)) given.set(name, '');
    else if ((values as readonly string[]).includes(name)) {
      const optional = name === '--line-days' && !/^\d/.test(args[i + 1] ?? '');
      given.set(name, joined ?? (optional ? '20' : (args[++i] ?? '')));
    } else return `unknown option ${name}`;
  }
  const seeds = rangeOf(given.get('--seeds'));
  if (seeds === undefined) return '--seeds takes a range: 1..2000';
  const keep = given.get('--keep');
  return {
    seeds,
    seed: numberOf(given.get('--seed')),
    keep: keep === undefined ? null : stepsOf(keep),
    liars: !given.has('--honest'),
    scenario: given.get('--scenario') ?? null,
    minutes: numberOf(given.get('--minutes')),
    trace: given.has('--trace'),
    real: given.has('--real'),
    lineDays: numberOf(given.get('--line-days')),
    faults: given.has('--faults'),
    first: given.has('--first'),
    workers: numberOf(given.get('--workers')) ?? 2,
  };
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function rangeOf(text: string | undefined): readonly [number, number] | null | undefined {
  if (text === undefined) return null;
  const found = /^(\d+)(?:\.\.(\d+))?$/.exec(text);
  if (!found) return undefined;
  const first = Number(found[1]);
  return [first, Number(found[2] ?? found[1])];
}

/** `3,7,10-20`: numbers and ranges; empty: none. */
function stepsOf(text: string): ReadonlySet<number> {
  const steps = new Set<number>();
  for (const part of text.split(',')) {
    const [first, last] = part.split('-').map(Number);
    if (part === '' || first === undefined) continue;
    for (let n = first; n <= (last ?? first); n++) steps.add(n);
  }
  return steps;
}

/** The shortest way to name such a set. */
export function stepsText(steps: Iterable<number>): string {
  const sorted = [...steps].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i < sorted.length; ) {
    const first = sorted[i] as number;
    let last = first;
    while (sorted[i + 1] === last + 1) last = sorted[++i] as number;
    i++;
    parts.push(first === last ? `${first}` : `${first}-${last}`);
  }
  return parts.join(',');
}
