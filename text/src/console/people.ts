import type { Catalogue } from '../catalogue.ts';

/** Signing in, enrolment, officers, the watch and its hand-over, exercises, what was read. */
export const people = {
  'sign-in.title': {
    en: 'The desk of {$party}',
    ru: 'Рабочее место, сторона {$party}',
    ar: 'مكتب {$party}',
  },
  'sign-in.passkey': {
    en: 'Sign in with your passkey',
    ru: 'Войти ключом доступа',
    ar: 'ادخل بمفتاح المرور',
  },
  'sign-in.about': {
    en: 'The key verifies you; the station keeps no password.',
    ru: 'Ключ удостоверяет вас; паролей станция не хранит.',
    ar: 'المفتاح يتحقق منك؛ ولا تحتفظ المحطة بكلمات مرور.',
  },
  'sign-in.enrol': {
    en: 'Enrol a passkey with a one-time code',
    ru: 'Завести ключ доступа по одноразовому коду',
    ar: 'سجّل مفتاح مرور برمز لمرة واحدة',
  },
  'sign-in.code': {
    en: 'Code from an administrator',
    ru: 'Код от администратора',
    ar: 'رمز من مدير النظام',
  },
  'sign-in.second-code': {
    en: 'Second code, only for a lost passkey',
    ru: 'Второй код, только при утере ключа',
    ar: 'رمز ثانٍ، فقط عند فقد المفتاح',
  },
  'sign-in.enrol-act': { en: 'Enrol', ru: 'Завести', ar: 'سجّل' },
  'sign-in.enrolled': {
    en: `{$officer} is enrolled. The key releases nothing before a roster entry names it: ask a
      principal.`,
    ru: `{$officer}: ключ заведён. До записи в списке офицеров он ничего не разрешает:
      обратитесь к руководителю.`,
    ar: `سُجّل {$officer}. ولا يجيز المفتاح شيئًا قبل أن يسمّيه قيد في قائمة الضباط: اطلب من
      مسؤول رئيسي.`,
  },
  'sign-in.cancelled': {
    en: 'Nothing was signed.',
    ru: 'Ничего не подписано.',
    ar: 'لم يُوقَّع شيء.',
  },
  'sign-in.out': { en: 'Sign out', ru: 'Выйти', ar: 'خروج' },
  'sign-in.as': {
    en: 'Signed in as {$officer}',
    ru: 'Вошли как {$officer}',
    ar: 'الدخول باسم {$officer}',
  },
  'sign-in.no-line': {
    en: 'No line of this station has you on its roster yet. Ask a principal.',
    ru: 'Вас ещё нет в списке офицеров ни одной линии этой станции. Обратитесь к руководителю.',
    ar: 'لست بعد في قائمة ضباط أي خط لهذه المحطة. راجع مسؤولًا رئيسيًا.',
  },
  'no-line.title': {
    en: 'This station is on no line yet',
    ru: 'У этой станции ещё нет линии',
    ar: 'هذه المحطة ليست على خط بعد',
  },
  'no-line.about': {
    en: `The first line is founded at this desk, in a ceremony with the other party. Who leads it
      here, the operator of this machine says: he gives each officer a one-time code by this
      command, with the same {$home} and {$key} that the station was started with. With it the
      officer enrols a passkey, stands on our card from then on, and signs in.`,
    ru: `Первая линия создаётся на этом рабочем месте церемонией с другой стороной. Кто её здесь
      ведёт, решает оператор этой машины: этой командой, с теми же {$home} и {$key}, с какими
      запущена станция, он выдаёт каждому офицеру одноразовый код. По нему офицер заводит ключ
      доступа, с этого времени стоит в нашей карточке и входит.`,
    ar: `يؤسَّس الخط الأول من هذا المكتب بمراسم مع الطرف الآخر. ومن يقودها هنا يقرره مشغّل هذه
      الآلة: يعطي كل ضابط رمزًا لمرة واحدة بهذا الأمر، بنفس {$home} و{$key} اللذين شُغّلت بهما
      المحطة. به يسجّل الضابط مفتاح مرور، ويُذكر منذئذٍ في بطاقتنا، ثم يدخل.`,
  },
  'no-line.by-commands': {
    en: 'Or all of it at the command line of this machine',
    ru: 'Или всё это в командной строке этой машины',
    ar: 'أو كل ذلك من سطر أوامر هذه الآلة',
  },
  'no-line.party': {
    en: '{$party} stands for the other party’s name.',
    ru: '{$party} означает имя другой стороны.',
    ar: '{$party} يعني اسم الطرف الآخر.',
  },
  'founding.enrolled': {
    en: '{$officer} is enrolled and stands on our card. Sign in.',
    ru: '{$officer}: ключ заведён, имя стоит в нашей карточке. Войдите.',
    ar: 'سُجّل {$officer} وهو مذكور في بطاقتنا. ادخل.',
  },
  'founding.waits': {
    en: `The line is not founded yet. A principal or an administrator leads the ceremony; this page
      goes on when the line begins.`,
    ru: `Линия ещё не создана. Церемонию ведёт руководитель или администратор; эта страница
      продолжит, когда линия начнётся.`,
    ar: `لم يؤسَّس الخط بعد. يقود المراسم مسؤول رئيسي أو مدير نظام؛ وتمضي هذه الصفحة حين يبدأ
      الخط.`,
  },
  'founding.nobody': {
    en: 'Nobody stands on this card.',
    ru: 'В этой карточке никого нет.',
    ar: 'لا أحد مذكور في هذه البطاقة.',
  },
  'founding.card-about': {
    en: `Officers of the line are those who stand here. Whoever enrols or is taken off changes the
      card and its words, until a charter is drafted.`,
    ru: `Офицерами линии будут те, кто здесь назван. Кто заводит ключ или кого снимают, меняет
      карточку и её слова, пока не составлен устав.`,
    ar: `ضباط الخط هم المذكورون هنا. ومن يسجّل أو يُحذف يغيّر البطاقة وكلماتها إلى أن يُصاغ ميثاق.`,
  },
  'founding.remove': {
    en: 'Take {$officer} off the card',
    ru: 'Снять с карточки: {$officer}',
    ar: 'احذف {$officer} من البطاقة',
  },
  'no-line.card': {
    en: 'Write our card, carry it to them, and read its words aloud; bring theirs back.',
    ru: 'Запишите нашу карточку, отвезите её им и прочтите слова вслух; их карточку привезите.',
    ar: 'اكتبوا بطاقتنا واحملوها إليهم واقرؤوا كلماتها جهرًا؛ وأحضروا بطاقتهم.',
  },
  'no-line.draft': {
    en: 'One side drafts the charter. The secret travels apart from it, by hand.',
    ru: 'Одна сторона составляет устав. Секрет везут отдельно, из рук в руки.',
    ar: 'يصوغ طرف واحد الميثاق. ويُنقل السر بمعزل عنه، باليد.',
  },
  'no-line.words': {
    en: 'Both read the charter, and compare its words aloud.',
    ru: 'Обе стороны читают устав и сверяют его слова вслух.',
    ar: 'يقرأ الطرفان الميثاق ويقارنان كلماته جهرًا.',
  },
  'no-line.sign': {
    en: 'Each side signs with the two halves of its recovery key, away from any station.',
    ru: 'Каждая сторона подписывает двумя половинами ключа восстановления, вне станций.',
    ar: 'يوقّع كل طرف بنصفي مفتاح الاسترداد لديه، بعيدًا عن أي محطة.',
  },
  'no-line.adopt': {
    en: 'Adopt it. The line begins, and this page goes on by itself.',
    ru: 'Примите устав. Линия начинается, и эта страница продолжит сама.',
    ar: 'اعتمدوه. يبدأ الخط، وتمضي هذه الصفحة من تلقاء نفسها.',
  },
  'watch.title': { en: 'Watch and officers', ru: 'Вахта и офицеры', ar: 'المناوبة والضباط' },
  'watch.has': {
    en: '{$officer} has the watch since {$at}.',
    ru: 'На вахте {$officer} с {$at}.',
    ar: '{$officer} في المناوبة منذ {$at}.',
  },
  'watch.nobody': {
    en: 'Nobody has taken the watch.',
    ru: 'Вахту никто не принял.',
    ar: 'لم يتسلّم أحد المناوبة.',
  },
  'watch.differs-nobody': {
    en: `The other parties are told: {$watch}. No officer has taken the watch. Take it below, or
      state what is so.`,
    ru: `Другим сторонам сообщено: {$watch}. Вахту не принял ни один офицер. Примите её ниже или
      сообщите, как есть.`,
    ar: `أُعلن للأطراف الأخرى: {$watch}. ولم يتسلّم المناوبة أي ضابط. تسلّموها أدناه، أو أعلنوا
      الواقع.`,
  },
  'watch.differs-somebody': {
    en: `The other parties are told: {$watch}. An officer has the watch. State what is so below.`,
    ru: `Другим сторонам сообщено: {$watch}. А на вахте офицер. Сообщите ниже, как есть.`,
    ar: `أُعلن للأطراف الأخرى: {$watch}. ولكنّ ضابطًا في المناوبة. أعلنوا الواقع أدناه.`,
  },
  'watch.say': { en: 'State our watch', ru: 'Сообщить о нашей вахте', ar: 'أعلن مناوبتنا' },
  'watch.until': { en: 'Until (optional)', ru: 'До (необязательно)', ar: 'حتى (اختياري)' },
  'watch.handover': { en: 'Hand over the watch', ru: 'Передать вахту', ar: 'سلّم المناوبة' },
  'watch.take': { en: 'Take the watch', ru: 'Принять вахту', ar: 'تسلّم المناوبة' },
  'watch.to-whom': { en: 'To whom', ru: 'Кому', ar: 'إلى من' },
  'watch.who-takes': { en: 'Who takes it', ru: 'Кто принимает', ar: 'من يتسلّمها' },
  'watch.open-matters': {
    en: 'Open matters, one by one',
    ru: 'Открытые вопросы, по одному',
    ar: 'المسائل المفتوحة، واحدة واحدة',
  },
  'watch.matter-told': {
    en: 'Told, with this note (optional):',
    ru: 'Доложено, с пометкой (необязательно):',
    ar: 'أُبلغ بها، مع هذه الملاحظة (اختياري):',
  },
  'watch.go-through': {
    en: 'Each open matter must be marked as told before both officers sign.',
    ru: 'Обе подписи возможны, когда доложен каждый открытый вопрос.',
    ar: 'يجب إبلاغ كل مسألة مفتوحة قبل أن يوقّع الضابطان.',
  },
  'watch.flash-open': {
    en: 'A FLASH or OVERRIDE is unacknowledged: the watch cannot be handed over.',
    ru: 'Получение «МОЛНИИ» или «ВНЕ ВСЯКОЙ ОЧЕРЕДИ» не подтверждено: вахту передать нельзя.',
    ar: 'برقية خاطفة أو فوق كل أسبقية بلا إقرار: لا يمكن تسليم المناوبة.',
  },
  'watch.pending': {
    en: 'A hand-over waits for a second signature.',
    ru: 'Передача вахты ждёт второй подписи.',
    ar: 'تسليم ينتظر توقيعًا ثانيًا.',
  },
  'watch.sign-pending': { en: 'Open and sign', ru: 'Открыть и подписать', ar: 'افتح ووقّع' },
  'watch.history': { en: 'Hand-overs', ru: 'Передачи вахты', ar: 'عمليات التسليم' },
  'watch.notes': {
    en: 'Notes of the last hand-over',
    ru: 'Пометки последней передачи',
    ar: 'ملاحظات التسليم الأخير',
  },
  'watch.taken-by': {
    en: '{$to} took it, {$at}',
    ru: 'принимает {$to}, {$at}',
    ar: 'تسلّمها {$to}، {$at}',
  },
  'watch.from-to': {
    en: '{$from} to {$to}, {$at}',
    ru: 'сдаёт {$from}, принимает {$to}, {$at}',
    ar: 'من {$from} إلى {$to}، {$at}',
  },
  'officers.title': { en: 'Officers', ru: 'Офицеры', ar: 'الضباط' },
  'officers.name': { en: 'Name', ru: 'Имя', ar: 'الاسم' },
  'officers.roles': { en: 'Roles', ru: 'Роли', ar: 'الأدوار' },
  'officers.signs': { en: 'Signs with', ru: 'Подписывает', ar: 'يوقّع بـ' },
  'officers.compartments': { en: 'Compartments', ru: 'Разделы', ar: 'الأقسام' },
  'compartments.title': {
    en: 'Compartments',
    ru: 'Разделы с ограниченным доступом',
    ar: 'الأقسام المقيَّدة',
  },
  'compartments.about': {
    en: `What lies in a compartment is shown to those who open it, and nobody else is told of it.
      What refers to it lies in it as well.`,
    ru: `Содержимое раздела видно тем, кому он открыт; остальным о нём не сообщается. Что на него
      ссылается, лежит там же.`,
    ar: `ما في القسم يُعرض لمن يفتحه، ولا يُخبَر به سواه. وما يحيل إليه يقع فيه أيضًا.`,
  },
  'compartments.lies': { en: 'Lies in it', ru: 'В нём', ar: 'فيه' },
  'compartments.opened-by': { en: 'Opened by', ru: 'Кому открыт', ar: 'يفتحه' },
  'compartments.you': { en: 'you, among others', ru: 'вам в числе прочих', ar: 'أنت مع غيرك' },
  'compartments.not-own': {
    en: 'Nobody opens a compartment for himself.',
    ru: 'Никто не открывает раздел сам себе.',
    ar: 'لا أحد يفتح قسمًا لنفسه.',
  },
  'compartments.remove': { en: 'Remove', ru: 'Упразднить', ar: 'ألغِه' },
  'compartments.new': {
    en: 'A new compartment: letters, digits and hyphens',
    ru: 'Новый раздел: латинские буквы, цифры и дефис',
    ar: 'قسم جديد: حروف لاتينية وأرقام وشرطات',
  },
  'compartments.make': { en: 'Make it', ru: 'Завести', ar: 'أنشئه' },
  'compartments.of-line': {
    en: 'Whoever opens this line needs all of these',
    ru: 'Для этой линии нужны все эти разделы',
    ar: 'من يفتح هذا الخط يحتاج إلى هذه كلها',
  },
  'compartments.entry': {
    en: 'Lies in compartments',
    ru: 'Лежит в разделах',
    ar: 'تقع في الأقسام',
  },
  'compartments.number': {
    en: 'Number of an entry, as moscow/41',
    ru: 'Номер записи, например moscow/41',
    ar: 'رقم قيد، مثل moscow/41',
  },
  'compartments.put': { en: 'Put it there', ru: 'Отнести', ar: 'ضعه فيها' },
  'compartments.draft': {
    en: 'Compartments of what it becomes',
    ru: 'Разделы, куда она попадёт',
    ar: 'الأقسام التي ستقع فيها',
  },
  'officers.here': { en: 'signed in', ru: 'вошёл', ar: 'داخل الآن' },
  'officers.key-file': { en: 'key file', ru: 'файл ключа', ar: 'ملف مفتاح' },
  'officers.passkey': { en: 'passkey', ru: 'ключ доступа', ar: 'مفتاح مرور' },
  'officers.demonstration': {
    en: 'key kept by the demonstration',
    ru: 'ключ для показа',
    ar: 'مفتاح العرض',
  },
  'officers.waiting': {
    en: 'Enrolled, waiting for a roster entry',
    ru: 'Заведены, ждут записи в списке',
    ar: 'مسجّلون ينتظرون قيدًا في القائمة',
  },
  'officers.add': {
    en: 'Enter {$officer} in the roster',
    ru: 'Внести {$officer} в список',
    ar: 'أدخل {$officer} في القائمة',
  },
  'officers.remove': { en: 'Remove {$officer}', ru: 'Исключить {$officer}', ar: 'أزِل {$officer}' },
  'officers.new': {
    en: 'A code for a new officer',
    ru: 'Код для нового офицера',
    ar: 'رمز لضابط جديد',
  },
  'officers.issue': {
    en: 'Give a one-time code',
    ru: 'Выдать одноразовый код',
    ar: 'أعطِ رمزًا لمرة واحدة',
  },
  'officers.code': {
    en: 'Read it to the officer; it is shown this once and ends {$at}.',
    ru: 'Прочтите его офицеру; показывается один раз, действует до {$at}.',
    ar: 'اقرأه للضابط؛ يُعرض مرة واحدة وينتهي {$at}.',
  },
  'officers.recovery': {
    en: 'One of two codes for a lost passkey of {$officer}',
    ru: 'Один из двух кодов взамен утерянного ключа: {$officer}',
    ar: 'أحد رمزين بدل مفتاح مفقود لـ{$officer}',
  },
  'exercise.title': { en: 'Exercise', ru: 'Учения', ar: 'التمرين' },
  'exercise.none': {
    en: 'No exercise is running on this line.',
    ru: 'Учений на этой линии нет.',
    ar: 'لا تمرين جارٍ على هذا الخط.',
  },
  'exercise.running': {
    en: 'Exercise “{$title}” is running since {$from}, until {$until}.',
    ru: 'Идут учения «{$title}» с {$from} до {$until}.',
    ar: 'التمرين «{$title}» جارٍ منذ {$from} حتى {$until}.',
  },
  'exercise.agreed': {
    en: 'Exercise “{$title}” is agreed: it is to begin {$from} and to end {$until}.',
    ru: 'Учения «{$title}» согласованы: начало {$from}, окончание {$until}.',
    ar: 'التمرين «{$title}» متفق عليه: يبدأ {$from} وينتهي {$until}.',
  },
  'exercise.overrun': {
    en: 'Exercise “{$title}” was to end {$until}; nobody has ended it, and it is running.',
    ru: 'Учения «{$title}» должны были закончиться {$until}; их никто не закончил, они идут.',
    ar: 'كان التمرين «{$title}» ينتهي {$until}؛ ولم ينهه أحد، وهو جارٍ.',
  },
  'exercise.state-agreed': { en: 'agreed', ru: 'согласованы', ar: 'متفق عليه' },
  'exercise.station': {
    en: 'This is an exercise station: it can never reach a real line.',
    ru: 'Это учебная станция: реальной линии она достичь не может.',
    ar: 'هذه محطة تمرين: لا يمكنها بلوغ خط حقيقي أبدًا.',
  },
  'exercise.line': {
    en: 'This line carries exercises only.',
    ru: 'Эта линия только для учений.',
    ar: 'هذا الخط للتمارين فقط.',
  },
  'exercise.propose': { en: 'Propose an exercise', ru: 'Предложить учения', ar: 'اقترح تمرينًا' },
  'exercise.name': { en: 'Name', ru: 'Название', ar: 'الاسم' },
  'exercise.from': { en: 'From', ru: 'С', ar: 'من' },
  'exercise.until': { en: 'Until', ru: 'До', ar: 'حتى' },
  'exercise.agree': { en: 'Agree', ru: 'Согласиться', ar: 'وافق' },
  'exercise.end': { en: 'End it', ru: 'Закончить', ar: 'أنهِه' },
  'exercise.waits-for': {
    en: 'waits for {$parties}',
    ru: 'ждёт: {$parties}',
    ar: 'ينتظر {$parties}',
  },
  'exercise.state-proposed': { en: 'proposed', ru: 'предложены', ar: 'مقترح' },
  'exercise.state-running': { en: 'running', ru: 'идут', ar: 'جارٍ' },
  'exercise.state-ending': { en: 'ending', ru: 'заканчиваются', ar: 'قيد الإنهاء' },
  'exercise.state-ended': { en: 'ended', ru: 'закончены', ar: 'انتهى' },
  'exercise.state-withdrawn': { en: 'withdrawn', ru: 'отменены', ar: 'سُحب' },
  'access.title': { en: 'Access ledger', ru: 'Учёт доступа', ar: 'دفتر الاطّلاع' },
  'access.about': {
    en: `Who opened, exported and disclosed what. Its hash is bound into the line each hour, so
      nothing can be taken out unnoticed.`,
    ru: `Кто что открыл, выгрузил и раскрыл. Хеш учёта ежечасно привязывается к линии, и изъять
      ничего незаметно нельзя.`,
    ar: 'من فتح وصدّر وكشف ماذا. تُربط بصمته بالخط كل ساعة، فلا يُنزع شيء دون أن يُلحظ.',
  },
  'access.when': { en: 'When', ru: 'Когда', ar: 'متى' },
  'access.who': { en: 'Who', ru: 'Кто', ar: 'من' },
  'access.act': { en: 'What was done', ru: 'Что сделано', ar: 'ما فُعل' },
  'access.what': { en: 'With what', ru: 'С чем', ar: 'بماذا' },
  'settings.title': { en: 'This desk', ru: 'Это рабочее место', ar: 'هذا المكتب' },
  'settings.place': {
    en: 'Place in the chain of alarms',
    ru: 'Место в цепи вызова',
    ar: 'الموضع في سلسلة الإنذار',
  },
  'settings.place-desk': {
    en: 'first desk: rings at once',
    ru: 'первое место: звонит сразу',
    ar: 'المكتب الأول: يرنّ فورًا',
  },
  'settings.place-second-desk': {
    en: 'second desk: rings after {$time}',
    ru: 'второе место: звонит через {$time}',
    ar: 'المكتب الثاني: يرنّ بعد {$time}',
  },
  'settings.place-duty-chief': {
    en: 'duty chief: rings after {$time}',
    ru: 'начальник смены: звонит через {$time}',
    ar: 'رئيس المناوبة: يرنّ بعد {$time}',
  },
} as const satisfies Catalogue;
