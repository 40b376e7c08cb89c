import type { ReactElement } from 'react';

export type EmblemName =
  | 'signed'
  | 'sent'
  | 'reached'
  | 'on-record'
  | 'acknowledged'
  | 'answered'
  | 'withheld'
  | 'not-yet'
  | 'up'
  | 'down'
  | 'courier'
  | 'unknown'
  | 'bell'
  | 'done'
  | 'missing';

/*
 * Drawn, not set in type: a machine without fonts shows them all the same, and each is known by
 * its shape alone, in grey too. What a machine says is a plain figure; what an officer did has a
 * head and shoulders.
 */
const person =
  'M6 1.2a2.3 2.3 0 1 1 0 4.6a2.3 2.3 0 0 1 0-4.6M1.4 11c0-2.8 2-4.3 4.6-4.3s4.6 1.5 4.6 4.3z';
const shapes: Readonly<Record<EmblemName, ReactElement>> = {
  signed: <path d="M6 .8 11.2 6 6 11.2.8 6z" fill="currentColor" />,
  sent: <path d="M1 6h8M6 2.4 9.8 6 6 9.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  reached: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" fill="currentColor" />
    </>
  ),
  'on-record': <circle cx="6" cy="6" r="5" fill="currentColor" />,
  acknowledged: <path d={person} fill="currentColor" />,
  answered: (
    <>
      <path d={person} fill="currentColor" transform="translate(0 2) scale(.8)" />
      <path d="M7.4 3.4h4M7.4.9h4" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  withheld: (
    <>
      <path d={person} fill="none" stroke="currentColor" strokeWidth="1.1" transform="scale(.82)" />
      <path d="M8.7 6.2v5M11 6.2v5" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  'not-yet': (
    <circle
      cx="6"
      cy="6"
      r="4.4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2 1.6"
    />
  ),
  up: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  down: <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2.4" />,
  courier: (
    <path d="M1 2.5h10v7H1zM1 2.8l5 4 5-4" fill="none" stroke="currentColor" strokeWidth="1.4" />
  ),
  unknown: <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  bell: (
    <path
      d="M6 .8a3.6 3.6 0 0 0-3.6 3.6V8L1 9.4h10L9.6 8V4.4A3.6 3.6 0 0 0 6 .8M4.6 10.2h2.8v1.2H4.6z"
      fill="currentColor"
    />
  ),
  done: <path d="M1.5 6.4 4.7 9.5 10.5 2.5" fill="none" stroke="currentColor" strokeWidth="2" />,
  missing: (
    <g fill="currentColor">
      <circle cx="2" cy="7" r="1.2" />
      <circle cx="6" cy="7" r="1.2" />
      <circle cx="10" cy="7" r="1.2" />
    </g>
  ),
};

/** A symbol beside its word; the word is what a screen reader says. */
export function Emblem({ name, pulse }: { name: EmblemName; pulse?: boolean }): ReactElement {
  const turned = name === 'sent' ? ' turned' : '';
  return (
    <svg
      className={`symbol${turned}${pulse ? ' pulse' : ''}`}
      viewBox="0 0 12 12"
      aria-hidden="true"
      data-symbol={name}
    >
      {shapes[name]}
    </svg>
  );
}
