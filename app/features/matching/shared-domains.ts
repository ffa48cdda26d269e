/** Domains that millions share: a mail provider, a directory, a page builder. Equal ones say nothing about a company. */
const shared = new Set(
  `gmail.com googlemail.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es outlook.com outlook.de outlook.fr
  live.com live.co.uk live.com.au msn.com passport.com yahoo.com yahoo.co.uk yahoo.com.au yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.ca
  yahoo.co.in ymail.com rocketmail.com aol.com aol.co.uk aim.com icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.com gmx.de
  gmx.net gmx.at gmx.ch web.de t-online.de freenet.de mail.com mail.ru yandex.ru yandex.com bk.ru list.ru inbox.ru fastmail.com zoho.com
  tutanota.com hushmail.com hey.com btinternet.com btopenworld.com btconnect.com virginmedia.com virgin.net ntlworld.com blueyonder.co.uk
  sky.com talktalk.net talk21.com tiscali.co.uk tesco.net plusnet.com o2.co.uk orange.fr orange.net wanadoo.fr free.fr sfr.fr laposte.net
  neuf.fr libero.it virgilio.it tin.it alice.it telefonica.net terra.es telenet.be skynet.be ziggo.nl kpnmail.nl planet.nl xs4all.nl
  hetnet.nl home.nl bluewin.ch cox.net comcast.net verizon.net att.net sbcglobal.net bellsouth.net earthlink.net charter.net optonline.net
  juno.com netzero.net frontier.com windstream.net centurylink.net roadrunner.com rr.com shaw.ca rogers.com sympatico.ca bell.net
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au ozemail.com.au xtra.co.nz qq.com 163.com 126.com sina.com rediffmail.com
  naver.com hanmail.net daum.net uol.com.br bol.com.br terra.com.br
  facebook.com fb.com linkedin.com twitter.com x.com instagram.com youtube.com tiktok.com pinterest.com google.com g.page goo.gl bit.ly
  linktr.ee yell.com yelp.com yelp.co.uk tripadvisor.com tripadvisor.co.uk checkatrade.com trustpilot.com thomsonlocal.com 192.com
  yellowpages.com yellowpages.com.au whitepages.com wix.com wixsite.com weebly.com wordpress.com blogspot.com squarespace.com
  godaddysites.com business.site myshopify.com shopify.com webs.com jimdo.com ebay.com ebay.co.uk amazon.com amazon.co.uk etsy.com
  gov.uk nhs.uk nhs.net`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** True where sharing this domain is no sign of being the same company. */
export function isSharedDomain(domain: string): boolean {
  return shared.has(domain);
}
