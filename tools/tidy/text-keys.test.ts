import { describe, expect, it } from 'vitest';
import { sourceOf } from './source.ts';
import { checkTextKeys } from './text-keys.ts';

const catalogue = sourceOf(
  'text/src/console/a.ts',
  `export const a = {
    'alarm.open': { en: 'Open', ru: 'Открыть', ar: 'فتح' },
    'role.drafter': { en: 'drafter', ru: 'составитель', ar: 'محرر' },
    'refused.not-found': { en: 'Not here.', ru: 'Нет.', ar: 'غير موجود.' },
    class: { en: 'class', ru: 'класс', ar: 'الصنف' },
  };`,
);

function unused(text: string, path = 'console/src/b.tsx'): string[] {
  const found = checkTextKeys([catalogue, sourceOf(path, text)]);
  return found.map(({ message }) => /'(.*?)'/u.exec(message)?.[1] ?? '');
}

describe('keys of the catalogues', () => {
  it('are said somewhere, each by its whole name', () => {
    const all = ['alarm.open', 'role.drafter', 'refused.not-found', 'class'];
    expect(unused('')).toEqual(all);
    expect(unused("t('alarm.open'); t('class'); t('role.drafter');")).toEqual([
      'refused.not-found',
    ]);
    expect(unused("t('alarm.open');", 'console/src/b.test.ts')).toEqual(all);
  });

  it('or by how they begin and end, where they are put together', () => {
    const key = '$' + '{role}';
    expect(unused(`t(\`role.${key}\`);`)).not.toContain('role.drafter');
    expect(unused(`t(\`role.${key}-until\`);`)).toContain('role.drafter');
    expect(unused(`t(\`${key}\`); t(\`al${key}\`);`)).toContain('alarm.open');
  });

  it('or by the code of a refusal', () => {
    expect(unused("throw new DeskRefusal('not-found');")).not.toContain('refused.not-found');
    expect(unused("say('open');")).toContain('alarm.open');
  });
});
