import { describe, expect, it } from 'vitest';
import { compareTokens } from './compare-tokens.ts';

const none = { missing: [], added: [] };

describe('two language versions', () => {
  it('agree when their tokens do, whatever the order, the digits and the unit’s script', () => {
    const english = 'At 34°12′N 045°30′E, 500 m, before 22:00 UTC.';
    expect(compareTokens(english, 'До 22:00 UTC, 34°12′N 045°30′E, 500 м.')).toEqual(none);
    expect(compareTokens('before 22:00', 'قبل ٢٢:٠٠')).toEqual(none);
    expect(compareTokens('before 16:02Z', 'до 16:02 UTC')).toEqual(none);
  });

  it('agree in an amount whose unit is Arabic, and differ where it is another', () => {
    for (const said of ['12 500 م', '12 500 متر', '12\u00a0500 مترًا.', '١٢ ٥٠٠ م']) {
      expect(compareTokens('height 12 500 m', said), said).toEqual(none);
    }
    expect(compareTokens('12 500 metres', '12 500 متر')).toEqual(none);
    expect(compareTokens('Через 3 ч, 40 км/ч', 'بعد 3 ساعات، 40 كم/س')).toEqual(none);
    expect(compareTokens('500 m', '500 كم')).toEqual({
      missing: ['500 m'],
      added: ['500\u00a0كم'],
    });
    expect(compareTokens('500 m', '500 من السفن').missing).toEqual(['500 m']);
  });

  it('differ by the token that one has and the other has not', () => {
    expect(compareTokens('before 22:00 UTC', 'до 20:00 UTC')).toEqual({
      missing: ['22:00 UTC'],
      added: ['20:00 UTC'],
    });
  });
});

describe('days in two language versions', () => {
  const english = 'On 24 November 2022 we close the strait.';

  it.each([
    'Мы закроем пролив 24 ноября 2022 года.',
    'Мы закроем пролив 24 нояб. 2022 г.',
    'Мы закроем пролив 24.11.2022.',
    'سنغلق المضيق في 24 نوفمبر 2022.',
    'سنغلق المضيق في ٢٤ تشرين الثاني ٢٠٢٢.',
    'سنغلق المضيق في 24 من تشرين الثاني/نوفمبر عام 2022.',
    'سنغلق المضيق يوم 24 نونبر 2022.',
    'We close the strait on November 24th, 2022, as said.',
    'We close the strait on 2022-11-24.',
  ])('are one day by whatever name of its month: %s', (said) => {
    expect(compareTokens(english, said)).toEqual(none);
    expect(compareTokens(said, english)).toEqual(none);
  });

  it.each([
    ['24 декабря 2022', '24 декабря 2022'],
    ['24 تشرين الأول 2022', '24 تشرين الأول 2022'],
    ['24 ноября 2023', '24 ноября 2023'],
    ['25 نوفمبر 2022', '25 نوفمبر 2022'],
    ['24 ноября', '24 ноября'],
  ])('are two where the day, the month or the year is another: %s', (said, added) => {
    expect(compareTokens(english, said)).toEqual({
      missing: ['24 November 2022'],
      added: [added],
    });
  });

  it('know each month by its Egyptian and its Levantine name', () => {
    const egyptian = 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر';
    const levantine =
      'كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول';
    const inLevant = levantine.replaceAll('_', ' ').split(/ (?!ال)/u);
    for (const [index, name] of egyptian.split(' ').entries()) {
      const first = `5 ${name} 2022`;
      const iso = `2022-${String(index + 1).padStart(2, '0')}-05`;
      expect(compareTokens(iso, first), first).toEqual(none);
      expect(compareTokens(`5 ${inLevant[index]} 2022`, first), first).toEqual(none);
      // Written in haste, without the hamza.
      expect(compareTokens(iso, first.replaceAll(/[أإآ]/gu, 'ا')), first).toEqual(none);
    }
  });

  it('keep the hour that stands beside them', () => {
    const from = 'From 24 Nov 20:00 UTC to 25 Nov 22:00 UTC.';
    expect(compareTokens(from, 'С 24 ноября, 20:00 UTC, до 25 ноября в 22:00 UTC.')).toEqual(none);
    expect(
      compareTokens(from, 'من 24 نوفمبر الساعة 20:00 UTC إلى 25 نوفمبر الساعة 22:00 UTC.'),
    ).toEqual(none);
    expect(
      compareTokens(from, 'С 20:00 UTC, и это уже 24 ноября; до 25 ноября 22:00 UTC.'),
    ).toEqual(none);
    expect(compareTokens('241600Z NOV 22', '24 ноября 2022 г., 16:00 UTC')).toEqual(none);
    // The two hours exchanged: as many tokens, and each of them is there.
    expect(compareTokens(from, 'С 24 ноября 22:00 UTC до 25 ноября 20:00 UTC.')).toEqual({
      missing: ['24 Nov 20:00 UTC', '25 Nov 22:00 UTC'],
      added: ['24 ноября 22:00 UTC', '25 ноября 20:00 UTC'],
    });
  });

  it('are none where a word only looks like a month, or no such month is', () => {
    expect(compareTokens('they may 24 times', 'могут 24 раза')).toEqual(none);
    expect(compareTokens('5 marines, 24.13.2022', '5 морпехов, 24.13.2022')).toEqual(none);
  });
});
