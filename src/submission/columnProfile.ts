import type { CellBlock, RawCell } from "./block";
import { headerOf } from "./headerLabels";
import { isBlank, labelText } from "./cellText";
import { isSign } from "./guessMarks";
import { figureText } from "./figureText";
import { looksLikePeriod } from "./headerPeriod";
import { type Layout, looksLikeFigure } from "./layout";

/** What the cells of one column are, below its header. */
export interface ColumnProfile {
  readonly column: number;
  readonly header: string;
  readonly filled: number;
  /** Cells that are numbers, numbers kept as text, or value codes. */
  readonly figures: number;
  readonly periods: number;
  readonly dates: number;
  readonly distinct: ReadonlySet<string>;
  /** Each value is the code of one text in the column to its right: `AUS` of `Australia`, 20231 of `2023Q1`. */
  readonly codesNext: boolean;
  readonly blanksBetween: boolean;
}

/** Enough rows to tell what a column holds. */
const ROWS_LOOKED_AT = 3000;
const ORGANISATION =
  /provider|organi[sz]ation|\borg\b|org_|trust|agency|vendor|contractor|operator|carrier|airline|facility|hospital|school|college|practice|company|\bsite\b|site_|établissement|organisme|prestataire|fournisseur|école|träger|einrichtung|anbieter|klinik|krankenhaus|schule|aanbieder|instelling|ziekenhuis|proveedor|entidad|prestador|estabelecimento|unidade|escola|escuela|\bforce\b|prison|court|depot|office|department|grantee|program(me)?\b/i;
/** Names, of whatever: the column's other word says of what, or nothing does. */
const NAME = /\bname\b/i;
const PLACE =
  /district|county|authority|council|borough|area|region|\bgeo|location|\bstate\b|\bward\b|\bcity\b|\btown\b|municipality|province|territor|jurisdiction|country|\bnation\b|\bccg\b|\bicb\b|\bstp\b|\bla\b|\broute\b|\bline\b|station|coc\b|comunidad|provincia|municipio|município|gemeinde|kreis\b|bundesland|stadt\b|région|département|commune\b|regio|concelho|distrito/i;
const INDICATOR =
  /indicator|measure|metric|kpi|series|description|question|activity|outcome|\bitem\b|variable|parameter|indicador|indicateur|indikator|kennzahl|indicatore|onderwerp/i;
const PERIOD =
  /period|month|date|quarter|\bweek|\byear\b|\bfy\b|fiscal|financial year|time|período|periodo|période|trimestre|quartal|kwartaal|monat|maand|\bmois\b|\bmes\b|jahr\b|zeitraum|année|\baño\b|\bano\b/i;
const CODE =
  /(^|[\s_])(code|id|ref|ons|lad\d*|fips|ccn|urn|ukprn|dguid|vector|coordinate|zip|zip ?code|post ?code|phone( number)?|decimals|scalar[ _]\w+|laestab|estab|uom id)$|(case|phone|telephone|fax|account|reference|serial|certification|registration|establishment|practice|school|provider|facility|licen[cs]e|charity|company|route|id|line|site) (number|num|no\.?)$|^(npi|ein|duns|uprn|nces|geo ?id|object ?id|fid|gss)$|address|\bccn\b|\(ccn\)/i;
/** Beside the figures: how sure they are, how they compare, where a place lies. */
const BESIDE =
  /\b(lower|upper|low|high|higher)\b.*\b(ci|limit|estimate|bound|confidence|95)|confidence|\b[lu]?ci\b|\b95 ?%|std|standard (error|deviation)|\brank(ing)?\b|^(national |state )?percentile( rank)?$|latitude|longitude|easting|northing|^(lat|lon|long|lng|x|y)$|% ?change|percent(age)? (point )?change|^change\b|\bdifference\b|^footnotes?\b|^notes?\b|^flags?\b|^symbol|^s\/?no\.?$|^#$|\b(sort|order|sortable)$|^sort\b|annotation|^comment(s|ary)?$|^remarks?$|^narrative$|^explanation$|^actions?( taken)?$/i;
/** Whole headers of columns that split rows, though numbers stand in them: line 1, region 02, grade 9, type 3. */
const DIMENSION =
  /^(line|route|region|district|ward|precinct|borough|zone|station|community (board|area)|(\w+ )?district|hour|grade|age( group| band| range)?|sex|gender|race|ethnicity|stage|cohort|version|((\w+) )?(type|category|class|sub ?type|band|tier)|((calendar|financial|fiscal|reporting|academic) )?(quarter|month|week|year|day|day of week|period( (no\.?|number|id))?)|days in (the )?(period|month|quarter)|no\.?\s+(of )?obs(ervations?)?|collection month)$/i;
/** Geographic levels of one column, of which only the lowest are providers. */
const LEVEL =
  /(geograph\w*|area|org\w*|entity|aggregation|reporting)[ _]?(level|type)|^level$|^type of area$/i;
/** Dates at which somebody handled the data. */
const HANDLED = /process|publi|extract|updat|load|\brun\b|creat|inspect|download/i;

/** `la_name`, `providerName` and `LA.NAME` as words. */
function words(header: string): string {
  return header
    .replace(/[_.]+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .trim();
}

const says = (pattern: RegExp) => (header: string) => pattern.test(words(header));

/** `Department type`, `age group`, `Good is`: what kind a row is of, whoever it is from. */
const KIND =
  /\b(type|category|class|sub ?type|group|band|tier|kind|status|characteristic)$|^(good is|polarity|(desired )?direction|better)$/i;
/** What was to be reached: no figure of anybody. */
const GOAL =
  /^(target|goal|benchmark|threshold|ambition|trajectory)s?( (value|rate|level|%))?$|\b(negotiated|adjusted|contract(ed)?|agreed) (target|goal|level|standard)s?$/i;

export const headerNames = {
  provider: (header: string) => [ORGANISATION, PLACE, NAME].some((pattern) => pattern.test(words(header))),
  organisation: says(ORGANISATION),
  place: says(PLACE),
  dimension: says(DIMENSION),
  indicator: says(INDICATOR),
  period: says(PERIOD),
  code: says(CODE),
  beside: says(BESIDE),
  kind: says(KIND),
  numbered: says(
    /\b(circuit|region|district|division|sector|ward|zone|area|precinct|beat|tract|cluster|locality)\b/i,
  ),
  geography: says(/latitude|longitude|easting|northing|^(lat|lon|long|lng|x|y)$/i),
  goal: says(GOAL),
  level: says(LEVEL),
  unit: says(/^(units?|uom|units? of measure(ment)?|(measure|metric|value|data) ?type|statistics?)$/i),
  handled: says(HANDLED),
  year: says(
    /^((calendar|financial|fin|fiscal|state fiscal|federal fiscal|academic|school|reporting) ?|f)?y(ea)?r$|^[sf]?fy$|^(année|annee|jahr|jaar|anno|año|ano|år)$/i,
  ),
  month: says(
    /^((calendar|financial|fiscal|reporting) )?(month|mon|month name|month no\.?|quarter|qtr|week|week no\.?)$|^(mois|monat|maand|mese|mes|mês)$/i,
  ),
};

/** A column in which a few signs stand for the figures that are left out holds figures, however many are. */
const MOST_SIGNS = 3;

/** `c` and `z` stand for figures where numbers stand beside them; alone they are codes. */
function signsBeside(numbers: number, cells: readonly RawCell[]): number {
  const others = cells.filter((cell) => !looksLikeFigure(cell));
  const signs = others.filter(isSign);
  const isSuppressed = signs.length === others.length && new Set(signs).size <= MOST_SIGNS;
  return numbers * 5 >= cells.length || (numbers > 0 && isSuppressed) ? signs.length : 0;
}

/** `01 Andalucía`, `18 Ceuta`: each number has a name of its own, other than `78 students`, `12 students`. */
function areNumberedNames(cells: readonly RawCell[]): boolean {
  const texts = new Set(cells.filter(looksLikeFigure).map(labelText));
  const names = [...texts].map((text) => (figureText(text)?.rest ?? "").replace(/s$/i, ""));
  return (
    texts.size >= 2 && names.every((name) => /^\p{L}{3}/u.test(name)) && new Set(names).size === texts.size
  );
}

/** Where periods stand across, a row without anything below them is a note: `1` and what it says. */
function firstPeriodColumn(block: CellBlock, { periodRow }: Layout, date1904: boolean): number {
  if (periodRow === null) return 0;
  return Math.max(
    0,
    (block.values[periodRow] ?? []).findIndex((cell) => looksLikePeriod(cell, date1904)),
  );
}

/** Codes go with one text each, and each text with one code; they are shorter, and every one comes again. */
function areCodesOfNext(rows: readonly (readonly RawCell[])[], column: number): boolean {
  const texts = new Map<string, string>();
  let filled = 0;
  for (const cells of rows) {
    const [code, text] = [labelText(cells[column]), labelText(cells[column + 1])];
    if (code === "" && text === "") continue;
    if (!/^[A-Z\d][A-Z\d_-]*$/.test(code) || (texts.get(code) ?? text) !== text) return false;
    texts.set(code, text);
    filled++;
  }
  const names = [...new Set(texts.values())];
  const length = (all: readonly string[]) => all.join("").length;
  return (
    texts.size >= 2 &&
    texts.size * 2 <= filled &&
    names.length === texts.size &&
    names.every((name) => /\p{L}/u.test(name)) &&
    length(names) > length([...texts.keys()])
  );
}

/** Profiles of the columns that hold anything. */
export function profileColumns(
  block: CellBlock,
  layout: Layout,
  date1904: boolean,
): readonly ColumnProfile[] {
  const { first, count } = layout.headerRows;
  // A label alone in its row is a heading or a note.
  const below = block.values
    .slice(first + count, first + count + ROWS_LOOKED_AT)
    .map((cells, at) => ({ cells, row: first + count + at }));
  const from = firstPeriodColumn(block, layout, date1904);
  const full = below.filter(
    ({ cells }) =>
      cells.filter((cell) => !isBlank(cell)).length >= 2 && cells.slice(from).some((cell) => !isBlank(cell)),
  );
  const data = full.length > 0 ? full : below;
  const rows = data.map(({ cells }) => cells);
  const filled = rows.filter((cells) => !cells.every(isBlank)).slice(0, 2);
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const profiles = Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column]).filter((cell): cell is RawCell => !isBlank(cell));
    const numbers = areNumberedNames(cells) ? 0 : cells.filter(looksLikeFigure).length;
    const signs = signsBeside(numbers, cells);
    return {
      column,
      header: headerOf(block, layout.headerRows, column),
      filled: cells.length,
      figures: numbers + signs,
      periods: cells.filter((cell) => looksLikePeriod(cell, date1904)).length,
      dates: data.filter(({ row }) => block.categories?.[row]?.[column] === "Date").length,
      distinct: new Set(cells.map(labelText)),
      codesNext:
        areCodesOfNext(rows, column) && !says(ORGANISATION)(headerOf(block, layout.headerRows, column)),
      blanksBetween: isBlank(filled[1]?.[column]) && !isBlank(filled[0]?.[column]),
    };
  });
  return profiles.filter((profile) => profile.filled > 0);
}
