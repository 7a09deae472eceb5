import { lazy, Suspense } from "react";
import { FluentProvider, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { Announcer } from "./Announcer";
import { FindingsPanel } from "./findings/FindingsPanel";
import { Header } from "./Header";
import { NoticeBar } from "./NoticeBar";
import { PaneTabs } from "./PaneTabs";
import { RefreshBar } from "./RefreshBar";
import type { PaneStore, TabName } from "./store";
import { StoreContext, usePaneState } from "./storeContext";
import { useTheme } from "./theme";

const ProblemsPanel = lazy(async () => ({
  default: (await import("./problems/ProblemsPanel")).ProblemsPanel,
}));
const AgendaPanel = lazy(async () => ({ default: (await import("./agenda/AgendaPanel")).AgendaPanel }));
const SettingsPanel = lazy(async () => ({
  default: (await import("./settings/SettingsPanel")).SettingsPanel,
}));
const MappingWizard = lazy(async () => ({
  default: (await import("./mapping/MappingWizard")).MappingWizard,
}));

const PANELS: Readonly<Record<TabName, React.ComponentType>> = {
  findings: FindingsPanel,
  problems: ProblemsPanel,
  agenda: AgendaPanel,
  settings: SettingsPanel,
};

const useStyles = makeStyles({
  page: { minHeight: "100vh" },
  top: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} 0`,
  },
  panel: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}` },
});

/** The whole task pane. Everything it can do comes with the store. */
export function Pane({ store }: { readonly store: PaneStore }) {
  return (
    <StoreContext value={store}>
      <ThemedPane />
    </StoreContext>
  );
}

function ThemedPane() {
  const styles = useStyles();
  const theme = useTheme(usePaneState((state) => state.largeText));
  const tab = usePaneState((state) => state.tab);
  const wizardOpen = usePaneState((state) => state.wizardOpen);
  const Panel = PANELS[tab];
  return (
    // No class on the provider itself: Fluent gives it to its pop-ups as well.
    <FluentProvider theme={theme}>
      <div className={styles.page}>
        <div className={styles.top}>
          <Header />
          <RefreshBar />
          <NoticeBar />
          <Announcer />
        </div>
        <Suspense fallback={<Spinner label="Loading" />}>
          {wizardOpen ? (
            <main className={styles.panel}>
              <MappingWizard />
            </main>
          ) : (
            <>
              <PaneTabs />
              <main className={styles.panel}>
                <div role="tabpanel" aria-labelledby={`tab-${tab}`}>
                  <Panel />
                </div>
              </main>
            </>
          )}
        </Suspense>
      </div>
    </FluentProvider>
  );
}
