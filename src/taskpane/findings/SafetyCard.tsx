import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { CallFilled } from "@fluentui/react-icons/svg/call";
import { usePaneStore } from "../storeContext";
import type { FlagCard } from "./figures";

const useStyles = makeStyles({
  card: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `3px solid ${tokens.colorPalettePumpkinBorderActive}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  heading: {
    ...typographyStyles.subtitle2,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    margin: 0,
  },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyle: "none" },
  sentence: { margin: 0, overflowWrap: "anywhere" },
});

/** Safety does not wait for a meeting, and is not for the meeting's screen: it stands here and in no agenda. */
export function SafetyCard({ cards }: { readonly cards: readonly FlagCard[] }) {
  const styles = useStyles();
  const store = usePaneStore();
  return (
    <section className={styles.card} aria-labelledby="call-today">
      <h2 className={styles.heading} id="call-today">
        <CallFilled /> Call today
      </h2>
      <p className={styles.hint}>Safety is for the agency only and never enters an agenda.</p>
      <ul className={styles.list}>
        {cards.map(({ flag, finding }) => (
          <li key={flag.id}>
            <p className={styles.sentence}>
              <b>{finding?.provider.name ?? flag.providerId}:</b> {flag.sentence}
            </p>
            <Button size="small" onClick={() => store.showChart(flag)}>
              Show {finding?.indicator.name ?? "chart"}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
