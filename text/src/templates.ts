import type { Language } from './languages.ts';

/** The usual kinds of messages, and what is said in a fixed form. */
export type TemplateName =
  | 'warning'
  | 'question'
  | 'answer'
  | 'notification'
  | 'proposal'
  | 'test'
  | 'confirm'
  | 'retraction';

/**
 * Words to begin from, in each language; what is to be filled in stands in square brackets. They
 * are texts of messages, not of the program: an officer changes them, and others review them.
 */
export const templates: Readonly<Record<TemplateName, Readonly<Record<Language, string>>>> = {
  warning: {
    en:
      'We tell you directly, so that there can be no misunderstanding: [what]. If [what ' +
      'happens], we will [what we do]. We ask for your answer on this line before [time ' +
      'UTC].',
    ru:
      'Сообщаем вам прямо, чтобы не было недоразумений: [что]. Если [что произойдёт], мы ' +
      '[что сделаем]. Просим ответить по этой линии до [время UTC].',
    ar:
      'نبلغكم مباشرة حتى لا يكون هناك أي سوء فهم: [الأمر]. إذا [ما يحدث] فسوف [ما نفعله]. ' +
      'نطلب ردّكم على هذا الخط قبل [الوقت UTC].',
  },
  question: {
    en: 'We ask you: [question]? We ask for an answer on this line before [time UTC].',
    ru: 'Просим сообщить: [вопрос]? Просим ответить по этой линии до [время UTC].',
    ar: 'نسألكم: [السؤال]؟ نطلب الرد على هذا الخط قبل [الوقت UTC].',
  },
  answer: {
    en: 'To your message of [time UTC]: [answer].',
    ru: 'На ваше сообщение от [время UTC]: [ответ].',
    ar: 'ردًّا على رسالتكم المؤرخة [الوقت UTC]: [الجواب].',
  },
  notification: {
    en:
      'We notify you: on [date] from [time UTC] until [time UTC], at [place], [what]. It ' +
      'is not directed against you.',
    ru:
      'Уведомляем: [дата] с [время UTC] до [время UTC], [место], [что]. Это не направлено ' +
      'против вас.',
    ar:
      'نُخطركم: في [التاريخ] من [الوقت UTC] إلى [الوقت UTC]، في [المكان]، [الأمر]. وهذا ' +
      'ليس موجّهًا ضدكم.',
  },
  proposal: {
    en:
      'We propose: [what]. It would begin at [time UTC] and end at [time UTC]. If you ' +
      'agree, say so on this line before [time UTC].',
    ru:
      'Предлагаем: [что]. Начало в [время UTC], окончание в [время UTC]. Если согласны, ' +
      'сообщите по этой линии до [время UTC].',
    ar:
      'نقترح: [الأمر]. يبدأ في [الوقت UTC] وينتهي في [الوقت UTC]. إن وافقتم فأخبرونا على ' +
      'هذا الخط قبل [الوقت UTC].',
  },
  test: {
    en: 'Test of the line. No answer is needed beyond an acknowledgement.',
    ru: 'Проверка линии. Кроме подтверждения получения, ответа не требуется.',
    ar: 'اختبار للخط. لا يلزم رد سوى الإقرار بالاستلام والاطّلاع.',
  },
  confirm: {
    en:
      'Did you say this? It is on our record as your message. Please confirm whether it is ' +
      'yours.',
    ru: 'Это ваше сообщение? У нас оно записано как ваше. Просим подтвердить, ваше ли оно.',
    ar: 'هل صدر هذا عنكم؟ هو مدوَّن لدينا على أنه رسالتكم. نرجو تأكيد ما إذا كان صادرًا عنكم.',
  },
  retraction: {
    en:
      'We retract this message. Please do not act upon it. What we say in its place will ' +
      'follow on this line.',
    ru:
      'Отзываем это сообщение. Просим не предпринимать по нему никаких действий. Что мы ' +
      'скажем вместо него, передадим по этой линии.',
    ar:
      'نسحب هذه الرسالة. نرجو ألّا يُتخذ أي إجراء بناءً عليها. وما نقوله بدلًا منها سيتبع ' +
      'على هذا الخط.',
  },
};
