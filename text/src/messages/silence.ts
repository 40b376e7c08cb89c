import type { Catalogue } from '../catalogue.ts';

/** Silence is always told apart: which of these it is stands in `status` and in the report. */
export const silence = {
  'silence.circuits-dead': {
    en: 'Circuits dead: nothing we send comes back.',
    ru: 'Каналы не работают: на наши проверки ничего не возвращается.',
    ar: 'الدارات معطّلة: لا يعود شيء مما نرسله.',
  },
  'silence.circuits-dead-since': {
    en: 'Circuits dead: nothing we send comes back. Last heard {$at}.',
    ru: 'Каналы не работают: на наши проверки ничего не возвращается. Последний раз слышно {$at}.',
    ar: 'الدارات معطّلة: لا يعود شيء مما نرسله. وآخر ما ورد {$at}.',
  },
  'silence.nobody-on-watch': {
    en: 'Their station is up; nobody is on watch.',
    ru: 'Их станция работает, но вахты нет.',
    ar: 'محطتهم تعمل، ولا أحد في المناوبة.',
  },
  'silence.cannot-answer': {
    en: 'They are listening and cannot answer.',
    ru: 'Они только принимают и отвечать не могут.',
    ar: 'يستمعون ولا يستطيعون الرد.',
  },
  'silence.closed': {
    en: 'They have stated that their station is closed.',
    ru: 'Они сообщили, что их станция закрыта.',
    ar: 'أبلغوا بأن محطتهم مغلقة.',
  },
  'silence.not-on-record': {
    en: 'Their station is up; a message is not yet on their record.',
    ru: 'Их станция работает; сообщения у них на записи ещё нет.',
    ar: 'محطتهم تعمل؛ ورسالة لم تُدوَّن لديهم بعد.',
  },
  'silence.not-acknowledged': {
    en: 'A message is on their record; no officer has acknowledged it.',
    ru: 'Сообщение у них на записи; офицер получение ещё не подтвердил.',
    ar: 'رسالة مدوَّنة لديهم؛ ولم يقرّ أي ضابط بالاستلام والاطّلاع بعد.',
  },
  'silence.acknowledged': {
    en: 'A message is acknowledged by an officer; not yet answered.',
    ru: 'Получение сообщения подтверждено офицером; ответа ещё нет.',
    ar: 'أقرّ ضابط باستلام رسالة والاطّلاع عليها؛ ولا رد بعد.',
  },
  'silence.answer-withheld': {
    en: 'Answer withheld: received, no answer now. It is not a refusal.',
    ru: 'Ответ пока не дают: получено, ответа сейчас не будет. Это не отказ.',
    ar: 'أمسكوا عن الرد حاليًا: استُلمت، ولا رد الآن. وليس هذا رفضًا.',
  },
  'silence.answer-withheld-until': {
    en: 'Answer withheld; they will answer by {$until}. It is not a refusal.',
    ru: 'Ответ пока не дают; обещан до {$until}. Это не отказ.',
    ar: 'أمسكوا عن الرد حاليًا؛ والرد موعود قبل {$until}. وليس هذا رفضًا.',
  },
  'silence.by-courier': {
    en: 'By courier only, nothing heard yet; neither up nor down.',
    ru: 'Только курьером, ничего ещё не слышно; ни «работает», ни «не работает».',
    ar: 'بالساعي فقط، ولم يرد شيء بعد؛ لا يُقال إنه عامل ولا معطّل.',
  },
  'silence.by-courier-since': {
    en: 'By courier only, last heard {$at}; neither up nor down.',
    ru: 'Только курьером, последний раз {$at}; ни «работает», ни «не работает».',
    ar: 'بالساعي فقط، وآخر ما ورد {$at}؛ لا يُقال إنه عامل ولا معطّل.',
  },
  'silence.late-no-violation': {
    en: 'A late receipt from a listening party is no violation.',
    ru: 'Поздняя расписка стороны, ведущей только приём, нарушением не является.',
    ar: 'تأخّر الإيصال من طرف يستمع فقط ليس مخالفة.',
  },
} as const satisfies Catalogue;
