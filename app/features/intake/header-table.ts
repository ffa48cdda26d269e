import type { FieldName } from "#app/features/cleansing/fields.ts";
import { folded } from "./header-spellings.ts";
import { furtherNames } from "./header-table-abroad.ts";

/**
 * What exporters and people call their columns, after header-names.ts has brought a header to plain words: “E-mail”, “eMail”
 * and “E_MAIL” are all “email”, every word for a telephone is “phone”, every word for a company “organization”.
 * Phones and emails are not here: they have a grammar of their own, in contact-headers.ts.
 */
const table: Partial<Record<FieldName, string>> = {
  company_name: `organization 1 name; person organization; deal organization; opportunity organization; contact organization; establishment name; establishment; vestigingsnaam; instellingsnaam; schulname; schulbezeichnung; schulbezeichnung 1; name der schule; business organization; trading organization name; name of school; practice; lead organization name; organisation unit name; organization; organization name; name organization; name of organization; organization organization;
    organization account; account organization; organization account name; account name; employer; employer name;
    trading name; trading as; legal name; legal organization name; organization legal name; registered name;
    registered organization name; associated organization; primary organization; customer organization;
    client organization; organization name current; current organization; current organization name; school name;
    hospital name; practice name; dealer name; store name; shop name; club name; venue name; surgery name; hotel name;
    restaurant name; institution; institution name; organization display name; display name organization;
    raison sociale; razon social; ragione sociale; denomination sociale; denomination; nom organization;
    nom de l organization; nombre organization; nombre de la organization; nombre comercial; nome organization;
    nome fantasia; naam organization; nazwa organization; organization nimi; 会社名; 公司; 公司名称; 企业名称;
    компания; организация; название компании; name 1; lead organization; prospect organization; organization lead;
    prospect; business or organization name; organization or account; place name; location name; site name`,
  contact_full_name: `contact 1 name; deal contact person; head teacher; headteacher; head name; manager name; prospect full name; contact persons name; contact person name; contact; contact name; full name; contact full name; contact person; person; person name; lead name;
    key contact; primary contact; primary contact name; main contact; decision maker; contact 1; name of contact;
    owner name contact; ansprechpartner; ansprechpartnerin; kontakt; kontaktperson; kontakt name; contactpersoon;
    interlocuteur; nom complet; nom du contact; persona de contacto; contacto; contatto; referente; nome completo;
    nombre completo; attention; attn; fao; for the attention of; director; director name; proprietor; principal;
    担当者; 联系人; контакт; контактное лицо; prospect name; person full name; customer contact`,
  contact_salutation: `salutation; name prefix; prefix; honorific; anrede; civilite; tratamiento; aanhef; titre de civilite;
    mr mrs; mr ms; courtesy title; contact salutation; contact title prefix; name title`,
  contact_first_name: `head first name; first names contact; contact person first name; contact 1 first name; first name; given name; forename; christian name; first; contact first name; contact forename;
    person first name; lead first name; first name contact; vorname; prenom; nombre; nome; voornaam; fornamn; fornavn;
    etunimi; imie; 名; имя; fname; f name; primary contact first name; given names; first names`,
  contact_last_name: `head last name; contact person last name; contact 1 last name; last name; surname; family name; last; second name; contact last name; contact surname;
    person last name; lead last name; nachname; familienname; nom; nom de famille; apellido; apellidos; cognome;
    sobrenome; achternaam; efternamn; efternavn; etternavn; sukunimi; nazwisko; 姓; фамилия; lname; l name;
    primary contact last name`,
  job_title: `organization 1 title; head preferred job title; contact 1 title; contact job function; rolle; job title level; job title; position; role; job; job role; designation; job position; contact title; contact position;
    contact role; contact job title; organization title; title job; person title; professional title; occupation;
    funktion; fonction; poste; cargo; puesto; functie; befattning; stilling; stanowisko; ruolo; 役職; 职位; должность;
    lead title; current title; position title; person job title`,
  website: `organization site; school website; internetadres; site url; organization 1 website; website 1 url; internet address; web url; website; website url; web; web page; webpage; web address; website address; homepage; home page;
    organization website; organization website url; organization url; organization web; site web; site internet; internet;
    webseite; internetseite; internetadresse; sitio web; pagina web; sito web; sito; site; www; hjemmeside; hemsida;
    website 1 value; website link; organization homepage; organization web site; 网址; сайт; сайт компании; website 1;
    url website; contact website`,
  domain: `domain; organization domain; organization domain name; domain name; website domain; web domain;
    primary domain; email domain; domain url`,
  linkedin_url: `linkedin; linkedin url; person linkedin url; linkedin profile; linkedin profile url; contact linkedin;
    linkedin contact profile url; person linkedin; linkedin link; linkedin bio; person linkedin profile;
    contact linkedin url; linkedin profile link; public profile url; profile url; contact linkedin profile url`,
  company_linkedin_url: `organization linkedin url; organization linkedin; linkedin organization page;
    organization linkedin profile; linkedin organization url; organization linkedin page; linkedin organization profile url;
    linkedin organization profile; organization linkedin profile url`,
  social_url: `facebook; facebook url; twitter; twitter url; instagram; instagram url; twitter handle; facebook page;
    organization facebook url; organization twitter url; organization facebook; organization twitter; xing; youtube; tiktok;
    x url; facebook organization page; organization facebook page; facebook profile; twitter profile`,
  address_full: `full address; address full; complete address; organization address full; formatted address;
    address formatted; address 1 formatted; full combined address of address; one line address; anschrift;
    address complete; adresse complete; combined address`,
  address_line1: `straatnaam; add 1 line 1; address line; po address line 1; strasse und hausnummer; strasse hausnr; street and number; trading address 1; postal address 1; address line 1; address 1; street; street address; street 1; address street; address 1 street;
    street name; address line one; line 1; street road name of address; addr 1; reg address address line 1;
    strasse; strasse nr; strasse hausnummer; rue; calle; via; straat; straatnaam; adres; adresse 1; rue 1; ulica; katu;
    addressline 1; thoroughfare; address 1 line 1; street address 1; street line 1`,
  address_line2: `address line 2; address 2; street 2; street address 2; line 2; addr 2; address line two;
    reg address address line 2; apartment suite no of address; suite; unit; apartment; extended address;
    address 1 extended address; address 1 line 2; adresse 2; street line 2; complement d adresse`,
  address_line3:
    "address line 3; address 3; street 3; line 3; addr 3; street address 3; street line 3; address 1 line 3",
  address_line4: "address line 4; address 4; line 4; addr 4; address 1 line 4",
  city: `plaatsnaam; nom commune; add 1 city; gemeente; po city; city; town; locality; town city; city town; town suburb; suburb; post town; reg address post town; address city;
    address 1 city; address town; ort; stadt; wohnort; ville; commune; ciudad; poblacion; localidad; citta; comune;
    plaats; woonplaats; stad; by; kaupunki; miasto; cidade; municipality; city suburb; municipio; 市; 城市; город;
    city town village locality of address; town village; district town`,
  region: `po region; state; county; province; region; state province; state region; state county; county state; state code;
    state county of address; address state; address county; address 1 region; address 1 state province; reg address county;
    address region; bundesland; departement; provincia; estado; provincie; prefecture; kanton; canton; state or province;
    county region; province state; 省; область; lan; fylke; county province; state or county`,
  postcode: `add 2 postal code; add 1 postal code; po postal code; billing code; mailing code; postcode; postal code; zip; zip code; zip postal code; postal; post; postal zip; postal zip code; zipcode;
    address postcode; address zip; address postal code; address 1 postal code; address 1 zip postal code;
    reg address postcode; zip postal code of address; plz; postleitzahl; code postal; cp; codigo postal; cap; cep;
    postnummer; postnr; postinumero; kod pocztowy; pin code; pincode; eircode; 邮编; 郵便番号; индекс; post zip code;
    postcode zip; zip or postcode`,
  country: `po country; country; country region; country name; address country; address 1 country; address 1 country region;
    reg address country; country of address; land; staat; pays; pais; paese; nation; land region; kraj; 国; 国家; страна;
    country code iso; country or region; country territory`,
  industry: `sic 2007 description; sic description; business activity; activity; industry; sector; industry type; organization industry; primary industry; branche; secteur; secteur d activite;
    industria; settore; vertical; business type; type of business; trade; line of business; category; market sector;
    organization type industry; industry sector; main industry; business category`,
  sic_code: `sic 2007 code; sic 2007; sic 2003 code; naics code 1; sic; sic code; sic codes; sic code 1; sic code c; sic 1; primary sic; primary sic code; sic code sic text 1;
    sic07; uk sic; uk sic code; nace; naf; ape; anzsic; naics; naics code; primary industry code`,
  employees: `no of emps; number of emps; emps; employees; employee count; number of employees; no of employees; number employees; nr of employees;
    employees total; num employees; headcount; staff; staff count; organization size; size; employee range; employee size;
    mitarbeiter; mitarbeiterzahl; anzahl mitarbeiter; effectif; effectifs; empleados; dipendenti; medewerkers;
    aantal medewerkers; number of staff; organization employees; employees range; employee band; organization headcount`,
  revenue: `turnover band; revenue in 000 s usd; sales usd; turnover range; revenue; annual revenue; turnover; annual turnover; sales; umsatz; chiffre d affaires; ca; ingresos;
    fatturato; omzet; organization revenue; estimated revenue; revenue range; organization annual revenue; facturacion`,
  company_number: `organization number; organization registration number; registration number; organization reg number;
    organization reg no; crn; companies house number; company house number; organization no; registered number; reg no;
    reg number; siret; siren; kvk; kvk nummer; handelsregisternummer; abn; acn; organisationsnummer; cvr; orgnr;
    org nr; hrb; nzbn; organization registered number`,
  lead_source: `deal source; source of lead; lead source detail; lead source; source; original source; leadsource; lead origin; campaign source; how did you hear about us;
    herkunft; quelle; acquisition source; marketing source; origin; original traffic source; contact source; enquiry source`,
  owner: `responsible person; owner email; lead owner name; assigned agent; owner; owner id; lead owner; contact owner; organization owner; account owner; record owner; account manager;
    sales rep; salesperson; sales person; sales owner; assigned to; assigned user; rep; responsible; user responsible;
    relationship manager; betreuer; commercial; person owner; deal owner; owner name; assigned rep; sales representative;
    zustandig; assigned user name; contact owner name; account owner name`,
  status: `status label; deal lead status; call status; last results; status; lead status; stage; lead stage; account status; organization status; contact status; sales stage;
    deal stage; pipeline stage; opportunity stage; state of lead; lifecycle stage; deal status; last status; old status;
    previous status; estado lead; statut; outcome; last outcome; result; disposition; last disposition; opportunity status;
    person stage; status reason; organization stage`,
  tags: "tags; tag; labels; label; categories; groups; group; lists; list; segment; segments; etiquettes; person labels; list name",
  notes: `about; last note text; notes; note; comments; comment; remarks; remark; description; details; further details; additional info;
    additional information; lead description; bemerkung; bemerkungen; notizen; kommentar; kommentare; notas;
    observaciones; comentarios; note interne; opmerkingen; opmerking; anmerkung; anmerkungen; commentaire; commentaires;
    remarques; call notes; history; last note; feedback; call comments; sales notes; general notes; 備考; 备注; примечание; internal notes`,
  do_not_call: `werbesperre; anrufsperre; sperrvermerk; keine anrufe; do not call dnc; dnc do not call; tps registered y n; tps y n; ctps y n; do not call y n; phone do not call; do not phone flag; opposition; liste rouge; call restricted; do not solicit; telemarketing opt out; is tps; is ctps; tps listed; ctps listed; tps suppressed; tps marker; ctps marker; mps tps; tps file; tps result; opted out of phone; telephone opt out; phone do not contact; do not call; dnc; do not phone; do not telephone; do not contact; dont call; don t call; dont contact;
    don t contact; dont phone; no call; no calls; no phone; no phone calls; do not allow phone calls; do not allow phone;
    do not call flag; do not call list; dnc flag; dnc status; dnc list; on dnc; on dnc list; tps; ctps; tps ctps; ctps tps;
    tps flag; ctps flag; tps status; ctps status; tps registered; ctps registered; tps match; ctps match; tps ctps flag;
    tps ctps status; tps ctps registered; tps check; phone opt out; phone opted out; opt out phone; opt out of calls;
    call opt out; calls opt out; has opted out of calls; has opted out of phone; opted out of calls; unsubscribed from calls;
    suppressed; suppress; suppression; suppression flag; blocked; blacklist; blacklisted; do not dial; exclude from calls;
    nicht anrufen; ne pas appeler; no llamar; non chiamare; niet bellen; bel me niet; robinson; bloctel; do not call reason;
    is do not call; mobile dnc; phone dnc; do not call registry; phone suppressed; no contact; do not disturb`,
  email_opt_out: `is unsubscribed; email do not contact; email opt out flag; emails opt out; opted out email; unsubscribed from emails; receive emails no; keine emails; keine email; eps; fps; email opt out; do not email; dont email; don t email; no email; no emails; unsubscribed; unsubscribe;
    has opted out of email; opted out of email; opted out; opt out; opt out email; email opted out; email unsubscribed;
    unsubscribed from email; unsubscribed from all email; do not allow email; do not allow emails; do not bulk email;
    do not allow bulk email; do not allow bulk emails; email suppressed; marketing opt out; email optout; newsletter opt out;
    opt out of email; no mailings; do not mail email; marketing email opt out; email marketing opt out`,
  last_contacted_at: `last spoken; dt last spoken; last spoken to; last spoke; date last spoken; last contacted time; last reach; last called on; last call made; last attempt; date of last call; last contact time; last called date; date called; last contacted; last contacted date; last contact; last contact date; date last contacted;
    last activity; last activity date; last activity time; last call; last called; last call date; last touch;
    letzter kontakt; dernier contact; ultimo contacto; last contacted on; last contacted at; last touched; last touchpoint;
    last communication; date of last contact; last spoken; last engagement date; last interaction; last contact made`,
  created_at: `created; created at; created on; created date; create date; created time; creation date; date created;
    date added; added; added on; record created; entry date; angelegt am; date de creation; erstellt am; date of enquiry;
    enquiry date; lead created; lead date; lead created time; add time; organization created`,
  updated_at: `updated; updated at; updated on; modified on; modified; modified time; modified date; last modified;
    last modified date; last updated; date modified; update time; do not modify modified on; geandert am; last modified time; last update`,
  external_id: `id; record id; lead id; contact id; person id; organization id; account id; crm id; external id; unique id;
    client id; customer id; system id; uuid; guid; reference; ref; our ref; lead reference; urn; organization code;
    school code; do not modify lead; do not modify contact; do not modify account; do not modify organization;
    apollo contact id; contact record id; organization record id; record number; row id; source id; lead number; lead no;
    customer number; customer no; account number; account no; client ref; client reference; zoominfo contact id; legacy id`,
  contract_start_on: `contract start; contract start date; contract started; contract begins; contract from; start of contract;
    current contract start; vertragsbeginn; debut de contrat; contract commencement; contract date; contract start on; agreement start; agreement start date`,
  contract_end_on: `ends; contract end; contract end date; contract ends; contract expiry; contract expiry date; contract expires;
    contract expiration; contract expiration date; renewal; renewal date; contract renewal; contract renewal date;
    current contract end; end of contract; contract until; vertragsende; fin de contrat; contract end on; contract due;
    renewal due; current contract ends; current contract expiry; expiry date; agreement end; agreement end date; contract term end`,
  contract_months: `contract months; contract length; contract length months; contract term; contract term months;
    contract duration; contract duration months; term months; term in months; contract length in months; laufzeit;
    vertragslaufzeit; duree du contrat; term; contract term in months; contract period; length of contract`,
  competitor: `competitor lost to; current contract with; contract with; incumbent provider; current telecoms provider; competitor; competitors; current supplier; incumbent; incumbent supplier; current provider; existing supplier;
    existing provider; current vendor; lost to; lost to competitor; competitor name; present supplier; current solution;
    current system; wettbewerber; concurrent; competidor; chosen supplier; went with; main competitor; winning competitor; supplier; provider; bought from`,
  lost_reason: `deal lost reason; opportunity lost reason; loss reasons; closed reason; lost reason; loss reason; closed lost reason; reason lost; reason for loss; reason for losing; lost because;
    why lost; deal lost reason; lead lost reason; disqualification reason; disqualified reason; rejection reason;
    reason not won; verlustgrund; motif de perte; reason; opportunity lost reason; unqualified reason; dead reason; decline reason`,
  lost_on: `deal lost time; deal lost on; opportunity lost on; date of loss; lost on; lost date; date lost; lost time; lost at; closed lost date; loss date; date of loss; close date; closed date; closed on;
    deal closed date; deal close date; dead date; verloren am; date closed; lead lost date`,
};

const namesOf = (names: Partial<Record<FieldName, string>>): (readonly [string, FieldName])[] =>
  Object.entries(names).flatMap(([field, list]) =>
    list.split(";").map((name) => [folded(name).replace(/\s+/g, " ").trim(), field as FieldName] as const),
  );

/** header words → field. */
export const fieldOfHeader: ReadonlyMap<string, FieldName> = new Map([...namesOf(furtherNames), ...namesOf(table)]);
