import type { Catalogue } from '../catalogue.ts';

/** Who read, exported and disclosed what: the private journal as people read it. */
export const access = {
  'help.access': {
    en: 'List who read, exported and disclosed what at this station.',
    ru: 'Перечислить, кто что прочёл, выгрузил и раскрыл на этой станции.',
    ar: 'سرد من قرأ وصدّر وكشف ماذا في هذه المحطة.',
  },
  'option.reader': {
    en: 'key file of who does this, for the private journal; else PARLEY_OFFICER',
    ru: 'файл ключа того, кто это делает, для закрытого журнала; иначе PARLEY_OFFICER',
    ar: 'ملف مفتاح من يفعل هذا، للسجل الخاص؛ وإلا PARLEY_OFFICER',
  },
  'option.access-entry': {
    en: 'only what was done with this entry',
    ru: 'только то, что делали с этой записью',
    ar: 'ما فُعل بهذا القيد فقط',
  },
  'option.access-by': {
    en: 'only what this officer did: name or id',
    ru: 'только то, что сделал этот офицер: имя или номер',
    ar: 'ما فعله هذا الضابط فقط: اسمه أو معرّفه',
  },
  'option.access-limit': {
    en: 'how many, newest first, up to 1000',
    ru: 'сколько показать, новое вначале, до 1000',
    ar: 'كم يُعرض، الأحدث أولًا، حتى 1000',
  },
  'act.officer-unproven': {
    en: `Only his key shows that an officer is there; a name does not. Who has a passkey reads at
      the desk.`,
    ru: `Что офицер на месте, доказывает только его ключ, но не имя. Владелец ключа доступа читает
      на рабочем месте.`,
    ar: 'لا يُثبت حضورَ الضابط إلا مفتاحه، لا اسمه. ومن لديه مفتاح مرور يقرأ عند المكتب.',
  },
  'act.which-officer': {
    en: 'Several officers are called so; name the one by his id.',
    ru: 'Так зовут нескольких офицеров; укажите нужного по номеру.',
    ar: 'يحمل عدة ضباط هذا الاسم؛ حدِّد أحدهم بمعرّفه.',
  },
  'access.recorded': {
    en: 'Every reading is recorded; this one as that of {$officer}.',
    ru: 'Каждое прочтение записывается; это записано за: {$officer}.',
    ar: 'كل قراءة تُدوَّن؛ وهذه باسم {$officer}.',
  },
  'access.recorded-station': {
    en: `Every reading is recorded; this one as the operator's: an officer gives his key file
      with --officer.`,
    ru: `Каждое прочтение записывается; это записано за оператором: офицер указывает файл своего
      ключа через --officer.`,
    ar: 'كل قراءة تُدوَّن؛ وهذه باسم المشغّل: يعطي الضابط ملف مفتاحه بالخيار ‎--officer.',
  },
  'access.shown': {
    en: '{$shown} of {$total} are shown, newest first.',
    ru: 'Показано {$shown} из {$total}, новое вначале.',
    ar: 'يُعرض {$shown} من أصل {$total}، الأحدث أولًا.',
  },
  'access.none': {
    en: 'Nothing of the kind is in the private journal.',
    ru: 'Ничего такого в закрытом журнале нет.',
    ar: 'لا شيء من ذلك في السجل الخاص.',
  },
  'access.older': { en: 'Older', ru: 'Более ранние', ar: 'الأقدم' },
  'access.nobody': { en: 'the operator', ru: 'оператор', ar: 'المشغّل' },
  'access.station': { en: 'the station', ru: 'станция', ar: 'المحطة' },
  'access.open-body': { en: 'opened', ru: 'открыто', ar: 'فُتح' },
  'access.open-attachment': {
    en: 'attachment opened',
    ru: 'открыто вложение',
    ar: 'فُتح مرفق',
  },
  'access.transcript-show': {
    en: 'transcript shown',
    ru: 'показан протокол',
    ar: 'عُرض المحضر',
  },
  'access.transcript-export': {
    en: 'transcript export begun',
    ru: 'начата выгрузка протокола',
    ar: 'بدأ تصدير المحضر',
  },
  'access.transcript-exported': {
    en: 'transcript exported',
    ru: 'протокол выгружен',
    ar: 'صُدِّر المحضر',
  },
  'access.disclose': { en: 'disclosed', ru: 'раскрыто', ar: 'كُشف' },
  'access.fork-export': {
    en: 'fork proof exported',
    ru: 'выгружено доказательство раздвоения',
    ar: 'صُدِّر دليل انشقاق',
  },
  'access.courier-export': {
    en: 'courier file made',
    ru: 'создан файл для курьера',
    ar: 'صُنع ملف للساعي',
  },
  'access.backup': { en: 'backup made', ru: 'создана копия', ar: 'صُنعت نسخة احتياطية' },
  'access.access': {
    en: 'this list was read',
    ru: 'прочитан этот список',
    ar: 'قُرئت هذه القائمة',
  },
  'access.release-after-showing': {
    en: 'released after newer messages were shown',
    ru: 'разрешено после показа новых сообщений',
    ar: 'أُجيز بعد عرض رسائل أحدث',
  },
  'access.list-inbox': {
    en: 'shown in the list of messages',
    ru: 'показано в списке сообщений',
    ar: 'عُرض في قائمة الرسائل',
  },
  'access.list-watch': {
    en: 'shown at the hand-over of the watch',
    ru: 'показано при передаче вахты',
    ar: 'عُرض عند تسليم المناوبة',
  },
  'access.list-service': {
    en: 'operators’ talk shown',
    ru: 'показан разговор операторов',
    ar: 'عُرض حديث المشغّلين',
  },
  'access.search': { en: 'searched', ru: 'поиск', ar: 'بُحث' },
  'access.private-root': {
    en: 'journal bound into the line',
    ru: 'журнал привязан к линии',
    ar: 'رُبط السجل بالخط',
  },
  'access.list-transcript': {
    en: 'beginning shown in the transcript',
    ru: 'начало показано в протоколе',
    ar: 'عُرض أوله في المحضر',
  },
  'access.list-search': {
    en: 'beginning shown among what was found',
    ru: 'начало показано среди найденного',
    ar: 'عُرض أوله بين ما وُجد',
  },
  'access.line-noted': {
    en: 'line known to be down',
    ru: 'о неработающей линии известно',
    ar: 'العلم بتعطّل الخط',
  },
  'access.line-told-desk': {
    en: 'line down: this desk called; who, next step',
    ru: 'линия не работает: вызвано это рабочее место; кто, следующий шаг',
    ar: 'الخط معطّل: استُدعي هذا المكتب؛ مَن، الخطوة التالية',
  },
  'access.line-told-second-desk': {
    en: 'line down: second desk called; who, next step',
    ru: 'линия не работает: вызвано второе рабочее место; кто, следующий шаг',
    ar: 'الخط معطّل: استُدعي المكتب الثاني؛ مَن، الخطوة التالية',
  },
  'access.line-told-duty-chief': {
    en: 'line down: duty chief called',
    ru: 'линия не работает: вызван начальник смены',
    ar: 'الخط معطّل: استُدعي رئيس المناوبة',
  },
  'access.line-alarm-goes-on': {
    en: 'station started, line down: its alarm goes on from',
    ru: 'станция запущена, линия не работает: тревога идёт дальше, с',
    ar: 'بدأت المحطة والخط معطّل: يستمر إنذاره منذ',
  },
  'access.line-alarm-ended': {
    en: 'line up: its alarm ended',
    ru: 'линия работает: тревога окончена',
    ar: 'الخط يعمل: انتهى إنذاره',
  },
  'access.sound-test': { en: 'sound test', ru: 'проверка звука', ar: 'اختبار الصوت' },
  'access.compartment-create': { en: 'compartment made', ru: 'заведён раздел', ar: 'أُنشئ قسم' },
  'access.compartment-remove': {
    en: 'compartment removed',
    ru: 'раздел упразднён',
    ar: 'أُلغي قسم',
  },
  'access.compartment-set': {
    en: 'put into compartments',
    ru: 'отнесено к разделам',
    ar: 'وُضع في أقسام',
  },
  'access.compartment-give': {
    en: 'compartments given to an officer',
    ru: 'офицеру открыты разделы',
    ar: 'فُتحت أقسام لضابط',
  },
  'access.founder-enrol': {
    en: 'put on the card of the first line',
    ru: 'внесён в карточку первой линии',
    ar: 'أُدرج في بطاقة الخط الأول',
  },
  'access.founder-remove': {
    en: 'taken off the card of the first line',
    ru: 'снят с карточки первой линии',
    ar: 'حُذف من بطاقة الخط الأول',
  },
  'access.ceremony': { en: 'step of a ceremony', ru: 'шаг церемонии', ar: 'خطوة من المراسم' },
  'access.ceremony-file': {
    en: 'charter taken to be signed',
    ru: 'устав взят на подпись',
    ar: 'أُخذ الميثاق للتوقيع',
  },
  'access.ceremony-secret': {
    en: 'secret of a ceremony taken',
    ru: 'взят секрет церемонии',
    ar: 'أُخذ سر المراسم',
  },
  'access.ceremony-adopt': { en: 'charter adopted', ru: 'устав принят', ar: 'اعتُمد الميثاق' },
  'access.ceremony-end': {
    en: 'ceremony forgotten',
    ru: 'церемония прекращена',
    ar: 'أُنهيت المراسم',
  },
} as const satisfies Catalogue;
