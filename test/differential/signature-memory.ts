/** Whether a signature counts, by its key and over its message. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** Answers that are kept at a time; at that number all are forgotten. */
const answersMax = 10_000;

/**
 * The same answers, of the same function, but each question is asked of it once: nearly all
 * signatures in a file gone wrong are those of the file before. A question is all bytes of the
 * three parts and where each ends, so no two questions have one name.
 */
export function remembered(verify: Verify, nameOf: typeof questionName = questionName): Verify {
  const answers = new Map<string, boolean>();
  return (publicKey, message, signature) => {
    const name = nameOf(publicKey, message, signature);
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = verify(publicKey, message, signature);
    if (answers.size >= answersMax) answers.clear();
    answers.set(name, answer);
    return answer;
  };
}

function questionName(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): string {
  // One letter a byte.
  const bytes = Buffer.concat([publicKey, message, signature]).toString('latin1');
  return `${publicKey.length} ${message.length} ${bytes}`;
}
