import type { Catalogue } from '../catalogue.ts';

/** What `follow` says of things that are no entry, and what `status` says is broken. */
export const follow = {
  'follow.refused': {
    en: 'Refused, from {$party} by {$circuit}: {$reason}',
    ru: 'Отвергнуто, сторона {$party}, канал {$circuit}: {$reason}',
    ar: 'مرفوض، من {$party} عبر {$circuit}: {$reason}',
  },
  'follow.cut': {
    en: 'Cut {$k} is proposed.',
    ru: 'Предложен срез {$k}.',
    ar: 'اقتُرح الحدّ {$k}.',
  },
  'follow.cut-final': {
    en: 'Cut {$k} is final.',
    ru: 'Срез {$k} окончателен.',
    ar: 'صار الحدّ {$k} نهائيًّا.',
  },
  'follow.circuit': {
    en: 'Circuit {$circuit} to {$party}: {$state}',
    ru: 'Канал {$circuit}, сторона {$party}: {$state}',
    ar: 'الدارة {$circuit} مع {$party}: {$state}',
  },
  'follow.line': {
    en: 'Line to {$party}: {$state}',
    ru: 'Линия, сторона {$party}: {$state}',
    ar: 'الخط مع {$party}: {$state}',
  },
  'follow.speaks': {
    en: 'The station signs again.',
    ru: 'Станция снова подписывает.',
    ar: 'عادت المحطة إلى التوقيع.',
  },
  'follow.recovered': {
    en: 'The fault is over; work goes on.',
    ru: 'Отказ устранён; работа продолжается.',
    ar: 'زال العطل؛ والعمل مستمر.',
  },
  'fault.corrupt': {
    en: 'Something on the disk is damaged and is not shown; the rest goes on. See `doctor`.',
    ru: 'Часть данных на диске повреждена и не показывается; остальное работает. См. `doctor`.',
    ar: 'جزء مما على القرص تالف ولا يُعرض؛ وما عداه مستمر. انظر `doctor`.',
  },
  'fault.io': {
    en: 'The disk refuses to read or write: new work is refused, nothing is lost.',
    ru: 'Диск не читает или не пишет: новая работа не принимается, ничего не потеряно.',
    ar: 'القرص يرفض القراءة أو الكتابة: لا يُقبل عمل جديد، ولم يُفقد شيء.',
  },
  'fault.signer': {
    en: 'The keys do not sign: new work is refused, nothing is lost.',
    ru: 'Ключи не подписывают: новая работа не принимается, ничего не потеряно.',
    ar: 'المفاتيح لا توقّع: لا يُقبل عمل جديد، ولم يُفقد شيء.',
  },
  'status.violations': {
    en: 'Entries that break a rule; they are on record and shown as what they are:',
    ru: 'Записи, нарушающие правило; они на записи и показаны как есть:',
    ar: 'قيود تخالف قاعدة؛ وهي مدوَّنة ومعروضة كما هي:',
  },
  'status.violation': {
    en: '{$count} of {$party}, newest {$entry}: {$what}',
    ru: 'сторона {$party}: {$count}, последняя {$entry}: {$what}',
    ar: '{$count} من {$party}، آخرها {$entry}: {$what}',
  },
} as const satisfies Catalogue;
