import { describe, expect, it } from 'vitest';
import { translator } from './translator.ts';
import {
  classKeys,
  confirmKeys,
  kindKey,
  precedenceKeys,
  standingKeys,
  watchKeys,
} from './words.ts';

describe('words by number', () => {
  const t = translator('en');

  it('follow the numbers of the format', () => {
    expect(precedenceKeys.map((key) => t(key))).toEqual([
      'DEFERRED',
      'ROUTINE',
      'PRIORITY',
      'IMMEDIATE',
      'FLASH',
      'OVERRIDE',
    ]);
    expect(classKeys.map((key) => t(key))).toEqual(['REAL', 'EXERCISE', 'TEST']);
    expect(confirmKeys.map((key) => t(key))[1]).toBe('yes, it is ours');
    expect(watchKeys.map((key) => t(key))[2]).toBe('listening only');
    expect(standingKeys.map((key) => t(key))[0]).toBe('original');
  });

  it('name every kind, and a kind from later as unknown', () => {
    expect([1, 2, 6, 13].map(kindKey)).toEqual([
      'kind.message',
      'kind.ack',
      'kind.service',
      'kind.cut',
    ]);
    expect(kindKey(99)).toBe('kind.unknown');
  });

  /** To be changed only with the officers who reviewed it. */
  it.each([
    ['precedence', 'precedence', 'категория срочности', 'درجة الأسبقية'],
    ['precedence.override', 'OVERRIDE', 'ВНЕ ВСЯКОЙ ОЧЕРЕДИ', 'فوق كل أسبقية'],
    ['precedence.flash', 'FLASH', 'МОЛНИЯ', 'خاطف'],
    ['precedence.immediate', 'IMMEDIATE', 'НЕМЕДЛЕННО', 'فوري'],
    ['precedence.priority', 'PRIORITY', 'СРОЧНО', 'عاجل'],
    ['precedence.routine', 'ROUTINE', 'ОБЫКНОВЕННАЯ', 'عادي'],
    ['precedence.deferred', 'DEFERRED', 'ОТЛОЖЕННАЯ', 'مؤجّل'],
    ['state.on-record', 'on their record', 'у них на записи', 'مدوَّنة لديهم'],
    ['kind.ack', 'acknowledgement', 'получение подтверждаю', 'تم الاستلام والاطّلاع'],
    ['kind.withheld', 'answer withheld', 'ответ пока не даём', 'نمسك عن الرد حاليًا'],
    ['kind.confirm', 'did you say this?', 'это ваше сообщение?', 'هل صدر هذا عنكم؟'],
    ['class.exercise', 'EXERCISE', 'УЧЕБНОЕ', 'تمرين'],
  ] as const)('say %s in three languages as the table of words has it', (key, en, ru, ar) => {
    expect([translator('en')(key), translator('ru')(key), translator('ar')(key)]).toEqual([
      en,
      ru,
      ar,
    ]);
  });
});
