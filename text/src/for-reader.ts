/** One language version of a text: its tag, and what it is; 0 is the original. */
export type Version = { readonly lang: string; readonly standing: number };

/**
 * The versions in the order in which a reader wants them: his own language first, then the
 * original, then as their author wrote them down.
 */
export function forReader<V extends Version>(
  versions: readonly V[],
  lang: string | undefined,
): V[] {
  const rank = ({ lang: tag, standing }: V) => {
    if (tag.toLowerCase().split('-')[0] === lang) return 0;
    return standing === 0 ? 1 : 2;
  };
  return versions.toSorted((a, b) => rank(a) - rank(b));
}
