import { CounterBadge, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { SettingsRegular } from "@fluentui/react-icons/svg/settings";
import type { Flag } from "../analysis/finding";
import type { TabName } from "./paneState";
import { usePaneState, usePaneStore } from "./storeContext";

const useStyles = makeStyles({
  tabs: {
    flexWrap: "wrap",
    position: "sticky",
    top: 0,
    zIndex: 1,
    marginTop: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  settings: { marginLeft: "auto" },
  count: { marginLeft: tokens.spacingHorizontalXS },
});

/** Findings, problems, agenda; the settings at the far end as a picture, so that all fit beside each other. */
export function PaneTabs() {
  const styles = useStyles();
  const store = usePaneStore();
  const tab = usePaneState((state) => state.tab);
  const findings = usePaneState((state) => countSeries(state.result?.flags ?? []));
  const problems = usePaneState((state) => state.problems?.length ?? 0);
  return (
    <TabList
      className={styles.tabs}
      size="small"
      selectedValue={tab}
      onTabSelect={(_event, { value }) => store.selectTab(value as TabName)}
    >
      <Tab id="tab-findings" value="findings">
        Findings <Count of={findings} />
      </Tab>
      <Tab id="tab-problems" value="problems">
        Problems <Count of={problems} />
      </Tab>
      <Tab id="tab-agenda" value="agenda">
        Agenda
      </Tab>
      <Tab
        id="tab-settings"
        value="settings"
        className={styles.settings}
        icon={<SettingsRegular />}
        aria-label="Settings"
      />
    </TabList>
  );
}

/** How many cards the findings have: one for each series with a flag. */
function countSeries(flags: readonly Flag[]): number {
  return new Set(flags.map(({ providerId, indicatorId }) => `${providerId}|${indicatorId}`)).size;
}

function Count({ of }: { readonly of: number }) {
  const styles = useStyles();
  if (of === 0) return null;
  return (
    <CounterBadge
      className={styles.count}
      count={of}
      overflowCount={999}
      appearance="filled"
      color="informative"
    />
  );
}
