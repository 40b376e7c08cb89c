import type { Catalogue } from '../catalogue.ts';

/** One sentence per code that the desk refuses with beyond those of the acts (api, refused). */
export const deskRefusals = {
  'refused.not-signed-in': {
    en: 'Nobody is signed in here, or the session has ended.',
    ru: 'Здесь никто не вошёл, или сеанс закончился.',
    ar: 'لم يسجّل أحد دخوله هنا، أو انتهت الجلسة.',
  },
  'refused.not-allowed': {
    en: 'The roles of this officer do not allow this.',
    ru: 'Роли этого офицера этого не позволяют.',
    ar: 'أدوار هذا الضابط لا تسمح بهذا.',
  },
  'refused.officer-removed': {
    en: 'This officer is no longer on the roster, since {$since}; ask an administrator.',
    ru: 'Этого офицера больше нет в списке, с {$since}; обратитесь к администратору.',
    ar: 'لم يعد هذا الضابط في القائمة منذ {$since}؛ راجع مدير النظام.',
  },
  'refused.compartment-missing': {
    en: 'This officer does not open the compartment in which it lies.',
    ru: 'Раздел, в котором это лежит, офицеру не открыт.',
    ar: 'هذا الضابط لا يفتح القسم الذي يقع فيه هذا.',
  },
  'refused.attachments-full': {
    en: 'Too many attachments wait in drafts here. Release or discard some of them first.',
    ru: 'В проектах ждёт слишком много вложений. Сначала отправьте или удалите часть из них.',
    ar: 'تنتظر مرفقات كثيرة في المسودات هنا. أجيزوا بعضها أو احذفوه أولًا.',
  },
  'refused.no-compartment': {
    en: 'There is no compartment of this name here; an administrator makes one.',
    ru: 'Раздела с таким названием здесь нет; его заводит администратор.',
    ar: 'لا يوجد هنا قسم بهذا الاسم؛ ينشئه مدير النظام.',
  },
  'refused.compartment-used': {
    en: 'Something still lies in this compartment; open it first, or put it elsewhere.',
    ru: 'В этом разделе ещё что-то лежит; сначала откройте это или переложите.',
    ar: 'ما زال في هذا القسم شيء؛ افتحه أولًا أو انقله.',
  },
  'refused.ceremony-step': {
    en: 'The ceremony is at another step.',
    ru: 'Церемония сейчас на другом шаге.',
    ar: 'المراسم في خطوة أخرى.',
  },
  'refused.forged-request': {
    en: 'The request did not come from this page as it was opened; reload it and do it again.',
    ru: 'Запрос пришёл не с этой страницы в её нынешнем виде; перезагрузите её и повторите.',
    ar: 'لم يصدر الطلب عن هذه الصفحة كما فُتحت؛ أعد تحميلها ثم كرّر.',
  },
  'refused.too-many-requests': {
    en: 'Too many requests at once; wait a little and do it again.',
    ru: 'Слишком много запросов сразу; подождите немного и повторите.',
    ar: 'طلبات كثيرة دفعة واحدة؛ انتظر قليلًا ثم كرّر.',
  },
  'refused.code-invalid': {
    en: 'The code is unknown, used, or past its time; ask for a new one.',
    ru: 'Код неизвестен, уже использован или просрочен; попросите новый.',
    ar: 'الرمز مجهول أو مستعمل أو انقضى وقته؛ اطلب رمزًا جديدًا.',
  },
  'refused.passkey-refused': {
    en: 'The passkey is not one of this desk, or what it signed does not hold.',
    ru: 'Ключ доступа не с этого рабочего места, или его подпись не сходится.',
    ar: 'مفتاح المرور ليس من مفاتيح هذا المكتب، أو أن ما وقّعه لا يصح.',
  },
  'refused.not-found': {
    en: 'This is not here, or not here any more.',
    ru: 'Этого здесь нет или уже нет.',
    ar: 'هذا غير موجود هنا، أو لم يعد موجودًا.',
  },
  'refused.bad-input': {
    en: 'What was given does not have the form that is asked for.',
    ru: 'Указанное не имеет требуемого вида.',
    ar: 'ما أُعطي ليس على الصيغة المطلوبة.',
  },
  'refused.draft-conflict': {
    en: 'Another officer changed the same words meanwhile; both versions are kept.',
    ru: 'Другой офицер тем временем изменил те же слова; сохранены оба варианта.',
    ar: 'غيّر ضابط آخر الكلمات نفسها في هذه الأثناء؛ والصيغتان محفوظتان.',
  },
  'refused.approvals-void': {
    en: 'It has been released by some already; a change makes their releases void.',
    ru: 'Это уже разрешено некоторыми; изменение лишит их разрешения силы.',
    ar: 'أجازه بعضهم بالفعل؛ وأي تغيير يُبطل إجازاتهم.',
  },
  'refused.not-reviewed': {
    en: 'A language version is not reviewed, or its original has changed since.',
    ru: 'Вариант на одном из языков не проверен, или его оригинал с тех пор изменился.',
    ar: 'إحدى الصيغ اللغوية لم تُراجَع، أو تغيّر أصلها منذ ذلك.',
  },
  'refused.not-chosen': {
    en: 'Something that must be chosen or typed for this act is still missing.',
    ru: 'Не выбрано или не набрано то, что для этого требуется.',
    ar: 'ما زال ينقص شيء يجب اختياره أو كتابته لهذا الفعل.',
  },
  'refused.sheet-changed': {
    en: 'It was changed meanwhile: what was shown is not what would be signed now.',
    ru: 'Это тем временем изменили: подписано было бы уже не то, что показано.',
    ar: 'تغيّر هذا في هذه الأثناء: ما عُرض ليس ما كان سيُوقَّع الآن.',
  },
  'refused.drafter-releases': {
    en: 'Who wrote it does not release it; another officer must.',
    ru: 'Кто это писал, тот этого не разрешает; нужен другой офицер.',
    ar: 'من كتبه لا يجيزه؛ يجب أن يجيزه ضابط آخر.',
  },
  'refused.flash-unacknowledged': {
    en: 'A FLASH or OVERRIDE is unacknowledged: the watch is not handed over before.',
    ru: 'Получение сообщения МОЛНИЯ или ВНЕ ВСЯКОЙ ОЧЕРЕДИ не подтверждено: вахту не сдают.',
    ar: 'برقية خاطفة أو فوق كل أسبقية بلا إقرار: لا تُسلَّم المناوبة قبل ذلك.',
  },
  'refused.wrong-holder': {
    en: 'Another officer has the watch; only who has it hands it over.',
    ru: 'Вахта у другого офицера; сдаёт её тот, у кого она есть.',
    ar: 'المناوبة لضابط آخر؛ ولا يسلّمها إلا صاحبها.',
  },
  'refused.tokens-differ': {
    en: 'Coordinates, times or numbers differ between the language versions.',
    ru: 'Координаты, время или числа в вариантах на разных языках не совпадают.',
    ar: 'الإحداثيات أو الأوقات أو الأرقام تختلف بين الصيغ اللغوية.',
  },
  'refused.exercise-line': {
    en: 'A line for exercises carries nothing real, and an exercise station no real line.',
    ru: 'На учебной линии нет ничего класса РЕАЛЬНОЕ, а у учебной станции нет реальных линий.',
    ar: 'خط التمرين لا يحمل شيئًا حقيقيًا، ومحطة التمرين لا تحمل خطًا حقيقيًا.',
  },
  'refused.exercise-state': {
    en: 'An exercise is running already, or there is none that this could be said of.',
    ru: 'Учения уже идут, или нет таких, о которых это можно сказать.',
    ar: 'يجري تمرين بالفعل، أو لا يوجد تمرين يُقال عنه هذا.',
  },
  'refused.no-connection': {
    en: 'The station does not answer.',
    ru: 'Станция не отвечает.',
    ar: 'المحطة لا تجيب.',
  },
  'refused.no-answer': {
    en: 'No answer: not known whether it was done. Look, or try again: nothing is signed twice.',
    ru: 'Ответа нет; неизвестно, сделано ли это. Проверьте или повторите: дважды не подпишется.',
    ar: 'لا جواب: لا يُعرف هل نُفِّذ هذا. انظر في قائمته، أو أعد المحاولة: لا يُوقَّع شيء مرتين.',
  },
  'refused.bug': {
    en: 'The station failed at this; its operator finds the reason in its log.',
    ru: 'На этом станция сбилась; причину оператор найдёт в её служебном файле.',
    ar: 'أخفقت المحطة في هذا؛ ويجد مشغّلها السبب في سجلّها.',
  },
} as const satisfies Catalogue;
