import type { ReactNode } from "react";
import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { SeriesPicture } from "../../analysis/explain/seriesPicture";
import type { Variation } from "../../analysis/finding";
import { useChartColours } from "./chartColours";
import { Marker } from "./Marker";

const useStyles = makeStyles({
  key: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    padding: 0,
    listStyle: "none",
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
});

type LineName = "mean" | "limit" | "target" | "before" | "rebase";

/** What the lines and signs of a drawing mean; only those that it has. */
export function ChartKey({
  picture,
  withBefore = false,
}: {
  readonly picture: SeriesPicture;
  readonly withBefore?: boolean;
}) {
  const styles = useStyles();
  const { points } = picture;
  const has = (variation: RegExp) => points.some((p) => p.value !== null && variation.test(p.variation));
  return (
    <ul className={styles.key} aria-label="What the drawing's signs mean">
      {points.some(({ mean }) => mean !== null) && (
        <>
          <Entry sign={<Line name="mean" />}>mean</Entry>
          <Entry sign={<Line name="limit" />}>limits</Entry>
        </>
      )}
      {withBefore && <Entry sign={<Line name="before" />}>as they are now</Entry>}
      {points.some(({ target }) => target !== null) && <Entry sign={<Line name="target" />}>target</Entry>}
      {has(/Concern/) && <Entry sign={<Sign variation="specialCauseConcern" />}>concern</Entry>}
      {has(/Improvement/) && <Entry sign={<Sign variation="specialCauseImprovement" />}>improvement</Entry>}
      {has(/Neutral/) && <Entry sign={<Sign variation="specialCauseNeutralHigh" />}>stands out</Entry>}
      {points.some(({ hollow, value }) => hollow && value !== null) && (
        <Entry sign={<Sign variation="commonCause" hollow />}>not final</Entry>
      )}
      {points.some(({ value }) => value === null) && <Entry sign="gap:">no figure to show</Entry>}
      {picture.rebases.length > 0 && <Entry sign={<Line name="rebase" />}>new limits begin</Entry>}
    </ul>
  );
}

function Entry({ sign, children }: { readonly sign: ReactNode; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <li className={styles.entry}>
      {sign} {children}
    </li>
  );
}

function Line({ name }: { readonly name: LineName }) {
  const colours = useChartColours();
  return (
    <svg width={24} height={12} aria-hidden="true">
      {name === "rebase" ? (
        <path className={colours.rebase} d="M12 0V12" />
      ) : (
        <path className={colours[name]} d="M1 6H23" />
      )}
    </svg>
  );
}

function Sign({ variation, hollow = false }: { readonly variation: Variation; readonly hollow?: boolean }) {
  return (
    <svg width={14} height={14} aria-hidden="true">
      <Marker variation={variation} hollow={hollow} x={7} y={7} />
    </svg>
  );
}
