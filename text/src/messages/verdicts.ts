import type { Catalogue } from '../catalogue.ts';

/** What a checked file proves, and what a reader might believe it did, by the codes of core. */
export const verdicts = {
  'proof.charter-signed': {
    en: 'Every party has signed the charter with its recovery key.',
    ru: 'Каждая сторона подписала устав своим ключом восстановления.',
    ar: 'وقّع كل طرف الميثاق بمفتاح الاسترداد لديه.',
  },
  'proof.entries-unaltered': {
    en: 'The entries are those that their journals hold, byte for byte.',
    ru: 'Записи байт за байтом те же, что в своих журналах.',
    ar: 'القيود هي التي في سجلاتها، بايتًا ببايت.',
  },
  'proof.authors-signed': {
    en: 'What is shown was signed with the key of its author.',
    ru: 'Предъявленное подписано ключом своего автора.',
    ar: 'ما عُرض موقَّع بمفتاح كاتبه.',
  },
  'proof.held-by-all': {
    en: 'Every other party has signed that it holds these entries.',
    ru: 'Каждая другая сторона подписала, что эти записи у неё есть.',
    ar: 'وقّع كل طرف آخر على أن هذه القيود لديه.',
  },
  'proof.order-agreed': {
    en: 'They stand in the one order that all parties have.',
    ru: 'Они стоят в том единственном порядке, который есть у всех сторон.',
    ar: 'هي مرتبة بالترتيب الواحد الذي لدى جميع الأطراف.',
  },
  'proof.releases-hold': {
    en: 'The releases that the charter asks for are there and hold.',
    ru: 'Разрешения, которых требует устав, на месте и действительны.',
    ar: 'الإجازات التي يطلبها الميثاق موجودة وصحيحة.',
  },
  'proof.quantum-safe': {
    en: 'Post-quantum signatures of all parties cover the final part, and hold.',
    ru: 'Окончательную часть покрывают и постквантовые подписи всех сторон; они действительны.',
    ar: 'تغطي الجزء النهائي تواقيع ما بعد الكم من جميع الأطراف، وهي صحيحة.',
  },
  'proof.journal-forked': {
    en: 'One key has signed two different histories of one journal.',
    ru: 'Одним ключом подписаны две разные истории одного журнала.',
    ar: 'وقّع مفتاح واحد روايتين مختلفتين لسجل واحد.',
  },
  'limit.charter-authentic': {
    en: 'Not proved: that this charter is the real one; it came with the file.',
    ru: 'Не доказано: что этот устав подлинный; он взят из того же файла.',
    ar: 'غير مُثبَت: أن هذا الميثاق هو الأصلي؛ فقد جاء مع الملف.',
  },
  'limit.texts-true': {
    en: 'Not proved: that what the texts say is true.',
    ru: 'Не доказано: что сказанное в текстах верно.',
    ar: 'غير مُثبَت: أن ما تقوله النصوص صحيح.',
  },
  'limit.claimed-times': {
    en: 'Not proved: the times that the entries claim.',
    ru: 'Не доказано: время, указанное в записях.',
    ar: 'غير مُثبَت: الأوقات التي تذكرها القيود.',
  },
  'limit.parties-agree': {
    en: 'Not proved: that a party agrees with what it holds.',
    ru: 'Не доказано: что сторона согласна с тем, что у неё есть.',
    ar: 'غير مُثبَت: أن طرفًا يوافق على ما لديه.',
  },
  'limit.officers-identity': {
    en: 'Not proved: that the officers are the persons the parties say they are.',
    ru: 'Не доказано: что офицеры — те лица, за кого их выдают стороны.',
    ar: 'غير مُثبَت: أن الضباط هم الأشخاص الذين تذكرهم الأطراف.',
  },
  'limit.passkey-desks': {
    en: "Not proved: that a passkey was used at its party's own desk; only that party can say.",
    ru: 'Не доказано: что ключ доступа применён у своей стороны; это знает лишь она.',
    ar: 'غير مُثبَت: أن مفتاح المرور استُعمل على مكتب طرفه؛ وهو وحده يعلم.',
  },
  'limit.attachments-held': {
    en: 'Not proved: that any attachment was received, or what is in it.',
    ru: 'Не доказано: что вложения получены и что в них.',
    ar: 'غير مُثبَت: أن أي مرفق قد وصل، أو ما فيه.',
  },
  'limit.nothing-later': {
    en: 'Not proved: that nothing was said later, such as a correction.',
    ru: 'Не доказано: что позже ничего не сказано, например исправления.',
    ar: 'غير مُثبَت: أنه لم يُقل شيء بعد ذلك، كتصويب مثلًا.',
  },
  'limit.nothing-else': {
    en: 'Not proved: that nothing else was said before, between or after.',
    ru: 'Не доказано: что до, между и после ничего другого не сказано.',
    ar: 'غير مُثبَت: أنه لم يُقل شيء آخر قبل ذلك أو خلاله أو بعده.',
  },
  'limit.roster-changes': {
    en: 'Not proved: that no releasing officer was off the roster by then; not all of it is shown.',
    ru: 'Не доказано: что разрешивший офицер тогда был в списке; показан не весь список.',
    ar: 'غير مُثبَت: أن الضابط الذي أجاز كان حينها في القائمة؛ فليست معروضة كلها.',
  },
  'limit.tail-final': {
    en: 'Not proved: the order of what stands behind the last final cut.',
    ru: 'Не доказано: порядок того, что стоит за последним окончательным срезом.',
    ar: 'غير مُثبَت: ترتيب ما بعد آخر حدّ نهائي.',
  },
  'limit.held-by-all': {
    en: 'Not proved: that every party holds these entries.',
    ru: 'Не доказано: что эти записи есть у каждой стороны.',
    ar: 'غير مُثبَت: أن هذه القيود لدى كل طرف.',
  },
  'limit.releases-hold': {
    en: 'Not proved: that every entry was released as the charter asks.',
    ru: 'Не доказано: что каждая запись разрешена так, как требует устав.',
    ar: 'غير مُثبَت: أن كل قيد أُجيز كما يطلب الميثاق.',
  },
  'limit.quantum-safe': {
    en: 'Not proved: that it would stand if Ed25519 were broken; not all is signed in ML-DSA.',
    ru: 'Не доказано: что запись устоит при взломе Ed25519; подписи ML-DSA покрывают не всё.',
    ar: 'غير مُثبَت: أنه يصمد إن كُسر Ed25519؛ فليس كله موقَّعًا بـ ML-DSA.',
  },
  'limit.replaced-keys': {
    en: 'Not proved: that a party signed before its keys were replaced; a thief may have, after.',
    ru: 'Не доказано: что сторона подписала до замены ключей; после мог подписать похититель.',
    ar: 'غير مُثبَت: أن الطرف وقّع قبل استبدال مفاتيحه؛ فقد يكون سارق وقّع بعده.',
  },
  'limit.which-is-meant': {
    en: 'Not proved: which of the two histories was meant, or who used the key.',
    ru: 'Не доказано: какая из двух историй подлинная и кто пользовался ключом.',
    ar: 'غير مُثبَت: أيّ الروايتين هي المقصودة، ولا من استعمل المفتاح.',
  },
} as const satisfies Catalogue;
