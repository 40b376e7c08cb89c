import type { Catalogue } from '../catalogue.ts';

/** The line board: the one question, circuits, the calendar of hours, tests, keys, the ceremony. */
export const board = {
  'board.title': {
    en: 'Would a FLASH arrive now?',
    ru: 'Дошла бы сейчас «МОЛНИЯ»?',
    ar: 'هل تصل برقية خاطفة الآن؟',
  },
  'board.yes': { en: 'Yes.', ru: 'Да.', ar: 'نعم.' },
  'board.no': { en: 'No.', ru: 'Нет.', ar: 'لا.' },
  'board.no-circuit': {
    en: 'No: no circuit is up.',
    ru: 'Нет: ни один канал не работает.',
    ar: 'لا: لا دارة عاملة.',
  },
  'board.unknown': { en: 'Not known.', ru: 'Неизвестно.', ar: 'غير معلوم.' },
  'board.by-courier': { en: 'By courier only.', ru: 'Только курьером.', ar: 'بالساعي فقط.' },
  'board.at-party': { en: 'To {$party}', ru: 'Сторона {$party}', ar: 'إلى {$party}' },
  'board.canary': {
    en: `A canary went to the disk of {$party} and back {$age} ago, in {$time}. The bound is
      {$bound}.`,
    ru: `Проверка дошла до диска стороны {$party} и вернулась {$age} назад, за {$time}. Предел
      {$bound}.`,
    ar: 'ذهب اختبار إلى قرص {$party} وعاد قبل {$age}، في {$time}. والحد {$bound}.',
  },
  'board.canary-never': {
    en: 'No canary has come back from {$party} since this start.',
    ru: 'С момента запуска ни одна проверка от стороны {$party} не вернулась.',
    ar: 'لم يعد أي اختبار من {$party} منذ هذا التشغيل.',
  },
  'board.their-watch': {
    en: 'Their watch: {$watch}.',
    ru: 'У них: {$watch}.',
    ar: 'لديهم: {$watch}.',
  },
  'board.circuit': { en: 'Circuit', ru: 'Канал', ar: 'الدارة' },
  'board.state': { en: 'State', ru: 'Состояние', ar: 'الحالة' },
  'board.round-trip': {
    en: 'Round trip, last 20 minutes',
    ru: 'Туда и обратно, последние 20 минут',
    ar: 'ذهابًا وإيابًا، آخر 20 دقيقة',
  },
  'board.round-trip-now': { en: 'now {$time}', ru: 'сейчас {$time}', ar: 'الآن {$time}' },
  'board.chart': {
    en: 'Round trips from {$least} to {$most}; {$lost} lost',
    ru: 'Время оборота от {$least} до {$most}; потеряно: {$lost}',
    ar: 'زمن الذهاب والإياب من {$least} إلى {$most}؛ المفقود: {$lost}',
  },
  'board.loss': { en: 'Loss, 24 h', ru: 'Потери, 24 ч', ar: 'الفاقد، 24 ساعة' },
  'board.up-month': { en: 'Up, 30 days', ru: 'Работа, 30 дней', ar: 'العمل، 30 يومًا' },
  'board.hours': { en: 'Hours the line was up', ru: 'Часы работы линии', ar: 'ساعات عمل الخط' },
  'board.hours-about': {
    en: 'upper half by our ledger, lower half by theirs; days and hours in UTC',
    ru: 'верхняя половина по нашему учёту, нижняя по их; сутки и часы UTC',
    ar: 'النصف الأعلى بدفترنا، والأسفل بدفترهم؛ الأيام والساعات بتوقيت UTC',
  },
  'board.hour': {
    en: '{$at}: {$ours} min up by us, {$theirs} min by them',
    ru: '{$at}: работа {$ours} мин по нашему учёту, {$theirs} мин по их',
    ar: '{$at}: عمل {$ours} دقيقة بحسبنا، و{$theirs} دقيقة بحسبهم',
  },
  'board.hour-not-stated': {
    en: '{$at}: not stated yet',
    ru: '{$at}: ещё не указано',
    ar: '{$at}: لم يُذكر بعد',
  },
  'board.legend-up': { en: 'up', ru: 'работала', ar: 'عامل' },
  'board.legend-down': { en: 'down', ru: 'не работала', ar: 'معطّل' },
  'board.legend-differs': { en: 'ledgers differ', ru: 'учёты расходятся', ar: 'الدفتران مختلفان' },
  'board.legend-none': { en: 'not stated', ru: 'не указано', ar: 'غير مذكور' },
  'board.differ': {
    en: '{$at}: we say {$ours}, they say {$theirs}.',
    ru: '{$at}: по нашему учёту {$ours}, по их учёту {$theirs}.',
    ar: '{$at}: نقول {$ours}، ويقولون {$theirs}.',
  },
  'board.agree': {
    en: 'The two ledgers agree wherever both have stated something.',
    ru: 'Учёты сторон совпадают везде, где указаны обоими.',
    ar: 'الدفتران متفقان حيثما ذكر الطرفان شيئًا.',
  },
  'board.stated-none': {
    en: 'Neither side has stated anything of these days yet.',
    ru: 'За эти дни ни одна сторона ещё ничего не указала.',
    ar: 'لم يذكر أيٌّ من الطرفين شيئًا عن هذه الأيام بعد.',
  },
  'board.stated-ours': {
    en: 'Only our ledger has stated something of these days: there is nothing to compare yet.',
    ru: 'За эти дни указан только наш учёт: сравнивать пока не с чем.',
    ar: 'دفترنا وحده ذكر شيئًا عن هذه الأيام: لا شيء يُقارن به بعد.',
  },
  'board.stated-theirs': {
    en: 'Only their ledger has stated something of these days: there is nothing to compare yet.',
    ru: 'За эти дни указан только их учёт: сравнивать пока не с чем.',
    ar: 'دفترهم وحده ذكر شيئًا عن هذه الأيام: لا شيء يُقارن به بعد.',
  },
  'board.stated-apart': {
    en: 'The two ledgers have stated different hours: there is nothing to compare yet.',
    ru: 'Учёты указаны за разные часы: сравнивать пока не с чем.',
    ar: 'ذكر الدفتران ساعات مختلفة: لا شيء يُقارن به بعد.',
  },
  'board.outage': {
    en: 'Longest outage {$time}, from {$from}, agreed by both.',
    ru: 'Самый долгий перерыв {$time}, с {$from}, признан обеими сторонами.',
    ar: 'أطول انقطاع {$time}، من {$from}، باتفاق الطرفين.',
  },
  'board.unopened': {
    en: 'What could not be opened here',
    ru: 'Что здесь не удалось открыть',
    ar: 'ما تعذّر فتحه هنا',
  },
  'board.unopened-frames': {
    en: 'Frames so far: {$count}, the newest at {$last}.',
    ru: 'Кадров до сих пор: {$count}, последний в {$last}.',
    ar: 'الإطارات حتى الآن: {$count}، آخرها عند {$last}.',
  },
  'board.says': { en: '{$party} says', ru: 'Сообщает {$party}', ar: 'تقول {$party}' },
  'desk.said': { en: 'said {$at}', ru: 'сообщено {$at}', ar: 'قيل {$at}' },
  'board.we-say': { en: 'We say', ru: 'Мы сообщаем', ar: 'نقول' },
  'board.this-period': { en: 'These days', ru: 'За эти дни', ar: 'هذه الأيام' },
  'board.up-share': {
    en: 'line up {$ours} by us, {$theirs} by them',
    ru: 'линия работала {$ours} по нашему учёту, {$theirs} по их',
    ar: 'الخط عامل {$ours} بحسبنا، و{$theirs} بحسبهم',
  },
  'board.tests-done': {
    en: 'hourly tests {$done} of {$due}',
    ru: 'ежечасных проверок {$done} из {$due}',
    ar: 'اختبارات الساعة {$done} من {$due}',
  },
  'board.keys': { en: 'Keys', ru: 'Ключи', ar: 'المفاتيح' },
  'board.receive-key': {
    en: 'Receive key {$number}, since {$at}',
    ru: 'Ключ приёма {$number}, с {$at}',
    ar: 'مفتاح الاستقبال {$number}، منذ {$at}',
  },
  'board.incarnation': {
    en: 'Incarnation {$number}',
    ru: 'Поколение {$number}',
    ar: 'الجيل {$number}',
  },
  'board.final': {
    en: 'Transcript final up to cut {$k}',
    ru: 'Протокол окончателен до среза {$k}',
    ar: 'المحضر نهائي حتى الحدّ {$k}',
  },
  'board.test': { en: 'Test now', ru: 'Проверить сейчас', ar: 'اختبر الآن' },
  'board.test-result': {
    en: '{$party}: there and back in {$time}.',
    ru: '{$party}: туда и обратно за {$time}.',
    ar: '{$party}: ذهابًا وإيابًا في {$time}.',
  },
  'board.test-failed': {
    en: '{$party}: nothing came back.',
    ru: '{$party}: ничего не вернулось.',
    ar: '{$party}: لم يعد شيء.',
  },
  'board.rekey': { en: 'New receive key', ru: 'Новый ключ приёма', ar: 'مفتاح استقبال جديد' },
  'board.rekeyed': {
    en: 'Receive key {$number} is made.',
    ru: 'Создан ключ приёма {$number}.',
    ar: 'صُنع مفتاح الاستقبال {$number}.',
  },
  'board.ceremony': { en: 'Ceremony', ru: 'Церемония', ar: 'المراسم' },
} as const satisfies Catalogue;
