/** How much is measured. */
export type Scale = {
  readonly rounds: number;
  readonly pipelined: number;
  readonly released: number;
  readonly singly: number;
  readonly catchUp: number;
  readonly catchUpLong: number;
  readonly verified: number;
  readonly started: number;
  readonly remembered: number;
  readonly parties: number;
  readonly among: number;
};

/** The figures of the table. */
export const full: Scale = {
  rounds: 3,
  pipelined: 60_000,
  released: 20_000,
  singly: 500,
  catchUp: 10_000,
  catchUpLong: 100_000,
  verified: 1_000_000,
  started: 1_000_000,
  remembered: 20_000,
  parties: 10,
  among: 100,
};

/** For a test of the report's shape: its numbers mean nothing. */
export const quick: Scale = {
  rounds: 1,
  pipelined: 600,
  released: 50,
  singly: 10,
  catchUp: 300,
  catchUpLong: 900,
  verified: 1000,
  started: 2000,
  remembered: 500,
  parties: 3,
  among: 5,
};
