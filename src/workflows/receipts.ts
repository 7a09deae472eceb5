import type { Finding } from "../analysis/finding";
import { periodLabel, periodFromKey } from "../analysis/periodCalendar";
import { buildReceipt } from "../documents/receipt";
import { seriesKey } from "../workbook/words";
import type { MadeFile } from "./madeFiles";
import type { FileSummary } from "./importSummary";
import type { ImportResult } from "./importSubmissions";
import type { Outcome } from "./outcome";
import type { RefreshResult } from "./refresh";
import { runAlone } from "./task";
import { dayInWords } from "./titles";

/** The receipts of an import that was done, as files to take. */
export function makeReceipts(
  result: Pick<ImportResult, "files" | "refreshed">,
  today: string,
): Promise<Outcome<readonly MadeFile[]>> {
  return runAlone("Making the receipts", {}, () => Promise.resolve(receiptsOf(result, today)));
}

/** A page for each file of a provider that was imported, refused or found to be known; files of nobody get none. */
export function receiptsOf(
  { files, refreshed }: Pick<ImportResult, "files" | "refreshed">,
  today: string,
): readonly MadeFile[] {
  return files.filter(({ providerId }) => providerId !== "").map((file) => receiptOf(file, refreshed, today));
}

function receiptOf(file: FileSummary, refreshed: RefreshResult | null, today: string): MadeFile {
  const { outcome, provider, providerId, period, sentence, problems } = file;
  const isAccepted = outcome === "ready" || outcome === "repeated";
  const own = isAccepted && refreshed ? ownFindings(providerId, refreshed) : [];
  const key = periodFromKey(period, refreshed?.fiscalYearStart ?? 1);
  const bytes = buildReceipt({
    contract: refreshed?.title ?? "",
    provider,
    period: key === null ? period : periodLabel(key),
    file: file.file,
    receivedOn: dayInWords(today),
    summary: sentence,
    isAccepted,
    problems,
    findings: own.map(({ finding, isHidden }) => (isHidden ? { ...finding, value: null } : finding)),
    // A line with a hidden point would let it be guessed from its neighbours and limits.
    drawn: own.find(({ hasHidden, finding }) => !hasHidden && finding.value !== null)?.finding ?? null,
  });
  const name = `Receipt_${providerId}_${period}_${file.file.replace(/\.[^.]+$/, "")}`;
  return { name: `${name.replaceAll(/[^\w.-]+/g, "-")}.xlsx`, bytes };
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
