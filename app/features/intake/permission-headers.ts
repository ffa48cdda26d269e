/** What a column of flags says of reaching somebody: it forbids calls, forbids emails, or, the opposite and never read as either, allows. */
export type Permission = "no-calls" | "no-emails" | "allows";

const lists =
  /\b(tps|ctps|dnc|dncr|tcpa dnc|bloctel|robinson|robinsonliste|lista robinson|sperrvermerk|soittokielto)\b/;
/** Beside a list's name: what such a flag is called, and what is a date or a cleared check instead. */
const besideList = /\b(date|time|on date|expiry|expires|checked on|by|source|file date|version|count)\b/;
const cleared = /\b(clear|cleared|safe|passed|free|ok|okay|not|non|clean|screened)\b/;

const forbids =
  /\b((do|does|must|should|may|can|shall) not|dont|don t|doesnt|not to be|never|stop|no more|opt(ed)? ?outs?|optouts?|unsubscribed?|suppress(ed)?|exclude[ds]?|block(ed)?|black ?list(ed)?|withdrawn|refused|not allowed|not permitted|no (permission|consent))\b/;
const allows =
  /\b(ok|okay|allow|allows|allowed|allowing|permission|permitted|consent|consented|consents|agreed|agrees|accepts?|can|may|happy|optin|opted in|gdpr|callable|contactable|einwilligung|erlaubt|darf|consentement|autorise|autorisation|toegestaan|toestemming|consentimiento|consenso|samtycke|samtykke|zgoda)\b/;
const call =
  /\b(call|calls|called|calling|ring|rings|rung|phone|phoned|phoning|dial|dialled|telemarketing|telesales|telephonic|disturb|solicit|anruf|anrufe|angerufen|appeler|appel|appels|appele|bellen|llamar|llamadas)\b/;
const contact = /\b((not|dont|don t|never|stop|be|may|can|ok|okay|to|no) (be )?contact(ed|ing)?|contactable)\b/;
const email = /\b(email|emails|emailed|emailing|mailings?|newsletters?|bulk email)\b/;
/** A reason, a count or a date about a permission is no permission; nor is a way of reaching people that we do not use. */
const about =
  /\b(reason|reasons|number of|count|total|date|time|times|at|by|source|mode|last|next|result|outcome|notes?|preferred|preference|ip)\b/;

/** The same two words in other languages, as they stand after accents are off. */
const abroad: [Permission, RegExp][] = [
  [
    "no-calls",
    /\b(nicht (mehr )?(anrufen|telefonieren|kontaktieren)|nicht kontaktieren|keine? (anrufe?|telefonanrufe|telefonwerbung|phone|werbeanrufe)|(anruf|werbe|kontakt|phone)sperre|ne (pas|plus) (appeler|contacter|telephoner|demarcher)|pas d appels?|no (llamar|contactar|molestar)|non (chiamare|contattare|disturbare)|niet (bellen|contacteren|benaderen)|bel me niet( register)?|nao (ligar|contactar|contatar|telefonar|perturbe)|nie (dzwonic|kontaktowac)|(ring|kontakta) (inte|ej|ikke)|(inte|ej|ikke) (ringa?|ringes|kontakta|kontaktes)|ei (saa )?soittaa|ei puheluita|nevolat|nekontaktovat|ne hivja|ne hivjuk|nem hivhato|nu (sunati|apelati|contactati)|aramayin(iz)?|arama(yin)?|aranmasin|не (звонить|беспокоить)|μην (καλειτε|τηλεφωνειτε))\b/,
  ],
  ["no-calls", /请勿致电|请勿来电|勿致电|勿扰|拒绝来电|禁止来电|架電禁止|電話禁止|電話不可|架電ng/],
  [
    "no-emails",
    /\b(keine? (emails?|newsletter|mailings?|werbemails?)|(email|newsletter) ?(sperre|abgemeldet)|(email )?abgemeldet|ne pas (emailer|envoyer d emails?)|(desinscrit|desabonne|desinscription)( emailing| newsletter| email)?|no enviar (email|emails|correos?)|non inviare emails?|geen (emails?|nieuwsbrief|mailings?)|uitgeschreven( email| nieuwsbrief)?)\b/,
  ],
];

/** Reads the plain words of a header as a permission; null where they speak of none. */
export function permissionOf(plain: string): Permission | null {
  if (!/[^a-z0-9 ]/.test(plain) && plain.length < 3) return null;
  for (const [permission, words] of abroad) if (words.test(plain)) return permission;
  if (lists.test(plain)) {
    if (besideList.test(plain) || (about.test(plain) && !/\breason|result\b/.test(plain))) return null;
    return cleared.test(plain) ? "allows" : "no-calls";
  }
  if (about.test(plain)) return null;
  const calls = call.test(plain) || contact.test(plain);
  if (forbids.test(plain)) {
    if (calls && !email.test(plain.replace(/\b(phone|call)s? (or|and) emails?\b/, ""))) return "no-calls";
    return email.test(plain) ? "no-emails" : null;
  }
  if (/^no (phone|calls?|phone calls?|telemarketing|cold calls?|contact)( please)?$/.test(plain)) return "no-calls";
  return allows.test(plain) && (calls || email.test(plain) || /\b(marketing|contact)\b/.test(plain)) ? "allows" : null;
}
