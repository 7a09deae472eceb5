import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { LimitsReading } from "../../analysis/explain/limitsReading";
import type { Detail } from "../paneState";
import { usePaneStore } from "../storeContext";

const useStyles = makeStyles({
  part: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    justifyItems: "start",
    gap: tokens.spacingVerticalS,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  text: { margin: 0, overflowWrap: "anywhere" },
});

/** Where the limits come from, who decided so, and the way to decide otherwise. */
export function LimitsOrigin(props: {
  readonly limits: LimitsReading;
  readonly series: { readonly providerId: string; readonly indicatorId: string };
  /** Where the editor leads back to. */
  readonly cameFrom: Detail;
}) {
  const { limits, series, cameFrom } = props;
  const styles = useStyles();
  const store = usePaneStore();
  const { providerId, indicatorId } = series;
  const [origin, ...numbers] = limits.sentences;
  return (
    <section className={styles.part} aria-labelledby="why-limits">
      <h3 id="why-limits" className={styles.heading}>
        Where the limits come from
      </h3>
      <p className={styles.text}>{origin}</p>
      {limits.decisions.map(({ text, cells }) => (
        <p key={text} className={styles.text}>
          {text}{" "}
          {cells && (
            <Button size="small" appearance="transparent" onClick={() => store.showCells(cells)}>
              Show {cells.sheet}!{cells.address}
            </Button>
          )}
        </p>
      ))}
      {numbers.map((sentence) => (
        <p key={sentence} className={styles.text}>
          {sentence}
        </p>
      ))}
      <Button
        onClick={() => store.openDetail({ kind: "baseline", series: { providerId, indicatorId }, cameFrom })}
      >
        {limits.canBeFixed ? "Fix the baseline" : "Change the baseline"}
      </Button>
    </section>
  );
}
