import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons/svg/arrow-clockwise";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { usePaneState, usePaneStore } from "./storeContext";
import type { Job } from "./paneState";

const useStyles = makeStyles({
  refresh: { width: "100%" },
  undo: { justifySelf: "start" },
  progress: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
  },
  bar: { gridColumn: "1 / -1" },
  text: { overflowWrap: "anywhere" },
});

/** The main button, and while something runs how far it is and a way to stop it. */
export function RefreshBar() {
  const styles = useStyles();
  const store = usePaneStore();
  const job = usePaneState((state) => state.job);
  const canUndo = usePaneState((state) => state.result?.canBeUndone === true);
  const isElsewhere = usePaneState((state) => state.wizardOpen || state.detail !== null);
  return (
    <>
      {!isElsewhere && (
        <Button
          className={styles.refresh}
          appearance="primary"
          size="large"
          icon={<ArrowClockwiseRegular />}
          // Stays in the tab order while it rests: the keyboard's place is not lost when a refresh begins.
          disabledFocusable={job !== null}
          onClick={store.refresh}
        >
          Refresh
        </Button>
      )}
      {!isElsewhere && canUndo && (
        <Button
          className={styles.undo}
          appearance="subtle"
          size="small"
          icon={<ArrowUndoRegular />}
          disabledFocusable={job !== null}
          onClick={store.undoRefresh}
        >
          Undo last refresh
        </Button>
      )}
      {job && (
        <div className={styles.progress}>
          <ProgressBar className={styles.bar} thickness="large" aria-label={job.text} {...share(job)} />
          <span className={styles.text}>{job.stopping ? "Stopping" : job.text}</span>
          <Button size="small" disabledFocusable={job.stopping} onClick={store.cancel}>
            Cancel
          </Button>
        </div>
      )}
    </>
  );
}

/** Without a total the bar only moves. */
function share({ done, total }: Job) {
  return total > 0 ? { value: done, max: total } : {};
}
