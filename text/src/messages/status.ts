import type { Catalogue } from '../catalogue.ts';

/** What `status`, `test` and the acts of an operator print. */
export const status = {
  'status.title': {
    en: 'Line {$line}, party {$party}',
    ru: 'Линия {$line}, сторона {$party}',
    ar: 'الخط {$line}، الطرف {$party}',
  },
  'status.running': {
    en: 'The station is running.',
    ru: 'Станция работает.',
    ar: 'المحطة تعمل.',
  },
  'status.not-running': {
    en: 'The station is not running: no circuit is open.',
    ru: 'Станция не запущена: ни один канал не открыт.',
    ar: 'المحطة لا تعمل: لا دارة مفتوحة.',
  },
  'status.fault': {
    en: 'Fault. {$what}',
    ru: 'Отказ. {$what}',
    ar: 'عطل. {$what}',
  },
  'status.space': {
    en: 'Free on the disk: {$free}',
    ru: 'Свободно на диске: {$free}',
    ar: 'المساحة الحرة على القرص: {$free}',
  },
  'status.beyond-guard': {
    en: 'A note of ours turned up that we do not know: only `incarnation open` speaks again.',
    ru: 'Появилась наша подпись, которой мы не знаем: заговорит лишь `incarnation open`.',
    ar: 'ظهر توقيع لنا لا نعرفه: لا نعود إلى الكلام إلا بـ `incarnation open`.',
  },
  'status.own': {
    en: 'Entries signed here: {$size}, incarnation {$incarnation}',
    ru: 'Подписано записей: {$size}, поколение {$incarnation}',
    ar: 'القيود الموقَّعة هنا: {$size}، الجيل {$incarnation}',
  },
  'status.present': {
    en: 'In this incarnation: {$present}; the others are of those before it',
    ru: 'Из них в этом поколении: {$present}; остальные в прежних',
    ar: 'منها في هذا الجيل: {$present}؛ والباقي في ما قبله',
  },
  'status.own-watch': {
    en: 'Our watch: {$watch}',
    ru: 'Наша вахта: {$watch}',
    ar: 'مناوبتنا: {$watch}',
  },
  'status.peer-watch': {
    en: 'Their watch: {$watch}',
    ru: 'Их вахта: {$watch}',
    ar: 'مناوبتهم: {$watch}',
  },
  'status.queue': {
    en: 'Waiting to be written: {$count}',
    ru: 'Ждёт записи: {$count}',
    ar: 'بانتظار التدوين: {$count}',
  },
  'status.by-courier': {
    en: 'Line to {$party}: by courier only.',
    ru: 'Линия, сторона {$party}: только курьером.',
    ar: 'الخط مع {$party}: بالساعي فقط.',
  },
  'status.never': { en: 'never', ru: 'никогда', ar: 'أبدًا' },
  'status.heard': {
    en: 'Last heard: {$at}',
    ru: 'Последний раз слышно: {$at}',
    ar: 'آخر ما ورد: {$at}',
  },
  'status.theirs': {
    en: 'Entries of theirs on our record: {$size}',
    ru: 'Их записей у нас на записи: {$size}',
    ar: 'قيودهم المدوَّنة لدينا: {$size}',
  },
  'status.recorded': {
    en: 'Entries of ours on their record: {$recorded} of {$size}, newest receipt {$at}',
    ru: 'Наших записей у них на записи: {$recorded} из {$size}, последняя расписка {$at}',
    ar: 'قيودنا المدوَّنة لديهم: {$recorded} من {$size}، آخر إيصال {$at}',
  },
  'status.final-cut': {
    en: 'Final up to cut {$k}, {$hash}',
    ru: 'Окончательно до среза {$k}, {$hash}',
    ar: 'نهائي حتى الحدّ {$k}، {$hash}',
  },
  'status.no-final-cut': {
    en: 'No cut is final yet.',
    ru: 'Окончательного среза ещё нет.',
    ar: 'لا حدّ نهائيًّا بعد.',
  },
  'status.cut-tries-spent': {
    en: `This journal has no try left for its next cut: nothing more becomes final when it is our
      turn, until \`incarnation open\`.`,
    ru: `У этого журнала не осталось попыток для следующего среза: в нашу очередь ничто больше не
      станет окончательным до \`incarnation open\`.`,
    ar: `لم تبقَ لهذا السجل محاولة لحدّه التالي: لن يصبح شيء نهائيًّا في دورنا حتى
      \`incarnation open\`.`,
  },
  'status.refusals': {
    en: 'Refused since the start:',
    ru: 'Отвергнуто с момента запуска:',
    ar: 'المرفوض منذ التشغيل:',
  },
  'status.no-refusals': {
    en: 'Nothing has been refused since the start.',
    ru: 'С момента запуска ничего не отвергнуто.',
    ar: 'لم يُرفض شيء منذ التشغيل.',
  },
  'status.canary-back': {
    en: '{$party}: a FLASH would arrive; to their disk and back in {$time}.',
    ru: '{$party}: «МОЛНИЯ» дошла бы; до их диска и обратно за {$time}.',
    ar: '{$party}: تصل البرقية الخاطفة؛ إلى قرصهم والعودة في {$time}.',
  },
  'status.canary-lost': {
    en: '{$party}: nothing came back in time.',
    ru: '{$party}: в срок ничего не вернулось.',
    ar: '{$party}: لم يعد شيء في الموعد.',
  },
  'status.entry': {
    en: 'Signed here as {$entry}: {$what}',
    ru: 'Подписано у нас как {$entry}: {$what}',
    ar: 'وُقِّع لدينا بصفة {$entry}: {$what}',
  },
  'status.incarnation': {
    en: `Incarnation {$number} is open; its first entry is {$entry}. Short numbers now mean its
      entries: those before it are named with their incarnation, as lists show them.`,
    ru: `Поколение {$number} введено; его первая запись {$entry}. Краткие номера теперь означают
      его записи: прежние называются вместе со своим поколением, как показано в списках.`,
    ar: `فُتح الجيل {$number}؛ وأول قيوده {$entry}. والأرقام القصيرة تعني الآن قيوده هو: أما ما
      قبله فيُسمّى مع جيله كما تعرضه القوائم.`,
  },
  'status.rekey-receive': {
    en: 'Receive key {$number} is made and announced.',
    ru: 'Ключ приёма {$number} создан и объявлен.',
    ar: 'صُنع مفتاح الاستقبال {$number} وأُعلن.',
  },
  'status.rekey-disk': {
    en: 'The store is encrypted anew; the old secret opens it no longer.',
    ru: 'Хранилище перешифровано; старый секрет его больше не открывает.',
    ar: 'أُعيد تشفير المخزن؛ ولم يعد السرّ القديم يفتحه.',
  },
  'backup.left-out': {
    en: 'Not in it: the line {$line}. {$reason} The other lines are saved; see `parley doctor`.',
    ru: 'В неё не вошла линия {$line}. {$reason} Другие сохранены; см. `parley doctor`.',
    ar: 'ليس فيها الخط {$line}. {$reason} وحُفظت الخطوط الأخرى؛ انظر `parley doctor`.',
  },
  'restore.left-out': {
    en: 'Not restored: the line {$line}. {$reason} An earlier backup may hold it.',
    ru: 'Не восстановлена линия {$line}. {$reason} Она может быть в более ранней копии.',
    ar: 'لم يُستعَد الخط {$line}. {$reason} وقد يكون في نسخة أسبق.',
  },
  'status.restored': {
    en: 'The backup of {$at} is restored in {$folder}.',
    ru: 'Копия от {$at} восстановлена в {$folder}.',
    ar: 'استُعيدت نسخة {$at} في {$folder}.',
  },
} as const satisfies Catalogue;
