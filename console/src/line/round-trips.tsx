import type { BoardCircuit } from '@parley/api/board.ts';
import { duration, quantity } from '@parley/text/tokens.ts';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactElement } from 'react';
import { useWords } from '../words/words.tsx';

const width = 190;
const height = 34;

type Sample = BoardCircuit['samples'][number];

/** Round trips as one line of ink, lost ones as marks on the ground; time runs as text does. */
export function RoundTrips({ samples }: { samples: readonly Sample[] }): ReactElement {
  const { t, dir } = useWords();
  const known = samples.flatMap(({ rttUs }) => (rttUs === null ? [] : [rttUs]));
  const most = Math.max(1, ...known);
  const least = Math.min(...(known.length > 0 ? known : [0]));
  const first = samples[0]?.at ?? 0;
  const last = samples.at(-1)?.at ?? 1;
  const across = dir === 'rtl' ? [width - 1, 1] : [1, width - 1];
  const x = scaleLinear([first, Math.max(last, first + 1)], across);
  const y = scaleLinear([0, most], [height - 4, 2]);
  const path = line<Sample>()
    .defined(({ rttUs }) => rttUs !== null)
    .x(({ at }) => x(at))
    .y(({ rttUs }) => y(rttUs ?? 0));
  const lost = samples.filter(({ rttUs }) => rttUs === null);
  return (
    <svg
      className="round-trips"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={t('board.chart', {
        least: duration(least / 1000),
        most: duration(most / 1000),
        lost: quantity(lost.length),
      })}
    >
      <path d={`M0 ${height - 3.5}H${width}`} className="ground" />
      <path d={path(samples) ?? ''} className="trace" />
      {lost.map(({ at }) => (
        <path key={at} d={`M${x(at)} ${height - 9}v8`} className="lost" />
      ))}
    </svg>
  );
}
