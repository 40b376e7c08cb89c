import type { Catalogue } from '../catalogue.ts';

/** What `doctor` finds, and what to do about it. */
export const doctor = {
  'doctor.healthy': {
    en: 'Nothing is wrong that keeps this station from its work.',
    ru: 'Ничто не мешает работе станции.',
    ar: 'لا خلل يعوق عمل هذه المحطة.',
  },
  'doctor.ailing': {
    en: 'Something is wrong; see above.',
    ru: 'Есть неисправность; см. выше.',
    ar: 'هناك خلل؛ انظر أعلاه.',
  },
  'doctor.guard-foreign': {
    en: 'The guard belongs to another station; this one signs nothing.',
    ru: 'Страж принадлежит другой станции; эта ничего не подписывает.',
    ar: 'الحارس يخص محطة أخرى؛ وهذه لا توقّع شيئًا.',
  },
  'doctor.guard-io': {
    en: 'The disk refuses to open the guard; this station signs nothing.',
    ru: 'Диск не даёт открыть стража; станция ничего не подписывает.',
    ar: 'القرص يرفض فتح الحارس؛ ولا توقّع المحطة شيئًا.',
  },
  'doctor.guard-missing': {
    en: 'There is no guard; this station signs nothing until new keys are opened.',
    ru: 'Стража нет; станция ничего не подписывает до ввода новых ключей.',
    ar: 'لا حارس؛ ولا توقّع المحطة شيئًا حتى تُفتح مفاتيح جديدة.',
  },
  'doctor.guard-unreadable': {
    en: 'The guard cannot be read; this station signs nothing.',
    ru: 'Страж не читается; станция ничего не подписывает.',
    ar: 'الحارس لا يُقرأ؛ ولا توقّع المحطة شيئًا.',
  },
  'doctor.guard-with-record': {
    en: 'The guard lies inside the station folder; another disk is better: --guard.',
    ru: 'Страж лежит в папке станции; лучше другой диск: --guard.',
    ar: 'الحارس داخل مجلد المحطة؛ والأفضل قرص آخر: ‎--guard.',
  },
  'doctor.line-corrupt': {
    en: 'The database of a line is damaged.',
    ru: 'База линии повреждена.',
    ar: 'قاعدة بيانات خط تالفة.',
  },
  'doctor.record-broken': {
    en: 'What is stored of a journal does not make the head that was signed over it.',
    ru: 'Сохранённое из журнала не даёт той вершины, под которой стоит подпись.',
    ar: 'المحفوظ من سجل يومية لا يعطي الرأس الموقّع عليه.',
  },
  'doctor.private-broken': {
    en: 'The private journal was changed: its entries do not make its own tree.',
    ru: 'Закрытый журнал изменён: его записи не дают его собственного дерева.',
    ar: 'السجل الخاص قد غُيّر: قيوده لا تعطي شجرته.',
  },
  'doctor.private-short': {
    en: 'Hours on the record bind readings that the private journal does not hold.',
    ru: 'Часы на записи скрепляют чтения, которых нет в закрытом журнале.',
    ar: 'ساعات في السجل تثبّت قراءات لا يحويها السجل الخاص.',
  },
  'doctor.line-io': {
    en: 'The disk refuses to open the database of a line.',
    ru: 'Диск не даёт открыть базу линии.',
    ar: 'القرص يرفض فتح قاعدة بيانات خط.',
  },
  'doctor.line-not-opened': {
    en: 'The database of a line cannot be opened.',
    ru: 'База линии не открывается.',
    ar: 'قاعدة بيانات خط لا تُفتح.',
  },
  'doctor.line-unread': {
    en: 'The database of a line could not be read through beside the running station.',
    ru: 'Базу линии не удалось прочесть целиком рядом с работающей станцией.',
    ar: 'تعذرت قراءة قاعدة بيانات خط كاملةً إلى جانب المحطة العاملة.',
  },
  'doctor.seal-damaged': {
    en: 'The seal of the station folder is damaged; the folder does not open.',
    ru: 'Печать папки станции повреждена; папка не открывается.',
    ar: 'ختم مجلد المحطة تالف؛ والمجلد لا يُفتح.',
  },
  'doctor.seal-missing': {
    en: 'There is no station in this folder.',
    ru: 'В этой папке нет станции.',
    ar: 'لا محطة في هذا المجلد.',
  },
  'doctor.seal-newer': {
    en: 'The seal of the station folder was written by a newer version of this program.',
    ru: 'Печать папки станции записана более новой версией программы.',
    ar: 'ختم مجلد المحطة كتبه إصدار أحدث من هذا البرنامج.',
  },
  'doctor.secret-wrong': {
    en: 'The secret does not open this station: it is another one, or the seal is damaged.',
    ru: 'Секрет не открывает станцию: он другой, или печать повреждена.',
    ar: 'السر لا يفتح هذه المحطة: هو غيره، أو الختم تالف.',
  },
  'doctor.folder-not-opened': {
    en: 'The disk refuses to open the station folder.',
    ru: 'Диск не даёт открыть папку станции.',
    ar: 'القرص يرفض فتح مجلد المحطة.',
  },
  'doctor.no-line': {
    en: 'The station has no line yet; adopt a charter.',
    ru: 'У станции ещё нет линии; примите устав.',
    ar: 'ليس للمحطة خط بعد؛ اعتمد ميثاقًا.',
  },
  'doctor.open-to-others': {
    en: 'Other accounts of this machine may read the file.',
    ru: 'Файл доступен другим пользователям машины.',
    ar: 'يمكن لحسابات أخرى على هذا الجهاز قراءة الملف.',
  },
  'doctor.reserve-spent': {
    en: 'The space kept for warnings is given up; only FLASH and OVERRIDE are written.',
    ru: 'Запас места отдан; записываются только «МОЛНИЯ» и выше.',
    ar: 'استُهلكت المساحة المحفوظة للإنذارات؛ ولا يُدوَّن إلا الخاطف وما فوقه.',
  },
  'doctor.space-gone': {
    en: 'The disk is full, or nearly: new work is refused, or soon will be.',
    ru: 'Диск заполнен или почти заполнен: новое не принимается или скоро не будет.',
    ar: 'القرص ممتلئ أو يكاد: يُرفض كل عمل جديد أو يُرفض قريبًا.',
  },
  'doctor.space-low': {
    en: 'Little space is free on the disk.',
    ru: 'На диске мало места.',
    ar: 'المساحة الحرة على القرص قليلة.',
  },
  'doctor.share-here': {
    en: 'Half of the recovery key still lies in the station folder; carry it away.',
    ru: 'Половина ключа восстановления ещё лежит в папке станции; унесите её.',
    ar: 'ما زال نصف مفتاح الاسترداد في مجلد المحطة؛ احملوه بعيدًا.',
  },
  'doctor.mute-tail-missing': {
    en: 'A restored backup: nothing is signed until the tail comes back from a peer.',
    ru: 'Восстановленная копия: подписей не будет, пока не вернётся хвост.',
    ar: 'نسخة مستعادة: لا يُوقَّع شيء حتى يعيد طرف آخر الذيل.',
  },
  'doctor.mute-guard-missing': {
    en: 'The guard is missing or old: nothing is signed until `incarnation open`.',
    ru: 'Страж отсутствует или устарел: подписей нет до `incarnation open`.',
    ar: 'الحارس مفقود أو قديم: لا يُوقَّع شيء حتى `incarnation open`.',
  },
  'doctor.mute-beyond-guard': {
    en: 'A note of ours turned up that we do not know: a stolen key, or a machine rolled back.',
    ru: 'Появилась наша подпись, которой мы не знаем: ключ похищен или машина откачена назад.',
    ar: 'ظهر توقيع لنا لا نعرفه: مفتاح مسروق أو جهاز أُعيد إلى حال سابقة.',
  },
  'doctor.fault': {
    en: 'The disk refuses: new work is refused until it recovers.',
    ru: 'Диск отказывает: новая работа не принимается, пока он не восстановится.',
    ar: 'القرص يرفض: لا يُقبل عمل جديد حتى يتعافى.',
  },
  'doctor.contested': {
    en: 'Two histories of our own journal are proven; open a new incarnation.',
    ru: 'Доказаны две истории нашего журнала; введите новое поколение ключей.',
    ar: 'ثبتت روايتان لسجلنا؛ افتحوا جيل مفاتيح جديدًا.',
  },
  'doctor.no-psk': {
    en: "The ceremony's secret is not here; nothing can be sealed or opened.",
    ru: 'Секрета церемонии здесь нет; ничего нельзя запечатать или открыть.',
    ar: 'سرّ المراسم ليس هنا؛ ولا يمكن ختم شيء أو فتحه.',
  },
  'doctor.no-receive-key': {
    en: 'The receive key that others know is not here; they will be told a newer one.',
    ru: 'Ключа приёма, известного другим, здесь нет; им сообщат более новый.',
    ar: 'مفتاح الاستقبال الذي يعرفه الآخرون ليس هنا؛ وسيُبلَّغون بأحدث منه.',
  },
  'doctor.clock-unknown': {
    en: 'The quality of the clock is not known.',
    ru: 'Качество часов неизвестно.',
    ar: 'جودة الساعة غير معلومة.',
  },
  'doctor.clock-far': {
    en: 'The clock here and that of this party are hours apart; one of them is wrong.',
    ru: 'Часы здесь и у этой стороны расходятся на часы; одни из них неверны.',
    ar: 'بين ساعتنا وساعة هذا الطرف ساعات؛ وإحداهما خاطئة.',
  },
  'doctor.refusals': {
    en: 'Something has been refused since the start; see `status`.',
    ru: 'С момента запуска что-то отвергнуто; см. `status`.',
    ar: 'رُفض شيء منذ التشغيل؛ انظر `status`.',
  },
  'doctor.circuits-dead': {
    en: 'No circuit to this party is up.',
    ru: 'Ни один канал к этой стороне не работает.',
    ar: 'لا دارة عاملة مع هذا الطرف.',
  },
} as const satisfies Catalogue;
