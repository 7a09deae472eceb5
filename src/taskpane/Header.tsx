import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { usePaneState } from "./storeContext";

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: "anywhere" },
  dates: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Which contract this is, how old its figures are, and when they were last looked at. */
export function Header() {
  const styles = useStyles();
  const result = usePaneState((state) => state.result);
  return (
    <header>
      <h1 className={styles.title}>{result?.title || "Active Contract Management"}</h1>
      {result && (
        <p className={styles.dates}>
          Data as of {result.asOf} · refreshed {result.finishedAt}
        </p>
      )}
    </header>
  );
}
