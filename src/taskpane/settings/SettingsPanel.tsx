import { Button, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { usePaneState, usePaneStore } from "../storeContext";

const useStyles = makeStyles({
  panel: { display: "grid", gap: tokens.spacingVerticalL, justifyItems: "start" },
});

/** What a person can choose about the pane and about where figures come from. */
export function SettingsPanel() {
  const styles = useStyles();
  const store = usePaneStore();
  const largeText = usePaneState((state) => state.largeText);
  return (
    <div className={styles.panel}>
      <Switch
        label="Large text, for a projector"
        checked={largeText}
        onChange={(_event, { checked }) => store.setLargeText(checked)}
      />
      <Button onClick={store.openWizard}>Use the selected range</Button>
    </div>
  );
}
