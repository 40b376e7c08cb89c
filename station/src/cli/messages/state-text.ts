import { listOf } from '@parley/text/list.ts';
import { hash, identifier, isolate, minuteUtc, phrase } from '@parley/text/tokens.ts';
import type { ShownState } from '../../projection/states.ts';
import type { Cli } from '../cli.ts';

/** The part of an answer that says which state is proven, by what, at whom. */
export type StateAnswer = {
  /** Who wrote it, and who reads. */
  readonly from: string;
  readonly us: string;
  readonly signed: ShownState | null;
  readonly states: readonly { readonly party: string; readonly states: readonly ShownState[] }[];
};

/** Machine receipts and an officer's act have different symbols; each survives greyscale. */
export const stateSymbols = {
  signed: '○',
  sent: '→',
  reached: '◇',
  'on-record': '●',
  acknowledged: '✓',
  answered: '↩',
  withheld: '∅',
} as const satisfies Readonly<Record<ShownState['state'], string>>;

/** The word of a state at a party: of what another one wrote, the machine's states are ours. */
export function stateKey<S extends ShownState['state']>(state: S, isOurs: boolean) {
  if (isOurs && state === 'on-record') return 'state.on-our-record';
  if (isOurs && state === 'reached') return 'state.reached-ours';
  return `state.${state}` as const;
}

/** The states with their minutes, each with its proof. */
export function stateLines(cli: Cli, { signed, states, from, us }: StateAnswer): string[] {
  const lines: string[] = [];
  if (signed) {
    const word =
      from === us ? cli.t('state.signed') : cli.t('state.signed-at', { party: identifier(from) });
    lines.push(stateLine(cli, signed, word));
  }
  for (const { party, states: proven } of states) {
    for (const state of proven) {
      const line = stateLine(cli, state, stateWord(cli, state, party === us));
      lines.push(`${isolate(party, cli.lang)}: ${line}`);
    }
  }
  return lines;
}

function stateLine(cli: Cli, state: ShownState, word: string): string {
  const at = state.time === null ? '' : `${isolate(minuteUtc(state.time), cli.lang)} `;
  return `${stateSymbols[state.state]} ${at}${word} (${proofOf(cli, state)})`;
}

function stateWord({ t, lang }: Cli, state: ShownState, isOurs: boolean): string {
  if (state.state === 'sent') {
    const names = state.proof.circuits.map((one) => isolate(identifier(one.circuit), lang));
    return t('state.sent-by', { circuits: phrase(listOf(names, lang)) });
  }
  if (state.state === 'withheld' && state.until !== null) {
    return `${t('state.withheld')} ${t('desk.until', { at: minuteUtc(state.until) })}`;
  }
  return t(stateKey(state.state, isOurs));
}

function proofOf({ t, lang }: Cli, state: ShownState): string {
  switch (state.state) {
    case 'signed': {
      const { size, root } = state.proof;
      return t('desk.proof-note', { size, root: hash(root) });
    }
    case 'sent': {
      const times = state.proof.circuits.map(({ time }) => isolate(minuteUtc(time), lang));
      return listOf(times, lang);
    }
    case 'reached': {
      const { proof } = state;
      if ('held' in proof) return t('desk.proof-held', { entry: identifier(proof.held) });
      return t('desk.proof-have', { size: 'have' in proof ? proof.have : proof.cosigned });
    }
    case 'on-record': {
      const { size, signature } = state.proof;
      return t('desk.proof-cosignature', { size, signature: hash(signature) });
    }
    default:
      return t('desk.proof-entry', { entry: identifier(state.proof.entry) });
  }
}
