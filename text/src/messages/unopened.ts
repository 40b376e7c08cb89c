import type { Catalogue } from '../catalogue.ts';

/** What cannot be opened here, why, since when, and what happens next: never a bare failure. */
export const unopened = {
  'status.damaged': {
    en: `Line {$line} of this station is set aside since {$since}: {$reason} Next: an operator runs
      parley doctor.`,
    ru: `Линия {$line} этой станции не работает с {$since}: {$reason} Дальше: оператор запускает
      parley doctor.`,
    ar: `الخط {$line} في هذه المحطة موقوف منذ {$since}: {$reason} التالي: يشغّل مشغّل
      parley doctor.`,
  },
  'unopened.what': {
    en: 'Cannot be opened yet, from {$from} by {$circuit} (session {$session}): {$reason}',
    ru: 'Пока не открывается, от {$from} по каналу {$circuit} (сеанс {$session}): {$reason}',
    ar: 'لا يُفتح بعد، من {$from} عبر {$circuit} (الجلسة {$session}): {$reason}',
  },
  'unopened.since': {
    en: 'The first of it came at {$since}.',
    ru: 'Первое пришло в {$since}.',
    ar: 'ورد أوله عند {$since}.',
  },
  'unopened.ask': {
    en: 'Next: at {$at} its sender is asked to seal it again.',
    ru: 'Дальше: в {$at} у отправителя попросят запечатать это заново.',
    ar: 'التالي: عند {$at} يُطلب من المرسل أن يختمه من جديد.',
  },
  'unopened.ask-again': {
    en: 'Its sender has been asked to seal it again. Next: if more of it comes, from {$at} on.',
    ru: `Отправителя уже попросили запечатать это заново. Дальше: если придёт ещё,
      попросят снова, не раньше {$at}.`,
    ar: 'طُلب من المرسل أن يختمه من جديد. التالي: إن ورد المزيد يُطلب ثانيةً، لا قبل {$at}.',
  },
  'unopened.circuit-up': {
    en: 'Next: as soon as a circuit to {$from} is up, it is sealed again.',
    ru: 'Дальше: как только заработает канал с {$from}, это запечатают заново.',
    ar: 'التالي: ما إن تعمل دارة مع {$from} حتى يُختم من جديد.',
  },
  'unopened.next-file': {
    en: 'Next: the next courier file to {$from} says so: parley courier export --to {$from}',
    ru: `Дальше: об этом скажет следующий файл курьера для {$from}:
      parley courier export --to {$from}`,
    ar: 'التالي: يُبلَّغ بذلك في ملف الساعي التالي إلى {$from}: parley courier export --to {$from}',
  },
  'unopened.unreadable': {
    en: `The bytes are held and signed for as they came. Nothing more happens by itself: a newer
      version of this program may read them, or their author says it again.`,
    ru: `Байты хранятся и заверены такими, какими пришли. Само собой больше ничего не произойдёт:
      их может прочесть более новая версия программы, либо автор скажет это ещё раз.`,
    ar: `البايتات محفوظة وموقَّع عليها كما وردت. ولن يحدث شيء آخر من تلقاء نفسه: قد يقرؤها إصدار
      أحدث من هذا البرنامج، أو يقولها كاتبها مرة أخرى.`,
  },
} as const satisfies Catalogue;
