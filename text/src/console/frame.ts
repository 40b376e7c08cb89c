import type { Catalogue } from '../catalogue.ts';

/** What stands around every screen of the console: strips, rail, keys, languages. */
export const frame = {
  'frame.title': {
    en: '{$screen} · {$party} · Parley',
    ru: '{$screen} · {$party} · Parley',
    ar: '{$screen} · {$party} · Parley',
  },
  'frame.skip': { en: 'To the sheet', ru: 'К документу', ar: 'إلى الورقة' },
  'frame.class-line': {
    en: '{$class} · {$line}',
    ru: '{$class} · {$line}',
    ar: '{$class} · {$line}',
  },
  'frame.other-class': {
    en: 'This is {$class}. The desk as a whole is {$desk}.',
    ru: 'Здесь: {$class}. Рабочее место в целом: {$desk}.',
    ar: 'الصنف هنا: {$class}. وصنف المكتب كله: {$desk}.',
  },
  'frame.line-up': {
    en: 'Line to {$party} up, proven {$age} ago by {$circuits}',
    ru: 'Линия {$party} работает, проверена {$age} назад, {$circuits}',
    ar: 'الخط مع {$party} عامل، أُثبت قبل {$age} عبر {$circuits}',
  },
  'frame.line-no-circuit': {
    en: 'Line to {$party} proven {$age} ago, no circuit is up now',
    ru: 'Линия {$party} проверена {$age} назад, каналов сейчас нет',
    ar: 'الخط مع {$party} أُثبت قبل {$age}، ولا دارة عاملة الآن',
  },
  'frame.line-down': {
    en: 'Line to {$party} down, last proven {$age} ago',
    ru: 'Линия {$party} не работает, проверена {$age} назад',
    ar: 'الخط مع {$party} معطّل، آخر إثبات قبل {$age}',
  },
  'frame.line-never': {
    en: 'Line to {$party} not proven yet',
    ru: 'Линия {$party} ещё не проверена',
    ar: 'الخط مع {$party} لم يُثبت بعد',
  },
  'frame.line-courier': {
    en: 'Line to {$party} by courier, last heard {$at}',
    ru: 'Линия {$party}: курьером, последний раз {$at}',
    ar: 'الخط مع {$party} بالساعي، آخر ما ورد {$at}',
  },
  'frame.line-courier-never': {
    en: 'Line to {$party} by courier, nothing heard yet',
    ru: 'Линия {$party}: курьером, пока ничего не поступало',
    ar: 'الخط مع {$party} بالساعي، لم يرد شيء بعد',
  },
  'frame.circuits': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} circuit}}
      * {{{$count} circuits}}`,
    ru: `.input {$count :number}
      .match $count
      one {{{$count} канал}}
      few {{{$count} канала}}
      * {{{$count} каналов}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{بلا دارات}}
      one {{دارة واحدة}}
      two {{دارتين}}
      few {{{$count} دارات}}
      many {{{$count} دارة}}
      * {{{$count} دارة}}`,
  },
  'frame.clocks': { en: 'Clocks', ru: 'Часы', ar: 'الساعات' },
  'frame.on-watch': {
    en: 'On watch: {$officer}',
    ru: 'На вахте: {$officer}',
    ar: 'في المناوبة: {$officer}',
  },
  'frame.nobody-on-watch': { en: 'Nobody is on watch', ru: 'Вахты нет', ar: 'لا أحد في المناوبة' },
  'frame.watch-differs': {
    en: 'not what we state',
    ru: 'сообщено другое',
    ar: 'غير ما أعلنّاه',
  },
  'frame.demonstration': {
    en: 'Demonstration keys',
    ru: 'Ключи для показа',
    ar: 'مفاتيح العرض',
  },
  'time.now': { en: 'now', ru: 'сейчас', ar: 'الآن' },
  'time.later': { en: 'in {$time}', ru: 'через {$time}', ar: 'بعد {$time}' },
  'time.shape': {
    en: 'Write day and minute as {$shape}.',
    ru: 'Напишите день и минуту так: {$shape}.',
    ar: 'اكتب اليوم والدقيقة هكذا: {$shape}.',
  },
  'rail.label': { en: 'Screens', ru: 'Экраны', ar: 'الشاشات' },
  'rail.messages': { en: 'Messages', ru: 'Сообщения', ar: 'الرسائل' },
  'rail.drafts': { en: 'Drafts', ru: 'Проекты', ar: 'المسودات' },
  'rail.line': { en: 'Line', ru: 'Линия', ar: 'الخط' },
  'rail.transcript': { en: 'Transcript', ru: 'Протокол', ar: 'المحضر' },
  'rail.search': { en: 'Search', ru: 'Поиск', ar: 'البحث' },
  'rail.lines': { en: 'Other lines', ru: 'Другие линии', ar: 'خطوط أخرى' },
  'rail.service': { en: 'Operators', ru: 'Операторы', ar: 'المشغّلون' },
  'rail.station': { en: 'Station', ru: 'Станция', ar: 'المحطة' },
  'rail.watch': { en: 'Watch and officers', ru: 'Вахта и офицеры', ar: 'المناوبة والضباط' },
  'rail.access': { en: 'Access ledger', ru: 'Учёт доступа', ar: 'دفتر الاطّلاع' },
  'rail.exercise': { en: 'Exercise', ru: 'Учения', ar: 'التمرين' },
  'rail.settings': { en: 'This desk', ru: 'Это рабочее место', ar: 'هذا المكتب' },
  'rail.keys': { en: 'All keys', ru: 'Все клавиши', ar: 'كل المفاتيح' },
  'rail.waiting': { en: '{$count} waiting', ru: 'ждёт: {$count}', ar: 'بالانتظار: {$count}' },
  'keys.label': {
    en: 'Keys that work here',
    ru: 'Клавиши этого экрана',
    ar: 'المفاتيح العاملة هنا',
  },
  'keys.title': { en: 'All keys', ru: 'Все клавиши', ar: 'كل المفاتيح' },
  'keys.about': {
    en: `Keys are places on the keyboard: they work whatever language it is set to. No key works
      while you write.`,
    ru: `Клавиша означает место на клавиатуре и работает при любой раскладке. Пока вы пишете,
      клавиши не действуют.`,
    ar: 'المفتاح موضع على لوحة المفاتيح: يعمل أيًّا كانت لغتها. ولا يعمل أي مفتاح أثناء الكتابة.',
  },
  'keys.single': {
    en: 'Single keys work on this desk',
    ru: 'Одиночные клавиши действуют на этом рабочем месте',
    ar: 'المفاتيح المفردة تعمل على هذا المكتب',
  },
  'keys.next': { en: 'next', ru: 'следующее', ar: 'التالية' },
  'keys.previous': { en: 'previous', ru: 'предыдущее', ar: 'السابقة' },
  'keys.acknowledge': {
    en: 'acknowledge',
    ru: 'получение подтверждаю',
    ar: 'تم الاستلام والاطّلاع',
  },
  'keys.answer': { en: 'answer', ru: 'ответить', ar: 'الرد' },
  'keys.withhold': {
    en: 'receive, withhold answer',
    ru: 'получено, ответ пока не даём',
    ar: 'استلمنا، نمسك عن الرد حاليًا',
  },
  'keys.confirm': { en: 'did you say this?', ru: 'это ваше сообщение?', ar: 'هل صدر هذا عنكم؟' },
  'keys.new-draft': { en: 'new draft', ru: 'новый проект', ar: 'مسودة جديدة' },
  'keys.messages': { en: 'messages', ru: 'сообщения', ar: 'الرسائل' },
  'keys.drafts': { en: 'drafts', ru: 'проекты', ar: 'المسودات' },
  'keys.line': { en: 'line', ru: 'линия', ar: 'الخط' },
  'keys.transcript': { en: 'transcript', ru: 'протокол', ar: 'المحضر' },
  'keys.search': { en: 'search', ru: 'поиск', ar: 'البحث' },
  'keys.all': { en: 'all keys', ru: 'все клавиши', ar: 'كل المفاتيح' },
  'keys.silence': {
    en: 'silence this alarm for a time',
    ru: 'заглушить этот сигнал на время',
    ar: 'إسكات هذا الإنذار مؤقتًا',
  },
  'keys.test-line': {
    en: 'test the line now',
    ru: 'проверить линию сейчас',
    ar: 'اختبار الخط الآن',
  },
  'keys.print': { en: 'page to print', ru: 'страница для печати', ar: 'صفحة للطباعة' },
  'keys.close': { en: 'close', ru: 'закрыть', ar: 'إغلاق' },
  'keys.recorded': {
    en: 'every reading is recorded',
    ru: 'каждое прочтение записывается',
    ar: 'كل قراءة تُدوَّن',
  },
  'settings.language': { en: 'Language', ru: 'Язык', ar: 'اللغة' },
  'settings.theme': { en: 'Paper or night', ru: 'Бумага или ночь', ar: 'ورق أو ليل' },
  'settings.paper': { en: 'Paper', ru: 'Бумага', ar: 'ورق' },
  'settings.night': { en: 'Night', ru: 'Ночь', ar: 'ليل' },
  'settings.as-system': { en: 'As the machine says', ru: 'Как на этой машине', ar: 'بحسب الجهاز' },
  'settings.calendar': {
    en: 'Calendar beside UTC dates',
    ru: 'Календарь рядом с датами UTC',
    ar: 'التقويم إلى جانب تواريخ UTC',
  },
  'settings.gregorian': { en: 'Gregorian', ru: 'Григорианский', ar: 'الميلادي' },
  'settings.umalqura': { en: 'Umm al-Qura', ru: 'Умм аль-Кура', ar: 'أم القرى' },
  'page.loading': { en: 'Being read…', ru: 'Читается…', ar: 'قيد القراءة…' },
  'page.failed': {
    en: 'It could not be read: {$reason}',
    ru: 'Прочесть не удалось: {$reason}',
    ar: 'تعذّرت القراءة: {$reason}',
  },
  'page.again': { en: 'Try again', ru: 'Ещё раз', ar: 'حاول مرة أخرى' },
  'page.cancel': { en: 'Leave', ru: 'Оставить как есть', ar: 'اترك كما هو' },
  'page.none': { en: 'None.', ru: 'Ничего нет.', ar: 'لا شيء.' },
} as const satisfies Catalogue;
