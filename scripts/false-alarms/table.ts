import { COUNTS, PROCESSES } from "./processes";
import { COUNT_READINGS, type FalseAlarms, falseAlarms, MONTHS, type Reading, READINGS } from "./simulate";

/** Series drawn for each figure: a share of 2 % is then known to about ± 0.2 points. */
const SERIES = 20_000;
const SEED = 20_260_930;

/** The page of false alarms, as it stands in docs/false-alarms.md. */
export function falseAlarmsPage(count = SERIES): string {
  const rows = PROCESSES.map((process) => {
    const alarms = READINGS.map((reading) => falseAlarms(process, reading, count, SEED));
    return [process.name, ...alarms.map(alarmText), percent(alarms[0]!.warned)];
  });
  const countRows = COUNTS.map((process, i) => {
    const readings: Reading[] = i < 2 ? [COUNT_READINGS.c] : [COUNT_READINGS.p, COUNT_READINGS.pPrime];
    return readings.map((reading) => [
      process.name,
      reading.name,
      alarmText(falseAlarms(process, reading, count, SEED)),
    ]);
  });
  return `# How often a series is flagged although nothing changed

Every rule that finds changes also fires by chance. This table says how often, so that nobody reads one flag among
hundreds of series as news. It is made by \`npm run -s false-alarms\`: ${count.toLocaleString("en-US")} made-up series of ${MONTHS} months for
each figure, drawn with a fixed seed, in which **nothing changes**; so every flag is a false one.

The first figure is the share of series whose **latest** month meets a rule, the second the share in which
**some** of the ${MONTHS} months does. A run chart judges the series as a whole.

${table(["series", ...READINGS.map(({ name }) => name), "warned"], rows)}

"Warned" is the share of series beside which the add-in says that autocorrelation or a season is likely, which it
tests at 1 % each.

What follows from it:

- Look at the latest months, not at the whole chart: some point of two years is flagged in many a stable series.
- Neighbouring months that go together, or a season, raise false alarms several times over. The warning beside a
  flag is there to be read; it finds a strong dependence, and misses many a weak one in two years of data.
- A baseline of 12 fixed months gives more false alarms than limits of all points, since twelve points know less
  about the usual range; but a real change does not pull its own limits along. That is why both are offered and
  which one holds is always said.
- Counts of few events are skewed: their upper limit is passed more often than a normal series would.

## Charts of counts

Limits from the kind of count, a point outside or runs by Anhøj's rules.

${table(["series", "chart", "latest · any"], countRows.flat())}
`;
}

function alarmText({ latest, anywhere }: FalseAlarms): string {
  return latest === null ? percent(anywhere) : `${percent(latest)} · ${percent(anywhere)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
