import type { Catalogue } from '../catalogue.ts';

/** One sentence for each verb of the command line. */
export const help = {
  'help.preset': {
    en: 'else {$value}',
    ru: 'иначе {$value}',
    ar: 'وإلا {$value}',
  },
  'help.no-verb': {
    en: 'Without a verb the demonstration is played: parley demo.',
    ru: 'Без команды показывается демонстрация: parley demo.',
    ar: 'من دون أمر يُعرض العرض التوضيحي: parley demo.',
  },
  'help.exit-codes': {
    en: `Exit code 0: done; 1: refused; 2: wrong command line, or a file that cannot be opened;
      3: a fault of the disk or the station, or not all of it is whole.`,
    ru: `Код выхода 0: сделано; 1: отказано; 2: неверная команда или файл не открыть; 3: сбой диска
      или станции либо не всё цело.`,
    ar: `رمز الخروج 0: تم؛ 1: مرفوض؛ 2: أمر غير صحيح أو ملف لا يُفتح؛ 3: عطل في القرص أو المحطة،
      أو ليس كل شيء سليمًا.`,
  },
  'help.help': {
    en: 'show this help',
    ru: 'показать эту справку',
    ar: 'عرض هذه المساعدة',
  },
  'help.help-of': {
    en: 'Show the help of a verb.',
    ru: 'Показать справку о команде.',
    ar: 'عرض مساعدة أمر.',
  },
  'help.version': {
    en: 'say which version this is',
    ru: 'сообщить версию программы',
    ar: 'بيان إصدار البرنامج',
  },
  'help.usage': { en: 'Usage:', ru: 'Вызов:', ar: 'الاستعمال:' },
  'help.example': { en: 'Example:', ru: 'Пример:', ar: 'مثال:' },
  'help.verbs': { en: 'Verbs:', ru: 'Команды:', ar: 'الأوامر:' },
  'help.options': { en: 'Options:', ru: 'Параметры:', ar: 'الخيارات:' },
  'help.init': {
    en: 'Make a station: its folder, its keys, its passphrase.',
    ru: 'Создать станцию: папку, ключи, парольную фразу.',
    ar: 'إنشاء محطة: مجلدها ومفاتيحها وعبارة مرورها.',
  },
  'help.card': {
    en: 'Show own keys as a file, as words and as a QR code, for the ceremony.',
    ru: 'Показать свои ключи файлом, словами и QR-кодом для церемонии.',
    ar: 'عرض مفاتيح المحطة ملفًّا وكلماتٍ ورمز QR من أجل المراسم.',
  },
  'help.card-read': {
    en: `Read a card from its file, or from the text of its scanned codes; without a file from
      standard input.`,
    ru: 'Прочесть карточку из файла или из текста её кодов; без файла — из стандартного ввода.',
    ar: 'قراءة بطاقة من ملفها أو من نص رموزها؛ ومن الدخل القياسي إن لم يُذكر ملف.',
  },
  'help.charter': {
    en: 'Found a line: draft, sign, adopt and show its charter.',
    ru: 'Учредить линию: составить, подписать, принять, показать устав.',
    ar: 'تأسيس خط: إعداد ميثاقه وتوقيعه واعتماده وعرضه.',
  },
  'help.charter-draft': {
    en: 'Draft a charter from the cards of all parties.',
    ru: 'Составить проект устава по карточкам всех сторон.',
    ar: 'إعداد مشروع ميثاق من بطاقات جميع الأطراف.',
  },
  'help.charter-sign': {
    en: 'Sign a charter with the recovery key.',
    ru: 'Подписать устав ключом восстановления.',
    ar: 'توقيع ميثاق بمفتاح الاسترداد.',
  },
  'help.charter-adopt': {
    en: "Adopt a charter that all parties have signed; asks for the ceremony's secret.",
    ru: 'Принять устав, подписанный всеми сторонами; спрашивает секрет церемонии.',
    ar: 'اعتماد ميثاق وقّعه جميع الأطراف؛ ويُطلب سرّ المراسم.',
  },
  'help.charter-show': {
    en: 'Show what a charter says.',
    ru: 'Показать, что сказано в уставе.',
    ar: 'عرض ما ينص عليه ميثاق.',
  },
  'help.charter-succeed': {
    en: 'Open the line that follows this one, from its last cut.',
    ru: 'Открыть линию, продолжающую эту с её последнего среза.',
    ar: 'فتح الخط الذي يخلف هذا الخط من آخر حدّ له.',
  },
  'help.run': {
    en: 'Run the station until it is stopped.',
    ru: 'Запустить станцию до остановки.',
    ar: 'تشغيل المحطة حتى إيقافها.',
  },
  'help.status': {
    en: 'Say whether the line is alive, what waits, and what is wrong.',
    ru: 'Сообщить, жива ли линия, что ждёт ответа и что не в порядке.',
    ar: 'بيان هل الخط حيّ وما الذي ينتظر وما الخلل.',
  },
  'help.test': {
    en: 'Test the line now: a canary to their disk and back.',
    ru: 'Проверить линию сейчас: контрольный запрос до их диска и обратно.',
    ar: 'اختبار الخط الآن: طلب تحقق يصل إلى قرصهم ويعود.',
  },
  'help.availability': {
    en: 'Report when the line was up, by both ledgers, and where they differ.',
    ru: 'Отчёт о работе линии по учёту обеих сторон и о расхождениях.',
    ar: 'تقرير عن أوقات عمل الخط بحسب الدفترين ومواضع اختلافهما.',
  },
  'help.watch': {
    en: "State one's own watch.",
    ru: 'Сообщить о своей вахте.',
    ar: 'الإبلاغ عن المناوبة لدينا.',
  },
  'help.incarnation-open': {
    en: 'Open a new incarnation with new keys, by two officers and the recovery key.',
    ru: 'Ввести новое поколение ключей: два офицера и ключ восстановления.',
    ar: 'فتح جيل مفاتيح جديد بضابطين ومفتاح الاسترداد.',
  },
  'help.rekey-receive': {
    en: 'Make and announce a new receive key.',
    ru: 'Создать и объявить новый ключ приёма.',
    ar: 'إنشاء مفتاح استقبال جديد والإعلان عنه.',
  },
  'help.rekey-disk': {
    en: 'Encrypt the store anew under another passphrase.',
    ru: 'Перешифровать хранилище под другой парольной фразой.',
    ar: 'إعادة تشفير المخزن بعبارة مرور أخرى.',
  },
  'help.backup': {
    en: 'Write an encrypted backup; the guard and the receive keys are never in it.',
    ru: 'Записать шифрованную копию; стража и ключей приёма в ней не бывает.',
    ar: 'كتابة نسخة احتياطية مشفّرة؛ ولا تحوي الحارس ولا مفاتيح الاستقبال.',
  },
  'help.restore': {
    en: 'Restore a backup; the station stays mute until its lost tail is back.',
    ru: 'Восстановить копию; станция молчит, пока не вернётся утраченный хвост.',
    ar: 'استعادة نسخة احتياطية؛ وتبقى المحطة صامتة حتى يعود ذيلها المفقود.',
  },
  'help.doctor': {
    en: 'Check store, guard, clock, keys and circuits, and say what to do.',
    ru: 'Проверить хранилище, стража, часы, ключи и каналы и сказать, что делать.',
    ar: 'فحص المخزن والحارس والساعة والمفاتيح والدارات وبيان ما يلزم.',
  },
  'help.officer-add': {
    en: 'Put an officer on the roster; the principals sign.',
    ru: 'Внести офицера в список; подписывают руководители.',
    ar: 'إضافة ضابط إلى القائمة بتوقيع المسؤولين الرئيسيين.',
  },
  'help.officer-remove': {
    en: 'Take an officer off the roster; the principals sign.',
    ru: 'Исключить офицера из списка; подписывают руководители.',
    ar: 'إزالة ضابط من القائمة بتوقيع المسؤولين الرئيسيين.',
  },
  'help.draft': {
    en: 'Write a draft that others will release.',
    ru: 'Составить проект, отправку которого разрешат другие.',
    ar: 'كتابة مسودة يجيز آخرون إرسالها.',
  },
  'help.release': {
    en: 'Show what the bytes of a draft mean, then sign its release.',
    ru: 'Показать, что означают байты проекта, и подписать разрешение.',
    ar: 'عرض معنى بايتات المسودة ثم توقيع إجازة إرسالها.',
  },
  'help.discard': {
    en: 'Discard a draft that has not been released.',
    ru: 'Уничтожить проект, отправка которого не разрешена.',
    ar: 'إتلاف مسودة لم يُجَز إرسالها.',
  },
  'help.send': {
    en: 'Draft and release in one, where one officer suffices.',
    ru: 'Составить и разрешить разом, если достаточно одного офицера.',
    ar: 'التحرير والإجازة معًا حيث يكفي ضابط واحد.',
  },
  'help.inbox': {
    en: 'List what waits for us and what waits for them, by precedence.',
    ru: 'Перечислить, что ждёт нас и что ждёт их, по срочности.',
    ar: 'سرد ما هو بانتظارنا وما هو بانتظارهم بحسب الأسبقية.',
  },
  'help.show': {
    en: 'Show one entry with its texts, its state and the proof of each state.',
    ru: 'Показать запись: тексты, состояние и доказательство каждого состояния.',
    ar: 'عرض قيد بنصوصه وحالته ودليل كل حالة.',
  },
  'help.ack': {
    en: 'Acknowledge: an officer has read it; it is no agreement.',
    ru: 'Подтвердить получение: офицер прочёл; это не согласие.',
    ar: 'الإقرار بالاستلام والاطّلاع: قرأها ضابط؛ وليس ذلك موافقة.',
  },
  'help.withhold': {
    en: 'Say: received, no answer now.',
    ru: 'Сообщить: получено, ответ пока не даём.',
    ar: 'الإبلاغ: استُلمت، ونمسك عن الرد حاليًا.',
  },
  'help.confirm': {
    en: 'Ask the other side: did you say this? Or answer yes, no, not now.',
    ru: 'Спросить другую сторону: это ваше сообщение? Или ответить: да, нет, не сейчас.',
    ar: 'سؤال الطرف الآخر: هل صدر هذا عنكم؟ أو الجواب بنعم أو لا أو ليس الآن.',
  },
  'help.service': {
    en: "Send a short message between operators, apart from the officers' record.",
    ru: 'Послать короткое сообщение между операторами, вне записей офицеров.',
    ar: 'إرسال رسالة قصيرة بين المشغّلين خارج سجل الضباط.',
  },
  'help.follow': {
    en: 'Print entries and states as they come, until Ctrl-C ends it with exit code 0.',
    ru: `Печатать записи и состояния по мере поступления; Ctrl-C завершает это с кодом выхода 0.`,
    ar: 'طباعة القيود والحالات حال ورودها، إلى أن ينهيها Ctrl-C برمز الخروج 0.',
  },
  'help.courier-export': {
    en: 'Write everything a party has not cosigned into one sealed file.',
    ru: 'Поместить всё, чего сторона не заверила, в один запечатанный файл.',
    ar: 'كتابة كل ما لم يوقّعه الطرف مشاركةً في ملف مختوم واحد.',
  },
  'help.courier-import': {
    en: `Take a courier's files, or every one in a folder, in any order; with --dry-run say what
      they would do.`,
    ru: `Принять файлы курьера или все файлы папки, в любом порядке; с --dry-run только сказать,
      что они сделали бы.`,
    ar: `أخذ ملفات الساعي، أو كل ما في مجلد منها، بأي ترتيب؛ ومع ‎--dry-run بيان ما ستفعله فقط.`,
  },
  'help.transcript-show': {
    en: 'Show the transcript of the line.',
    ru: 'Показать протокол линии.',
    ar: 'عرض محضر الخط.',
  },
  'help.transcript-export': {
    en: 'Ask for a cut and write all entries up to the last final one.',
    ru: 'Запросить срез и записать всё до последнего окончательного.',
    ar: 'طلب حدّ للمحضر وكتابة كل القيود حتى آخر حدّ نهائي.',
  },
  'help.disclose': {
    en: 'Write one or several entries with their proofs, and nothing else.',
    ru: 'Записать одну или несколько записей с доказательствами и ничего более.',
    ar: 'كتابة قيد أو عدة قيود مع أدلتها، ولا شيء سواها.',
  },
  'help.verify': {
    en: 'Verify a transcript, a disclosure or a fork proof, offline, against a charter.',
    ru: 'Проверить без связи протокол, раскрытие или доказательство раздвоения по уставу.',
    ar: 'التحقق دون اتصال من محضر أو كشف أو دليل انشقاق استنادًا إلى ميثاق.',
  },
  'help.bench': {
    en: 'Measure this machine and print the figures.',
    ru: 'Измерить эту машину и напечатать показатели.',
    ar: 'قياس هذا الجهاز وطباعة الأرقام.',
  },
  'help.conformance': {
    en: 'Play the rules of the specification against a station, and say which it breaks.',
    ru: 'Проиграть правила спецификации со станцией и сказать, какие она нарушает.',
    ar: 'تشغيل قواعد المواصفة مع محطة وبيان ما تخالفه منها.',
  },
  'help.conformance-prepare': {
    en: 'Make keys and a charter on which a station can be tested.',
    ru: 'Создать ключи и устав, на которых можно проверить станцию.',
    ar: 'صنع مفاتيح وميثاق يمكن اختبار محطة عليهما.',
  },
  'help.demo': {
    en: 'Found two stations and play a scenario over the real line.',
    ru: 'Создать две станции и проиграть сценарий по настоящей линии.',
    ar: 'إنشاء محطتين وتشغيل سيناريو على الخط الحقيقي.',
  },
  'help.incarnation': {
    en: 'New keys for this party.',
    ru: 'Новые ключи этой стороны.',
    ar: 'مفاتيح جديدة لهذا الطرف.',
  },
  'help.officer': {
    en: 'The officers of this party.',
    ru: 'Офицеры этой стороны.',
    ar: 'ضباط هذا الطرف.',
  },
  'help.rekey': {
    en: 'Other keys, for receiving or for the disk.',
    ru: 'Другие ключи: приёма или диска.',
    ar: 'مفاتيح أخرى: للاستقبال أو للقرص.',
  },
  'help.officer-new': {
    en: 'Make a key for an officer who is on no roster yet.',
    ru: 'Создать ключ офицера, которого ещё нет в списке.',
    ar: 'صنع مفتاح لضابط ليس على القائمة بعد.',
  },
  'help.officer-list': {
    en: 'List the officers of this party.',
    ru: 'Перечислить офицеров этой стороны.',
    ar: 'سرد ضباط هذا الطرف.',
  },
} as const satisfies Catalogue;
