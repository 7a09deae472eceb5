import { lazy, Suspense, useLayoutEffect, useRef } from "react";
import { FluentProvider, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { Announcer } from "./Announcer";
import { FindingsPanel } from "./findings/FindingsPanel";
import { Header } from "./Header";
import { NoticeBar } from "./NoticeBar";
import { PaneTabs } from "./PaneTabs";
import { RefreshBar } from "./RefreshBar";
import type { TabName } from "./paneState";
import type { PaneStore } from "./store";
import { StoreContext, usePaneState } from "./storeContext";
import { colorSchemeOf, useTheme } from "./theme";

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
const DetailView = lazy(async () => ({ default: (await import("./DetailView")).DetailView }));

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
  const detail = usePaneState((state) => state.detail);
  const Panel = PANELS[tab];
  useReturn(detail !== null);
  return (
    // No class on the provider itself: Fluent gives it to its pop-ups as well.
    <FluentProvider theme={theme}>
      <div className={styles.page} style={{ colorScheme: colorSchemeOf(theme) }}>
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
              {/* Hidden, not taken away, while a detail is looked at: filter, page and place are there afterwards. */}
              <div hidden={detail !== null}>
                <PaneTabs />
                <main className={styles.panel}>
                  <div role="tabpanel" aria-labelledby={`tab-${tab}`}>
                    <Panel />
                  </div>
                </main>
              </div>
              {detail && (
                <main className={styles.panel}>
                  <DetailView detail={detail} />
                </main>
              )}
            </>
          )}
        </Suspense>
      </div>
    </FluentProvider>
  );
}

/** Whoever comes back from a detail is where she left, with the keyboard on what she had pressed. */
function useReturn(isAway: boolean): void {
  const left = useRef<{ readonly pressed: Element | null; readonly scrolled: number } | null>(null);
  useLayoutEffect(() => {
    const page = document.documentElement;
    if (isAway) {
      left.current = { pressed: document.activeElement, scrolled: page.scrollTop };
      page.scrollTop = 0;
    } else if (left.current) {
      const { pressed, scrolled } = left.current;
      if (pressed instanceof HTMLElement) pressed.focus({ preventScroll: true });
      page.scrollTop = scrolled;
      left.current = null;
    }
  }, [isAway]);
}
