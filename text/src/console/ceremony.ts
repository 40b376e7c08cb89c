import type { Catalogue } from '../catalogue.ts';

/** A ceremony at the desk: cards, charter, words, signatures, the line. */
export const ceremony = {
  'ceremony.title': {
    en: 'A new line, or a line after this one',
    ru: 'Новая линия или линия после этой',
    ar: 'خط جديد، أو خط بعد هذا',
  },
  'ceremony.step-cards': { en: 'Cards', ru: 'Карточки', ar: 'البطاقات' },
  'ceremony.step-draft': { en: 'Charter', ru: 'Устав', ar: 'الميثاق' },
  'ceremony.step-compare': { en: 'Words of the charter', ru: 'Слова устава', ar: 'كلمات الميثاق' },
  'ceremony.step-sign': { en: 'Signatures', ru: 'Подписи', ar: 'التواقيع' },
  'ceremony.step-adopt': { en: 'The line begins', ru: 'Начало линии', ar: 'بدء الخط' },
  'ceremony.card-read': {
    en: `Show this to the other party and read the words aloud; they must be the same on both
      sides.`,
    ru: 'Покажите это другой стороне и прочтите слова вслух; у обеих сторон они должны совпасть.',
    ar: 'اعرضوا هذا على الطرف الآخر واقرؤوا الكلمات جهرًا؛ يجب أن تتطابق لدى الطرفين.',
  },
  'ceremony.card-fetch': {
    en: 'Our card as a file',
    ru: 'Наша карточка файлом',
    ar: 'بطاقتنا كملف',
  },
  'ceremony.card-whole': {
    en: 'The card whole, for another station’s camera',
    ru: 'Карточка целиком, для камеры другой станции',
    ar: 'البطاقة كاملة، لكاميرا محطة أخرى',
  },
  'ceremony.card-theirs': {
    en: 'The card of the other party, as its pictures say it',
    ru: 'Карточка другой стороны, как в её картинках',
    ar: 'بطاقة الطرف الآخر كما تقولها صورها',
  },
  'ceremony.card-bring': { en: 'Take this card', ru: 'Взять карточку', ar: 'خذ هذه البطاقة' },
  'ceremony.card-file': { en: 'Card from a file', ru: 'Карточка из файла', ar: 'بطاقة من ملف' },
  'ceremony.same': {
    en: 'Read aloud: the same words',
    ru: 'Прочитано вслух: слова те же',
    ar: 'قُرئت جهرًا: الكلمات نفسها',
  },
  'ceremony.differ': { en: 'They differ', ru: 'Слова расходятся', ar: 'الكلمات مختلفة' },
  'ceremony.same-by': {
    en: 'The same words, {$officer}, {$at}',
    ru: 'Слова те же: {$officer}, {$at}',
    ar: 'الكلمات نفسها، {$officer}، {$at}',
  },
  'ceremony.differ-by': {
    en: 'THE WORDS DIFFER, {$officer}, {$at}: stop, and find out why.',
    ru: 'СЛОВА РАСХОДЯТСЯ: {$officer}, {$at}. Остановитесь и выясните причину.',
    ar: 'الكلمات مختلفة، {$officer}، {$at}: توقفوا واعرفوا السبب.',
  },
  'ceremony.draft-waits': {
    en: 'A charter is drafted when each card was brought and its words were the same.',
    ru: 'Устав составляют, когда принесены все карточки и слова совпали.',
    ar: 'يُصاغ الميثاق بعد جلب كل بطاقة وتطابق كلماتها.',
  },
  'ceremony.line-name': { en: 'Name of the line', ru: 'Название линии', ar: 'اسم الخط' },
  'ceremony.address': {
    en: 'Where {$party} listens (optional)',
    ru: 'Адрес стороны {$party} (необязательно)',
    ar: 'عنوان {$party} (اختياري)',
  },
  'ceremony.by-courier': { en: 'By courier as well', ru: 'Также курьером', ar: 'بالساعي أيضًا' },
  'ceremony.draft': { en: 'Draft the charter', ru: 'Составить устав', ar: 'صُغ الميثاق' },
  'ceremony.charter-take': {
    en: 'Take a charter that the other party drafted',
    ru: 'Взять устав, составленный другой стороной',
    ar: 'خذ ميثاقًا صاغه الطرف الآخر',
  },
  'ceremony.charter-read': {
    en: 'Compare the words of the charter aloud, on every screen, before anyone signs it.',
    ru: 'Сверьте слова устава вслух на всех экранах, прежде чем его подписывать.',
    ar: 'قارنوا كلمات الميثاق جهرًا على كل الشاشات قبل أن يوقّعه أحد.',
  },
  'ceremony.sign-about': {
    en: `No station signs a charter: two officers hold the halves of the recovery key off it. The
      file goes to them and comes back signed.`,
    ru: `Станция устав не подписывает: половины ключа восстановления держат вне её два офицера.
      Файл отправляют им, и он возвращается подписанным.`,
    ar: `لا توقّع محطة ميثاقًا: نصفا مفتاح الاسترداد لدى ضابطين خارجها. يذهب الملف إليهما ويعود
      موقَّعًا.`,
  },
  'ceremony.signed': { en: 'signed', ru: 'подписано', ar: 'وُقِّع' },
  'ceremony.unsigned': { en: 'not signed yet', ru: 'ещё не подписано', ar: 'لم يُوقَّع بعد' },
  'ceremony.charter-fetch': {
    en: 'The charter, to be signed',
    ru: 'Устав на подпись',
    ar: 'الميثاق للتوقيع',
  },
  'ceremony.secret-fetch': {
    en: 'The secret, to travel apart',
    ru: 'Секрет, везти отдельно',
    ar: 'السر، يُنقل بمعزل',
  },
  'ceremony.charter-back': {
    en: 'The charter back, signed',
    ru: 'Подписанный устав обратно',
    ar: 'الميثاق عائدًا موقَّعًا',
  },
  'ceremony.adopt-about': {
    en: 'When all have signed and the words are the same, the line begins here.',
    ru: 'Когда подписали все и слова совпали, линия начинается.',
    ar: 'حين يوقّع الجميع وتتطابق الكلمات يبدأ الخط هنا.',
  },
  'ceremony.secret': {
    en: 'The secret that came by hand, 64 digits',
    ru: 'Секрет, переданный из рук в руки, 64 знака',
    ar: 'السر الذي جاء باليد، 64 خانة',
  },
  'ceremony.secret-file': {
    en: 'The secret from its file',
    ru: 'Секрет из файла',
    ar: 'السر من ملفه',
  },
  'ceremony.adopt': { en: 'Begin the line', ru: 'Начать линию', ar: 'ابدأ الخط' },
  'ceremony.end-sure': {
    en: 'Forget cards, charter and secret for good?',
    ru: 'Забыть карточки, устав и секрет окончательно?',
    ar: 'نسيان البطاقات والميثاق والسر نهائيًّا؟',
  },
  'ceremony.end': {
    en: 'Forget this ceremony',
    ru: 'Прекратить церемонию',
    ar: 'انسَ هذه المراسم',
  },
  'ceremony.card-qr': {
    en: 'The hash of our card as a picture',
    ru: 'Хеш нашей карточки в виде картинки',
    ar: 'بصمة بطاقتنا كصورة',
  },
  'ceremony.camera': {
    en: 'Read it with the camera',
    ru: 'Считать камерой',
    ar: 'اقرأها بالكاميرا',
  },
  'ceremony.camera-stop': {
    en: 'Stop the camera',
    ru: 'Выключить камеру',
    ar: 'أوقف الكاميرا',
  },
  'ceremony.camera-aim': {
    en: 'Hold the codes of the other party’s card before the camera, one after another.',
    ru: 'Подносите к камере коды карточки другой стороны, один за другим.',
    ar: 'ضع رموز بطاقة الطرف الآخر أمام الكاميرا، رمزًا بعد رمز.',
  },
  'ceremony.camera-read': {
    en: 'Codes read: {$count} of {$all}',
    ru: 'Считано кодов: {$count} из {$all}',
    ar: 'الرموز المقروءة: {$count} من {$all}',
  },
  'ceremony.camera-none': {
    en: `No camera answers here, or this browser may not use it. Paste what the codes say, or take
      the card from a file.`,
    ru: `Камера не отвечает, или браузеру она не разрешена. Вставьте то, что говорят коды, или
      возьмите карточку из файла.`,
    ar: `لا كاميرا تستجيب هنا، أو لا يُسمح للمتصفح بها. الصق ما تقوله الرموز، أو خذ البطاقة من
      ملف.`,
  },
  'ceremony.words-of': {
    en: 'Words of the line {$line}',
    ru: 'Слова линии {$line}',
    ar: 'كلمات الخط {$line}',
  },
} as const satisfies Catalogue;
