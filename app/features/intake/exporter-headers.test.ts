import { describe, expect, test } from "vitest";
import type { FieldName } from "#app/features/cleansing/fields.ts";
import { headed } from "#tests/given-headers.ts";
import { recogniseColumns } from "./recognise-columns.ts";

const short: Record<string, FieldName> = {
  co: "company_name",
  full: "contact_full_name",
  first: "contact_first_name",
  last: "contact_last_name",
  sal: "contact_salutation",
  job: "job_title",
  main: "phone_main",
  direct: "phone_direct",
  mob: "phone_mobile",
  other: "phone_other",
  ext: "phone_extension",
  area: "phone_area_code",
  em: "email",
  em2: "email_other",
  web: "website",
  dnc: "do_not_call",
  eoo: "email_opt_out",
  "-": "ignore",
};

/** Header rows as exporters write them, each column with what it means. A column without a meaning may be anything that does no harm. */
const rows: Record<string, string> = {
  "Salesforce contacts and accounts report":
    "Salutation=sal|First Name=first|Last Name=last|Title=job|Account Name=co|Mailing Street=address_line1|Mailing City=city|Mailing State/Province=region|Mailing Zip/Postal Code=postcode|Mailing Country=country|Phone=main|Mobile=mob|Fax=fax|Email=em|Account Owner=owner|Do Not Call=dnc|Email Opt Out=eoo|Fax Opt Out=-|Home Phone=other|Other Phone=other|Asst. Phone=-|Assistant=-|Reports To=-|Parent Account=-|Contact Owner",
  "Salesforce contact, data loader":
    "ID=external_id|ISDELETED=-|ACCOUNTID=-|LASTNAME=last|FIRSTNAME=first|SALUTATION=sal|NAME=full|ACCOUNT.NAME=co|OTHERSTREET=-|OTHERPHONE=other|MAILINGSTREET=address_line1|MAILINGCITY=city|MAILINGSTATE=region|MAILINGPOSTALCODE=postcode|MAILINGCOUNTRY=country|PHONE=main|FAX=fax|MOBILEPHONE=mob|HOMEPHONE=other|ASSISTANTPHONE=-|REPORTSTOID=-|EMAIL=em|TITLE=job|DEPARTMENT=-|ASSISTANTNAME=-|LEADSOURCE=lead_source|HASOPTEDOUTOFEMAIL=eoo|HASOPTEDOUTOFFAX=-|DONOTCALL=dnc|CREATEDDATE|EMAILBOUNCEDREASON=-|Direct_Dial__c=direct|DNC_Flag__c=dnc|TPS_Registered__c=dnc",
  "Salesforce account, API names":
    "Id=external_id|Name=co|Type=-|ParentId=-|BillingStreet=address_line1|BillingCity=city|BillingState=region|BillingPostalCode=postcode|BillingCountry=country|ShippingStreet=-|ShippingCity=-|Phone=main|Fax=fax|AccountNumber|Website=web|Industry=industry|OwnerId=owner|AccountSource=lead_source|Current_Supplier__c=competitor|Renewal_Date__c=contract_end_on",
  "HubSpot contacts, all properties":
    "Record ID=external_id|First Name=first|Last Name=last|Company Name=co|Email=em|Phone Number=main|Mobile Phone Number=mob|Contact owner=owner|Lead Status=status|Marketing contact status=-|Last Activity Date=last_contacted_at|Lifecycle Stage|Unsubscribed from all email=eoo|Opted out of email: Marketing Information|Email Domain|Original Source|HubSpot Team=-|Number of times contacted=-|WhatsApp Phone Number|Calculated Phone Number|Calculated Phone Number Country Code=-|Associated Company=-|Membership Notes|Company size|Job Title=job|Do not call=dnc",
  "Pipedrive people":
    "Person - ID=external_id|Person - Name=full|Person - First name=first|Person - Last name=last|Person - Organization=co|Person - Phone - Work=direct|Person - Phone - Home=other|Person - Phone - Mobile=mob|Person - Phone - Other=other|Person - Email - Work=em|Person - Email - Home=em2|Person - Email - Other=em2|Person - Owner=owner|Person - Labels=tags|Person - Open deals=-|Person - Marketing status|Person - Postal address=address_full",
  "Pipedrive deals":
    "Deal - ID=external_id|Deal - Title|Deal - Value=-|Deal - Currency of Value=-|Deal - Stage=status|Deal - Lost reason=lost_reason|Deal - Lost time=lost_on|Deal - Owner=owner|Deal - Organization=co|Deal - Contact person=full|Person - Phone=main|Person - Email=em|Organization - Address=address_full",
  "Pipedrive leads":
    "Lead - ID=external_id|Lead - Title|Lead - Owner=owner|Lead - Labels=tags|Lead - Source|Organization - Name=co|Person - Name=full|Person - Phone=main|Person - Email=em",
  "Zoho contacts":
    "Record Id=external_id|Contact Owner=owner|Salutation=sal|First Name=first|Last Name=last|Account Name.id=-|Account Name=co|Vendor Name=-|Email=em|Title=job|Phone=main|Other Phone=other|Home Phone=other|Mobile=mob|Fax=fax|Assistant=-|Asst Phone=-|Reporting To=-|Email Opt Out=eoo|Skype ID=-|Secondary Email=em2|Twitter=social_url|Mailing Street=address_line1|Mailing Zip=postcode|Other Zip=-|Unsubscribed Mode=-|Unsubscribed Time=-",
  "Dynamics 365 contacts and accounts":
    "(Do Not Modify) Contact=external_id|(Do Not Modify) Row Checksum=-|Full Name=full|Email=em|Company Name=co|Business Phone|Mobile Phone=mob|Do not allow Phone Calls=dnc|Do not allow Emails=eoo|Do not allow Bulk Emails|Do not allow Mails=-|Do not allow Faxes=-|Preferred Method of Contact=-|Status=status|Address 1: Street 1=address_line1|Address 1: City=city|Address 1: ZIP/Postal Code=postcode|Address 1: Phone|Parent Customer|Originating Lead=-",
  "Dynamics 365 account":
    "(Do Not Modify) Account=external_id|Account Name=co|Main Phone=main|Other Phone=other|Telephone 3=other|Email=em|Primary Contact=full|Parent Account=-|Web Site=web|Relationship Type=-|Ticker Symbol=-",
  "Dynamics logical names":
    "leadid=external_id|fullname=full|firstname=first|lastname=last|companyname=co|telephone1=main|telephone2=other|mobilephone=mob|emailaddress1=em|emailaddress2=em2|websiteurl=web|donotphone=dnc|donotemail=eoo|donotbulkemail|donotpostalmail=-|jobtitle=job|address1_city=city|address1_postalcode=postcode|address1_line1=address_line1|statuscode=status|subject",
  Freshsales:
    "Id=external_id|First name=first|Last name=last|Account name=co|Job title=job|Emails=em|Work=direct|Mobile=mob|Sales owner=owner|Status=status|Lost reason=lost_reason|Last contacted time=last_contacted_at|Do not disturb=dnc|Subscription status=-|Unsubscribe reason=-|Zipcode=postcode|Phone numbers|Other phone numbers=other",
  Copper:
    "Copper ID|Name=full|Prefix=sal|First Name=first|Last Name=last|Title=job|Company=co|Company Id=-|Work Email=em|Work Email 2=em2|Work Phone=direct|Work Phone 2=other|Mobile Phone=mob|Direct Phone=direct|Street=address_line1|Owned By=owner|Tags=tags|Details=notes|Contact Type=-|Interaction Count=-",
  Insightly:
    "RecordId=external_id|Salutation=sal|FirstName=first|LastName=last|LeadDescription|OrganizationName=co|PhoneNumber=main|MobilePhoneNumber=mob|FaxNumber=fax|EmailAddress=em|WebsiteURL=web|LeadStatus=status|ResponsibleUser=owner|AddressStreet=address_line1|AddressCity=city|AddressPostcode=postcode|AddressCountry=country|Title=job|EmailOptedOut=eoo|OtherPhone=other|AssistantName=-|PhoneOther=other|PhoneHome=other|PhoneAssistant=-",
  "SugarCRM and SuiteCRM":
    "First Name=first|Last Name=last|ID=external_id|Salutation=sal|Title=job|Department=-|Account Name=co|Email Address=em|Mobile=mob|Office Phone=main|Home Phone=other|Other Phone=other|Fax=fax|Primary Address Street=address_line1|Primary Address City=city|Primary Address Postal Code=postcode|Alternate Address Street=-|Assistant=-|Assistant Phone=-|Do Not Call=dnc|Lead Source=lead_source|Assigned To=owner|Reports To ID=-|Status Description",
  "SuiteCRM, field names":
    "id=external_id|first_name=first|last_name=last|title=job|account_name=co|phone_work=direct|phone_mobile=mob|phone_home=other|phone_other=other|phone_fax=fax|email1=em|email_address2=em2|do_not_call=dnc|email_opt_out=eoo|invalid_email=-|primary_address_street=address_line1|primary_address_city=city|primary_address_postalcode=postcode|alt_address_city=-|assistant_phone=-|refered_by=-|lead_source_description",
  Capsule:
    "ID=external_id|Type=-|Title=sal|First Name=first|Last Name=last|Job Title=job|Organisation=co|Email Address=em|Work Email Address=em2|Phone Number=main|Work Phone Number=direct|Mobile Phone Number=mob|Direct Phone Number=direct|Fax Number=fax|Address Street=address_line1|City=city|State=region|Postcode=postcode|Country=country|Website=web|Last Contacted=last_contacted_at|Tags=tags|DO NOT CALL=dnc",
  Close:
    "lead_id=external_id|lead_name|display_name=co|status_label=status|description=notes|url=web|primary_contact_name=full|primary_contact_first_name=first|primary_contact_last_name=last|primary_contact_title=job|primary_contact_primary_phone=main|primary_contact_primary_phone_type=-|primary_contact_other_phones=other|primary_contact_primary_email=em|primary_contact_primary_email_type=-|primary_contact_other_emails=em2|primary_opportunity_value=-|num_calls=-|times_communicated=-|created_by_name=-",
  "Keap / Infusionsoft":
    "Id=external_id|Title=sal|First Name=first|Last Name=last|Job Title=job|Company=co|Email=em|Email Address 2=em2|Phone 1=main|Phone 1 Ext=ext|Phone 1 Type=-|Phone 2=other|Phone 2 Type=-|Fax 1=fax|Street Address 1=address_line1|City=city|State=region|Postal Code=postcode|Spouse Name=-|Email Status=-|Nickname=-",
  ActiveCampaign:
    "Email=em|Phone=main|First Name=first|Last Name=last|Organization=co|Tags=tags|IP Address=-|Last Updated|Subscribed|Unsubscribe Date|Score",
  Mailchimp:
    "Email Address=em|First Name=first|Last Name=last|Company=co|Phone Number=main|Address=address_full|MEMBER_RATING=-|OPTIN_TIME=-|OPTIN_IP=-|CONFIRM_TIME=-|LAST_CHANGED|UNSUB_TIME|TAGS=tags|LEID=-|EUID=-",
  Odoo: "External ID=external_id|Display Name|Company Name=co|Contact Name=full|Job Position=job|Phone=main|Mobile=mob|Email=em|Salesperson=owner|Zip=postcode|Stage=status|Lost Reason=lost_reason|Expected Revenue=-|Is a Company=-|Blacklist=dnc|Email Blacklisted|Phone Blacklisted=dnc|Sales Team=-",
  "Odoo partner fields":
    "id=external_id|name=co|phone=main|mobile=mob|email=em|parent_id|function=job|zip=postcode|city=city|website=web|is_company=-|phone_sanitized|user_id",
  vTiger:
    "Lead No|First Name=first|Last Name=last|Company=co|Primary Email=em|Primary Phone=main|Mobile Phone=mob|Secondary Email=em2|Designation=job|Lead Source=lead_source|Lead Status=status|Assigned To=owner|Do Not Call=dnc|Email Opt Out=eoo|Assistant Phone=-|Postal Code=postcode|PO Box=-|Support Start Date=-",
  EspoCRM:
    "Name=full|Account Name=co|Email Address=em|Phone Number=main|Do Not Call=dnc|Email Address is Opted-Out=eoo|Phone Number is Opted-Out=dnc|Email Address is Invalid=-|Phone Number is Invalid=-|Assigned User=owner|Account Title=job",
  "Bitrix24 leads":
    "ID=external_id|Lead Name|First Name=first|Last Name=last|Second Name=-|Company Name=co|Position=job|Work Phone=direct|Mobile=mob|Home Phone=other|Other Phone=other|Work E-mail=em|Other E-mail=em2|Corporate Website=web|Source=lead_source|Stage=status|Responsible person=owner|Comment=notes|Available to everyone=-",
  "Bitrix24 in Russian":
    "ID=external_id|Название лида|Имя=first|Отчество=-|Фамилия=last|Название компании=co|Должность=job|Рабочий телефон=direct|Мобильный телефон=mob|Домашний телефон=other|Рабочий e-mail=em|Другой e-mail=em2|Корпоративный сайт=web|Источник|Стадия=status|Ответственный=owner|Комментарий=notes|Адрес|Город=city|Страна=country|Факс=fax",
  amoCRM:
    "Полное имя контакта=full|Компания=co|Должность=job|Рабочий телефон=direct|Мобильный телефон=mob|Рабочий email=em|Web=web|Теги=tags|Примечание=notes|Ответственный=owner|Дата создания",
  Teamleader:
    "Company name=co|First name=first|Surname=last|Function=job|E-mail address=em|Telephone number=main|Mobile phone=mob|Fax=fax|VAT number|Street=address_line1|Number|Postal code=postcode|City=city|Website=web|Opt-in marketing mails|Account manager=owner",
  "Teamleader in Dutch":
    "Bedrijfsnaam=co|Voornaam=first|Achternaam=last|Functie=job|E-mailadres=em|Telefoonnummer=main|GSM=mob|Straat=address_line1|Huisnummer=-|Postcode=postcode|Gemeente=city|Land=country|Website=web|Btw-nummer|Niet bellen=dnc|Opmerkingen=notes",
  "Sellsy and Efficy in French":
    "Raison sociale=co|Civilité=sal|Prénom=first|Nom=last|Fonction=job|Téléphone fixe=main|Téléphone portable=mob|Ligne directe=direct|Télécopie=fax|Adresse e-mail=em|Site web=web|Adresse 1=address_line1|Code postal=postcode|Ville=city|Pays=country|Ne pas appeler=dnc|Désinscrit emailing=eoo|Commercial=owner|Dernier contact=last_contacted_at|Motif de perte=lost_reason|Fournisseur actuel=competitor|Fin de contrat=contract_end_on",
  "CAS genesisWorld in German":
    "Firma=co|Name=full|Anrede=sal|Titel|Vorname=first|Nachname=last|Funktion=job|Abteilung=-|Telefon (geschäftlich)=direct|Telefon (Zentrale)=main|Mobil (geschäftl.)=mob|Telefax=fax|E-Mail (geschäftl.)=em|Internet=web|Straße=address_line1|PLZ=postcode|Ort=city|Bundesland=region|Land=country|Werbesperre=dnc|Keine Anrufe=dnc|Notizen=notes|Letzter Kontakt=last_contacted_at",
  "German, by hand":
    "Firmenname=co|Ansprechpartner=full|Position=job|Tel.-Nr.=main|Tel. 2=other|Handy-Nr.=mob|Durchwahl=direct|Vorwahl=area|E-Mail-Adresse=em|Webseite=web|Strasse/Nr.=address_line1|PLZ=postcode|Stadt=city|Branche=industry|Bemerkung=notes|Nicht anrufen!=dnc|Vertragsende=contract_end_on|Aktueller Anbieter=competitor|Status=status|Verlustgrund=lost_reason|Kundennummer=external_id|Mitarbeiteranzahl=employees|Kein Newsletter=eoo",
  "Outlook in German":
    "Anrede=sal|Vorname=first|Weitere Vornamen=-|Nachname=last|Suffix=-|Firma=co|Abteilung=-|Position=job|Straße geschäftlich=address_line1|Ort geschäftlich=city|Region geschäftlich=region|Postleitzahl geschäftlich=postcode|Land/Region geschäftlich=country|Straße privat=-|Ort privat=-|Fax geschäftlich=fax|Telefon geschäftlich=direct|Telefon geschäftlich 2=other|Rückmeldung=-|Autotelefon=-|Telefon Firma=main|Fax privat=fax|Telefon (privat)=-|ISDN=-|Mobiltelefon=mob|Weiteres Telefon=other|Pager=-|Haupttelefon=other|Telefon Assistent=-|E-Mail-Adresse=em|E-Mail-Typ=-|E-Mail: Angezeigter Name=-|E-Mail 2: Adresse=em2|Webseite=web|Name Assistent=-|Name des/der Vorgesetzten=-|Notizen=notes|Geburtstag=-|Kategorien=tags",
  "Outlook in French":
    "Titre=sal|Prénom=first|Deuxième prénom=-|Nom=last|Société=co|Service=-|Fonction=job|Rue (bureau)=address_line1|Ville (bureau)=city|Code postal (bureau)=postcode|Pays/Région (bureau)=country|Rue (domicile)=-|Télécopie (bureau)=fax|Téléphone (bureau)=direct|Téléphone 2 (bureau)=other|Téléphone (domicile)=-|Téléphone de l'assistant(e)=-|Tél. mobile=mob|Téléphone société=main|Téléphone principal=other|Autre téléphone=other|Téléphone (voiture)=-|Récepteur de radiomessagerie=-|Adresse de messagerie=em|Adresse de messagerie 2=em2|Type de messagerie=-|Page Web=web|Notes=notes|Nom de l'assistant(e)=-",
  "Outlook in Dutch":
    "Titel=sal|Voornaam=first|Middelste naam=-|Achternaam=last|Bedrijf=co|Afdeling=-|Functie=job|Werkadres, straat=address_line1|Werkadres, plaats=city|Werkadres, postcode=postcode|Fax op werk=fax|Telefoon op werk=direct|Telefoon op werk 2=other|Hoofdtelefoon bedrijf=main|Telefoon thuis=-|Autotelefoon=-|Telefoon assistent=-|Mobiele telefoon=mob|Andere telefoon=other|E-mailadres=em|E-mailtype=-|Weergavenaam e-mail=-|E-mailadres 2=em2|Webpagina=web|Notities=notes",
  "Outlook on the desk":
    "Title=sal|First Name=first|Last Name=last|Company=co|Department=-|Job Title=job|Business Street=address_line1|Business City=city|Business Postal Code=postcode|Business Country/Region=country|Business Fax=fax|Business Phone=direct|Business Phone 2=other|Callback=-|Car Phone=-|Company Main Phone=main|Home Phone=-|ISDN=-|Mobile Phone=mob|Other Phone=other|Pager=-|Primary Phone=other|Assistant's Phone=-|E-mail Address=em|E-mail Type=-|E-mail Display Name=-|E-mail 2 Address=em2|Web Page=web|Notes=notes",
  "Google contacts before 2024":
    "Name=full|Given Name=first|Additional Name=-|Family Name=last|Yomi Name=-|Name Prefix=sal|Initials=-|Nickname=-|Group Membership|E-mail 1 - Type=-|E-mail 1 - Value=em|E-mail 2 - Value=em2|Phone 1 - Type=-|Phone 1 - Value=main|Phone 2 - Type=-|Phone 2 - Value=other|Organization 1 - Type=-|Organization 1 - Name=co|Organization 1 - Yomi Name=-|Organization 1 - Title=job|Organization 1 - Department=-|Website 1 - Value=web|Relation 1 - Value=-",
  "LinkedIn Sales Navigator":
    "First name=first|Last name=last|Full name=full|Title=job|Company=co|Company LinkedIn URL=company_linkedin_url|LinkedIn profile url=linkedin_url|Company domain=domain|Company website=web|Company location|Location|Connection degree=-|Past company=-|Summary|Current company name=-|Phone numbers=main|Emails=em",
  "Apollo accounts and contacts":
    "Company Name for Emails=-|Company=co|Account Stage=status|# Employees=employees|Industry=industry|Account Owner=owner|Website=web|Company Phone=main|Apollo Account Id=external_id|Do Not Call=dnc|Primary Email Source=-|Primary Email Verification Source=-|Email=em|Work Direct Phone=direct|Corporate Phone=main|Email Sent=-|Email Open=-|Subsidiary of=-",
  ZoomInfo:
    "ZoomInfo Contact ID=external_id|Last Name=last|First Name=first|Middle Name=-|Salutation=sal|Job Title=job|Management Level=-|Direct Phone Number=direct|Email Address=em|Email Domain|Mobile phone=mob|Direct Phone Do Not Call=dnc|Mobile Phone Do Not Call=dnc|Company HQ Phone=main|Company Name=co|Website=web|Founded Year=-|Company HQ Phone Country=-|SIC Code 1=sic_code|Revenue (in 000s USD)=revenue|Employees=employees|Ultimate Parent Company Name=-|Query Name=-|Highest Level Job Function=-|Notice Provided Date=-|ZoomInfo Company Profile URL",
  Lusha:
    "First Name=first|Last Name=last|Company Name=co|Job Title=job|Work Email=em|Private Email=em2|Phone 1=main|Phone 1 type=-|Phone 2=other|Direct dial=direct|Mobile=mob|Is DNC=dnc|Company Domain=domain|LinkedIn URL=linkedin_url|Work email confidence=-",
  "D&B Hoovers":
    "D-U-N-S® Number=-|Company Name=co|Tradestyle=-|Address Line 1=address_line1|City=city|State Or Province=region|Postal Code=postcode|Country/Region=country|Phone=main|URL=web|Sales (USD)|Employees (Total)=employees|Parent Company=-|Ultimate Parent=-|Global Ultimate Company=-|First Name=first|Last Name=last|Title=job|Direct Phone=direct|Email=em|Do Not Call=dnc|Is Do Not Call=dnc",
  Kompass:
    "Company name=co|Address=address_line1|Postcode=postcode|City=city|Country=country|Phone number=main|Fax=fax|Website=web|Main activity|Number of employees=employees|Executive first name=first|Executive last name=last|Executive function=job|Executive e-mail=em",
  "INSEE Sirene":
    "siren=company_number|nic=-|siret=-|denominationUniteLegale=co|nomUniteLegale|enseigne1Etablissement|activitePrincipaleEtablissement|numeroVoieEtablissement=-|libelleVoieEtablissement=address_line1|codePostalEtablissement=postcode|libelleCommuneEtablissement=city|etatAdministratifEtablissement",
  "Xero and QuickBooks customers":
    "*ContactName=co|AccountNumber|EmailAddress=em|FirstName=first|LastName=last|POAddressLine1=address_line1|POCity=city|POPostalCode=postcode|PhoneNumber=main|MobileNumber=mob|FaxNumber=fax|DDINumber=direct|SkypeName=-|BankAccountName=-|TaxNumberType=-",
  "Sage customers":
    "Account Reference=external_id|Account Name=co|Street 1=address_line1|Town=city|County=region|Postcode=postcode|Contact Name=full|Telephone Number=main|Telephone Number 2=other|Fax Number=fax|E-mail1 Address=em|Web Address=web|Inactive Account=-|Terms=-",
  "Shopify and WooCommerce":
    "First Name=first|Last Name=last|Email=em|Accepts Email Marketing=-|Company=co|Address1=address_line1|City=city|Province=region|Zip=postcode|Phone=main|Accepts SMS Marketing=-|Total Spent=-|Total Orders=-|Tags=tags|Note=notes|Tax Exempt=-",
  "WooCommerce orders":
    "billing_first_name=first|billing_last_name=last|billing_company=co|billing_address_1=address_line1|billing_city=city|billing_postcode=postcode|billing_email=em|billing_phone=main|shipping_first_name=-|shipping_last_name=-|shipping_company=-|shipping_phone|customer_note|order_number",
  Eventbrite:
    "Order #|Order Date|Prefix=sal|First Name=first|Surname=last|Email=em|Quantity=-|Ticket Type=-|Attendee Status|Home Phone=other|Cell Phone=mob|Gender=-|Job Title=job|Company=co|Work Address 1=address_line1|Work City=city|Work Phone=direct|Buyer Email=-|Buyer First Name=-|Buyer Last Name=-",
  VICIdial:
    "lead_id=external_id|entry_date=created_at|modify_date=updated_at|status=status|user=-|vendor_lead_code|source_id|list_id=-|gmt_offset_now=-|called_since_last_reset=-|phone_code=area|phone_number=main|title=sal|first_name=first|middle_initial=-|last_name=last|address1=address_line1|address2=address_line2|address3|city=city|state=region|postal_code=postcode|country_code=country|date_of_birth=-|alt_phone=other|email=em|security_phrase=-|comments=notes|called_count=-|last_local_call_time=last_contacted_at|rank=-|owner=owner|company=co",
  "Five9 and Convoso":
    "number1=main|number2=other|number3=other|first_name=first|last_name=last|company=co|street=address_line1|city=city|state=region|zip=postcode|email=em|Last Disposition=status|Last Attempted|DNC=dnc",
  "English, by hand":
    "Biz Name=co|Who to ask for=full|Their job=job|Tel (day)=main|Tel (eve)=other|Mob No.=mob|E mail=em|Web=web|Postcode=postcode|Sales notes=notes|Last spoke to=last_contacted_at|Renewal date=contract_end_on|Current supplier=competitor|Why lost=lost_reason|Do not ring?=dnc|Source of lead=lead_source|Staff=employees",
  "English, by another hand":
    "Co. Name=co|Contact (first)=first|Contact (last)=last|Best number=main|Alt. number=other|Direct no.=direct|Email addr.=em|Addr 1=address_line1|Town/City=city|Post Code=postcode|TPS?=dnc|Spoke to=-|Outcome=status|Our ref=external_id|Lost to=competitor|Contract ends=contract_end_on",
  "Marked, numbered and with units":
    "Company Name*=co|First Name (required)=first|Last Name (required)=last|Phone [main]=main|Mobile:=mob|E-mail address (work)=em|Postcode / ZIP=postcode|Contract length (months)=contract_months|Turnover (£k)=revenue|No. of staff=employees|DO NOT CALL (Y/N)=dnc|1. Website=web",
  Traps:
    "Company=co|Company Phone=main|Parent Account=-|Referred by company=-|Previous company=-|Competitor=competitor|Account Owner=owner|OK to call=-|Call permission=-|Allow phone calls=-|Phone Type=-|Phone Status=-|Email Status=-|Email Opt In=-|Phone verified=-|Last call outcome=status|Emergency contact phone=-|Partner company=-|Invoice email=-|Number of calls=-|Preferred contact method=-|Contacted?=-|Parent company phone=-|Company type=-|Company size=employees|Contact me by phone=-",
  "Numbers in parts":
    "Company=co|Country code|Area code=area|Phone=main|Ext.=ext|Mobile dial code=-|Mobile=mob|Email=em",
  Spanish:
    "Nombre de la empresa=co|Nombre=first|Apellidos=last|Cargo=job|Teléfono fijo=main|Teléfono móvil=mob|Otro teléfono=other|Correo electrónico=em|Página web=web|Dirección|Código postal=postcode|Ciudad=city|Provincia=region|País=country|No llamar=dnc|Estado|Motivo de pérdida=lost_reason|Proveedor actual=competitor|Observaciones=notes|Lista Robinson=dnc",
  Italian:
    "Ragione sociale=co|Nome=first|Cognome=last|Ruolo=job|Telefono ufficio|Cellulare=mob|Indirizzo email=em|Sito web=web|Indirizzo|CAP=postcode|Città=city|Provincia=region|Paese=country|Non chiamare=dnc|Note=notes|Fornitore attuale=competitor|Scadenza contratto=contract_end_on",
  Portuguese:
    "Nome da empresa=co|Nome=first|Sobrenome=last|Cargo=job|Telefone=main|Celular=mob|E-mail=em|Site=web|Endereço|CEP=postcode|Cidade=city|Estado|País=country|Não ligar=dnc|Telemóvel=mob|Morada|Observações=notes",
  Polish:
    "Nazwa firmy=co|Imię=first|Nazwisko=last|Stanowisko=job|Telefon=main|Telefon komórkowy=mob|Adres e-mail=em|Strona www=web|Ulica=address_line1|Kod pocztowy=postcode|Miasto=city|Kraj=country|Nie dzwonić=dnc|Uwagi=notes",
  Swedish:
    "Företag=co|Förnamn=first|Efternamn=last|Titel=job|Telefon=main|Mobiltelefon=mob|E-postadress=em|Hemsida=web|Gatuadress=address_line1|Postnummer=postcode|Ort=city|Land=country|Ring inte=dnc|Anteckningar=notes|Kontaktperson=full|Orgnr=company_number",
  Danish:
    "Virksomhed=co|Fornavn=first|Efternavn=last|Stilling=job|Telefon=main|Mobil=mob|E-mail=em|Hjemmeside=web|Adresse|Postnr.=postcode|By=city|Land=country|Ring ikke=dnc|Noter=notes|CVR-nummer=company_number",
  Norwegian:
    "Firmanavn=co|Fornavn=first|Etternavn=last|Stilling=job|Telefon=main|Mobiltelefon=mob|E-post=em|Nettside=web|Adresse|Postnummer=postcode|Poststed=city|Ikke ring=dnc|Notater=notes",
  Finnish:
    "Yrityksen nimi=co|Etunimi=first|Sukunimi=last|Tehtävänimike=job|Puhelin=main|Matkapuhelin=mob|Sähköposti=em|Verkkosivu=web|Katuosoite=address_line1|Postinumero=postcode|Kaupunki=city|Maa=country|Ei saa soittaa=dnc|Y-tunnus=company_number",
  Czech:
    "Název firmy=co|Jméno=first|Příjmení=last|Pozice=job|Telefon=main|Mobilní telefon=mob|E-mail=em|Webové stránky=web|Ulice=address_line1|PSČ=postcode|Město=city|Země=country|Nevolat=dnc|Poznámka=notes|IČO=company_number",
  Hungarian:
    "Cégnév=co|Vezetéknév=last|Keresztnév=first|Beosztás=job|Telefonszám=main|Mobiltelefon=mob|E-mail cím=em|Weboldal=web|Irányítószám=postcode|Város=city|Ország=country|Ne hívja=dnc|Megjegyzés=notes",
  Romanian:
    "Denumire firmă=co|Prenume=first|Nume=last|Funcție=job|Telefon fix=main|Telefon mobil=mob|E-mail=em|Site web=web|Cod poștal=postcode|Oraș=city|Județ=region|Țară=country|Nu sunați=dnc|Observații=notes",
  Turkish:
    "Firma Adı=co|Ad=first|Soyad=last|Unvan=job|Telefon=main|Cep telefonu=mob|E-posta=em|Web sitesi=web|Adres|Posta kodu=postcode|Şehir=city|Ülke=country|Aramayın=dnc|Notlar=notes",
  Greek:
    "Επωνυμία=co|Όνομα=first|Επώνυμο=last|Θέση=job|Τηλέφωνο=main|Κινητό=mob|Email=em|Ιστοσελίδα=web|Διεύθυνση|Τ.Κ.=postcode|Πόλη=city|Χώρα=country|Σημειώσεις=notes",
  Japanese:
    "会社名=co|氏名=full|姓=last|名=first|役職=job|電話番号=main|携帯電話=mob|メールアドレス=em|ウェブサイト=web|郵便番号=postcode|都道府県=region|市区町村=city|国=country|備考=notes|ＦＡＸ番号=fax",
  Chinese:
    "公司名称=co|联系人=full|姓名=-|职位=job|电话=main|手机号码=mob|电子邮箱=em|网站=web|地址|邮政编码=postcode|城市=city|省份=region|国家=country|备注=notes|传真=fax|请勿致电=dnc",
};

const parse = (row: string) =>
  row.split("|").map((column) => {
    const [header = "", code] = column.split("=");
    return { header, field: code === undefined ? null : (short[code] ?? (code as FieldName)) };
  });
const harmful = /^(company_name|email|website|do_not_call|email_opt_out|phone_(?!area|ext).*|contact_.*)$/;

describe("the columns of many exporters", () => {
  test.each(Object.entries(rows))("%s", (_, row) => {
    const columns = parse(row);
    const found = recogniseColumns(headed(...columns.map(({ header }) => header)));
    const wrong = columns.flatMap(({ header, field }, index) => {
      const got = found[index]?.field ?? "ignore";
      const right = field === null || field === got || (field === "ignore" && !harmful.test(got));
      return right ? [] : [`${header}: ${got}, not ${field}`];
    });
    expect(wrong).toEqual([]);
  });
});
