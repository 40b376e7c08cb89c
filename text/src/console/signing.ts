import type { Catalogue } from '../catalogue.ts';

/** Before an officer signs: the outcome, what the bytes say, what is missing, what follows. */
export const signing = {
  'signing.title': {
    en: 'You are about to speak for {$party}',
    ru: 'Вы будете говорить от имени стороны {$party}',
    ar: 'أنت على وشك التحدث باسم {$party}',
  },
  'signing.outcome': {
    en: 'to {$addressees}, as {$precedence} and {$class}: {$kind}',
    ru: 'кому: {$addressees}; {$precedence}, {$class}: {$kind}',
    ar: 'إلى {$addressees}، بدرجة {$precedence} وصنف {$class}: {$kind}',
  },
  'signing.held': {
    en: 'They will hold it as evidence.',
    ru: 'У них это останется как доказательство.',
    ar: 'سيحتفظون بذلك دليلًا.',
  },
  'signing.on-line': { en: 'on the line {$line}', ru: 'линия {$line}', ar: 'على الخط {$line}' },
  'signing.bytes': {
    en: `What you sign is what stands here: this page is drawn from the bytes that your key
      signs, {$hash}.`,
    ru: `Вы подписываете именно это: страница построена из байтов, которые подписывает ваш ключ,
      {$hash}.`,
    ar: 'ما توقّعه هو ما تراه هنا: هذه الصفحة مرسومة من البايتات التي يوقّعها مفتاحك، {$hash}.',
  },
  'signing.differs': {
    en: `The bytes that the station sent are not those of the challenge it asks you to sign.
      Nothing can be signed here; call an engineer.`,
    ru: `Байты, присланные станцией, не те, что она просит подписать. Здесь ничего подписать
      нельзя; вызовите инженера.`,
    ar: 'البايتات التي أرسلتها المحطة ليست ما تطلب توقيعه. لا يمكن توقيع شيء هنا؛ استدعِ مهندسًا.',
  },
  'signing.gone': {
    en: 'It was changed or taken back while you looked.',
    ru: 'Пока вы смотрели, это изменили или забрали.',
    ar: 'غُيّرت أو سُحبت بينما كنت تطّلع عليها.',
  },
  'signing.gone-why': {
    en: 'Nothing of it can be signed any more, and nothing was signed now. Look at the draft anew.',
    ru: 'Подписать это уже нельзя, и сейчас ничего не подписано. Посмотрите проект заново.',
    ar: 'لم يعد ممكنًا توقيع شيء منها، ولم يُوقَّع الآن شيء. اطّلع على المسودة من جديد.',
  },
  'signing.open-draft': { en: 'Open the draft', ru: 'Открыть проект', ar: 'افتح المسودة' },
  'signing.changed-since': {
    en: 'Changed since you last looked',
    ru: 'Изменилось с вашего последнего просмотра',
    ar: 'ما تغيّر منذ اطّلعت آخر مرة',
  },
  'signing.unchanged-since': {
    en: 'Nothing has changed since you last looked, {$at}.',
    ru: 'С вашего последнего просмотра {$at} ничего не изменилось.',
    ar: 'لم يتغيّر شيء منذ اطّلاعك الأخير {$at}.',
  },
  'signing.first-look': {
    en: 'You see this for the first time.',
    ru: 'Вы видите это впервые.',
    ar: 'تطّلع على هذا لأول مرة.',
  },
  'signing.before': { en: 'Before it goes', ru: 'Прежде чем уйдёт', ar: 'قبل أن تُرسل' },
  'signing.needs': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} release asked for: {$roles}}}
      * {{{$count} releases asked for: {$roles}}}`,
    ru: `.input {$count :number}
      .match $count
      one {{Требуется {$count} разрешение: {$roles}}}
      few {{Требуется {$count} разрешения: {$roles}}}
      * {{Требуется {$count} разрешений: {$roles}}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لا إجازة مطلوبة: {$roles}}}
      one {{إجازة واحدة مطلوبة: {$roles}}}
      two {{إجازتان مطلوبتان: {$roles}}}
      few {{{$count} إجازات مطلوبة: {$roles}}}
      many {{{$count} إجازة مطلوبة: {$roles}}}
      * {{{$count} إجازة مطلوبة: {$roles}}}`,
  },
  'signing.needs-none': {
    en: 'The charter asks for no release.',
    ru: 'Устав разрешений не требует.',
    ar: 'لا يطلب الميثاق إجازة.',
  },
  'signing.has-released': {
    en: '{$officer} released, same bytes',
    ru: '{$officer}: разрешение дано, те же байты',
    ar: '{$officer} أجاز، البايتات نفسها',
  },
  'signing.yours-missing': { en: 'Yours is missing', ru: 'Не хватает вашего', ar: 'تنقص إجازتك' },
  'signing.beyond-roster': {
    en: `.input {$count :number}
      .match $count
      one {{Nobody on the roster can give {$count} release that is missing: enter an officer.}}
      * {{Nobody on the roster can give {$count} releases that are missing: enter officers.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{{$count} разрешение дать некому: внесите офицера в список.}}
      few {{{$count} разрешения дать некому: внесите офицеров в список.}}
      * {{{$count} разрешений дать некому: внесите офицеров в список.}}`,
    ar: `.input {$count :number}
      .match $count
      one {{إجازة واحدة لا يقدر أحد في القائمة على منحها: أدخلوا ضابطًا.}}
      two {{إجازتان لا يقدر أحد في القائمة على منحهما: أدخلوا ضابطين.}}
      few {{{$count} إجازات لا يقدر أحد في القائمة على منحها: أدخلوا ضباطًا.}}
      * {{{$count} إجازة لا يقدر أحد في القائمة على منحها: أدخلوا ضباطًا.}}`,
  },
  'signing.another-missing': {
    en: 'Another officer’s is missing',
    ru: 'Не хватает разрешения другого офицера',
    ar: 'تنقص إجازة ضابط آخر',
  },
  'signing.written-by': {
    en: 'Written by {$officers}: none of them releases it.',
    ru: 'Составили: {$officers}; никто из них отправку не разрешает.',
    ar: 'كتبها {$officers}: لا يجيزها أحد منهم.',
  },
  'signing.reviewed-by': {
    en: '{$language} reviewed by {$officer}, {$at}',
    ru: '{$language}: проверил {$officer}, {$at}',
    ar: '{$language}: راجعها {$officer}، {$at}',
  },
  'signing.as-in-template': {
    en: '{$language} as the template has it',
    ru: '{$language}: слово в слово по образцу',
    ar: '{$language}: كما في النموذج',
  },
  'signing.precedence-changed': {
    en: 'The drafter proposed {$precedence}.',
    ru: 'Составитель предлагал: {$precedence}.',
    ar: 'اقترح المحرِّر: {$precedence}.',
  },
  'signing.you-have-seen': { en: 'You have seen', ru: 'Вы видели', ar: 'ما اطّلعت عليه' },
  'signing.seen-up-to': {
    en: 'all from {$party} up to {$id}',
    ru: 'всё от стороны {$party} до {$id}',
    ar: 'كل ما ورد من {$party} حتى {$id}',
  },
  'signing.seen-nothing': {
    en: 'nothing from {$party}',
    ru: 'от стороны {$party} ничего',
    ar: 'لا شيء من {$party}',
  },
  'signing.nothing-newer': {
    en: 'nothing newer has come',
    ru: 'ничего новее не поступало',
    ar: 'لم يرد ما هو أحدث',
  },
  'signing.newer': {
    en: 'Newer than this draft. Read it before you sign:',
    ru: 'Пришло после этого проекта. Прочтите до подписи:',
    ar: 'أحدث من هذه المسودة. اقرأها قبل التوقيع:',
  },
  'signing.newer-read': {
    en: 'I have read {$id}, and it goes as it stands',
    ru: '{$id} прочитано, отправляем как есть',
    ar: 'قرأت {$id}، وتُرسل كما هي',
  },
  'signing.newer-read-all': {
    en: 'I have read all of these, and it goes as it stands',
    ru: 'Всё это прочитано, отправляем как есть',
    ar: 'قرأتها كلها، وتُرسل كما هي',
  },
  'signing.if-now': { en: 'If it goes now', ru: 'Если отправить сейчас', ar: 'إن أُرسلت الآن' },
  'signing.peer-up': {
    en: 'Line to {$party} proven {$age} ago, {$circuits}. Their watch: {$watch}.',
    ru: 'Линия, сторона {$party}: проверена {$age} назад, {$circuits}. У них: {$watch}.',
    ar: 'الخط مع {$party} أُثبت قبل {$age} عبر {$circuits}. لديهم: {$watch}.',
  },
  'signing.peer-down': {
    en: `Line to {$party} is not up: it waits on our record until a circuit opens. Their watch:
      {$watch}.`,
    ru: `Линия, сторона {$party}: не работает; сообщение ждёт у нас, пока не откроется канал.
      У них: {$watch}.`,
    ar: 'الخط مع {$party} غير عامل: تنتظر في سجلنا حتى تُفتح دارة. لديهم: {$watch}.',
  },
  'signing.clock': {
    en: 'They have {$time} to handle it.',
    ru: 'На обработку у них {$time}.',
    ar: 'لديهم {$time} لمعالجتها.',
  },
  'signing.afterwards': { en: 'Afterwards', ru: 'После', ar: 'بعد ذلك' },
  'signing.no-way-back': {
    en: 'It cannot be taken back. A retraction says so in all its languages and stands beside it.',
    ru: 'Отправленное не вернуть. Отзыв заявляется на всех его языках и встаёт рядом.',
    ar: 'ما أُرسل لا يُستردّ. والسحب يُقال بكل لغاتها ويقف إلى جانبها.',
  },
  'signing.retraction-armed': {
    en: 'A retraction is prepared with it.',
    ru: 'Отзыв подготовлен вместе с ним.',
    ar: 'أُعدّ معها سحب.',
  },
  'signing.release-passkey': {
    en: 'Release with your passkey',
    ru: 'Разрешить ключом доступа',
    ar: 'أجِز بمفتاح المرور',
  },
  'signing.release-passkey-of': {
    en: 'Release with the passkey of {$officer}',
    ru: 'Разрешить ключом доступа: {$officer}',
    ar: 'أجِز بمفتاح مرور {$officer}',
  },
  'signing.release-demonstration': {
    en: 'Release as {$officer} (demonstration key)',
    ru: 'Разрешить как {$officer} (ключ для показа)',
    ar: 'أجِز بصفة {$officer} (مفتاح العرض)',
  },
  'signing.sign-passkey': {
    en: 'Sign with your passkey',
    ru: 'Подписать ключом доступа',
    ar: 'وقّع بمفتاح المرور',
  },
  'signing.sign-passkey-of': {
    en: 'Sign with the passkey of {$officer}',
    ru: 'Подписать ключом доступа: {$officer}',
    ar: 'وقّع بمفتاح مرور {$officer}',
  },
  'signing.sign-demonstration': {
    en: 'Sign as {$officer} (demonstration key)',
    ru: 'Подписать как {$officer} (ключ для показа)',
    ar: 'وقّع بصفة {$officer} (مفتاح العرض)',
  },
  'signing.cannot': {
    en: '{$officer} does not release this: {$reason}',
    ru: '{$officer} этого не разрешает: {$reason}',
    ar: 'لا يجيزها {$officer}: {$reason}',
  },
  'signing.key-file': {
    en: '{$officer} signs on the command line, with a key file.',
    ru: '{$officer} подписывает в командной строке, файлом ключа.',
    ar: 'يوقّع {$officer} من سطر الأوامر بملف مفتاح.',
  },
  'signing.send-back': {
    en: 'Send back to the drafter',
    ru: 'Вернуть составителю',
    ar: 'أعِدها إلى المحرِّر',
  },
  'signing.back-reason': {
    en: 'What must change?',
    ru: 'Что нужно изменить?',
    ar: 'ما الذي يجب تغييره؟',
  },
  'signing.leave': { en: 'Leave', ru: 'Оставить', ar: 'اترك' },
  'signing.type-class': {
    en: 'This is REAL at {$precedence}. Type {$class} to go on:',
    ru: 'Это РЕАЛЬНОЕ сообщение, {$precedence}. Чтобы продолжить, наберите {$class}:',
    ar: 'هذه رسالة حقيقية بدرجة {$precedence}. للمتابعة اكتب {$class}:',
  },
  'signing.written': {
    en: 'It is signed here as {$id}, and on its way.',
    ru: 'Подписано у нас как {$id}, отправляется.',
    ar: 'وُقِّعت لدينا برقم {$id}، وهي في طريقها.',
  },
  'signing.still-missing': {
    en: 'Your release is kept. {$missing}',
    ru: 'Ваше разрешение сохранено. {$missing}',
    ar: 'حُفظت إجازتك. {$missing}',
  },
  'signing.not-signed': {
    en: 'The passkey did not sign. Nothing was sent.',
    ru: 'Ключ доступа не подписал. Ничего не отправлено.',
    ar: 'لم يوقّع مفتاح المرور. ولم يُرسل شيء.',
  },
  'signing.record-roster-add': {
    en: 'Officer {$officer} is added: {$roles}',
    ru: 'Вносится офицер {$officer}: {$roles}',
    ar: 'يُضاف الضابط {$officer}: {$roles}',
  },
  'signing.record-roster-remove': {
    en: 'Officer {$officer} is removed.',
    ru: 'Исключается офицер {$officer}.',
    ar: 'يُزال الضابط {$officer}.',
  },
  'signing.record-unknown': {
    en: 'A record that this page cannot show. Do not sign it here.',
    ru: 'Запись, которую эта страница показать не может. Не подписывайте её здесь.',
    ar: 'تدوين لا تستطيع هذه الصفحة عرضه. لا توقّعه هنا.',
  },
  'signing.all-others': {
    en: 'all others, for action',
    ru: 'всем остальным, для исполнения',
    ar: 'جميع الآخرين، للتنفيذ',
  },
  'signing.addressee': {
    en: '{$party}, {$purpose}',
    ru: '{$party}, {$purpose}',
    ar: '{$party}، {$purpose}',
  },
  'signing.addressee-lower': {
    en: '{$party}, {$purpose}, {$precedence}',
    ru: '{$party}, {$purpose}, {$precedence}',
    ar: '{$party}، {$purpose}، {$precedence}',
  },
  'signing.takes-back': { en: 'takes back {$id}', ru: 'отзывает {$id}', ar: 'سحب {$id}' },
  'signing.corrects': { en: 'corrects {$id}', ru: 'исправляет {$id}', ar: 'تصويب {$id}' },
  'signing.about': { en: 'about {$id}', ru: 'касается {$id}', ar: 'بشأن {$id}' },
  'signing.answers': { en: 'in answer to {$id}', ru: 'в ответ на {$id}', ar: 'ردًّا على {$id}' },
} as const satisfies Catalogue;
