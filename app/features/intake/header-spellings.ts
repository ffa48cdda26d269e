/** Marks off, one alphabet of letters: what NFKD leaves whole is opened by hand. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .replace(/ł/g, "l")
    .replace(/ı/g, "i")
    .replace(/đ/g, "d")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");

/** One spelling for each word; languages meet here where a single word is enough. */
const words: Record<string, string> = {
  phone:
    "telephone tel tele telefon telefono telefoon telefone phones tlf telf ph fon puhelin telefonnummer telefoonnummer rufnummer telno telephonenumber phonenumber phoneno puhelinnumero festnetz telefonszam telefonu telefonnr telefoonnr telefonnumre tfn tfno fono telef phon 电话 電話 電話番号 电话号码 联系电话 固定电话 teléfono contactnumber телефон телефона тел τηλεφωνο τηλ τηλεφωνα telephones",
  mobile:
    "mob mobil movil cell cellular cellphone cellulare handy gsm portable mobilephone mobiltelefon mobilnummer mobilnr mobiel mobiele celular mobiles handynummer telemovel matkapuhelin komorkowy komorka komorkowe mobilni mobilny kannykka mobilszam mobiltlf 手机 手机号 手机号码 移动电话 携帯 携帯電話 携帯番号 携帯電話番号 мобильный мобильныи сотовый сотовыи κινητο",
  fax: "telefax faxnummer faxnumber télécopie telecopie facsimile факс 传真 传真号码 fax番号 ファックス faks φαξ",
  email:
    "emails emailaddress mailadresse emailadresse courriel correo mel emailadres epost sahkoposti emailadress eposta 邮箱 邮件 电子邮件 电子邮箱 邮箱地址 メール почта 電子メール メールアドレス messagerie mejl",
  organization:
    "organisation org orgs organizations company companies business firm companyname businessname organisationname organizationname firma firmenname unternehmen unternehmensname betrieb societe entreprise empresa azienda societa bedrijf bedrijfsnaam organisatie foretag foretagsnamn foretaget virksomhed virksomhedsnavn firmanavn yritys companydomain etablissement compania corporation enterprise firmy nazwafirmy biz cegnev ceg spolecnost sirket επωνυμια εταιρεια 组织 单位 单位名称 企業名 社名 法人名 компании firmei societate societatea yrityksen bolag coy",
  website:
    "websites webbplats nettsted nettside webpagina weboldal honlap verkkosivu verkkosivut webhely ιστοσελιδα 网站 ウェブサイト ホームページ сайт веб",
  postcode: "postcodes psc iranyitoszam 邮政编码 郵便番号",
  linkedin: "li",
  number: "nr num nummer numero numbers numer cislo",
  address:
    "adresse adresa direccion indirizzo addresses adress endereco адрес 地址 住所 adres morada osoite cim διευθυνση addr",
  other:
    "weiteres weitere sonstiges autre andere otro otra altro altra outro outra другой другои дополнительный дополнительныи inny annan anden annen muu jiny eve evening alternativ alternatief",
  home: "privat prive domicile thuis domaci prywatny домашний домашнии huis",
  work: "geschaftlich geschaftl bureau werk zakelijk dienstlich dienst рабочий рабочии arbete arbejde trabajo lavoro trabalho sluzbowy pracovni",
  office: "ufficio oficina escritorio kontor buro",
  main: "zentrale centrale haupt hlavni",
  direct: "directe direkte diretto directo direto rovid",
  "first name":
    "etunimi imie fornamn fornavn vorname prenom voornaam keresztnev jmeno prenume ονομα firstname fname имя 名字",
  "last name":
    "sukunimi nazwisko efternamn efternavn etternavn nachname achternaam familienname cognome vezeteknev prijmeni soyad soyadi επωνυμο lastname surname фамилия фамилии sobrenome",
  name: "nazwa nazev nimi adi denumire denumirea denumirii nev naam наименование название επωνυμος",
  "job title":
    "jobtitle stanowisko stilling befattning tehtavanimike pozice beosztas funktion functie unvan θεση должность funcie",
  city: "miasto kaupunki poststed postort mesto varos oras sehir πολη город şehir",
  country: "maa kraj zeme orszag tara ulke χωρα страна",
  notes:
    "uwagi anteckningar noter notater notities poznamka poznamky megjegyzes notlar muistiinpanot observacoes observatii σημειωσεις комментарий комментарии примечания comentarios bemerkung",
  street: "ulice ulica katuosoite gatuadress gateadresse gade utca",
  status: "стадия этап allapot stav durum",
  owner: "ответственный ответственныи",
  tags: "теги",
  person: "лица контакта",
};

export const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries(words).flatMap(([word, others]) => others.split(" ").map((other) => [folded(other), word])),
);
