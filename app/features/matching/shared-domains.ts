import { isFreeMail } from "#app/features/cleansing/mail-domains.ts";

/** Domains that millions share beside the mail providers: a directory, a page builder. Equal ones say nothing about a company. */
const shared = new Set(
  `facebook.com fb.com linkedin.com twitter.com x.com instagram.com youtube.com tiktok.com pinterest.com google.com g.page goo.gl bit.ly
  linktr.ee yell.com yelp.com yelp.co.uk tripadvisor.com tripadvisor.co.uk checkatrade.com trustpilot.com thomsonlocal.com 192.com
  yellowpages.com yellowpages.com.au whitepages.com wix.com wixsite.com weebly.com wordpress.com blogspot.com squarespace.com
  godaddysites.com business.site myshopify.com shopify.com webs.com jimdo.com ebay.com ebay.co.uk amazon.com amazon.co.uk etsy.com
  gov.uk nhs.uk nhs.net`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** True where sharing this domain is no sign of being the same company. */
export function isSharedDomain(domain: string): boolean {
  return shared.has(domain) || isFreeMail(domain);
}
