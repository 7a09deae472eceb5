import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { TableSimpleRegular } from "@fluentui/react-icons/svg/table-simple";
import { usePaneStore } from "../storeContext";
import { figuresOf } from "./figures";
import type { SeriesCard } from "./seriesCards";
import { ToneBadge, useEdgeColours } from "./tone";

const useStyles = makeStyles({
  card: {
    position: "relative",
    display: "grid",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeftWidth: "5px",
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    // Hundreds of cards: those out of sight are not laid out.
    contentVisibility: "auto",
    containIntrinsicSize: "auto 14rem",
    "&:hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    "&:focus-within": { boxShadow: tokens.shadow8 },
  },
  top: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  provider: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  heading: { margin: 0 },
  // The button's area is the whole card; what else can be pressed lies above it.
  open: {
    ...typographyStyles.subtitle2,
    padding: 0,
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground1,
    textAlign: "left",
    cursor: "pointer",
    overflowWrap: "anywhere",
    "&::after": { content: '""', position: "absolute", inset: 0, borderRadius: tokens.borderRadiusLarge },
    "&:focus-visible": { outline: "none" },
    "&:focus-visible::after": { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-4px" },
  },
  sentence: { margin: 0, overflowWrap: "anywhere" },
  figures: {
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  figure: { ...typographyStyles.body1Strong, margin: 0 },
  above: { position: "relative", zIndex: 1 },
  summary: { cursor: "pointer", color: tokens.colorBrandForegroundLink, width: "fit-content" },
  actions: { display: "flex", flexWrap: "wrap", marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** A series and why to talk about it: a click or Enter selects its chart, a second button its cells. */
export function FindingCard({ card }: { readonly card: SeriesCard }) {
  const { flag, finding, reasons } = card;
  const styles = useStyles();
  const edge = useEdgeColours();
  const store = usePaneStore();
  const figures = figuresOf(card);
  const changes = [...new Set(reasons.map(({ wouldChangeOurMinds }) => wouldChangeOurMinds))].filter(Boolean);
  const latestCell = flag.cells.at(-1);
  return (
    <article className={mergeClasses(styles.card, edge[flag.tone])}>
      <div className={styles.top}>
        <ToneBadge tone={flag.tone} />
        <span className={styles.provider}>{finding?.provider.name ?? flag.providerId}</span>
      </div>
      <h2 className={styles.heading}>
        <button
          type="button"
          className={styles.open}
          title="Show the chart"
          onClick={() => store.showChart(flag)}
        >
          {finding?.indicator.name ?? flag.indicatorId}
        </button>
      </h2>
      {reasons.map(({ id, tone, sentence }) => (
        <p key={id} className={styles.sentence}>
          {tone !== flag.tone && <ToneBadge tone={tone} />} {sentence}
        </p>
      ))}
      {figures.length > 0 && (
        <dl className={styles.figures}>
          {figures.map(({ label, text }) => (
            <div key={label}>
              <dt className={styles.label}>{label}</dt>
              <dd className={styles.figure}>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {changes.length > 0 && (
        <details className={styles.above}>
          <summary className={styles.summary}>What would change our minds</summary>
          {changes.map((change) => (
            <p key={change} className={styles.sentence}>
              {change}
            </p>
          ))}
        </details>
      )}
      <div className={mergeClasses(styles.actions, styles.above)}>
        <Button
          appearance="transparent"
          size="small"
          icon={<QuestionCircleRegular />}
          onClick={() => store.openDetail({ kind: "why", flag })}
        >
          Why is this flagged?
        </Button>
        {latestCell && (
          <Button
            appearance="transparent"
            size="small"
            icon={<TableSimpleRegular />}
            onClick={() => store.showCells(latestCell)}
          >
            Show cells ({latestCell.sheet}!{latestCell.address})
          </Button>
        )}
      </div>
    </article>
  );
}
