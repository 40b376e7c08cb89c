import type { Catalogue } from '../catalogue.ts';

/** The fixed fields of a message as `show`, `inbox` and `follow` print them. */
export const show = {
  'field.from': { en: 'From', ru: 'От', ar: 'من' },
  'field.written': { en: 'Written', ru: 'Составлено', ar: 'كُتبت' },
  'field.released-by': { en: 'Released by', ru: 'Отправку разрешили', ar: 'أجاز إرسالها' },
  'field.number': { en: 'Number', ru: 'Номер', ar: 'الرقم' },
  'field.answers': { en: 'Answers', ru: 'В ответ на', ar: 'ردًّا على' },
  'field.takes-back': { en: 'Takes back', ru: 'Отзывает', ar: 'يسحب' },
  'field.corrects': { en: 'Corrects', ru: 'Исправляет', ar: 'تصويب لـ' },
  'field.agrees-to': { en: 'Agrees to', ru: 'Согласие с', ar: 'يوافق على' },
  'field.hands-on': { en: 'Open matters', ru: 'Открытые вопросы', ar: 'المسائل المفتوحة' },
  'field.about': { en: 'About', ru: 'Касается', ar: 'بشأن' },
  'field.languages': { en: 'Languages', ru: 'Языки', ar: 'اللغات' },
  'field.kind': { en: 'Kind', ru: 'Вид', ar: 'النوع' },
  'field.had-seen': { en: 'Had seen', ru: 'До этого видели', ar: 'كان قد اطّلع على' },
  'field.attachments': { en: 'Attachments', ru: 'Вложения', ar: 'المرفقات' },
  'field.signed-text': { en: 'signed text', ru: 'входит в подпись', ar: 'ضمن التوقيع' },
  'show.held': { en: 'held here', ru: 'есть у нас', ar: 'محفوظ هنا' },
  'show.not-held': { en: 'not here yet', ru: 'у нас ещё нет', ar: 'لم يصل بعد' },
  'show.final': {
    en: 'Final: a cut that all parties have signed covers it.',
    ru: 'Окончательно: запись входит в срез, подписанный всеми сторонами.',
    ar: 'نهائي: يشمله حدّ وقّعه كل الأطراف.',
  },
  'show.not-final': {
    en: 'Not yet final: no cut that all parties have signed covers it.',
    ru: 'Ещё не окончательно: среза, подписанного всеми сторонами, пока нет.',
    ar: 'غير نهائي بعد: لا يشمله حدّ وقّعه كل الأطراف.',
  },
  'show.clock': {
    en: '{$left} left to handle it',
    ru: 'на обработку осталось {$left}',
    ar: 'بقي لمعالجتها {$left}',
  },
  'show.overdue': {
    en: 'overdue by {$time}',
    ru: 'просрочено на {$time}',
    ar: 'متأخرة بمقدار {$time}',
  },
  'show.more-open': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} more is open: the inbox has it.}}
      * {{{$count} more are open: the inbox has them.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{Открыт ещё {$count} вопрос: он во входящих.}}
      few {{Открыты ещё {$count} вопроса: они во входящих.}}
      * {{Открыты ещё {$count} вопросов: они во входящих.}}`,
    ar: `.input {$count :number}
      .match $count
      one {{مسألة أخرى مفتوحة: هي في الوارد.}}
      two {{مسألتان أخريان مفتوحتان: هما في الوارد.}}
      few {{{$count} مسائل أخرى مفتوحة: هي في الوارد.}}
      * {{{$count} مسألة أخرى مفتوحة: هي في الوارد.}}`,
  },
  'show.inbox-empty': {
    en: 'Nothing waits for us.',
    ru: 'От нас ничего не ждут.',
    ar: 'لا شيء بانتظارنا.',
  },
  'show.waiting-elsewhere': {
    en: 'On line {$line}, waiting for us: {$count}. See: parley inbox --line',
    ru: 'На линии {$line} нас ждут: {$count}. См.: parley inbox --line',
    ar: 'على الخط {$line} بانتظارنا: {$count}. انظر: parley inbox --line',
  },
  'show.waiting': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} message waits for us.}}
      * {{{$count} messages wait for us.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{Нас ждёт {$count} сообщение.}}
      few {{Нас ждут {$count} сообщения.}}
      * {{Нас ждут {$count} сообщений.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لا رسائل بانتظارنا.}}
      one {{رسالة واحدة بانتظارنا.}}
      two {{رسالتان بانتظارنا.}}
      few {{{$count} رسائل بانتظارنا.}}
      many {{{$count} رسالة بانتظارنا.}}
      * {{{$count} رسالة بانتظارنا.}}`,
  },
  'show.clock-quality-0': {
    en: 'clock quality unknown',
    ru: 'качество часов неизвестно',
    ar: 'جودة الساعة غير معلومة',
  },
  'show.clock-quality-1': {
    en: 'free-running clock',
    ru: 'часы без сверки',
    ar: 'ساعة غير مُزامَنة',
  },
  'show.clock-quality-2': {
    en: 'synchronised clock',
    ru: 'часы сверены',
    ar: 'ساعة مُزامَنة',
  },
} as const satisfies Catalogue;
