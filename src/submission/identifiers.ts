/**
 * Looks for what could tell who a client is. A workbook of figures needs none of it, and a text that was sent by
 * mistake must be found before it is copied anywhere. Everything is looked at on this machine; what was found is
 * named by its kind and never repeated.
 */

export type IdentifierKind =
  "social security number" | "birth date" | "case number" | "phone number" | "e-mail address" | "name";

/**
 * What a cell is for. A phone number of an action's owner is no client's: cells for people of agency and provider
 * are `contact`; in cells of figures and ids only what can be nothing else counts.
 */
export type CellPurpose = "figures" | "freeText" | "contact";

interface Pattern {
  readonly kind: IdentifierKind;
  readonly in: readonly CellPurpose[];
  readonly looks: RegExp;
}

const ANYWHERE: readonly CellPurpose[] = ["figures", "freeText", "contact"];

/** Numbers that were never given out (area 000, 666 and 900-999, group 00, serial 0000) are none. */
const SSN = /(?<![\w-])(?!000|666|9\d\d)\d{3}([-\u2010-\u2015 .])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-])/;

const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`;
const DATE = [
  String.raw`\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}`,
  String.raw`\d{8}\b`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?[\s-]+${MONTH},?[\s-]+\d{4}`,
  String.raw`${MONTH}\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}`,
].join("|");

const CASE = "case|client|participant|consumer|patient|inmate|file|record|docket|medicaid|mrn|mci";

const PATTERNS: readonly Pattern[] = [
  { kind: "social security number", in: ANYWHERE, looks: SSN },
  {
    kind: "social security number",
    in: ANYWHERE,
    looks: /\b(?:ssn|soc(?:ial)?\.?\s*sec(?:urity)?)\b\D{0,20}\d{3}\D?\d{2}\D?\d{4}\b/i,
  },
  {
    kind: "social security number",
    in: ANYWHERE,
    looks:
      /\b(?:last\s(?:four|4)\b.{0,12}\b(?:ssn|social)|(?:ssn|social\ssecurity)\b.{0,20}\blast\s(?:four|4))\b\D{0,15}\d{4}\b/i,
  },
  {
    kind: "birth date",
    in: ANYWHERE,
    looks: new RegExp(
      String.raw`\b(?:d\.?o\.?b\.?|born|birth(?:day|date)?|date of birth)\b.{0,20}?(?:${DATE})|(?<![\w.])b\.\s?(?:${DATE})`,
      "i",
    ),
  },
  {
    // Without "number" a day, a month and a stretch of years are none.
    kind: "case number",
    in: ANYWHERE,
    looks: new RegExp(
      String.raw`\b(?:${CASE})\s*[:#]?\s*(?!\d{4}-(?:\d\d|\d{4})(?:-\d\d)?\b)(?=[A-Z-]*\d)[A-Z]{0,4}-?\d[\d-]{4,}\b`,
      "i",
    ),
  },
  {
    kind: "case number",
    in: ANYWHERE,
    looks: new RegExp(
      String.raw`\b(?:(?:${CASE})\s*(?:no\.?|nr\.?|number|num|id|#|file)|docket)\s*[:#]?\s*(?=[A-Z:-]*\d)(?=(?:[\w:-]*?\d){4})\w[\w:-]*`,
      "i",
    ),
  },
  { kind: "e-mail address", in: ["freeText"], looks: /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/i },
  {
    kind: "e-mail address",
    in: ["freeText"],
    looks:
      /[\w.+-]{2,64}\s?[([]at[)\]]\s?[\w-]+(?:\.|\s?[([]dot[)\]]\s?)[a-z]{2,}|[\w.+-]{2,64}\sat\s[\w-]+\sdot\s[a-z]{2,}/i,
  },
  {
    kind: "phone number",
    in: ["freeText"],
    looks: /(?<![\w.,/-])[2-9]\d{2}[2-9]\d{6}(?![\w-]|[.,]\d)/,
  },
  {
    kind: "phone number",
    in: ["freeText"],
    looks:
      /(?<![\d.,/-])(?:\+?1[ .-]?)?(?:\(\d{3}\)\s?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\d-])|\+\d{2}[ .-]?(?:\d[ .-]?){8,11}(?!\d)/,
  },
];

const CLIENT =
  "client|youth|child|kid|boy|girl|teen|mother|father|mom|dad|parent|grandmother|grandfather|aunt|uncle|foster|family|participant|resident|patient|consumer|student|tenant|inmate|woman|man|lady|son|daughter|brother|sister";

/** One word of a person's name: Lee, O'Brien, McKenzie, Anne-Marie. */
const NAME = String.raw`(?:[ODL]['’])?\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)?(?:[-'’]\p{Lu}?\p{Ll}+)*`;
const PARTICLES = String.raw`(?:(?:de|la|las|los|del|da|dos|di|van|von|der|den)\s+){0,3}`;
/** Two or more words, as a person's name is written; an initial counts as a word. */
const FULL_NAME = String.raw`(?:${NAME}(?:\s+\p{Lu}\.)?|\p{Lu}\.)\s+${PARTICLES}${NAME}`;
/** Shorter ones are abbreviations. */
const IN_CAPITALS = String.raw`\p{Lu}{4,}\s+\p{Lu}{4,}\b`;

const NAMES: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:Mr|Mrs|Ms|Miss|Mx|Sra|Srta)\.?\s+${PARTICLES}${NAME}`, "u"),
  new RegExp(String.raw`\b(?:MRS?|MISS|MS(?=\.))\.?\s+\p{Lu}['’-]?\p{Lu}+\b`, "u"),
  new RegExp(String.raw`\b(?:${CLIENT}|she|he)\b[^.]{0,12}\b(?:named|called)\s+${NAME}`, "u"),
  new RegExp(String.raw`\b(?:${CLIENT})(?:'s|’s)?,?\s+\(?(?:${FULL_NAME}|${IN_CAPITALS})`, "u"),
  new RegExp(String.raw`\b(?:${CLIENT})(?:'s|’s)?,?\s+\(?[A-Z]\.\s?[A-Z]\.`, "u"),
];

/**
 * What could tell who a client is, each kind once.
 *
 * @param known names that may stand anywhere: those of providers, sites, indicators and of the people of the
 * contract
 * @example findIdentifiers("Call Ms. Rivera, 555-123-4567", "freeText") // ["phone number", "name"]
 */
export function findIdentifiers(
  text: string,
  purpose: CellPurpose,
  known: readonly string[] = [],
): readonly IdentifierKind[] {
  // Single spaces: many in a row would be tried in every way that they can be shared out.
  const plain = withoutKnown(text.normalize("NFKC"), known).replace(/\s+/g, " ");
  const found = PATTERNS.filter((pattern) => pattern.in.includes(purpose) && pattern.looks.test(plain)).map(
    ({ kind }) => kind,
  );
  if (purpose === "freeText" && NAMES.some((looks) => looks.test(plain))) found.push("name");
  return [...new Set(found)];
}

function withoutKnown(text: string, known: readonly string[]): string {
  return known.reduce((rest, name) => (name.trim() === "" ? rest : rest.replaceAll(name, "…")), text);
}

/** Words of a column's header that say a row is about one client. */
const CLIENT_COLUMNS: readonly RegExp[] = [
  /\b(?:first|last|middle|given|family|full|maiden|client|child|youth|participant|patient|student|parent)\s*name\b/,
  /\bsurname\b/,
  /\b(?:ssn|social security)\b/,
  /\b(?:dob|birth ?(?:date|day)|date of birth)\b/,
  /\b(?:case|client|participant|patient|inmate|student|medicaid|person)\s*(?:id|no|nr|number|#)(?![a-z])/,
  /\b(?:mrn|home address|street address|phone(?: number)?|e ?mail(?: address)?)\b/,
];

/** Headers that belong to the contract's own tables, however much they sound like a client's. */
const OWN_COLUMNS = new Set([
  "provider name",
  "contract id",
  "provider id",
  "site id",
  "action id",
  "meeting id",
]);

/**
 * Whether a column's header announces client-level rows ("Last name", "DOB", "client_id").
 *
 * @example isClientColumn("Date of birth") // true
 */
export function isClientColumn(header: string): boolean {
  const words = header
    .normalize("NFKC")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[_\s.-]+/g, " ")
    .trim();
  return !OWN_COLUMNS.has(words) && CLIENT_COLUMNS.some((looks) => looks.test(words));
}
