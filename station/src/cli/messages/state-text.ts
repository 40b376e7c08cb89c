import { listOf } from '@parley/text/list.ts';
import { hash, identifier, isolate, minuteUtc, phrase } from '@parley/text/tokens.ts';
import type { ShownState } from '../../projection/states.ts';
import type { Cli } from '../cli.ts';

/** The part of an answer that says which state is proven, by what, at whom. */
export type StateAnswer = {
  readonly signed: ShownState | null;
  readonly states: readonly { readonly party: string; readonly states: readonly ShownState[] }[];
};

/** Machine receipts and an officer's act have different symbols; each survives greyscale. */
const symbols: Readonly<Record<ShownState['state'], string>> = {
  signed: '·',
  sent: '→',
  reached: '○',
  'on-record': '●',
  acknowledged: '✓',
  answered: '✓✓',
  withheld: '◇',
};

/** The states with their minutes, each with its proof. */
export function stateLines(cli: Cli, { signed, states }: StateAnswer): string[] {
  const lines: string[] = [];
  if (signed) lines.push(stateLine(cli, signed));
  for (const { party, states: proven } of states) {
    for (const state of proven) lines.push(`${isolate(party, cli.lang)}: ${stateLine(cli, state)}`);
  }
  return lines;
}

function stateLine(cli: Cli, state: ShownState): string {
  const at = state.time === null ? '' : `${isolate(minuteUtc(state.time), cli.lang)} `;
  return `${symbols[state.state]} ${at}${stateWord(cli, state)} (${proofOf(cli, state)})`;
}

function stateWord({ t, lang }: Cli, state: ShownState): string {
  if (state.state === 'sent') {
    const names = state.proof.circuits.map((one) => isolate(identifier(one.circuit), lang));
    return t('state.sent-by', { circuits: phrase(listOf(names, lang)) });
  }
  if (state.state === 'withheld' && state.until !== null) {
    return `${t('state.withheld')} ${t('desk.until', { at: minuteUtc(state.until) })}`;
  }
  return t(`state.${state.state}`);
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
