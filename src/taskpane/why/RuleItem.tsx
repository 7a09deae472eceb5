import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { RuleReading } from "../../analysis/explain/ruleReadings";
import type { PicturePoint } from "../../analysis/explain/seriesPicture";
import { PeriodCells } from "../chart/SeriesTable";
import { ToneBadge } from "../findings/tone";
import { usePaneStore } from "../storeContext";

/** Cells named one by one; of more the latest are. */
const MOST_CELLS = 12;

const useStyles = makeStyles({
  rule: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    justifyItems: "start",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  top: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  title: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: "anywhere" },
  text: { margin: 0, overflowWrap: "anywhere" },
  how: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  cell: { minWidth: 0, padding: 0 },
  cells: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
  },
});

/** A rule with its numbers, how it works, and the cells of its points. */
export function RuleItem(props: {
  readonly rule: RuleReading;
  readonly points: readonly PicturePoint[];
  readonly chosen: boolean;
  /** Rings its points in the drawing; null: it has none there. */
  readonly onChoose: (() => void) | null;
}) {
  const { rule, points, chosen, onChoose } = props;
  const styles = useStyles();
  const store = usePaneStore();
  const cells = rule.flag?.cells ?? [];
  return (
    <article className={styles.rule}>
      <div className={styles.top}>
        <ToneBadge tone={rule.tone} />
        <h4 className={styles.title}>{rule.title}</h4>
      </div>
      <p className={styles.text}>{rule.sentence}</p>
      {rule.how && <p className={styles.how}>{rule.how}</p>}
      {(points.length > 0 || cells.length > 0) && (
        <p className={styles.cells}>
          <span>Cells:</span>
          {points.slice(-MOST_CELLS).map((point) => (
            <PeriodCells key={point.label} point={point} />
          ))}
          {cells.slice(-MOST_CELLS).map((cell) => (
            <Button
              key={`${cell.sheet}!${cell.address}`}
              className={styles.cell}
              size="small"
              appearance="transparent"
              onClick={() => store.showCells(cell)}
            >
              {cell.sheet}!{cell.address}
            </Button>
          ))}
        </p>
      )}
      {rule.flag && (
        <Button
          size="small"
          aria-label={`Show on the sheet: ${rule.title}`}
          onClick={() => store.showChart(rule.flag!)}
        >
          Show on the sheet
        </Button>
      )}
      {onChoose && (
        <Button size="small" aria-pressed={chosen} onClick={onChoose}>
          {chosen ? "Ringed in the drawing" : "Ring its points"}
        </Button>
      )}
    </article>
  );
}
