import type { FieldName } from "#app/features/cleansing/fields.ts";

/** Further names of columns, by hand and from abroad, in the same plain words as header-table.ts. */
export const furtherNames: Partial<Record<FieldName, string>> = {
  company_name: `nome da organization; nome della organization; nom de la organization; nom de l organization; denominazione; denominazione sociale;
    denomination unite legale; denominacion social; organization tradestyle; razao social; name of business; who are they; site organization; organization full name;
    organization name in full; lead account; name des organization; organization person; ceg neve; organization adi;
    naam organization; organization nom; organization nombre; organization nome; handelsname; statutaire naam; handelsnaam; 公司名; 企業; 法人名称; naziv organization`,
  contact_full_name: `who to ask for; ask for; who to speak to; speak to; contact name at organization; primary contact full name; asp; ansprechpartner name;
    name ansprechpartner; vor und nachname; vorname nachname; nachname vorname; nom prenom; nom et prenom; prenom nom; prenom et nom; nombre y apellidos;
    nome e cognome; nome cognome; imie i nazwisko; jmeno a prijmeni; for og etternavn; fullstandigt name; 氏名; お名前; 担当者名; ご担当者名; полное first name person; фио;
    contact s name; name of person; persona contatto; persona di contatto; pessoa de contato; contato; yetkili kisi; yetkili; kapcsolattarto; persoana de contact;
    kontaktni osoba; osoba kontaktowa; yhteyshenkilo; kontaktpersonen; υπευθυνος; representative; spokesperson; primary contact person; executive name; manager or owner name`,
  contact_salutation:
    "mr mrs miss; mr mrs ms; titulo cortesia; forma de tratamiento; titolo; zwrot; osloveni; megszolitas",
  contact_first_name: "first; ad; adi kisi; contact first; person first; first name unite legale; buyer person first",
  contact_last_name: "last; nume; contact last; person last; second surname",
  job_title: `function; their job; role title; job function title; designation title; what they do; poste occupe; puesto de trabajo; carica; posicao;
    person function; contact function; executive function; account title; person title; berufsbezeichnung; 職種; 肩書; 部署役職; 职务`,
  website: `corporate website; корпоративныи website; organization internet; internetadresse; internetauftritt; adres website; stranka; web stranka;
    sitio; web address; website organization`,
  domain: "organization domain; main domain",
  address_full: `postal address; whole address; anschrift komplett; visiting address; adresse postale; 住所全体; full postal address; organization address; full street address`,
  address_line1: `street nr; street house number; street hausnummer; libelle voie organization; strasse number; rue number; 番地; street and no; street number and name; house and street; po address line 1; domicilio; calle y numero; rue et numero`,
  city: "libelle commune organization; ort stadt; place; comuna; 市区町村; 城市名; city or town; town or city; poblacion; 市町村; ort city; plaatsnaam",
  region:
    "judet; 都道府県; 省份; 州; voivodeship; wojewodztwo; kraj region; megye; il; region state; maakunta; περιοχη; νομος; комуна; distrito; provins",
  postcode:
    "code postal organization; τ κ; post code zip; psc; plz ort postcode; kod; zip pc; p c; pc; postcode address; postadresse postcode; postalcode",
  country: "country region; pays region; land region; land country; country of residence; country iso",
  industry:
    "main activity; what they do business; sektor; toimiala; bransch; bransje; odvetvi; obor; iparag; sektor branza; branza; 業種; 行业; отрасль; sfera",
  employees: `mitarbeiteranzahl; number of staff; staff number; size of organization; headcount range; emp count; antal ansatte; antal anstallda; 従業員数; nombre de salaries; numero de empleados;
    numero dipendenti; aantal werknemers; beschaftigte; number of people; people`,
  revenue: "sales; sales usd; turnover k; revenue usd; jahresumsatz; umsatz eur; turnover gbp; annual sales",
  company_number: `cvr number; cvr nr; y tunnus; ico; siret number; siren number; registration no; 法人番号; kvk number; kbo number; ondernemingsnummer; numero siret;
    org number; organization nr; organization id number; organization registry number; cui; nip; regon; krs; inn; инн; огрн; rcs; handelsregister; handelsregister number; organization house number`,
  lead_source:
    "account source; where from; where did we get it; came from; lead source original; источник; fuente; origine; origem; zdroj; zrodlo",
  owner: `owned by; responsible user; our rep; our contact; commercial en charge; vendedor; gestor; opiekun; obchodnik; verkoper; saljare; ansvarig; handler; handled by; looked after by; assigned user id; kundenbetreuer; vertriebler; vertriebsmitarbeiter;
    verantwortlicher; responsable; ответственный за person`,
  status: `last call outcome; call outcome; last call result; call result; status code; stage name; current status; where it got to; how it ended; lead status label; phase; etape; fase; estado del lead; verkaufsphase; vertriebsphase; kundenstatus; leadstatus;
    person status; organization state; deal phase; where we got to; situacao; situacion`,
  tags: "kategorien; etiquetas; schlagworte; stichworte; markierung; mots cles; etichette; 标签; タグ; metki",
  notes: `sales notes; what was said; any notes; misc notes; other notes; extra info; details of call; info; informationen; gesprachsnotiz; letzte notiz; membership notes; customer note`,
  last_contacted_at: `last spoken to; last spoke to; spoke last; when last spoken to; when did we last speak; last local call time; date of last conversation; letzter anruf; letztes gesprach; letzte aktivitat; letzter kontakt am; derniere activite; dernier appel; date dernier contact;
    fecha ultimo contacto; ultima llamada; ultima attivita; ostatni person; sista person; laatste contact; laatst gesproken; laatste gesprek; datum laatste contact; date du dernier contact; last attempted; last call at`,
  created_at:
    "entry date; dt created; date in; date de creation du lead; дата создания; angelegt; anlagedatum; aangemaakt op; fecha de creacion; data creazione",
  updated_at:
    "modify date; date updated; date last modified; geandert; gewijzigd op; derniere modification; дата изменения",
  external_id: `kundennummer; kunden number; kundennr; klantnummer; client number; numero client; numero de client; codigo cliente; codice cliente; kundnummer; asiakasnumero;
    apollo account id; apollo organization id; zoom info contact id; zoominfo contact id; zoominfo organization id; copper id; vendor lead code; lead code; code client; contactid; hs object id; lead ref; row number; person record id; deal id; opportunity id`,
  contract_start_on:
    "vertragsstart; contract start on; debut contrat; inicio contrato; inizio contratto; ingangsdatum contract; contract since",
  contract_end_on: `scadenza contratto; fin del contrato; fin contrato; vencimiento contrato; fim do contrato; einddatum contract; contract einddatum; contract loopt af; vertragsende am; vertrag bis; vertragslaufzeit bis; laufzeit bis; kundigung zum; date de fin de contrat; echeance;
    echeance contrat; avtalsslut; sopimus paattyy; koniec umowy; konec smlouvy; when contract ends; contract up; contract is up; out of contract; in contract until; tied in until; renews; renews on; expires`,
  contract_months:
    "length of contract months; contract length mths; contract mths; contract length mo; duree contrat; duracion contrato; durata contratto; looptijd; looptijd maanden; laufzeit monate; laufzeit in monaten; contract length in months",
  competitor: `proveedor actual; fornitore attuale; aktueller anbieter; fournisseur actuel; prestataire actuel; huidige leverancier; nuvarande leverantor; obecny dostawca; soucasny dodavatel; fornecedor atual;
    derzeitiger anbieter; jetziger anbieter; bestehender anbieter; anbieter; lieferant; bisheriger anbieter; verloren an; perdu contre; perdido ante; who they use; who they use now; using now; currently with; currently using; they use; who they went with;
    bought elsewhere from; konkurrent; mitbewerber; concorrente; concurrentie; who did they choose; existing system; present provider; incumbent vendor`,
  lost_reason: `motivo de perdida; motivo perdita; motivo della perdita; motivo da perda; verlustgrund; grund fur verlust; absagegrund; ablehnungsgrund; grund der absage; raison de perte; raison de la perte; raison du refus; motif de refus; motif perte; reden verlies; reden van verlies; verliesreden; reden verloren; forlustorsak; tapsarsag;
    tapsgrunn; powod utraty; duvod ztraty; why we lost; why we lost it; why not; why they said no; reason they said no; reason for no sale; reason not bought; reason closed; close reason; closed reason; objection; main objection`,
  lost_on:
    "verloren am; absage am; date de perte; fecha de perdida; data perdita; datum verloren; when lost; when we lost it; lost when; tapt dato; closed at",
};
