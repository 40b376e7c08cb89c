import type { Catalogue } from '../catalogue.ts';

/**
 * Why an act of a station was refused, and what its store says: a sentence for each code that is
 * not one of the protocol (those are in refusals.ts).
 */
export const acts = {
  'act.bad-input': {
    en: 'What was given does not have the form that this act needs.',
    ru: 'Данные не того вида, который нужен для этого действия.',
    ar: 'ما أُعطي ليس بالشكل الذي يحتاجه هذا الإجراء.',
  },
  'act.retracted-already': {
    en: 'It is retracted already. With words of its own a further retraction may follow.',
    ru: 'Уже отозвано. Ещё один отзыв возможен только с собственным текстом.',
    ar: 'سُحبت من قبل. ولا يجوز سحب آخر إلا بنص خاص به.',
  },
  'act.address-taken': {
    en: 'Another program listens at this address already; stop it, or name another port.',
    ru: 'Этот адрес уже занят другой программой; остановите её или укажите другой порт.',
    ar: 'يستمع برنامج آخر على هذا العنوان من قبل؛ أوقفوه أو سمّوا منفذًا آخر.',
  },
  'act.address-not-here': {
    en: 'This machine has no such address.',
    ru: 'У этой машины нет такого адреса.',
    ar: 'ليس لهذا الجهاز عنوان كهذا.',
  },
  'act.address-not-allowed': {
    en: 'The system does not let this user listen at this address; name a port above 1023.',
    ru: 'Система не разрешает этому пользователю занять этот адрес; укажите порт выше 1023.',
    ar: 'لا يسمح النظام لهذا المستخدم بالاستماع على هذا العنوان؛ سمّوا منفذًا فوق 1023.',
  },
  'act.answered-already': {
    en: 'Our officers have answered that already, and an answer stands: say more in a message.',
    ru: 'Наши офицеры на это уже ответили, и ответ остаётся: дополните его сообщением.',
    ar: 'أجاب ضباطنا عن ذلك من قبل، والجواب قائم: أضيفوا ما تريدون في رسالة.',
  },
  'act.terms-unreadable': {
    en: 'The file is no list of terms; it is JSON, with the word of each term in each language.',
    ru: 'Это не список терминов; нужен JSON, в нём слово каждого термина на каждом языке.',
    ar: 'ليس الملف قائمة مصطلحات؛ المطلوب JSON فيه كلمة كل مصطلح بكل لغة.',
  },
  'act.cancelled': {
    en: 'Left as it was.',
    ru: 'Ничего не изменено.',
    ar: 'بقي كل شيء كما كان.',
  },
  'act.file-not-written': {
    en: 'The file could not be written.',
    ru: 'Файл не удалось записать.',
    ar: 'تعذرت كتابة الملف.',
  },
  'act.first-entry-missing': {
    en: 'The first entry of the new keys is lost; open another incarnation.',
    ru: 'Первая запись новых ключей утрачена; введите ещё одно поколение.',
    ar: 'فُقد أول قيد للمفاتيح الجديدة؛ افتحوا جيلًا آخر.',
  },
  'act.card-old': {
    en: 'That is an older card of this station; make a new one for this charter: parley card.',
    ru: 'Это старая карточка нашей станции; сделайте для устава новую: parley card.',
    ar: 'هذه بطاقة قديمة لمحطتنا؛ اصنعوا بطاقة جديدة لهذا الميثاق: parley card.',
  },
  'act.card-parts': {
    en: 'Codes of this card are missing; scan these too.',
    ru: 'Не хватает кодов этой карточки; отсканируйте и эти.',
    ar: 'تنقص رموز من هذه البطاقة؛ امسحوا هذه أيضًا.',
  },
  'act.no-card-there': {
    en: 'That is no card, and no lines of the codes of one.',
    ru: 'Это не карточка и не строки её кодов.',
    ar: 'ليست هذه بطاقة ولا أسطر رموز بطاقة.',
  },
  'act.file-too-large': {
    en: 'That file is larger than anything that belongs here, or has no end.',
    ru: 'Этот файл больше всего, что здесь нужно, или не имеет конца.',
    ar: 'هذا الملف أكبر من كل ما يُحتاج إليه هنا، أو لا نهاية له.',
  },
  'act.no-such-file': {
    en: 'That file is not there, or cannot be opened.',
    ru: 'Такого файла нет, или его не открыть.',
    ar: 'هذا الملف غير موجود أو لا يمكن فتحه.',
  },
  'act.no-courier-file': {
    en: 'No courier file for this party on this line lies in that folder.',
    ru: 'В этой папке нет ни одного файла курьера для этой стороны на этой линии.',
    ar: 'لا يوجد في هذا المجلد أي ملف ساعٍ لهذا الطرف على هذا الخط.',
  },
  'act.no-card': {
    en: 'This station has no keys for a ceremony.',
    ru: 'У станции нет ключей для церемонии.',
    ar: 'ليس لدى هذه المحطة مفاتيح للمراسم.',
  },
  'act.no-final-cut': {
    en: 'The line has no final cut yet; export its transcript first.',
    ru: 'У линии ещё нет окончательного среза; сначала выгрузите протокол.',
    ar: 'ليس للخط حدّ نهائي بعد؛ صدّروا محضره أولًا.',
  },
  'act.shares-differ': {
    en: 'Two different halves of one recovery key are needed.',
    ru: 'Нужны две разные половины одного ключа восстановления.',
    ar: 'يلزم نصفان مختلفان لمفتاح استرداد واحد.',
  },
  'act.words-differ': {
    en: 'The words given are not those of this charter; nothing was done.',
    ru: 'Это не слова данного устава; ничего не сделано.',
    ar: 'ليست هذه كلمات هذا الميثاق؛ ولم يُفعل شيء.',
  },
  'act.keys-used': {
    en: 'These keys have spoken before, and may not tell a second history: prepare others.',
    ru: 'Эти ключи уже говорили и не могут рассказать вторую историю: подготовьте другие.',
    ar: 'تكلمت هذه المفاتيح من قبل، ولا يجوز أن تروي تاريخًا ثانيًا: جهّزوا غيرها.',
  },
  'act.no-line': {
    en: 'This station is on no such line. Adopt a charter first; it begins with: parley card',
    ru: 'Станция не входит в такую линию. Сначала примите устав; начало: parley card',
    ar: 'هذه المحطة ليست على خط كهذا. اعتمد ميثاقًا أولًا؛ وتبدأ المراسم بـ: parley card',
  },
  'act.not-prepared': {
    en: 'These are not the keys that were drawn last; begin again.',
    ru: 'Это не последние созданные ключи; начните сначала.',
    ar: 'ليست هذه آخر مفاتيح سُحبت؛ ابدؤوا من جديد.',
  },
  'act.not-running': {
    en: 'This needs open circuits, and the station is not running.',
    ru: 'Для этого нужны открытые каналы, а станция не запущена.',
    ar: 'يلزم لهذا دارات مفتوحة، والمحطة لا تعمل.',
  },
  'act.other-account': {
    en: 'The station here belongs to another account of this machine; nothing was asked of it.',
    ru: 'Эта станция принадлежит другому пользователю машины; её ни о чём не спросили.',
    ar: 'المحطة هنا لحساب آخر على هذا الجهاز؛ ولم يُطلب منها شيء.',
  },
  'act.answer-unreadable': {
    en: 'What answered is no station of this version.',
    ru: 'Ответила не станция этой версии.',
    ar: 'ما أجاب ليس محطة من هذا الإصدار.',
  },
  'act.running': {
    en: 'The station is running; stop it first.',
    ru: 'Станция запущена; сначала остановите её.',
    ar: 'المحطة تعمل؛ أوقفها أولًا.',
  },
  'act.on-flash': {
    en: 'This command cannot be started when a FLASH comes. Give one file that can be run.',
    ru: 'Эту команду нельзя запустить по «МОЛНИИ». Укажите один исполняемый файл.',
    ar: 'لا يمكن تشغيل هذا الأمر عند ورود برقية خاطفة. أعطوا ملفًا واحدًا قابلًا للتنفيذ.',
  },
  'act.station-gone': {
    en: 'The station stopped before it answered.',
    ru: 'Станция остановилась, не ответив.',
    ar: 'توقفت المحطة قبل أن تجيب.',
  },
  'act.succeeded': {
    en: 'Another line follows this one; it takes no new messages.',
    ru: 'За этой линией следует другая; новых сообщений она не принимает.',
    ar: 'خلف هذا الخطَّ خط آخر؛ ولا يأخذ رسائل جديدة.',
  },
  'act.unknown-act': {
    en: 'The running station is of another version and does not know this act.',
    ru: 'Запущенная станция другой версии и такого действия не знает.',
    ar: 'المحطة العاملة من إصدار آخر ولا تعرف هذا الإجراء.',
  },
  'act.which-line': {
    en: 'This station is on several lines; say which with --line.',
    ru: 'Станция входит в несколько линий; укажите нужную через --line.',
    ar: 'هذه المحطة على عدة خطوط؛ حدِّد أيها بـ ‎--line.',
  },
  'store.being-read': {
    en: 'The files are being copied or read through; ask again when that has ended.',
    ru: 'Файлы копируют или читают целиком; повторите, когда это закончится.',
    ar: 'الملفات تُنسخ أو تُقرأ كاملةً؛ أعيدوا الطلب متى انتهى ذلك.',
  },
  'store.corrupt': {
    en: 'A file of the store is damaged; restore a backup or fetch the record from the peer.',
    ru: 'Файл хранилища повреждён; восстановите копию или получите записи от другой стороны.',
    ar: 'ملف من المخزن تالف؛ استعد نسخة احتياطية أو اجلب القيود من الطرف الآخر.',
  },
  'store.disk-full': {
    en: 'The disk is full; free some space first.',
    ru: 'Диск заполнен; сначала освободите место.',
    ar: 'القرص ممتلئ؛ حرِّر مساحة أولًا.',
  },
  'store.exists': {
    en: 'There is something in this place already; it is not overwritten.',
    ru: 'На этом месте уже что-то есть; оно не перезаписывается.',
    ar: 'يوجد شيء في هذا المكان من قبل؛ ولا يُكتب فوقه.',
  },
  'store.foreign-file': {
    en: 'The file is not part of this station.',
    ru: 'Этот файл не принадлежит станции.',
    ar: 'هذا الملف ليس من ملفات هذه المحطة.',
  },
  'store.io': {
    en: 'The disk refused to read or write.',
    ru: 'Диск отказал при чтении или записи.',
    ar: 'رفض القرص القراءة أو الكتابة.',
  },
  'store.missing': {
    en: 'It is not there. A station begins with: parley init',
    ru: 'Этого здесь нет. Станция создаётся так: parley init',
    ar: 'ليس موجودًا هنا. تُنشأ المحطة بـ: parley init',
  },
  'store.not-a-backup': {
    en: 'The file is not a backup that this version reads.',
    ru: 'Файл не является резервной копией, которую читает эта версия.',
    ar: 'الملف ليس نسخة احتياطية يقرؤها هذا الإصدار.',
  },
  'store.schema-newer': {
    en: 'The store was written by a newer version of this program; use that version.',
    ru: 'Хранилище записано более новой версией программы; используйте её.',
    ar: 'كتب المخزنَ إصدار أحدث من هذا البرنامج؛ استعمل ذلك الإصدار.',
  },
  'store.schema-older': {
    en: 'The store was written by an older version that this one does not migrate.',
    ru: 'Хранилище записано старой версией, которую эта не переносит.',
    ar: 'كتب المخزنَ إصدار أقدم لا يرحّله هذا الإصدار.',
  },
  'store.seal-version': {
    en: 'The seal was written by a version that this one does not know.',
    ru: 'Печать хранилища записана версией, которой эта не знает.',
    ar: 'كتب ختمَ المخزن إصدار لا يعرفه هذا الإصدار.',
  },
  'store.store-locked': {
    en: 'Another process has the store open: the station runs already; stop it first.',
    ru: 'Хранилище открыто другим процессом: станция уже работает; сначала остановите её.',
    ar: 'المخزن مفتوح لدى عملية أخرى: المحطة تعمل بالفعل؛ أوقفوها أولًا.',
  },
  'store.wrong-passphrase': {
    en: 'The passphrase or key file does not open this station.',
    ru: 'Парольная фраза или файл ключа не открывает эту станцию.',
    ar: 'عبارة المرور أو ملف المفتاح لا يفتح هذه المحطة.',
  },
} as const satisfies Catalogue;
