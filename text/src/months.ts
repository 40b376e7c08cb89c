/**
 * The months as people write them, by name in lower case without a full stop: long and short, alone
 * and beside a day, as `Intl` knows them for these locales.
 */
export function monthNames(locales: readonly string[]): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const locale of locales) {
    for (const month of ['long', 'short'] as const) {
      for (const beside of [{}, { day: 'numeric' }] as const) {
        const style = { month, timeZone: 'UTC', ...beside } as const;
        const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, style);
        for (let number = 1; number <= 12; number++) {
          const parts = format.formatToParts(Date.UTC(2022, number - 1, 24));
          const name = parts.find(({ type }) => type === 'month')?.value ?? '';
          names.set(name.replace(/\.$/u, '').toLocaleLowerCase(locale), number);
        }
      }
    }
  }
  return names;
}

/**
 * The names for a pattern, each as it may stand in a text: in lower case, with a capital, in
 * capitals. The longest first, for one may begin another.
 */
export function spellingsOf(names: Iterable<string>): string[] {
  const all = [...names].flatMap((name) => {
    return [name, name.slice(0, 1).toUpperCase() + name.slice(1), name.toUpperCase()];
  });
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}
