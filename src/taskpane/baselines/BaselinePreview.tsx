import { makeStyles, tokens } from "@fluentui/react-components";
import type { BaselineChoices, BaselineOutlook } from "../../workflows/baselineDesk";
import { ChartKey } from "../chart/ChartKey";
import { SeriesChart } from "../chart/SeriesChart";
import { SeriesTable } from "../chart/SeriesTable";

const useStyles = makeStyles({
  preview: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  text: { margin: 0, overflowWrap: "anywhere" },
});

/** The series as it is, and as a decision would make it: both limits in one drawing, and in words. */
export function BaselinePreview(props: {
  readonly choices: BaselineChoices;
  /** Null: nothing is chosen yet. */
  readonly effect: BaselineOutlook["effect"];
}) {
  const { choices, effect } = props;
  const styles = useStyles();
  const { limitsNow } = choices;
  const picture = effect?.after ?? choices.picture;
  const description = effect
    ? `${picture.title}, as it would be: ${effect.limitsAfter}; now: ${limitsNow}.`
    : `${picture.title}: ${limitsNow}.`;
  return (
    <section className={styles.preview} aria-label="The series">
      <SeriesChart
        picture={picture}
        before={effect ? choices.picture : null}
        description={`${description} The figures stand in the table below.`}
      />
      <ChartKey picture={picture} withBefore={effect !== null} />
      <div role="status">
        <p className={styles.text}>Now: {limitsNow}.</p>
        {effect && <p className={styles.text}>Then: {effect.limitsAfter}.</p>}
      </div>
      <SeriesTable picture={picture} />
    </section>
  );
}
