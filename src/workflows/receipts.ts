import type { Finding } from "../analysis/finding";
import { periodLabel, periodFromKey } from "../analysis/periodCalendar";
import { buildReceipt } from "../documents/receipt";
import { seriesKey } from "../workbook/words";
import type { MadeFile } from "./madeFiles";
import type { FileSummary, ProviderShare } from "./importSummary";
import type { ImportResult } from "./importSubmissions";
import type { Outcome, RunOptions } from "./outcome";
import type { RefreshResult } from "./refresh";
import { inPieces, runAlone } from "./task";
import { dayInWords } from "./titles";

/** What a page is about: a file of one provider, or its share of a file. */
interface Subject extends ProviderShare {
  /** What the page says it came in, as the provider knows it. */
  readonly from: string;
  /** For the page's own name. */
  readonly called: string;
  readonly isTemplate: boolean;
}

type Imported = Pick<ImportResult, "files" | "refreshed">;

/** The receipts of an import that was done, as files to take. */
export function makeReceipts(
  result: Imported,
  today: string,
  options: RunOptions = {},
): Promise<Outcome<readonly MadeFile[]>> {
  return runAlone("Making the receipts", options, () => receiptsOf(result, today, options));
}

/**
 * A page for each provider of each file that was imported, refused or found to be known, with nothing in it of other
 * providers; files of nobody get none.
 */
export async function receiptsOf(
  { files, refreshed }: Imported,
  today: string,
  options: RunOptions = {},
): Promise<readonly MadeFile[]> {
  const subjects = files.flatMap(subjectsOf);
  const made: MadeFile[] = [];
  const names = new Set<string>();
  function* steps(): Generator<number, readonly MadeFile[], void> {
    for (const subject of subjects) {
      const name = freeName(subject.called, names);
      names.add(name.toLowerCase());
      made.push({ name: `${name}.xlsx`, bytes: receiptOf(subject, refreshed, today) });
      yield made.length;
    }
    return made;
  }
  const total = subjects.length;
  return inPieces(steps(), options, (done) =>
    options.onProgress?.({ done, total, text: `Making receipt ${done} of ${total}` }),
  );
}

function subjectsOf(file: FileSummary): readonly Subject[] {
  const { shares, providerId, period } = file;
  const title = file.file.replace(/\.[^.]+$/, "");
  if (shares.length > 1)
    // The name of such a file can say who else is in it.
    return shares.map((share) => ({
      ...share,
      from: "A file of several providers",
      called: `${share.providerId}_${share.provider}_${share.period}`,
      isTemplate: false,
    }));
  const [share = file] = shares;
  const called = `${providerId}_${period}_${title}`;
  return providerId === "" ? [] : [{ ...share, from: file.file, called, isTemplate: file.reading === null }];
}

/** Without characters that a file system refuses, and like none of the others. */
function freeName(called: string, taken: ReadonlySet<string>): string {
  const plain = `Receipt_${called}`.replaceAll(/[^\p{L}\p{M}\p{N}_.-]+/gu, "-").replace(/[_.-]+$/, "");
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain}-${n}`;
  return name;
}

function receiptOf(subject: Subject, refreshed: RefreshResult | null, today: string): Uint8Array {
  const { outcome, counts, provider, providerId, period, sentence, problems, from, isTemplate } = subject;
  const isUsed = outcome === "ready" || outcome === "repeated";
  const isAccepted = isUsed && counts.added + counts.changed + counts.repeated > 0;
  const own = isUsed && refreshed ? ownFindings(providerId, refreshed) : [];
  const key = periodFromKey(period, refreshed?.fiscalYearStart ?? 1);
  return buildReceipt({
    contract: refreshed?.title ?? "",
    provider,
    period: key === null ? period : periodLabel(key),
    file: from,
    receivedOn: dayInWords(today),
    summary: isUsed && !isAccepted ? `Nothing was accepted: ${sentence}` : sentence,
    isAccepted,
    problems,
    isTemplate,
    findings: own.map(({ finding, isHidden }) => (isHidden ? { ...finding, value: null } : finding)),
    // A line with a hidden point would let it be guessed from its neighbours and limits.
    drawn: own.find(({ hasHidden, finding }) => !hasHidden && finding.value !== null)?.finding ?? null,
  });
}

/** The provider's measures with figures: the flagged ones in the order of their flags, then by priority. */
function ownFindings(providerId: string, { findings, flags, hiddenPoints, tooFewPeople }: RefreshResult) {
  const rank = (finding: Finding): number => {
    const flagged = flags.findIndex(
      (flag) => flag.providerId === providerId && flag.indicatorId === finding.indicator.id,
    );
    return flagged >= 0 ? flagged : flags.length + (finding.indicator.priority ?? flags.length + 99);
  };
  return findings
    .filter(
      ({ provider, points }) => provider.id === providerId && points.some(({ value }) => value !== null),
    )
    .sort((a, b) => rank(a) - rank(b))
    .map((finding) => {
      const series = seriesKey(providerId, finding.indicator.id);
      return { finding, isHidden: tooFewPeople.includes(series), hasHidden: hiddenPoints.has(series) };
    });
}
