import type { Catalogue } from '../catalogue.ts';

/** What waits for the officer at this desk, where no message is open. */
export const waiting = {
  'waiting.title': { en: 'Waiting for you', ru: 'Ждёт вас', ar: 'بانتظارك' },
  'waiting.nothing': {
    en: 'Nothing waits for you now.',
    ru: 'Сейчас от вас ничего не ждут.',
    ar: 'لا شيء بانتظارك الآن.',
  },
  'waiting.acknowledge': {
    en: 'To acknowledge',
    ru: 'Подтвердить получение',
    ar: 'للإقرار بالاستلام',
  },
  'waiting.answer': { en: 'To answer', ru: 'Ответить', ar: 'للرد' },
  'waiting.release': { en: 'To release', ru: 'Разрешить отправку', ar: 'للإجازة' },
  'waiting.review': { en: 'To review', ru: 'Проверить перевод', ar: 'للمراجعة' },
  'waiting.back': { en: 'Sent back to you', ru: 'Возвращено вам', ar: 'أُعيدت إليك' },
  'waiting.watch': { en: 'The watch', ru: 'Вахта', ar: 'المناوبة' },
  'waiting.agree': { en: 'To agree to', ru: 'Согласовать', ar: 'للموافقة' },
  'waiting.terms': {
    en: 'A list of agreed terms from {$party}',
    ru: 'Список согласованных терминов, {$party}',
    ar: 'قائمة مصطلحات متفق عليها من {$party}',
  },
  'waiting.exercise-begin': {
    en: 'To begin the exercise “{$title}”',
    ru: 'Начать учения «{$title}»',
    ar: 'بدء التمرين «{$title}»',
  },
  'waiting.exercise-end': {
    en: 'To end the exercise “{$title}”',
    ru: 'Закончить учения «{$title}»',
    ar: 'إنهاء التمرين «{$title}»',
  },
  'waiting.more': {
    en: `.input {$count :number}
      .match $count
      one {{and {$count} more in the list}}
      * {{and {$count} more in the list}}`,
    ru: `.input {$count :number}
      .match $count
      one {{и ещё {$count} в списке}}
      * {{и ещё {$count} в списке}}`,
    ar: `.input {$count :number}
      .match $count
      one {{وواحدة أخرى في القائمة}}
      two {{واثنتان أخريان في القائمة}}
      few {{و{$count} أخرى في القائمة}}
      * {{و{$count} أخرى في القائمة}}`,
  },
} as const satisfies Catalogue;
