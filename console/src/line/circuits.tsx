import type { BoardCircuit } from '@parley/api/board.ts';
import { duration, identifier, minuteUtc, quantity } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { Emblem, type EmblemName } from '../message/emblem.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';
import { RoundTrips } from './round-trips.tsx';

const emblems: Readonly<Record<BoardCircuit['state'], EmblemName>> = {
  up: 'up',
  down: 'down',
  connecting: 'unknown',
  'one-way': 'courier',
};

/** Each circuit: its state, its round trips as a chart, loss and availability. */
export function Circuits({ circuits }: { circuits: readonly BoardCircuit[] }): ReactElement {
  const { t } = useWords();
  return (
    <table className="circuits">
      <thead>
        <tr>
          <th scope="col">{t('board.circuit')}</th>
          <th scope="col">{t('board.state')}</th>
          <th scope="col">{t('board.round-trip')}</th>
          <th scope="col">{t('board.loss')}</th>
          <th scope="col">{t('board.up-month')}</th>
        </tr>
      </thead>
      <tbody>
        {circuits.map((circuit) => (
          <CircuitRow key={circuit.id} circuit={circuit} />
        ))}
      </tbody>
    </table>
  );
}

function CircuitRow({ circuit }: { circuit: BoardCircuit }): ReactElement {
  const { t, r } = useWords();
  const { state, rttUs, lastUp } = circuit;
  const tone = state === 'up' ? 'good' : state === 'down' ? 'bad' : 'warn';
  return (
    <tr>
      <th scope="row">
        {circuit.kind === 'courier' ? t('circuit.courier') : t('circuit.websocket')}{' '}
        {circuit.id !== circuit.kind && <TokenText token={identifier(circuit.id)} dim />}
      </th>
      <td className={tone}>
        <Emblem name={emblems[state]} /> {t(`circuit.${state}`)}
        {lastUp !== null && (
          <div className="dim small">{r('circuit.last-up', { at: minuteUtc(lastUp) })}</div>
        )}
      </td>
      <td>
        {circuit.samples.length > 0 && <RoundTrips samples={circuit.samples} />}{' '}
        {rttUs !== null && <TokenText token={duration(rttUs / 1000)} />}
      </td>
      <td>
        <Share value={circuit.lossDay} digits={1} />
      </td>
      <td>
        <Share value={circuit.upMonth} digits={2} />
      </td>
    </tr>
  );
}

/** A part of one as per cent; nothing where nothing was stated. */
export function Share({ value, digits }: { value: number | null; digits: number }): ReactElement {
  const { t } = useWords();
  if (value === null) return <span className="dim">{t('board.legend-none')}</span>;
  return <TokenText token={quantity(value * 100, '%', digits)} />;
}
