import { Button, makeStyles, Switch, tokens, typographyStyles } from "@fluentui/react-components";
import { ProjectorGuard } from "../share/ProjectorGuard";
import { usePaneState, usePaneStore } from "../storeContext";

const useStyles = makeStyles({
  panel: { display: "grid", gap: tokens.spacingVerticalXL },
  setting: { display: "grid", justifyItems: "start", gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What a person can choose about the pane and about where figures come from; kept in the workbook. */
export function SettingsPanel() {
  const styles = useStyles();
  const store = usePaneStore();
  const largeText = usePaneState((state) => state.largeText);
  return (
    <div className={styles.panel}>
      <section className={styles.setting}>
        <h2 className={styles.heading}>Text size</h2>
        <Switch
          label="Large text, for a projector"
          checked={largeText}
          onChange={(_event, { checked }) => store.setLargeText(checked)}
        />
      </section>
      <section className={styles.setting}>
        <h2 className={styles.heading}>Contract and templates</h2>
        <p className={styles.hint}>
          A template is the workbook in which a provider sends figures: with definitions, drop-downs and
          checks that work without this add-in.
        </p>
        <Button onClick={() => store.openDetail({ kind: "import" })}>Import submissions</Button>
        <Button onClick={() => store.openDetail({ kind: "templates" })}>Templates for providers</Button>
        <Button onClick={() => store.openDetail({ kind: "newContract" })}>New contract</Button>
      </section>
      <section className={styles.setting}>
        <h2 className={styles.heading}>Sharing</h2>
        <p className={styles.hint}>
          This workbook holds every figure. Providers and meetings get workbooks of their own, without small
          counts of people and what would give them away.
        </p>
        <Button onClick={() => store.openDetail({ kind: "share" })}>Share with providers</Button>
        <ProjectorGuard />
      </section>
      <section className={styles.setting}>
        <h2 className={styles.heading}>Limits</h2>
        <p className={styles.hint}>
          A baseline fixes the limits to a time that was agreed; a rebase begins new ones. Both are kept, with
          reason and name, in the table tblBaselines.
        </p>
        <Button onClick={() => store.openDetail({ kind: "limits" })}>Baselines of all series</Button>
      </section>
      <section className={styles.setting}>
        <h2 className={styles.heading}>Where the figures are</h2>
        <p className={styles.hint}>
          Figures are read from the contract&apos;s tables. Yours are in another layout? Select them with
          their headers, then say once what the columns mean.
        </p>
        <Button onClick={store.openWizard}>Use the selected range</Button>
      </section>
      <section className={styles.setting}>
        <h2 className={styles.heading}>Does Excel behave as expected?</h2>
        <p className={styles.hint}>
          Trials in a new, empty workbook, with a report for whoever looks after this add-in.
        </p>
        <Button onClick={() => store.openDetail({ kind: "selfTest" })}>Self-test</Button>
      </section>
    </div>
  );
}
