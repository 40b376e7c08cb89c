/** Our own code is wrong. Never caused by bytes from outside; the process stops. */
export class Bug extends Error {
  override name = 'Bug';
}

/** States what must hold; stays on in production. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** The end of an exhaustive switch. */
export function unreachable(value: never): never {
  throw new Bug(`unreachable: ${JSON.stringify(value)}`);
}
