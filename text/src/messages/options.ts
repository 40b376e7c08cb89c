import type { Catalogue } from '../catalogue.ts';

/** What an option of a verb means. */
export const options = {
  'help.common-options': {
    en: 'Options of every verb:',
    ru: 'Параметры любой команды:',
    ar: 'خيارات كل أمر:',
  },
  'option.home': {
    en: "the station's folder; else PARLEY_HOME, else ~/.parley",
    ru: 'папка станции; иначе PARLEY_HOME, иначе ~/.parley',
    ar: 'مجلد المحطة؛ وإلا PARLEY_HOME وإلا ‎~/.parley',
  },
  'option.guard': {
    en: "the guard's folder, best on another disk; else PARLEY_GUARD",
    ru: 'папка стража, лучше на другом диске; иначе PARLEY_GUARD',
    ar: 'مجلد الحارس، والأفضل على قرص آخر؛ وإلا PARLEY_GUARD',
  },
  'option.key-file': {
    en: 'the file that opens the station; else PARLEY_KEY_FILE or a passphrase',
    ru: 'файл, открывающий станцию; иначе PARLEY_KEY_FILE или парольная фраза',
    ar: 'الملف الذي يفتح المحطة؛ وإلا PARLEY_KEY_FILE أو عبارة مرور',
  },
  'option.lang': {
    en: 'language of the answers; else PARLEY_LANG',
    ru: 'язык ответов; иначе PARLEY_LANG',
    ar: 'لغة الأجوبة؛ وإلا PARLEY_LANG',
  },
  'option.line': {
    en: 'which line, where the station is on several: its name or id',
    ru: 'какая линия, если их несколько: название или обозначение',
    ar: 'أي خط، حيث تكون المحطة على عدة خطوط: اسمه أو معرّفه',
  },
  'option.json': {
    en: 'print the answer as JSON',
    ru: 'напечатать ответ в JSON',
    ar: 'طباعة الجواب بصيغة JSON',
  },
  'option.out': {
    en: 'the file to write; nothing is overwritten',
    ru: 'файл для записи; ничего не перезаписывается',
    ar: 'الملف المراد كتابته؛ ولا يُكتب فوق شيء',
  },
  'option.share': {
    en: 'a file with half of the recovery key; give both',
    ru: 'файл с половиной ключа восстановления; нужны обе',
    ar: 'ملف فيه نصف مفتاح الاسترداد؛ يلزم النصفان',
  },
  'option.init-name': {
    en: "the party's name on its lines: a-z, 0-9 and -",
    ru: 'название стороны на линиях: a-z, 0-9 и -',
    ar: 'اسم الطرف على خطوطه: a-z و0-9 و-',
  },
  'option.init-title': {
    en: "the party's title in a language; may be given for each",
    ru: 'наименование стороны на языке; можно для каждого',
    ar: 'لقب الطرف بلغة ما؛ ويمكن إعطاؤه لكل لغة',
  },
  'option.init-zone': {
    en: "the party's time zone",
    ru: 'часовой пояс стороны',
    ar: 'المنطقة الزمنية للطرف',
  },
  'option.init-officer': {
    en: 'an officer of the founding roster, and the file for his key',
    ru: 'офицер первого списка и файл для его ключа',
    ar: 'ضابط من القائمة التأسيسية والملف الذي يُكتب فيه مفتاحه',
  },
  'option.init-seal-officers': {
    en: "each officer's key file under a passphrase of his own",
    ru: 'файл ключа каждого офицера под своей парольной фразой',
    ar: 'ملف مفتاح كل ضابط بعبارة مرور خاصة به',
  },
  'option.init-shares': {
    en: 'folder for the two halves of the recovery key',
    ru: 'папка для двух половин ключа восстановления',
    ar: 'مجلد لنصفي مفتاح الاسترداد',
  },
  'option.card-qr': {
    en: 'show QR codes too',
    ru: 'показать и QR-коды',
    ar: 'عرض رموز QR أيضًا',
  },
  'option.charter-name': {
    en: "the line's name",
    ru: 'название линии',
    ar: 'اسم الخط',
  },
  'option.charter-secret-out': {
    en: "file for the ceremony's secret",
    ru: 'файл для секрета церемонии',
    ar: 'ملف سرّ المراسم',
  },
  'option.charter-secret': {
    en: "the file with the ceremony's secret",
    ru: 'файл с секретом церемонии',
    ar: 'الملف الذي فيه سرّ المراسم',
  },
  'option.charter-circuit': {
    en: 'a circuit and where each party listens',
    ru: 'канал и адрес, где его слушает каждая сторона',
    ar: 'دارة وعنوان استماع كل طرف',
  },
  'option.charter-set': {
    en: 'a setting that differs from its default',
    ru: 'параметр, отличный от обычного',
    ar: 'إعداد يختلف عن قيمته المعتادة',
  },
  'option.charter-rules': {
    en: 'release rules as a JSON file',
    ru: 'правила разрешений в файле JSON',
    ar: 'قواعد الإجازة في ملف JSON',
  },
  'option.charter-yes': {
    en: 'the words of the charter, compared already',
    ru: 'слова устава, если уже сверены',
    ar: 'كلمات الميثاق إن كانت قد قورنت',
  },
  'option.run-listen': {
    en: "where a line listens, instead of the charter's address; LINE= where there are several",
    ru: 'где слушает линия вместо адреса из устава; LINE=, если линий несколько',
    ar: 'عنوان استماع الخط بدل عنوان الميثاق؛ مع LINE= إن تعددت الخطوط',
  },
  'option.run-dial': {
    en: "where to reach a party, instead of the charter's address; LINE= as for --listen",
    ru: 'где искать сторону вместо адреса из устава; LINE= как у --listen',
    ar: 'عنوان طرف ما بدل عنوان الميثاق؛ وLINE= كما في ‎--listen',
  },
  'option.run-on-flash': {
    en: 'a command to start when a FLASH arrives; it gets no text',
    ru: 'команда при поступлении «МОЛНИИ»; текста она не получает',
    ar: 'أمر يُشغَّل عند ورود برقية خاطفة؛ ولا يُعطى أي نص',
  },
  'option.run-drill-full': {
    en: 'for a drill: act as on a full disk as long as this file is there',
    ru: 'для учения: пока есть этот файл, вести себя как при заполненном диске',
    ar: 'للتدريب: التصرف كأن القرص ممتلئ ما دام هذا الملف موجودًا',
  },
  'option.run-log': {
    en: "write the operator's log to a file",
    ru: 'вести записи оператора в файл',
    ar: 'كتابة سجل المشغّل في ملف',
  },
  'option.run-log-level': {
    en: 'debug, info, warn or error',
    ru: 'debug, info, warn или error',
    ar: 'debug أو info أو warn أو error',
  },
  'option.demo-scenario': {
    en: 'what is played',
    ru: 'что показать',
    ar: 'ما يُعرض',
  },
  'option.demo-fast': {
    en: 'without pauses for the reader',
    ru: 'без пауз для читающего',
    ar: 'بلا توقفات للقارئ',
  },
  'option.demo-keep': {
    en: 'keep the folders of both stations here',
    ru: 'сохранить папки обеих станций здесь',
    ar: 'الاحتفاظ بمجلدي المحطتين هنا',
  },
  'option.until': {
    en: 'until when, with its zone',
    ru: 'до какого времени, с указанием пояса',
    ar: 'حتى متى، مع المنطقة الزمنية',
  },
  'option.since': {
    en: 'from when, a day or a time with its zone',
    ru: 'с какого дня или времени с указанием пояса',
    ar: 'منذ متى: يوم، أو وقت مع منطقته الزمنية',
  },
  'option.officer': {
    en: "an officer's key file; may be given several times",
    ru: 'файл ключа офицера; можно несколько раз',
    ar: 'ملف مفتاح ضابط؛ ويمكن تكراره',
  },
  'option.officer-role': {
    en: 'a role; may be given several times',
    ru: 'роль; можно несколько раз',
    ar: 'دور؛ ويمكن تكراره',
  },
  'option.principal': {
    en: 'key file of a principal who signs',
    ru: 'файл ключа руководителя, который подписывает',
    ar: 'ملف مفتاح مسؤول رئيسي يوقّع',
  },
  'option.bench-quick': {
    en: 'few of everything, to see that it runs; the numbers mean nothing',
    ru: 'всего понемногу, чтобы увидеть, что работает; числа ничего не значат',
    ar: 'القليل من كل شيء للتأكد من أنه يعمل؛ ولا معنى للأرقام',
  },
  'option.test-to': {
    en: 'only this party; may be given several times',
    ru: 'только эта сторона; можно несколько раз',
    ar: 'هذا الطرف فقط؛ ويمكن تكراره',
  },
  'option.metrics': {
    en: 'as Prometheus text',
    ru: 'в виде текста Prometheus',
    ar: 'بصيغة نص Prometheus',
  },
  'option.availability-hours': {
    en: 'one row for each period',
    ru: 'по строке на каждый период',
    ar: 'سطر لكل فترة',
  },
  'option.yes': {
    en: 'do not ask',
    ru: 'не спрашивать',
    ar: 'دون سؤال',
  },
  'option.conformance-keys': {
    en: 'the folder that `prepare` has written',
    ru: 'папка, которую записала команда `prepare`',
    ar: 'المجلد الذي كتبه الأمر `prepare`',
  },
  'option.conformance-rule': {
    en: 'only this rule, or those whose number begins so; may be given several times',
    ru: 'только это правило или те, чей номер так начинается; можно несколько раз',
    ar: 'هذه القاعدة فقط أو ما يبدأ رقمه بها؛ ويمكن تكراره',
  },
  'option.conformance-operator': {
    en: `a command that imports and exports courier files at the station under test: it is run with
      \`courier import FILE\` and \`courier export --to PARTY --out FILE\` behind it`,
    ru: `команда, которая на проверяемой станции принимает и выгружает файлы курьера: за ней
      ставится \`courier import FILE\` и \`courier export --to PARTY --out FILE\``,
    ar: `أمر يستورد ملفات الساعي ويصدّرها في المحطة المختبَرة: يُشغَّل وبعده
      \`courier import FILE\` و\`courier export --to PARTY --out FILE\``,
  },
  'option.conformance-card': {
    en: 'the card of the station under test',
    ru: 'карточка проверяемой станции',
    ar: 'بطاقة المحطة المختبَرة',
  },
  'option.conformance-address': {
    en: 'where the station under test listens',
    ru: 'где слушает проверяемая станция',
    ar: 'حيث تستمع المحطة المختبَرة',
  },
  'option.new-key-file': {
    en: 'the file that opens the station from now on',
    ru: 'файл, который будет открывать станцию',
    ar: 'الملف الذي يفتح المحطة من الآن',
  },
} as const satisfies Catalogue;
