/** Providers that give an address to anybody: such a domain says nothing about the company. */
const free = new Set(
  `gmail.com googlemail.com hotmail.com hotmail.co.uk outlook.com live.com live.co.uk msn.com passport.com yahoo.com yahoo.co.uk ymail.com
  rocketmail.com aol.com aol.co.uk aim.com icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.com gmx.de gmx.net gmx.at gmx.ch web.de
  t-online.de freenet.de arcor.de mail.com email.com mail.de posteo.de mail.ru yandex.ru yandex.com bk.ru list.ru inbox.ru rambler.ru fastmail.com fastmail.fm
  zoho.com tutanota.com hushmail.com hey.com btinternet.com btopenworld.com btconnect.com virginmedia.com virgin.net ntlworld.com
  blueyonder.co.uk sky.com talktalk.net talk21.com tiscali.co.uk tesco.net plusnet.com o2.co.uk orange.net orange.fr wanadoo.fr free.fr
  sfr.fr laposte.net neuf.fr bbox.fr libero.it virgilio.it tin.it alice.it tiscali.it telefonica.net terra.es telenet.be skynet.be ziggo.nl
  kpnmail.nl planet.nl xs4all.nl hetnet.nl home.nl bluewin.ch cox.net comcast.net verizon.net att.net sbcglobal.net bellsouth.net
  earthlink.net charter.net optonline.net juno.com netzero.net frontier.com windstream.net centurylink.net roadrunner.com rr.com shaw.ca rogers.com
  sympatico.ca bell.net bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au ozemail.com.au xtra.co.nz eircom.net wp.pl o2.pl
  onet.pl interia.pl seznam.cz centrum.cz abv.bg telia.com online.no qq.com 163.com 126.com sina.com rediffmail.com naver.com hanmail.net
  daum.net uol.com.br bol.com.br terra.com.br`.split(/\s+/),
);
/** Providers with a house in every country. */
const everywhere =
  /^(?:gmail|googlemail|hotmail|outlook|live|yahoo|gmx|aol|icloud|yandex)\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/;

/** Can anybody have an address there? Then it is never a company's own domain. */
export const isFreeMail = (domain: string): boolean => free.has(domain) || everywhere.test(domain);

const disposable = new Set(
  `mailinator.com guerrillamail.com guerrillamail.net sharklasers.com 10minutemail.com tempmail.com temp-mail.org throwawaymail.com
  yopmail.com trashmail.com trash-mail.com getnada.com dispostable.com maildrop.cc mintemail.com fakeinbox.com mailnesia.com
  spamgourmet.com wegwerfmail.de mohmal.com tempinbox.com emailondeck.com moakt.com discard.email`.split(/\s+/),
);
/** An address made to be thrown away: nobody reads it a week later. */
export const isDisposable = (domain: string): boolean => disposable.has(domain);

const roles = new Set(
  `info information sales enquiries enquiry inquiries inquiry contact contactus hello office admin administrator administration accounts
  account accounting billing invoices finance support helpdesk service services customerservice customerservices reception mail email post
  postmaster webmaster hostmaster team hr jobs careers recruitment marketing press media orders order bookings booking reservations shop
  store general purchasing procurement head principal secretary manager owner director proprietor headteacher
  kontakt vertrieb verkauf buchhaltung zentrale empfang bewerbung rechnung sekretariat anfrage inhaber geschäftsführung
  accueil commercial commerciale comptabilité comptabilite direction gérant gerant secretariat secrétariat ventas compras contacto
  administracion administración gerencia facturacion contabilidad amministrazione commerciale vendite acquisti segreteria direzione contatti
  verkoop inkoop boekhouding administratie receptie directie biuro sprzedaz kontor salg salgs`.split(/\s+/),
);
/** A post or a department, as it stands before an @ or where a person's name should: nobody in particular. */
export const isRole = (word: string): boolean => roles.has(word.toLowerCase().replace(/[-_. ]/g, ""));
