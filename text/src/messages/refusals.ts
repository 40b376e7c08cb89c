import type { Catalogue } from '../catalogue.ts';

/**
 * One sentence per refusal code of core/src/base/refusal.ts, by code. A new code needs one here:
 * add it in its place in the alphabet, in all three languages; a test fails until it stands.
 */
export const refusals = {
  'refusal.attachment-mismatch': {
    en: 'The bytes of the attachment do not have the hash that the entry names.',
    ru: 'Байты вложения не дают того хеша, который назван в записи.',
    ar: 'بايتات المرفق لا تعطي البصمة التي يسمّيها القيد.',
  },
  'refusal.attachment-too-large': {
    en: 'The attachment is larger than the line carries.',
    ru: 'Вложение больше, чем допускает линия.',
    ar: 'المرفق أكبر مما يحمله الخط.',
  },
  'refusal.attachment-unnamed': {
    en: 'No entry held on this line names that attachment.',
    ru: 'Ни одна запись этой линии не называет такого вложения.',
    ar: 'لا قيد محفوظ على هذا الخط يسمّي هذا المرفق.',
  },
  'refusal.bad-charter': {
    en: 'The charter does not follow the rules of a charter.',
    ru: 'Устав составлен не по правилам.',
    ar: 'الميثاق لا يتبع قواعد المواثيق.',
  },
  'refusal.bad-receive-key': {
    en: "A peer's receive key is no key; nothing is sealed to it until another comes.",
    ru: 'Ключ приёма другой стороны негоден; до нового ключа для неё ничего не запечатывается.',
    ar: 'مفتاح استقبال الطرف الآخر غير صالح؛ ولا يُختم له شيء حتى يرد غيره.',
  },
  'refusal.bad-release': {
    en: 'A release breaks the rules of its scheme: type, origin, flags or challenge.',
    ru: 'Разрешение нарушает правила своей схемы: вид, источник, признаки или запрос.',
    ar: 'الإجازة تخالف قواعد صيغتها: النوع أو المصدر أو العلامات أو التحدي.',
  },
  'refusal.bad-signature': {
    en: 'A signature does not verify under the key that must have made it.',
    ru: 'Подпись не сходится с ключом, которым она должна быть поставлена.',
    ar: 'التوقيع لا يصحّ بالمفتاح الذي يجب أن يكون قد وُضع به.',
  },
  'refusal.body-too-large': {
    en: 'The body of an entry is larger than the limit.',
    ru: 'Содержание записи больше предела.',
    ar: 'متن القيد أكبر من الحد.',
  },
  'refusal.charter-differs': {
    en: 'The file speaks of another charter than the one it is checked against.',
    ru: 'В файле речь о другом уставе, чем тот, по которому его проверяют.',
    ar: 'يتحدث الملف عن ميثاق غير الذي يُتحقَّق منه استنادًا إليه.',
  },
  'refusal.charter-name-taken': {
    en: 'A different charter of the same name is already held here.',
    ru: 'Здесь уже есть другой устав с тем же названием.',
    ar: 'يوجد هنا ميثاق آخر بالاسم نفسه.',
  },
  'refusal.contradicts-held': {
    en: 'The bytes contradict what is already held of this journal.',
    ru: 'Эти байты противоречат тому, что уже есть из этого журнала.',
    ar: 'تناقض هذه البايتات ما هو محفوظ من هذا السجل.',
  },
  'refusal.cosigned-head-unknown': {
    en: 'A cosignature speaks of a head that this journal never had.',
    ru: 'Заверяющая подпись говорит о вершине, которой у этого журнала не было.',
    ar: 'التوقيع المشارك يتحدث عن رأس لم يكن لهذا السجل قط.',
  },
  'refusal.courier-altered': {
    en: 'The courier file is whole, but its bytes are not those that were written.',
    ru: 'Файл курьера цел по длине, но его байты не те, что были записаны.',
    ar: 'ملف الساعي كامل، لكن بايتاته ليست التي كُتبت.',
  },
  'refusal.courier-cut-short': {
    en: 'The courier file ends before its end: it was half written or half copied.',
    ru: 'Файл курьера обрывается до конца: недописан или недокопирован.',
    ar: 'ملف الساعي ينقطع قبل نهايته: كُتب أو نُسخ جزئيًّا.',
  },
  'refusal.cut-beyond-held': {
    en: 'A cut covers entries that its author does not truly hold.',
    ru: 'Срез охватывает записи, которых у его автора на деле нет.',
    ar: 'يشمل الحدّ قيودًا لا يحوزها كاتبه فعلًا.',
  },
  'refusal.cut-contested': {
    en: 'A cut covers entries behind the end of a journal that was replaced.',
    ru: 'Срез охватывает записи за концом журнала, который был заменён.',
    ar: 'يشمل الحدّ قيودًا بعد نهاية سجل استُبدل.',
  },
  'refusal.cut-falls': {
    en: 'A cut covers less of a journal than the cut before it.',
    ru: 'Срез охватывает из журнала меньше, чем предыдущий.',
    ar: 'يشمل الحدّ من سجل أقل مما شمله الحدّ السابق.',
  },
  'refusal.cut-out-of-turn': {
    en: 'The cut is not the next one, or another party proposes it.',
    ru: 'Срез не следующий по порядку, или его предлагает не та сторона.',
    ar: 'الحدّ ليس التالي، أو يقترحه طرف آخر غير صاحب الدور.',
  },
  'refusal.cut-too-early': {
    en: 'A cut of a new incarnation leaves out all entries of a party that hold its certificate.',
    ru: `Срез нового поколения ключей не охватывает у одной из сторон записи с его
      свидетельством.`,
    ar: 'حدّ جيل جديد لا يشمل لدى أحد الأطراف قيدًا يحوز شهادته.',
  },
  'refusal.disk-full': {
    en: 'The disk of this station is full: new work is refused until there is space.',
    ru: 'Диск станции заполнен: новая работа не принимается, пока не появится место.',
    ar: 'قرص المحطة ممتلئ: لا يُقبل عمل جديد حتى تتوفر مساحة.',
  },
  'refusal.draft-overtaken': {
    en: 'A newer message of the other side came; its releaser has not been shown it.',
    ru: 'От другой стороны пришло новое сообщение; разрешающему его ещё не показали.',
    ar: 'وردت رسالة أحدث من الطرف الآخر؛ ولم تُعرض على مُجيز الإرسال.',
  },
  'refusal.drafter-releases': {
    en: 'Who wrote it does not release it: drafter and releaser are two persons.',
    ru: 'Составивший не разрешает отправку: составитель и разрешающий — разные лица.',
    ar: 'من كتبه لا يُجيزه: المحرِّر والمُجيز شخصان.',
  },
  'refusal.entry-missing': {
    en: 'The entry that is named, or that a statement covers, is not there.',
    ru: 'Записи, которая названа или которую охватывает утверждение, нет.',
    ar: 'القيد المذكور، أو الذي يشمله بيان، غير موجود.',
  },
  'refusal.exercise-line': {
    en: 'A line for exercises carries nothing real, and a real line no exercise station.',
    ru: 'По учебной линии не идёт ничего настоящего, а настоящая линия — не для учебной станции.',
    ar: 'خط التمرين لا يحمل شيئًا حقيقيًا، والخط الحقيقي لا يقبل محطة تمرين.',
  },
  'refusal.file-unreadable': {
    en: 'The file could not be read.',
    ru: 'Файл прочесть не удалось.',
    ar: 'تعذرت قراءة الملف.',
  },
  'refusal.frame-altered': {
    en: 'The tag of a frame fails: it was altered or forged, and changed nothing.',
    ru: 'Метка кадра не сходится: он изменён или подделан и ничего не изменил.',
    ar: 'علامة الإطار لا تصحّ: حُرِّف أو زُوِّر، ولم يغيّر شيئًا.',
  },
  'refusal.frame-half-sent': {
    en: 'The other side began a frame and did not finish it in time.',
    ru: 'Другая сторона начала кадр и вовремя его не закончила.',
    ar: 'بدأ الطرف الآخر إطارًا ولم يُتمّه في حينه.',
  },
  'refusal.frame-too-large': {
    en: 'The frame is larger than a frame may be.',
    ru: 'Кадр больше допустимого.',
    ar: 'الإطار أكبر من المسموح.',
  },
  'refusal.handshake-timeout': {
    en: 'The other side did not complete the handshake of a circuit in time.',
    ru: 'Другая сторона не завершила установление канала вовремя.',
    ar: 'لم يُتمّ الطرف الآخر مصافحة الدارة في حينها.',
  },
  'refusal.malformed': {
    en: 'The bytes do not follow the format they claim.',
    ru: 'Байты не соответствуют заявленному формату.',
    ar: 'البايتات لا تتبع الصيغة التي تدّعيها.',
  },
  'refusal.malformed-cbor': {
    en: 'The bytes are not deterministic CBOR.',
    ru: 'Байты не являются детерминированным CBOR.',
    ar: 'البايتات ليست ترميز CBOR حتميًّا.',
  },
  'refusal.not-a-courier-file': {
    en: 'The bytes do not begin as a courier file does.',
    ru: 'Байты начинаются не так, как файл курьера.',
    ar: 'لا تبدأ البايتات كما يبدأ ملف الساعي.',
  },
  'refusal.not-a-fork': {
    en: 'The statements shown do not contradict each other.',
    ru: 'Предъявленные утверждения друг другу не противоречат.',
    ar: 'البيانات المعروضة لا يناقض بعضها بعضًا.',
  },
  'refusal.not-canonical': {
    en: 'The bytes decode, but are not the one encoding that is allowed.',
    ru: 'Байты читаются, но это не единственно допустимая кодировка.',
    ar: 'تُقرأ البايتات، لكنها ليست الترميز الوحيد المسموح.',
  },
  'refusal.not-final': {
    en: 'The transcript goes beyond what all parties have cosigned.',
    ru: 'Протокол выходит за пределы того, что заверили все стороны.',
    ar: 'يتجاوز المحضر ما وقّعته جميع الأطراف مشاركةً.',
  },
  'refusal.not-root-of-journal': {
    en: 'The root named is not the root of that journal at that size.',
    ru: 'Названный корень не является корнем этого журнала при таком размере.',
    ar: 'الجذر المذكور ليس جذر ذلك السجل عند ذلك الحجم.',
  },
  'refusal.old-incarnation': {
    en: 'The incarnation named is not the newest one known of that party.',
    ru: 'Названное поколение ключей не самое новое из известных у этой стороны.',
    ar: 'الجيل المذكور ليس أحدث ما يُعرف لذلك الطرف.',
  },
  'refusal.open-unreadable': {
    en: 'A session does not open with its key and our psk; its sender is told our newest key.',
    ru: 'Сеанс не открывается своим ключом и нашим секретом; отправителю назван новейший ключ.',
    ar: 'لا تُفتح الجلسة بالمفتاح الذي تسمّيه وسرّ المراسم؛ ويُخبَر مرسلها بأحدث مفاتيحنا.',
  },
  'refusal.out-of-order': {
    en: 'The entries are not in the order of the transcript.',
    ru: 'Записи идут не в порядке протокола.',
    ar: 'القيود ليست بترتيب المحضر.',
  },
  'refusal.over-limit': {
    en: 'A count or a size is over its limit.',
    ru: 'Число или размер превышает предел.',
    ar: 'عدد أو حجم يتجاوز حدّه.',
  },
  'refusal.proof-mismatch': {
    en: 'A Merkle proof does not lead to the root it is shown for.',
    ru: 'Доказательство Меркла не приводит к корню, для которого предъявлено.',
    ar: 'برهان ميركل لا يقود إلى الجذر الذي عُرض من أجله.',
  },
  'refusal.psk-mismatch': {
    en: 'The secret given is not the one whose hash the charter holds.',
    ru: 'Данный секрет не тот, хеш которого стоит в уставе.',
    ar: 'السرّ المعطى ليس الذي يحمل الميثاق بصمته.',
  },
  'refusal.queue-full': {
    en: 'Too many entries wait to be written at this station.',
    ru: 'На станции слишком много записей ждёт сохранения.',
    ar: 'قيود كثيرة جدًّا تنتظر الكتابة في هذه المحطة.',
  },
  'refusal.receive-key-unknown': {
    en: 'The receive key named is not here; the sender is told the newest one.',
    ru: 'Названного ключа приёма здесь нет; отправителю сообщают самый новый.',
    ar: 'مفتاح الاستقبال المذكور غير موجود هنا؛ ويُبلَّغ المرسل بالأحدث.',
  },
  'refusal.release-missing': {
    en: 'The charter asks for releases that the entry does not carry.',
    ru: 'В записи нет разрешений на отправку, которых требует устав.',
    ar: 'يطلب الميثاق إجازات لا يحملها القيد.',
  },
  'refusal.session-unknown': {
    en: 'The session of a frame is not known here; its sender is asked for a new one.',
    ru: 'Сеанс этого кадра здесь неизвестен; у отправителя просят новый.',
    ar: 'جلسة الإطار غير معروفة هنا؛ ويُطلب من مرسله جلسة جديدة.',
  },
  'refusal.station-busy': {
    en: 'The station is in the middle of writing; try again at once.',
    ru: 'Станция как раз ведёт запись; сразу повторите попытку.',
    ar: 'المحطة منشغلة بالكتابة؛ أعد المحاولة فورًا.',
  },
  'refusal.station-mute': {
    en: 'This station signs nothing until its lost tail is back or new keys are opened.',
    ru: `Станция ничего не подписывает, пока не вернётся утраченный хвост или не введены новые
      ключи.`,
    ar: 'لا توقّع هذه المحطة شيئًا حتى يعود ذيلها المفقود أو تُفتح مفاتيح جديدة.',
  },
  'refusal.store-failed': {
    en: 'The store of this station failed to write.',
    ru: 'Хранилищу станции не удалось выполнить запись.',
    ar: 'تعذّر على مخزن هذه المحطة أن يكتب.',
  },
  'refusal.stranger': {
    en: 'The key at the other end of the circuit belongs to no checked certificate.',
    ru: 'Ключ на другом конце канала не относится ни к одному проверенному свидетельству.',
    ar: 'المفتاح في الطرف الآخر من الدارة لا ينتمي إلى أي شهادة متحقَّق منها.',
  },
  'refusal.text-frame': {
    en: 'The other side sent text where only binary frames are carried.',
    ru: 'Другая сторона послала текст там, где допустимы только двоичные кадры.',
    ar: 'أرسل الطرف الآخر نصًّا حيث لا تُحمل إلا إطارات ثنائية.',
  },
  'refusal.too-many-connections': {
    en: 'Too many connections of unknown parties at once; the oldest is dropped.',
    ru: 'Слишком много соединений от неизвестных сразу; самое старое разорвано.',
    ar: 'اتصالات كثيرة من مجهولين في آن واحد؛ ويُقطع أقدمها.',
  },
  'refusal.truncated': {
    en: 'The file ends before what it announces.',
    ru: 'Файл кончается раньше, чем в нём объявлено.',
    ar: 'ينتهي الملف قبل ما يعلنه.',
  },
  'refusal.unknown-journal': {
    en: 'The journal named belongs to no certificate held here.',
    ru: 'Названный журнал не относится ни к одному известному здесь свидетельству.',
    ar: 'السجل المذكور لا ينتمي إلى أي شهادة محفوظة هنا.',
  },
  'refusal.unknown-officer': {
    en: 'The officer named is not on the roster of that party at that entry.',
    ru: 'Названного офицера нет в списке этой стороны на момент записи.',
    ar: 'الضابط المذكور ليس في قائمة ذلك الطرف عند ذلك القيد.',
  },
  'refusal.unknown-party': {
    en: 'The party named is not on this line.',
    ru: 'Названной стороны на этой линии нет.',
    ar: 'الطرف المذكور ليس على هذا الخط.',
  },
  'refusal.unknown-type': {
    en: 'The frame, payload or file is of a type that this station does not know.',
    ru: 'Кадр, его содержимое или файл неизвестного этой станции вида.',
    ar: 'الإطار أو محتواه أو الملف من نوع لا تعرفه هذه المحطة.',
  },
  'refusal.unknown-version': {
    en: 'The format is of a version that this station does not read.',
    ru: 'Такой версии формата эта станция не читает.',
    ar: 'الصيغة من إصدار لا تقرؤه هذه المحطة.',
  },
  'refusal.unproved': {
    en: "The TLS key is a party's, and nothing came that needs its other keys: it may be stolen.",
    ru: 'Ключ TLS — стороны, но не пришло ничего под другими её ключами: он мог быть украден.',
    ar: 'مفتاح TLS يخص أحد الأطراف، ولم يصل شيء يتطلب مفاتيحه الأخرى: قد يكون مسروقًا.',
  },
  'refusal.wrong-author': {
    en: 'The author named is not the party that owns the journal.',
    ru: 'Названный автор не та сторона, которой принадлежит журнал.',
    ar: 'الكاتب المذكور ليس الطرف صاحب السجل.',
  },
  'refusal.wrong-kind': {
    en: 'The entry is of another kind than this act needs.',
    ru: 'Для этого действия нужна запись другого вида.',
    ar: 'القيد من نوع غير الذي يحتاجه هذا الفعل.',
  },
  'refusal.wrong-line': {
    en: 'The bytes belong to another line.',
    ru: 'Эти байты относятся к другой линии.',
    ar: 'تنتمي البايتات إلى خط آخر.',
  },
  'refusal.wrong-recipient': {
    en: 'The bytes are meant for another party.',
    ru: 'Эти байты предназначены другой стороне.',
    ar: 'هذه البايتات موجَّهة إلى طرف آخر.',
  },
  'refusal.wrong-seq': {
    en: 'The number of an entry does not follow the one before.',
    ru: 'Номер записи не следует за предыдущим.',
    ar: 'رقم القيد لا يلي الذي قبله.',
  },
} as const satisfies Catalogue;
