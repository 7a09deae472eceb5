/** Names of the months in French, German, Dutch, Spanish, Portuguese and Italian, where they differ from English. */
const MONTHS: readonly (readonly [english: string, others: string])[] = [
  ["jan", "janvier|janv|januari|januar|jänner|enero|ene|janeiro|gennaio|gen"],
  ["feb", "février|fevrier|févr|fevr|fév|fev|februari|februar|febrero|fevereiro|febbraio"],
  ["mar", "mars|märz|maerz|mär|mrz|maart|mrt|marzo|março"],
  ["apr", "avril|avr|abril|abr|aprile"],
  ["may", "mai|mayo|maio|mei|maggio|mag"],
  ["jun", "juin|juni|junio|junho|giugno|giu"],
  ["jul", "juillet|juil|juli|julio|julho|luglio|lug"],
  ["aug", "août|aout|agosto|ago|augustus"],
  ["sep", "septembre|septiembre|setembro|settembre|set|sett"],
  ["oct", "octobre|octubre|outubro|out|oktober|okt|ottobre|ott"],
  ["nov", "novembre|noviembre|novembro"],
  ["dec", "décembre|decembre|déc|dezember|dez|diciembre|dic|dezembro|dicembre"],
];
/** Short names that are English words too: months only where a year follows that is plainly one. */
const ENGLISH_WORDS = new Set(["set", "out", "gen", "mag", "ago", "mars", "lug"]);

const NAMES = new Map(
  MONTHS.flatMap(([english, others]) => others.split("|").map((name) => [name, english])),
);
const MONTH = new RegExp(
  `(?<!\\p{L})(${[...NAMES.keys()].sort((a, b) => b.length - a.length).join("|")})(?!\\p{L})\\.?(?<after>(?: de| del)? ?[-/. ]?\\d{2,4}$)?`,
  "u",
);
const QUARTER_WORD = "(?:trimestre|trim\\.?|quartal|kwartaal|kvartal)";
const QUARTERS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<!\\d)([1-4])(?:er|ère|e|ème|eme|º|°|o|\\.)? ?${QUARTER_WORD}(?: de| del)?`), "q$1"],
  [new RegExp(`${QUARTER_WORD} ?([1-4])(?!\\d)`), "q$1"],
  [/^t([1-4])(?=[-/ ]*(?:19|20)\d{2}$)/, "q$1"],
  [/^((?:19|20)\d{2})[- ]?t([1-4])$/, "$1 q$2"],
  [/^([1-4])t(?=[-/ ]*(?:19|20)\d{2}$)/, "q$1"],
];

/**
 * The text with months and quarters of other languages as English ones, so that one set of rules reads them all.
 *
 * @param text in lower case and plain
 * @example inEnglish("2023 1e kwartaal") // "2023 q1"
 */
export function inEnglish(text: string): string {
  const quarter = QUARTERS.find(([pattern]) => pattern.test(text));
  if (quarter) return text.replace(quarter[0], quarter[1]);
  const found = MONTH.exec(text);
  const [whole = "", name = ""] = found ?? [];
  const english = NAMES.get(name);
  if (found === null || english === undefined) return text;
  const after = found.groups?.["after"] ?? "";
  const isPlain = /(?:\d{4}|[-/.]\d{2})$/.test(after) || (name === "mars" && text === name);
  if (ENGLISH_WORDS.has(name) && !isPlain) return text;
  return text.replace(whole, `${english}${after.replace(/^ del?(?= )/, "")}`);
}
