import type { Catalogue } from '../catalogue.ts';

/** What the verbs of messages say: drafts, releases, the inbox, one entry, and what follows. */
export const desk = {
  'act.attachment-missing': {
    en: 'The bytes of that attachment are not all here.',
    ru: 'Байты этого вложения получены не все.',
    ar: 'بايتات هذا المرفق ليست كلها هنا.',
  },
  'act.classes-differ': {
    en: 'One act speaks of one class: REAL, EXERCISE and TEST are never mixed.',
    ru: 'Одно действие относится к одному классу: РЕАЛЬНОЕ, УЧЕБНОЕ и ПРОВЕРОЧНОЕ не смешивают.',
    ar: 'الإجراء الواحد لصنف واحد: لا يُخلط الحقيقي بالتمرين ولا بالاختبار.',
  },
  'act.draft-expired': {
    en: 'The time after which this draft is void has passed.',
    ru: 'Срок, после которого проект теряет силу, истёк.',
    ar: 'انقضى الوقت الذي تبطل بعده هذه المسودة.',
  },
  'act.draft-written': {
    en: 'This draft is an entry already; it is not written twice.',
    ru: 'Этот проект уже стал записью; дважды его не пишут.',
    ar: 'صارت هذه المسودة قيدًا من قبل؛ ولا تُكتب مرتين.',
  },
  'act.no-draft': {
    en: 'There is no such draft.',
    ru: 'Такого проекта нет.',
    ar: 'لا توجد مسودة كهذه.',
  },
  'act.no-text': {
    en: 'There is neither a text nor an attachment.',
    ru: 'Нет ни текста, ни вложения.',
    ar: 'لا نص ولا مرفق.',
  },
  'act.officer-needed': {
    en: 'This says that an officer did something; an officer signs it.',
    ru: 'Это говорит о действии офицера; подписывает офицер.',
    ar: 'هذا يقول إن ضابطًا فعل شيئًا؛ فيوقّعه ضابط.',
  },
  'act.one-original': {
    en: 'A text has just one original; the others are translations or courtesy copies.',
    ru: 'Оригинал у текста один; остальное переводы или неофициальные копии.',
    ar: 'للنص أصل واحد فقط؛ وما عداه ترجمات أو نسخ مجاملة.',
  },
  'act.which-draft': {
    en: 'Several drafts begin so; write more of the one that is meant.',
    ru: 'Так начинается несколько проектов; наберите больше знаков нужного.',
    ar: 'تبدأ عدة مسودات هكذا؛ اكتب المزيد من معرّف المقصودة.',
  },
  'desk.written': {
    en: 'Signed here: {$entry}.',
    ru: 'Подписано у нас: {$entry}.',
    ar: 'موقَّعة لدينا: {$entry}.',
  },
  'desk.kept': {
    en: 'Draft {$draft} is kept.',
    ru: 'Проект {$draft} сохранён.',
    ar: 'حُفظت المسودة {$draft}.',
  },
  'desk.discarded': {
    en: 'Draft {$draft} is discarded.',
    ru: 'Проект {$draft} уничтожен.',
    ar: 'أُتلفت المسودة {$draft}.',
  },
  'desk.drafts': {
    en: 'Drafts that wait for releases',
    ru: 'Проекты, ждущие разрешения',
    ar: 'مسودات تنتظر الإجازة',
  },
  'desk.rest': {
    en: 'The rest, newest first',
    ru: 'Остальное, новое вначале',
    ar: 'البقية، الأحدث أولًا',
  },
  'desk.service': {
    en: 'Among operators, apart from the record of the officers',
    ru: 'Между операторами, вне записей офицеров',
    ar: 'بين المشغّلين، خارج سجل الضباط',
  },
  'desk.page': {
    en: '{$first} to {$last} of {$total}.',
    ru: 'С {$first} по {$last} из {$total}.',
    ar: 'من {$first} إلى {$last} من أصل {$total}.',
  },
  'desk.page-none': {
    en: 'None of {$total} on this page.',
    ru: 'На этой странице ни одного из {$total}.',
    ar: 'لا شيء من أصل {$total} في هذه الصفحة.',
  },
  'desk.page-next': { en: 'More:', ru: 'Далее:', ar: 'المزيد:' },
  'desk.nothing-waits-them': {
    en: 'Nothing waits for them.',
    ru: 'От них ничего не ждём.',
    ar: 'لا شيء بانتظارهم.',
  },
  'desk.to-all': { en: 'all others', ru: 'всем остальным', ar: 'جميع الآخرين' },
  'desk.no-release': {
    en: 'no officer; none was needed',
    ru: 'без офицера; разрешения не требовалось',
    ar: 'بلا ضابط؛ ولم تلزم إجازة',
  },
  'desk.release-lacking': {
    en: 'no officer, though the charter asks for one',
    ru: 'без офицера, хотя устав требует разрешения',
    ar: 'بلا ضابط، مع أن الميثاق يطلب إجازة',
  },
  'desk.release-bad': {
    en: 'the signature does not hold: {$reason}',
    ru: 'подпись не сходится: {$reason}',
    ar: 'التوقيع لا يصحّ: {$reason}',
  },
  'desk.release-passkey': {
    en: '{$officer}, by passkey at {$origin}',
    ru: '{$officer}, ключом доступа на {$origin}',
    ar: '{$officer}، بمفتاح مرور على {$origin}',
  },
  'desk.on-record-at': { en: 'On our record', ru: 'У нас на записи', ar: 'دُوِّنت لدينا' },
  'desk.proof-note': {
    en: 'signed head at size {$size}, root {$root}',
    ru: 'подписанная вершина, записей: {$size}, корень {$root}',
    ar: 'رأس موقَّع لـ{$size} من القيود، جذره {$root}',
  },
  'desk.proof-cosignature': {
    en: 'cosignature at size {$size}, {$signature}',
    ru: 'заверяющая подпись, записей: {$size}, {$signature}',
    ar: 'توقيع مشارك على {$size} من القيود، {$signature}',
  },
  'desk.proof-have': {
    en: 'their station said how much of this journal it holds: {$size}',
    ru: 'их станция сообщила, сколько у неё записей этого журнала: {$size}',
    ar: 'قالت محطتهم إن لديها {$size} من قيود هذا السجل',
  },
  'desk.proof-held': {
    en: 'their entry {$entry} says so',
    ru: 'об этом говорит их запись {$entry}',
    ar: 'يقول ذلك قيدهم {$entry}',
  },
  'desk.proof-entry': { en: 'entry {$entry}', ru: 'запись {$entry}', ar: 'القيد {$entry}' },
  'desk.attachment': {
    en: '{$name}, {$type}, {$size}',
    ru: '{$name}, {$type}, {$size}',
    ar: '{$name}، {$type}، {$size}',
  },
  'desk.on-its-way': {
    en: 'on its way, {$held} of it here',
    ru: 'в пути, получено {$held}',
    ar: 'في الطريق، وصل منه {$held}',
  },
  'desk.proves-signed': {
    en: 'Proves: {$party} signed exactly this. No other party has cosigned it yet.',
    ru: 'Доказывает: сторона {$party} подписала именно это. Другие ещё не заверили.',
    ar: 'يُثبت: وقّع الطرف {$party} هذا بعينه. ولم يوقّعه طرف آخر مشاركةً بعد.',
  },
  'desk.proves-unreleased': {
    en: 'Proves: {$party} signed exactly this before {$recorded}. No officer released it.',
    ru: 'Доказывает: сторона {$party} подписала именно это до {$recorded}. Офицер не разрешал.',
    ar: 'يُثبت: وقّع الطرف {$party} هذا بعينه قبل {$recorded}. ولم يُجزه ضابط.',
  },
  'desk.saved': { en: 'Saved: {$file}', ru: 'Сохранено: {$file}', ar: 'حُفظ: {$file}' },
  'desk.release-asked': {
    en: 'Have you read all that came since, and does the draft stand?',
    ru: 'Прочли ли вы всё, что пришло позже, и остаётся ли проект в силе?',
    ar: 'هل قرأت كل ما ورد بعدها، وهل تبقى المسودة كما هي؟',
  },
  'desk.until': { en: 'until {$at}', ru: 'до {$at}', ar: 'حتى {$at}' },
  'desk.disk-full': {
    en: 'The disk refuses to write: the newest entries are shown, but not kept in order.',
    ru: 'Диск отказывает в записи: новые записи показаны, но не упорядочены.',
    ar: 'القرص يرفض الكتابة: تظهر أحدث القيود لكنها غير مرتبة.',
  },
  'option.to': {
    en: 'PARTY[,action|info[:PRECEDENCE]]; may be given for each',
    ru: 'СТОРОНА[,action|info[:СРОЧНОСТЬ]]; можно для каждой',
    ar: 'الطرف[,action|info[:الأسبقية]]؛ ويمكن لكل طرف',
  },
  'option.precedence': {
    en: 'DEFERRED, ROUTINE, PRIORITY, IMMEDIATE, FLASH or OVERRIDE',
    ru: 'категория срочности: DEFERRED, ROUTINE, PRIORITY, IMMEDIATE, FLASH или OVERRIDE',
    ar: 'درجة الأسبقية: DEFERRED أو ROUTINE أو PRIORITY أو IMMEDIATE أو FLASH أو OVERRIDE',
  },
  'option.class': {
    en: 'REAL, EXERCISE or TEST; never preset',
    ru: 'класс: REAL, EXERCISE или TEST; сам не подставляется',
    ar: 'الصنف: REAL أو EXERCISE أو TEST؛ ولا قيمة مفترضة',
  },
  'option.text-lang': {
    en: 'language of the original text; else that of the answers',
    ru: 'язык оригинала; иначе язык ответов',
    ar: 'لغة النص الأصلي؛ وإلا فلغة الأجوبة',
  },
  'option.text': {
    en: 'the text itself, or LANG[:original|reviewed|courtesy]=FILE for each language',
    ru: 'сам текст или ЯЗЫК[:original|reviewed|courtesy]=ФАЙЛ для каждого языка',
    ar: 'النص نفسه، أو اللغة[:original|reviewed|courtesy]=الملف لكل لغة',
  },
  'option.reply-to': {
    en: 'an entry that this answers',
    ru: 'запись, на которую это ответ',
    ar: 'قيد يُردّ عليه بهذا',
  },
  'option.attach': {
    en: 'a file to attach, up to 16 MiB',
    ru: 'вложить файл, до 16 МиБ',
    ar: 'ملف يُرفق، حتى 16 ميبيبايت',
  },
  'option.not-after': {
    en: 'void if not signed before this time',
    ru: 'теряет силу, если не подписано до этого времени',
    ar: 'تبطل إن لم تُوقَّع قبل هذا الوقت',
  },
  'option.releaser': {
    en: "the officer's key file",
    ru: 'файл ключа офицера',
    ar: 'ملف مفتاح الضابط',
  },
  'option.seen': {
    en: 'a newer message that you have read, and the draft stands',
    ru: 'новое сообщение, которое вы прочли; проект остаётся в силе',
    ar: 'رسالة أحدث قرأتها، والمسودة تبقى كما هي',
  },
  'option.release-yes': {
    en: 'what is shown has been read; sign without asking',
    ru: 'показанное прочитано; подписать без вопроса',
    ar: 'قُرئ المعروض؛ وقِّع دون سؤال',
  },
  'option.withhold-until': {
    en: 'until when no answer is to be expected',
    ru: 'до какого времени ответа не ждать',
    ar: 'الوقت الذي لا يُنتظر رد قبله',
  },
  'option.answer': {
    en: 'the question that is answered; with --say yes, no or not-now',
    ru: 'вопрос, на который дан ответ; с --say yes, no или not-now',
    ar: 'السؤال الذي يُجاب عنه؛ مع ‎--say yes أو no أو not-now',
  },
  'option.say': { en: 'the answer', ru: 'ответ', ar: 'الجواب' },
  'option.limit': {
    en: 'how many of each list, up to 1000',
    ru: 'сколько показать из каждого списка, до 1000',
    ar: 'كم يُعرض من كل قائمة، حتى 1000',
  },
  'option.from': {
    en: 'how many of each list to pass over',
    ru: 'сколько пропустить в каждом списке',
    ar: 'كم يُتجاوز من كل قائمة',
  },
  'option.save': {
    en: 'folder for the attachments that are here',
    ru: 'папка для имеющихся вложений',
    ar: 'مجلد للمرفقات الموجودة',
  },
} as const satisfies Catalogue;
