import { lazy, useEffect, useRef, type ReactNode } from "react";
import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { BaselineEditor } from "./baselines/BaselineEditor";
import { BaselineList } from "./baselines/BaselineList";
import type { Detail } from "./paneState";
import { usePaneStore } from "./storeContext";
import { WhyFlagged } from "./why/WhyFlagged";

const NewContract = lazy(async () => ({ default: (await import("./newContract/NewContract")).NewContract }));
const ProviderTemplates = lazy(async () => ({
  default: (await import("./templates/ProviderTemplates")).ProviderTemplates,
}));
const ImportView = lazy(async () => ({ default: (await import("./submissions/ImportView")).ImportView }));
const ShareView = lazy(async () => ({ default: (await import("./share/ShareView")).ShareView }));

const SelfTestView = lazy(async () => ({ default: (await import("./selfTest/SelfTestView")).SelfTestView }));

const useStyles = makeStyles({
  view: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalM,
  },
  top: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
  },
  back: { minWidth: 0, marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})` },
  heading: { ...typographyStyles.subtitle1, margin: 0, "&:focus-visible": { outline: "none" } },
});

/** What stands in place of the tabs: one matter, and the way back. */
export function DetailView({ detail }: { readonly detail: Detail }) {
  switch (detail.kind) {
    case "why":
      return (
        <Frame key={detail.flag.id} title="Why is this flagged?">
          <WhyFlagged flag={detail.flag} />
        </Frame>
      );
    case "limits":
      return (
        <Frame key="limits" title="Baselines">
          <BaselineList />
        </Frame>
      );
    case "baseline": {
      const { providerId, indicatorId } = detail.series;
      return (
        <Frame key={`baseline|${providerId}|${indicatorId}`} title="Baseline">
          <BaselineEditor series={detail.series} />
        </Frame>
      );
    }
    case "newContract":
      return (
        <Frame key="newContract" title="New contract">
          <NewContract />
        </Frame>
      );
    case "templates":
      return (
        <Frame key="templates" title="Templates">
          <ProviderTemplates />
        </Frame>
      );
    case "import":
      return (
        <Frame key="import" title="Import submissions">
          <ImportView />
        </Frame>
      );
    case "share":
      return (
        <Frame key="share" title="Share">
          <ShareView />
        </Frame>
      );
    case "selfTest":
      return (
        <Frame key="selfTest" title="Self-test">
          <SelfTestView />
        </Frame>
      );
  }
}

/** The heading takes the keyboard's place, so that a screen reader begins there. */
function Frame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const store = usePaneStore();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.documentElement.scrollTop = 0;
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className={styles.view} aria-labelledby="detail-heading">
      <div className={styles.top}>
        <Button
          className={styles.back}
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          onClick={store.closeDetail}
        >
          Back
        </Button>
        <h2 id="detail-heading" ref={heading} tabIndex={-1} className={styles.heading}>
          {title}
        </h2>
      </div>
      {children}
    </section>
  );
}
