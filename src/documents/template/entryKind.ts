/**
 * What an entry is, as formulas tell it: the same kinds as the add-in's own reading.
 *
 * | kind | entry |
 * | --- | --- |
 * | `n` | a number |
 * | `c` | NA or ND |
 * | `s` | a small count that is not shown: `<11`, `*`, `S` … |
 * | `u` | something with several meanings: `-`, `N/A` … |
 * | `t` | a number that is stored as text |
 * | `x` | other text, TRUE or FALSE |
 * | `e` | an error value |
 * | `b` | blank |
 * | "" | an entry that the row's indicator does not need |
 */
const SUPPRESSED = ["*", "S", "M", "SUPPRESSED"];
const UNCLEAR = ["-", "--", "N/A", "N.A.", "N.A", "NAN", "NONE", "NULL", ".", "..", "?"];

/** The entry as upper-case text without blanks of any kind around it; empty for an error value. */
export function cleanedText(cell: string): string {
  return `IF(ISERROR(${cell}),"",UPPER(TRIM(SUBSTITUTE(${cell}&"",UNICHAR(160)," "))))`;
}

/**
 * The highest count that a suppressed entry leaves possible: 10 for `<11`, `<=10` and `1-10`; 0 where it is none.
 *
 * @param text reference to the cleaned text
 */
export function suppressedHigh(text: string, threshold: number): string {
  const number = `VALUE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(MID(${text},2,9),"=",""),"TO","")," ",""))`;
  const below = `${number}-IF(OR(LEFT(${text})="≤",ISNUMBER(FIND("=",${text}))),0,1)`;
  const span = `VALUE(TRIM(SUBSTITUTE(SUBSTITUTE(MID(${text},2,9),"TO",""),"-","")))`;
  const isSpan = `OR(LEFT(${text},2)="1-",LEFT(${text},3)="1 -",LEFT(${text},4)="1 TO")`;
  const cases = `IF(OR(LEFT(${text})="<",LEFT(${text})="≤"),${below},IF(${isSpan},${span},IF(${isOneOf(text, SUPPRESSED)},${threshold - 1},0)))`;
  return `IFERROR(MAX(0,${cases}),0)`;
}

/**
 * The kind of an entry. TRUE is asked about before numbers: LibreOffice counts it among them.
 *
 * @param needed condition under which the row's indicator needs this entry
 * @param text reference to the cleaned text
 * @param high reference to what `suppressedHigh` gave
 */
export function entryKind(cell: string, needed: string, text: string, high: string): string {
  const textKind = [
    `IF(${text}="","b"`,
    `IF(OR(${text}="NA",${text}="ND"),"c"`,
    `IF(${high}>0,"s"`,
    `IF(${isOneOf(text, UNCLEAR)},"u"`,
    `IF(${looksLikeNumber(text)},"t","x")))))`,
  ].join(",");
  return `IF(${needed},IF(ISERROR(${cell}),"e",IF(ISLOGICAL(${cell}),"x",IF(ISNUMBER(${cell}),"n",${textKind}))),"")`;
}

function isOneOf(text: string, words: readonly string[]): string {
  return `OR(${words.map((word) => `${text}="${word}"`).join(",")})`;
}

/** Digits, and nothing else but what people put between them. */
function looksLikeNumber(text: string): string {
  const bare = [" ", ",", ".", "'", "’", "%", "-", "−"].reduce(
    (inner, sign) => `SUBSTITUTE(${inner},"${sign}","")`,
    `SUBSTITUTE(${text},"O","0")`,
  );
  const digits = `SUMPRODUCT(LEN(${bare})-LEN(SUBSTITUTE(${bare},{"0","1","2","3","4","5","6","7","8","9"},"")))`;
  return `AND(LEN(${bare})>0,${digits}=LEN(${bare}))`;
}
