import type { Catalogue } from '../catalogue.ts';

/** Stations made, cards shown, charters drafted, signed and adopted. */
export const charter = {
  'charter.station-made': {
    en: 'Station {$party} is made in {$folder}.',
    ru: 'Станция {$party} создана в {$folder}.',
    ar: 'أُنشئت المحطة {$party} في {$folder}.',
  },
  'charter.share-written': {
    en: 'Half of the recovery key: {$file}',
    ru: 'Половина ключа восстановления: {$file}',
    ar: 'نصف مفتاح الاسترداد: {$file}',
  },
  'charter.shares-apart': {
    en: 'Carry the two halves away, each by another officer: together they speak for this party.',
    ru: 'Унесите обе половины, каждую своим офицером: вместе они говорят за эту сторону.',
    ar: 'احملوا النصفين بعيدًا، كلًّا بيد ضابط آخر: فهما معًا يتكلمان باسم هذا الطرف.',
  },
  'charter.officer-written': {
    en: 'Key of officer {$officer}: {$file}',
    ru: 'Ключ офицера {$officer}: {$file}',
    ar: 'مفتاح الضابط {$officer}: {$file}',
  },
  'charter.card-of': {
    en: 'Card of {$party}. Read aloud:',
    ru: 'Карточка стороны {$party}. Прочтите вслух (слова у всех английские):',
    ar: 'بطاقة {$party}. اقرؤوا جهرًا (الكلمات إنكليزية عند الجميع):',
  },
  'charter.card-part': {
    en: 'Part {$part} of {$count}:',
    ru: 'Часть {$part} из {$count}:',
    ar: 'الجزء {$part} من {$count}:',
  },
  'charter.card-scan': {
    en: 'Each code gives one line of text; {$command} takes all of them, in any order.',
    ru: 'Каждый код даёт строку текста; {$command} принимает все строки в любом порядке.',
    ar: 'يعطي كل رمز سطرًا؛ و{$command} يأخذ الأسطر كلها بأي ترتيب.',
  },
  'charter.written': {
    en: 'Written: {$file}',
    ru: 'Записано: {$file}',
    ar: 'كُتب: {$file}',
  },
  'charter.secret-written': {
    en: "The ceremony's secret: {$file}. It travels apart from the charter, by hand.",
    ru: 'Секрет церемонии: {$file}. Его везут отдельно от устава, из рук в руки.',
    ar: 'سرّ المراسم: {$file}. يُنقل بمعزل عن الميثاق، يدًا بيد.',
  },
  'charter.words': {
    en: 'Compare aloud with the other parties:',
    ru: 'Сверьте вслух с другими сторонами (слова у всех английские):',
    ar: 'قارنوا جهرًا مع الأطراف الأخرى (الكلمات إنكليزية عند الجميع):',
  },
  'charter.next': {
    en: 'Next: {$command}',
    ru: 'Дальше: {$command}',
    ar: 'الخطوة التالية: {$command}',
  },
  'charter.title': {
    en: 'Charter {$name}',
    ru: 'Устав {$name}',
    ar: 'الميثاق {$name}',
  },
  'charter.signed': { en: 'signed', ru: 'подписано', ar: 'موقَّع' },
  'charter.not-signed': { en: 'not signed yet', ru: 'ещё не подписано', ar: 'لم يوقَّع بعد' },
  'charter.signed-by': {
    en: '{$party} has signed. Still missing: {$missing}',
    ru: 'Сторона {$party} подписала. Ещё не подписали: {$missing}',
    ar: 'وقّع الطرف {$party}. ولم يوقّع بعد: {$missing}',
  },
  'charter.all-signed': {
    en: '{$party} has signed; all have.',
    ru: 'Сторона {$party} подписала; подписали все.',
    ar: 'وقّع الطرف {$party}؛ وبذلك وقّع الجميع.',
  },
  'charter.adopted': {
    en: 'Line {$name} is adopted as {$party}. Start the station with: parley run',
    ru: 'Линия {$name} принята, сторона {$party}. Запуск станции: parley run',
    ar: 'اعتُمد الخط {$name} بصفة {$party}. شغّلوا المحطة بـ: parley run',
  },
  'charter.held': {
    en: 'Line {$name} is held already; nothing changed.',
    ru: 'Линия {$name} уже принята; ничего не изменилось.',
    ar: 'الخط {$name} معتمد من قبل؛ ولم يتغيّر شيء.',
  },
  'charter.confirm-words': {
    en: 'Are these words the same on every screen?',
    ru: 'Эти слова одинаковы на всех экранах?',
    ar: 'هل هذه الكلمات واحدة على كل الشاشات؟',
  },
  'run.started': {
    en: 'The station runs. Lines: {$lines}',
    ru: 'Станция работает. Линии: {$lines}',
    ar: 'المحطة تعمل. الخطوط: {$lines}',
  },
  'run.listening': {
    en: 'Listening on {$address}',
    ru: 'Слушает {$address}',
    ar: 'تستمع على {$address}',
  },
} as const satisfies Catalogue;
