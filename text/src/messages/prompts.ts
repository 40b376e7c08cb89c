import type { Catalogue } from '../catalogue.ts';

/** Questions asked on a terminal. Nothing here is preset. */
export const prompts = {
  'prompt.passphrase': {
    en: 'Passphrase of this station:',
    ru: 'Парольная фраза станции:',
    ar: 'عبارة مرور هذه المحطة:',
  },
  'prompt.passphrase-new': {
    en: 'New passphrase:',
    ru: 'Новая парольная фраза:',
    ar: 'عبارة مرور جديدة:',
  },
  'prompt.passphrase-again': { en: 'Once more:', ru: 'Ещё раз:', ar: 'مرة أخرى:' },
  'prompt.passphrase-differ': {
    en: 'The two differ.',
    ru: 'Фразы не совпадают.',
    ar: 'العبارتان مختلفتان.',
  },
  'prompt.officer-passphrase': {
    en: 'Passphrase of the key of officer {$officer}:',
    ru: 'Парольная фраза ключа офицера {$officer}:',
    ar: 'عبارة مرور مفتاح الضابط {$officer}:',
  },
  'prompt.ceremony-secret': {
    en: "The ceremony's secret, or the name of its file:",
    ru: 'Секрет церемонии или имя файла с ним:',
    ar: 'سرّ المراسم، أو اسم ملفه:',
  },
  'prompt.line-id': {
    en: 'Compare the line id with the other parties, aloud: {$id}. The same everywhere?',
    ru: 'Сверьте вслух с другими сторонами обозначение линии: {$id}. Везде одинаково?',
    ar: 'قارنوا معرّف الخط مع الأطراف الأخرى جهرًا: {$id}. هل هو نفسه لدى الجميع؟',
  },
  'prompt.class': {
    en: 'Class (REAL, EXERCISE or TEST):',
    ru: 'Класс (REAL, EXERCISE или TEST):',
    ar: 'الصنف (REAL أو EXERCISE أو TEST):',
  },
  'prompt.class-typed': {
    en: 'This is REAL at {$precedence}. Type REAL to go on:',
    ru: 'Это РЕАЛЬНОЕ сообщение, {$precedence}. Чтобы продолжить, наберите REAL:',
    ar: 'هذه رسالة حقيقية بدرجة {$precedence}. للمتابعة اكتب REAL:',
  },
  'prompt.precedence': { en: 'Precedence:', ru: 'Категория срочности:', ar: 'درجة الأسبقية:' },
  'prompt.addressees': { en: 'To whom:', ru: 'Кому:', ar: 'إلى من:' },
  'prompt.release': {
    en: 'Release this for {$party}?',
    ru: 'Разрешить отправку от имени стороны {$party}?',
    ar: 'هل تجيز إرسال هذا باسم {$party}؟',
  },
  'prompt.discard': {
    en: 'Discard draft {$id}?',
    ru: 'Уничтожить проект {$id}?',
    ar: 'هل تُتلف المسودة {$id}؟',
  },
  'prompt.import': { en: 'Take it?', ru: 'Принять?', ar: 'هل تؤخذ؟' },
  'prompt.incarnation': {
    en: 'New keys end the present journal for all parties. Two officers agree?',
    ru: 'Новые ключи закрывают нынешний журнал для всех сторон. Два офицера согласны?',
    ar: 'المفاتيح الجديدة تُنهي السجل الحالي لدى جميع الأطراف. هل يوافق ضابطان؟',
  },
  'prompt.yes-no': { en: '(yes/no)', ru: '(да/нет)', ar: '(نعم/لا)' },
  'prompt.yes': { en: 'yes', ru: 'да', ar: 'نعم' },
  'prompt.no': { en: 'no', ru: 'нет', ar: 'لا' },
  'prompt.cancelled': {
    en: 'Left as it was.',
    ru: 'Ничего не изменено.',
    ar: 'بقي كل شيء كما كان.',
  },
} as const satisfies Catalogue;
