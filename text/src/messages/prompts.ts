import type { Catalogue } from '../catalogue.ts';

/** Questions asked on a terminal. Nothing here is preset. */
export const prompts = {
  'prompt.passphrase': {
    en: 'Passphrase of this station:',
    ru: 'Парольная фраза станции:',
    ar: 'عبارة مرور هذه المحطة:',
  },
  'prompt.passphrase-new': {
    en: 'New passphrase:',
    ru: 'Новая парольная фраза:',
    ar: 'عبارة مرور جديدة:',
  },
  'prompt.passphrase-again': { en: 'Once more:', ru: 'Ещё раз:', ar: 'مرة أخرى:' },
  'prompt.passphrase-short': {
    en: 'Too short: whoever has the disk tries passphrases on it. At least {$least} letters.',
    ru: 'Слишком коротко: у кого диск, тот может подбирать фразы. Не менее {$least} знаков.',
    ar: 'أقصر مما ينبغي: من بيده القرص يجرّب عليه العبارات. الحد الأدنى لعدد الحروف: {$least}.',
  },
  'prompt.passphrase-differ': {
    en: 'The two differ.',
    ru: 'Фразы не совпадают.',
    ar: 'العبارتان مختلفتان.',
  },
  'prompt.officer-passphrase': {
    en: 'Passphrase of the key of officer {$officer}:',
    ru: 'Парольная фраза ключа офицера {$officer}:',
    ar: 'عبارة مرور مفتاح الضابط {$officer}:',
  },
  'prompt.class-typed': {
    en: 'This is REAL at {$precedence}. Type REAL to go on:',
    ru: 'Это РЕАЛЬНОЕ сообщение, {$precedence}. Чтобы продолжить, наберите REAL:',
    ar: 'هذه رسالة حقيقية بدرجة {$precedence}. للمتابعة اكتب REAL:',
  },
  'prompt.release': {
    en: 'Release this for {$party}?',
    ru: 'Разрешить отправку от имени стороны {$party}?',
    ar: 'هل تجيز إرسال هذا باسم {$party}؟',
  },
  'prompt.discard': {
    en: 'Discard draft {$id}?',
    ru: 'Уничтожить проект {$id}?',
    ar: 'هل تُتلف المسودة {$id}؟',
  },
  'prompt.incarnation': {
    en: 'New keys end the present journal for all parties. Two officers agree?',
    ru: 'Новые ключи закрывают нынешний журнал для всех сторон. Два офицера согласны?',
    ar: 'المفاتيح الجديدة تُنهي السجل الحالي لدى جميع الأطراف. هل يوافق ضابطان؟',
  },
  'prompt.waiting': {
    en: 'Still waiting for the station…',
    ru: 'Станция ещё не ответила, ждём…',
    ar: 'ما زلنا ننتظر المحطة…',
  },
} as const satisfies Catalogue;
