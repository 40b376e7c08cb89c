import type { Compartments } from '@parley/api/officers.ts';
import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';

/** The compartments that this officer may know of, and whether he gives them. */
export function useCompartments(): {
  known: readonly string[];
  all?: Compartments;
  gives: boolean;
} {
  const { info } = useDeskLine();
  const gives = useSignal(session)?.officer?.may.includes('compartments') ?? false;
  const answer = useAnswer('compartments', { params: { line: info.name } });
  const all = answer.value;
  return { known: (all?.known ?? []).map(({ name }) => name), gives, ...(all && { all }) };
}
