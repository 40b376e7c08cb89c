/** What a file proves and does not prove, in words. */
import type { LimitCode, ProofCode } from '../verdict.ts';
import type { Sentence } from './language.ts';

export const proofs: Readonly<Record<ProofCode, Sentence>> = {
  'charter-signed': {
    en: 'all parties signed its charter',
    ar: 'وقّعت جميع الأطراف ميثاقه',
    ru: 'его устав подписали все стороны',
  },
  'entries-unaltered': {
    en: 'every entry is as its author signed it',
    ar: 'كل قيد هو كما وقّعه صاحبه',
    ru: 'каждая запись такова, какой её подписал автор',
  },
  'authors-signed': {
    en: 'its authors said it',
    ar: 'قاله أصحابه',
    ru: 'это сказали его авторы',
  },
  'held-by-all': {
    en: 'all parties held it',
    ar: 'كان مدوَّنًا لدى جميع الأطراف',
    ru: 'это было на записи у всех сторон',
  },
  'order-agreed': {
    en: 'all have it in this order',
    ar: 'هو لدى الجميع بهذا الترتيب',
    ru: 'у всех оно в этом порядке',
  },
  'releases-hold': {
    en: 'those whom the charter asks for authorised it',
    ar: 'أجازه من يطلبهم الميثاق',
    ru: 'его разрешили те, кого требует устав',
  },
  'quantum-safe': {
    en: 'post-quantum signatures of all parties cover it too',
    ar: 'تغطيه أيضًا توقيعات جميع الأطراف الصامدة أمام الحاسوب الكمومي',
    ru: 'его покрывают и постквантовые подписи всех сторон',
  },
  'journal-forked': {
    en: 'the holder of this key signed two histories that cannot both be true',
    ar: 'وقّع حامل هذا المفتاح تاريخين لا يصحّان معًا',
    ru: 'владелец этого ключа подписал две истории, которые не могут быть верны обе',
  },
};

export const limits: Readonly<Record<LimitCode, Sentence>> = {
  'charter-authentic': {
    en: 'that this is the charter you know: compare the line, or give the charter',
    ar: 'أن هذا هو الميثاق الذي تعرفه: قارن معرّف الخط أو قدّم الميثاق',
    ru: 'что это известный вам устав: сверьте линию или дайте устав',
  },
  'texts-true': {
    en: 'that what was said is true',
    ar: 'أن ما قيل صحيح',
    ru: 'что сказанное верно',
  },
  'claimed-times': {
    en: 'that claimed times are right',
    ar: 'أن الأوقات المذكورة صحيحة',
    ru: 'что указанное время верно',
  },
  'parties-agree': {
    en: 'that the parties agree with it',
    ar: 'أن الأطراف موافقة عليه',
    ru: 'что стороны с этим согласны',
  },
  'officers-identity': {
    en: 'who the officers are',
    ar: 'هوية الضباط',
    ru: 'кто эти офицеры',
  },
  'attachments-held': {
    en: 'that attachments were held',
    ar: 'أن المرفقات كانت محفوظة',
    ru: 'что вложения были на хранении',
  },
  'nothing-later': {
    en: 'that nothing was said later',
    ar: 'أنه لم يُقَل شيء بعد ذلك',
    ru: 'что позже ничего не сказано',
  },
  'nothing-else': {
    en: 'that nothing else was said',
    ar: 'أنه لم يُقَل شيء آخر',
    ru: 'что больше ничего не сказано',
  },
  'roster-changes': {
    en: 'that an officer had not been removed before',
    ar: 'أن الضابط لم يُشطب من قبل',
    ru: 'что офицер не был исключён раньше',
  },
  'passkey-desks': {
    en: 'that passkeys were used at the party’s own desk',
    ar: 'أن مفاتيح المرور استُعملت في مكتب الطرف نفسه',
    ru: 'что ключи доступа применены на собственном рабочем месте стороны',
  },
  'tail-final': {
    en: 'that what stands behind the last cut is final',
    ar: 'أن ما بعد القطع الأخير نهائي',
    ru: 'что стоящее после последнего среза окончательно',
  },
  'held-by-all': {
    en: 'that all parties held it',
    ar: 'أنه كان مدوَّنًا لدى جميع الأطراف',
    ru: 'что это было на записи у всех сторон',
  },
  'releases-hold': {
    en: 'that every entry was authorised as the charter asks',
    ar: 'أن كل قيد أُجيز كما يطلب الميثاق',
    ru: 'что каждая запись разрешена так, как требует устав',
  },
  'quantum-safe': {
    en: 'that it would stand if Ed25519 were broken',
    ar: 'أنه يصمد إن كُسر Ed25519',
    ru: 'что оно устоит, если Ed25519 будет взломан',
  },
  'replaced-keys': {
    en: 'that a party whose keys were replaced later had signed before: a thief may have',
    ar: 'أن الطرف الذي استُبدلت مفاتيحه لاحقًا قد وقّع قبل ذلك: فقد يكون سارق هو الموقّع',
    ru: 'что сторона, чьи ключи позже заменены, подписала до замены: подписать мог похититель',
  },
  'which-is-meant': {
    en: 'which of the two was meant',
    ar: 'أيّ التاريخين هو المقصود',
    ru: 'какая из двух имелась в виду',
  },
};
