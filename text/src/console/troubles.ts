import type { Catalogue } from '../catalogue.ts';

/** What is wrong with the own station, as its officers must know it; operators have `doctor`. */
export const troubles = {
  'trouble.on-line': { en: '{$line}: {$what}', ru: '{$line}: {$what}', ar: '{$line}: {$what}' },
  'trouble.stale': {
    en: 'The station does not answer this page: the figures here are {$age} old.',
    ru: 'Станция не отвечает этой странице: показанным данным {$age}.',
    ar: 'المحطة لا تجيب هذه الصفحة: عمر الأرقام المعروضة {$age}.',
  },
  'trouble.tail-missing': {
    en: `This station signs nothing: a backup was restored, and its last entries must first come
      back from another party. Call an operator.`,
    ru: `Эта станция ничего не подписывает: восстановлена копия, и другая сторона должна вернуть
      последние записи. Вызовите оператора.`,
    ar: `هذه المحطة لا توقّع شيئًا: استُعيدت نسخة، ويجب أن يعيد طرف آخر آخر قيودها. استدعِ
      مشغّلًا.`,
  },
  'trouble.guard-missing': {
    en: 'This station signs nothing: its guard is missing or unreadable. Call an operator.',
    ru: 'Эта станция ничего не подписывает: страж отсутствует или не читается. Вызовите оператора.',
    ar: 'هذه المحطة لا توقّع شيئًا: الحارس مفقود أو غير مقروء. استدعِ مشغّلًا.',
  },
  'trouble.beyond-guard': {
    en: `This station signs nothing: a signature of ours turned up that it does not know. Call an
      operator.`,
    ru: `Эта станция ничего не подписывает: появилась наша подпись, которой она не знает. Вызовите
      оператора.`,
    ar: 'هذه المحطة لا توقّع شيئًا: ظهر توقيع لنا لا تعرفه. استدعِ مشغّلًا.',
  },
  'trouble.contested': {
    en: 'Two histories of our own journal are known: what we write is contested. Call an operator.',
    ru: 'Известны две истории нашего журнала: наши записи оспариваются. Вызовите оператора.',
    ar: 'عُرف تاريخان لسجلنا: ما نكتبه متنازَع عليه. استدعِ مشغّلًا.',
  },
  'trouble.cut-tries-spent': {
    en: `Our journal has no try left for its next cut: what is said from now on does not become
      final. Call an operator.`,
    ru: `У нашего журнала не осталось попыток для следующего среза: сказанное теперь не станет
      окончательным. Вызовите оператора.`,
    ar: `لم تبقَ لسجلنا محاولة لحدّه التالي: ما يقال بعد الآن لا يصبح نهائيًّا. استدعِ
      مشغّلًا.`,
  },
  'trouble.disk-full': {
    en: 'The disk of the station is full: nothing new can be written. Call an operator.',
    ru: 'Диск станции заполнен: новое записать нельзя. Вызовите оператора.',
    ar: 'قرص المحطة ممتلئ: لا يمكن تدوين جديد. استدعِ مشغّلًا.',
  },
  'trouble.corrupt': {
    en: 'Something on the disk of the station is damaged and is not shown here. Call an operator.',
    ru: 'Часть данных на диске станции повреждена и здесь не видна. Вызовите оператора.',
    ar: 'جزء مما على قرص المحطة تالف ولا يُعرض هنا. استدعِ مشغّلًا.',
  },
  'trouble.signer': {
    en: 'The key of the station does not sign: nothing new can be written. Call an operator.',
    ru: 'Ключ станции не подписывает: новое записать нельзя. Вызовите оператора.',
    ar: 'مفتاح المحطة لا يوقّع: لا يمكن تدوين جديد. استدعِ مشغّلًا.',
  },
  'trouble.io': {
    en: 'The disk of the station does not read or write. Call an operator.',
    ru: 'Диск станции не читает или не пишет. Вызовите оператора.',
    ar: 'قرص المحطة لا يقرأ أو لا يكتب. استدعِ مشغّلًا.',
  },
} as const satisfies Catalogue;
