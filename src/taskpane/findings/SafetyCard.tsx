import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { CallFilled } from "@fluentui/react-icons/svg/call";
import { usePaneStore } from "../storeContext";
import type { FlagCard } from "./figures";

const useStyles = makeStyles({
  card: {
    padding: tokens.spacingHorizontalM,
    border: `3px solid ${tokens.colorPalettePumpkinBorderActive}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  summary: { cursor: "pointer" },
  heading: {
    ...typographyStyles.subtitle2,
    display: "inline",
    margin: 0,
  },
  hint: { margin: `${tokens.spacingVerticalS} 0`, color: tokens.colorNeutralForeground2 },
  list: { display: "grid", gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyle: "none" },
  matter: { display: "grid", justifyItems: "start", gap: tokens.spacingVerticalXS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  sentence: { margin: 0, overflowWrap: "anywhere" },
});

/**
 * Safety does not wait for a meeting and is no matter for its screen: it is said here, in no agenda, and folded
 * until somebody of the agency opens it.
 */
export function SafetyCard({ cards }: { readonly cards: readonly FlagCard[] }) {
  const styles = useStyles();
  const store = usePaneStore();
  return (
    <details className={styles.card}>
      <summary className={styles.summary}>
        <h2 className={styles.heading}>
          <CallFilled /> Call today:{" "}
          {cards.length === 1 ? "1 safety matter" : `${cards.length} safety matters`}
        </h2>
      </summary>
      <p className={styles.hint}>For the agency only, not for the meeting.</p>
      <ul className={styles.list}>
        {cards.map(({ flag, finding }) => (
          <li key={flag.id} className={styles.matter}>
            <p className={styles.sentence}>
              <b>{finding?.provider.name ?? flag.providerId}:</b> {flag.sentence}
            </p>
            <div className={styles.buttons}>
              <Button size="small" onClick={() => store.showChart(flag)}>
                Show {finding?.indicator.name ?? "the chart"}
              </Button>
              <Button size="small" onClick={() => store.openDetail({ kind: "why", flag })}>
                Why is this flagged?
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
