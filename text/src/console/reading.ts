import type { Catalogue } from '../catalogue.ts';

/** Messages: the list in two parts, the sheet, the acts and the evidence. */
export const reading = {
  'reading.list': { en: 'Messages', ru: 'Сообщения', ar: 'الرسائل' },
  'reading.waiting-us': {
    en: 'Waiting for us · by precedence',
    ru: 'Ждут нас · по категории срочности',
    ar: 'بانتظارنا · بحسب درجة الأسبقية',
  },
  'reading.waiting-them': { en: 'Waiting for them', ru: 'Ждём их', ar: 'بانتظارهم' },
  'reading.rest': {
    en: 'The rest, newest first',
    ru: 'Остальное, новое вначале',
    ar: 'البقية، الأحدث أولًا',
  },
  'reading.to': { en: 'to {$party}', ru: 'Кому: {$party}', ar: 'إلى {$party}' },
  'reading.to-acknowledge': {
    en: '{$left} to acknowledge',
    ru: 'подтвердить за {$left}',
    ar: '{$left} للإقرار',
  },
  'reading.to-be-acknowledged': {
    en: 'they have {$left} to acknowledge',
    ru: 'им подтвердить за {$left}',
    ar: 'لديهم {$left} للإقرار',
  },
  'reading.to-answer': {
    en: 'answer due in {$left}',
    ru: 'ответить за {$left}',
    ar: 'الرد خلال {$left}',
  },
  'reading.answer-by': { en: 'answer by {$at}', ru: 'ответить до {$at}', ar: 'الرد قبل {$at}' },
  'reading.recorded-at': { en: 'on record {$at}', ru: 'на записи {$at}', ar: 'دُوِّنت {$at}' },
  'reading.translated': {
    en: '[translation, original: {$language}]',
    ru: '[перевод, оригинал: {$language}]',
    ar: '[ترجمة، الأصل: {$language}]',
  },
  'reading.languages': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} language}}
      * {{{$count} languages}}`,
    ru: `.input {$count :number}
      .match $count
      one {{{$count} язык}}
      few {{{$count} языка}}
      * {{{$count} языков}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{بلا لغات}}
      one {{لغة واحدة}}
      two {{لغتان}}
      few {{{$count} لغات}}
      many {{{$count} لغة}}
      * {{{$count} لغة}}`,
  },
  'reading.not-acknowledged': { en: 'not acknowledged', ru: 'не подтверждено', ar: 'بلا إقرار' },
  'reading.choose': {
    en: 'Choose a message. Opening it is recorded.',
    ru: 'Выберите сообщение. Открытие записывается.',
    ar: 'اختر رسالة. وفتحها يُدوَّن.',
  },
  'field.for-action': { en: 'For action', ru: 'Для исполнения', ar: 'للتنفيذ' },
  'field.for-information': { en: 'For information', ru: 'Для сведения', ar: 'للعلم' },
  'field.precedence': { en: 'Precedence', ru: 'Категория срочности', ar: 'درجة الأسبقية' },
  'field.class': { en: 'Class', ru: 'Класс', ar: 'الصنف' },
  'field.number-answers': {
    en: '{$number} · answers {$answers}',
    ru: '{$number} · в ответ на {$answers}',
    ar: '{$number} · ردًّا على {$answers}',
  },
  'field.all-up-to': { en: 'all up to {$id}', ru: 'всё до {$id}', ar: 'كل شيء حتى {$id}' },
  'field.nothing-seen': { en: 'nothing of ours', ru: 'ничего от нас', ar: 'لا شيء منّا' },
  'field.capital-time': {
    en: '{$utc} · {$city} {$local}',
    ru: '{$utc} · {$city} {$local}',
    ar: '{$utc} · {$city} {$local}',
  },
  'text.heading': {
    en: '{$language} · {$standing}',
    ru: '{$language} · {$standing}',
    ar: '{$language} · {$standing}',
  },
  'text.mark': { en: 'hidden control {$mark}', ru: 'скрытый знак {$mark}', ar: 'محرف خفي {$mark}' },
  'text.tokens-differ': {
    en: 'Places, times or numbers differ from the original: {$tokens}',
    ru: 'Координаты, время или числа расходятся с оригиналом: {$tokens}',
    ar: 'تختلف المواقع أو الأوقات أو الأرقام عن الأصل: {$tokens}',
  },
  'text.foreign-digits': {
    en: 'digits of another script',
    ru: 'цифры другого письма',
    ar: 'أرقام بخط آخر',
  },
  'late.notice': {
    en: 'READ LATE: sent {$sent}, on our record {$recorded}, opened {$opened}.',
    ru: `ПРОЧИТАНО С ОПОЗДАНИЕМ: отправлено {$sent}, у нас на записи {$recorded}, открыто
      {$opened}.`,
    ar: 'قُرئت متأخرة: أُرسلت {$sent}، دُوِّنت لدينا {$recorded}، فُتحت {$opened}.',
  },
  'late.understood': {
    en: 'I have seen that it is late',
    ru: 'Вижу, что с опозданием',
    ar: 'اطّلعت على أنها متأخرة',
  },
  'crossed.notice': {
    en: 'Crossed with {$ids}: neither side had seen the other’s.',
    ru: 'Разминулось с {$ids}: стороны друг друга ещё не видели.',
    ar: 'تقاطعت مع {$ids}: لم يكن أيٌّ من الطرفين قد اطّلع على رسالة الآخر.',
  },
  'act.acknowledge': {
    en: 'Acknowledge',
    ru: 'Получение подтверждаю',
    ar: 'تم الاستلام والاطّلاع',
  },
  'act.answer': { en: 'Answer', ru: 'Ответить', ar: 'الرد' },
  'act.withhold': {
    en: 'Receive, withhold answer',
    ru: 'Получено, ответ пока не даём',
    ar: 'استلمنا، نمسك عن الرد حاليًا',
  },
  'act.confirm': { en: 'Did you say this?', ru: 'Это ваше сообщение?', ar: 'هل صدر هذا عنكم؟' },
  'act.confirm-yes': { en: 'Yes, it is ours', ru: 'Да, наше', ar: 'نعم، صدر عنّا' },
  'act.confirm-no': { en: 'No, not ours', ru: 'Нет, не наше', ar: 'لا، لم يصدر عنّا' },
  'act.confirm-not-now': { en: 'No answer now', ru: 'Сейчас ответа не даём', ar: 'لا جواب الآن' },
  'act.correct': { en: 'Correct', ru: 'Исправить', ar: 'تصويب' },
  'act.retract': { en: 'Retract', ru: 'Отозвать', ar: 'سحب' },
  'act.print': { en: 'Page to print', ru: 'Страница для печати', ar: 'صفحة للطباعة' },
  'act.disclose': { en: 'Disclose', ru: 'Раскрыть', ar: 'كشف' },
  'act.says-acknowledge': {
    en: 'Acknowledging says: an officer has read it. It is no agreement.',
    ru: 'Подтверждение получения значит: офицер прочёл. Согласия оно не выражает.',
    ar: 'الإقرار يعني: اطّلع عليها ضابط. وليس موافقة.',
  },
  'act.says-withheld': {
    en: 'Withholding says: received, no answer now. It is not a refusal.',
    ru: '«Ответ пока не даём» значит: получено, ответа сейчас нет. Это не отказ.',
    ar: 'الإمساك يعني: استُلمت، ولا رد الآن. وليس رفضًا.',
  },
  'act.says-answered': {
    en: 'It is answered; what is added now is a new message.',
    ru: 'Ответ дан; добавленное теперь будет новым сообщением.',
    ar: 'تم الرد؛ وما يُضاف الآن رسالة جديدة.',
  },
  'act.says-own': {
    en: 'What stands on their record cannot be changed; a correction stands beside it.',
    ru: 'То, что у них на записи, изменить нельзя; исправление встаёт рядом.',
    ar: 'ما دُوِّن لديهم لا يُغيَّر؛ والتصويب يقف إلى جانبه.',
  },
  'act.withhold-until': {
    en: 'We will answer by (optional)',
    ru: 'Ответим до (необязательно)',
    ar: 'سنرد قبل (اختياري)',
  },
  'act.withhold-title': {
    en: 'Receive {$id}, withhold the answer',
    ru: 'Получено {$id}, ответ пока не даём',
    ar: 'استلمنا {$id}، نمسك عن الرد حاليًا',
  },
  'act.acknowledge-title': {
    en: 'Acknowledge {$id}',
    ru: 'Подтвердить получение {$id}',
    ar: 'الإقرار باستلام {$id} والاطّلاع عليها',
  },
  'act.confirm-title': {
    en: 'Ask {$party}: did you say this?',
    ru: 'Спросить сторону {$party}: это ваше сообщение?',
    ar: 'اسأل {$party}: هل صدر هذا عنكم؟',
  },
  'act.refused': { en: 'Refused. {$reason}', ru: 'Отвергнуто. {$reason}', ar: 'مرفوض. {$reason}' },
  'act.done': {
    en: 'Signed here as {$id}.',
    ru: 'Подписано у нас: {$id}.',
    ar: 'وُقِّعت لدينا: {$id}.',
  },
  'evidence.by-circuit': {
    en: '{$circuit} at {$at}',
    ru: '{$circuit}, {$at}',
    ar: '{$circuit} في {$at}',
  },
  'evidence.cosigned': {
    en: 'cosigned by us at size {$size}',
    ru: 'заверено нами, записей: {$size}',
    ar: 'وقّعنا مشاركةً على {$size} من القيود',
  },
  'evidence.read-by': {
    en: 'Opened here by {$officers}',
    ru: 'Открывали здесь: {$officers}',
    ar: 'فتحها هنا {$officers}',
  },
  'evidence.for': { en: 'Evidence for {$id}', ru: 'Доказательства: {$id}', ar: 'أدلة {$id}' },
  'evidence.show': { en: 'show the evidence', ru: 'показать доказательство', ar: 'اعرض الدليل' },
  'evidence.hide': { en: 'hide the evidence', ru: 'скрыть доказательство', ar: 'أخفِ الدليل' },
  'evidence.not-yet': { en: 'not yet', ru: 'ещё нет', ar: 'ليس بعد' },
  'evidence.at-party': { en: 'At {$party}', ru: 'Сторона {$party}', ar: 'لدى {$party}' },
  'evidence.what-proves': {
    en: 'What this proves',
    ru: 'Что это доказывает',
    ar: 'ما الذي يُثبته هذا',
  },
  'evidence.machine': { en: 'by machine', ru: 'машиной', ar: 'آليًّا' },
  'evidence.officer': { en: 'by an officer', ru: 'офицером', ar: 'من ضابط' },
  'evidence.by-officer': { en: 'by {$officer}', ru: '{$officer}', ar: 'من {$officer}' },
  'evidence.by-officer-at': {
    en: 'by {$officer} at {$desk}',
    ru: '{$officer}, рабочее место {$desk}',
    ar: 'من {$officer} على مكتب {$desk}',
  },
  'evidence.silence': {
    en: 'Why nothing has come',
    ru: 'Почему ничего не пришло',
    ar: 'لماذا لم يرد شيء',
  },
  'evidence.copy': { en: 'Copy the proof', ru: 'Скопировать доказательство', ar: 'انسخ الدليل' },
  'evidence.copied': { en: 'Copied.', ru: 'Скопировано.', ar: 'نُسخ.' },
  'evidence.not-copied': {
    en: 'This browser does not let it be copied.',
    ru: 'Браузер не даёт скопировать.',
    ar: 'لا يسمح هذا المتصفح بالنسخ.',
  },
} as const satisfies Catalogue;
