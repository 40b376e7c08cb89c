import type { Catalogue } from '../catalogue.ts';

/** The release sheet: first the outcome in one sentence, then what the bytes mean. */
export const release = {
  'release.outcome': {
    en: `You are about to speak for {$party} to {$addressees}, {$standing}, as {$precedence} and
      {$class}. They will hold it as evidence.`,
    ru: `Вы будете говорить от имени стороны {$party}; кому: {$addressees}, {$standing};
      {$precedence}, {$class}. У них это останется как доказательство.`,
    ar: `أنت على وشك التحدث باسم {$party} إلى {$addressees}، {$standing}، بدرجة {$precedence}
      وصنف {$class}. وسيحتفظون بذلك دليلًا.`,
  },
  'release.answers': { en: 'In answer to {$id}.', ru: 'В ответ на {$id}.', ar: 'ردًّا على {$id}.' },
  'release.attachments': { en: 'Attachments', ru: 'Вложения', ar: 'المرفقات' },
  'release.record': { en: 'This act says', ru: 'Это действие означает', ar: 'هذا الفعل يعني' },
  'release.seen': {
    en: 'Seen before: all of {$party} up to {$id}.',
    ru: 'Просмотрено: всё от стороны {$party} до {$id}.',
    ar: 'تم الاطّلاع على كل ما ورد من {$party} حتى {$id}.',
  },
  'release.newer': {
    en: 'A newer message has come: {$id}. It is shown before you can release.',
    ru: 'Пришло новое сообщение: {$id}. Оно показывается до разрешения.',
    ar: 'وردت رسالة أحدث: {$id}. تُعرض عليك قبل الإجازة.',
  },
  'release.nothing-newer': {
    en: 'Nothing newer has come.',
    ru: 'Ничего нового не поступило.',
    ar: 'لم يرد ما هو أحدث.',
  },
  'release.not-after': {
    en: 'Void if not signed before {$at}.',
    ru: 'Теряет силу, если не подписано до {$at}.',
    ar: 'تبطل إن لم تُوقَّع قبل {$at}.',
  },
  'release.needed': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} more release is needed.}}
      * {{{$count} more releases are needed.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{Нужно ещё {$count} разрешение.}}
      few {{Нужно ещё {$count} разрешения.}}
      * {{Нужно ещё {$count} разрешений.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لا تنقص أي إجازة.}}
      one {{تنقص إجازة واحدة.}}
      two {{تنقص إجازتان.}}
      few {{تنقص {$count} إجازات.}}
      many {{تنقص {$count} إجازة.}}
      * {{تنقص {$count} إجازة.}}`,
  },
  'release.goes-with-yours': {
    en: 'With your release it is signed and goes.',
    ru: 'С вашим разрешением сообщение будет подписано и уйдёт.',
    ar: 'بإجازتك تُوقَّع وتُرسل.',
  },
  'release.needed-after-yours': {
    en: `.input {$count :number}
      .match $count
      one {{After your release {$count} more is needed.}}
      * {{After your release {$count} more are needed.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{После вашего нужно ещё {$count} разрешение.}}
      few {{После вашего нужно ещё {$count} разрешения.}}
      * {{После вашего нужно ещё {$count} разрешений.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لا تنقص أي إجازة بعد إجازتك.}}
      one {{تنقص إجازة واحدة بعد إجازتك.}}
      two {{تنقص إجازتان بعد إجازتك.}}
      few {{تنقص {$count} إجازات بعد إجازتك.}}
      many {{تنقص {$count} إجازة بعد إجازتك.}}
      * {{تنقص {$count} إجازة بعد إجازتك.}}`,
  },
  'release.yours-is-there': {
    en: 'Your release is there already; a second one counts for nothing more.',
    ru: 'Ваше разрешение уже есть; второе ничего не добавит.',
    ar: 'إجازتك موجودة من قبل؛ والثانية لا تزيد شيئًا.',
  },
  'release.by': {
    en: 'Released by {$officers}.',
    ru: 'Отправку разрешили: {$officers}.',
    ar: 'أجاز الإرسال: {$officers}.',
  },
  'release.would-arrive': {
    en: 'If it goes now: the line was proven {$age} ago; their watch: {$watch}.',
    ru: 'Если отправить сейчас: линия проверена {$age} назад; у них: {$watch}.',
    ar: 'إن أُرسلت الآن: أُثبت الخط قبل {$age}؛ والمناوبة لديهم: {$watch}.',
  },
  'release.would-wait': {
    en: 'If it goes now: no circuit is up; it waits on our record until one opens.',
    ru: 'Если отправить сейчас: каналов нет; сообщение ждёт у нас, пока один не откроется.',
    ar: 'إن أُرسلت الآن: لا دارة عاملة؛ تنتظر في سجلنا حتى تُفتح إحداها.',
  },
  'release.no-way-back': {
    en: 'It cannot be taken back.',
    ru: 'Отправленное не вернуть.',
    ar: 'ما أُرسل لا يُستردّ.',
  },
  'release.hash': {
    en: 'What you sign: {$hash}',
    ru: 'Вы подписываете: {$hash}',
    ar: 'ما توقّعه: {$hash}',
  },
  'release.ack-means': {
    en: 'an officer has read it. It is no agreement.',
    ru: 'офицер прочёл сообщение. Это не согласие.',
    ar: 'قرأها ضابط. وليس ذلك موافقة.',
  },
  'release.withheld-means': {
    en: 'received, no answer now. It is not a refusal.',
    ru: 'получено, ответа пока нет. Это не отказ.',
    ar: 'استُلمت، ولا رد الآن. وليس ذلك رفضًا.',
  },
  'release.no-answer-before': {
    en: 'No answer is to be expected before {$at}.',
    ru: 'До {$at} ответа ждать не следует.',
    ar: 'لا يُنتظر رد قبل {$at}.',
  },
  'release.confirm-means': {
    en: 'a question: did they say this? It stays open until they answer.',
    ru: 'вопрос, их ли это сообщение. Он открыт, пока они не ответят.',
    ar: 'سؤال: هل صدر هذا عنهم؟ ويبقى مفتوحًا حتى يجيبوا.',
  },
} as const satisfies Catalogue;
