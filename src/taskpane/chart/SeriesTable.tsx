import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { PicturePoint, SeriesPicture } from "../../analysis/explain/seriesPicture";
import type { Variation } from "../../analysis/finding";
import { formatValue } from "../findings/figures";
import { usePaneStore } from "../storeContext";

const useStyles = makeStyles({
  summary: { cursor: "pointer", color: tokens.colorBrandForegroundLink, width: "fit-content" },
  table: { ...typographyStyles.caption1, width: "100%", borderCollapse: "collapse" },
  cell: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: "left",
    verticalAlign: "top",
    overflowWrap: "break-word",
  },
  period: {
    padding: 0,
    border: "none",
    background: "none",
    font: "inherit",
    textAlign: "left",
    color: tokens.colorBrandForegroundLink,
    cursor: "pointer",
    "&:hover": { textDecoration: "underline" },
    "&:focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

const WORDS: Readonly<Record<Variation, string>> = {
  commonCause: "",
  specialCauseConcern: "◆ concern",
  specialCauseImprovement: "▲ improvement",
  specialCauseNeutralHigh: "■ high",
  specialCauseNeutralLow: "■ low",
};

/** The drawing's figures as a table, the latest first; a period leads to its cells. */
export function SeriesTable({ picture }: { readonly picture: SeriesPicture }) {
  const styles = useStyles();
  const usual = ({ lpl, upl }: PicturePoint) =>
    lpl === null || upl === null
      ? ""
      : `${formatValue(lpl, picture.indicator)} to ${formatValue(upl, picture.indicator)}`;
  return (
    <details>
      <summary className={styles.summary}>The figures as a table</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            {["Period", "Figure", "Usual range", "Meets a rule"].map((header) => (
              <th key={header} scope="col" className={styles.cell}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...picture.points].reverse().map((point) => (
            <tr key={point.label}>
              <th scope="row" className={styles.cell}>
                <PeriodCells point={point} />
              </th>
              <td className={styles.cell}>
                {point.figure}
                {point.hollow && " (not final)"}
              </td>
              <td className={styles.cell}>{usual(point)}</td>
              <td className={styles.cell}>{point.value === null ? "" : WORDS[point.variation]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** A period that selects its cells; one without a row in the workbook is only named. */
export function PeriodCells({ point: { label, cells } }: { readonly point: PicturePoint }) {
  const styles = useStyles();
  const store = usePaneStore();
  const [cell] = cells;
  if (!cell) return label;
  return (
    <button
      type="button"
      className={styles.period}
      title={`Show ${cell.sheet}!${cell.address}`}
      onClick={() => store.showCells(cell)}
    >
      {label}
    </button>
  );
}
